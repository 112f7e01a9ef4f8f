#include "server/gateway/gateway.h"

#include "server/gateway/asio.h"
// Coroutines need what stands above.
#include <grpcpp/channel.h>

#include <boost/asio/post.hpp>
#include <mutex>
#include <thread>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "server/gateway/session.h"
#include "server/gateway/state.h"
#include "shared/base/status_macros.h"

namespace parvis::gateway {
namespace {

using net::ip::tcp;

// Connections beyond the limit that are told so; the next are closed without a word.
constexpr std::size_t kRefusedAtOnce = 64;
// Before accepting is tried again where it failed, as for want of file descriptors.
constexpr std::chrono::milliseconds kAcceptPause(100);

absl::StatusOr<tcp::endpoint> Resolve(net::io_context& io, const std::string& address) {
  const absl::Status malformed =
      absl::InvalidArgumentError(absl::StrCat("\"", address, "\" is not HOST:PORT."));
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos || colon == 0) return malformed;
  std::string host = address.substr(0, colon);
  int port = 0;
  if (!absl::SimpleAtoi(address.substr(colon + 1), &port) || port < 0 || port > 65535) {
    return malformed;
  }
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string::npos) {
    return malformed;
  }
  error_code ec;
  tcp::resolver resolver(io);
  const auto found = resolver.resolve(host, std::to_string(port),
                                      tcp::resolver::numeric_service | tcp::resolver::passive, ec);
  if (ec || found.empty()) {
    return absl::InvalidArgumentError(absl::StrCat("There is no address for \"", host, "\"."));
  }
  return found.begin()->endpoint();
}

std::string Format(const tcp::endpoint& endpoint) {
  const std::string host = endpoint.address().to_string();
  return endpoint.address().is_v6() ? absl::StrCat("[", host, "]:", endpoint.port())
                                    : absl::StrCat(host, ":", endpoint.port());
}

class RunningGateway final : public Gateway {
 public:
  RunningGateway(Options options, std::shared_ptr<grpc::Channel> channel) : acceptor_(state_.io) {
    for (const Method& method : options.methods) state_.methods[method.path] = method;
    state_.options = std::move(options);
    state_.stub = std::make_unique<grpc::GenericStub>(std::move(channel));
  }
  ~RunningGateway() override { Stop(absl::ZeroDuration()); }

  absl::Status Listen();
  const std::string& address() const override { return address_; }
  void Drain() override;
  void Stop(absl::Duration grace) override;

 private:
  net::awaitable<void> Accept();
  void DrainHere();

  State state_;
  tcp::acceptor acceptor_;
  std::string address_;
  std::mutex stop_mutex_;  // One Stop at a time.
  std::thread thread_;
};

absl::Status RunningGateway::Listen() {
  ASSIGN_OR_RETURN(state_.files, StaticFiles::Load(state_.options.web_dir));
  ASSIGN_OR_RETURN(const tcp::endpoint endpoint, Resolve(state_.io, state_.options.address));
  error_code ec;
  acceptor_.open(endpoint.protocol(), ec);
  if (!ec) acceptor_.set_option(tcp::acceptor::reuse_address(true), ec);
  if (!ec) acceptor_.bind(endpoint, ec);
  if (!ec) acceptor_.listen(net::socket_base::max_listen_connections, ec);
  if (ec) {
    return absl::FailedPreconditionError(
        absl::StrCat("Cannot listen on ", state_.options.address, ": ", ec.message(), "."));
  }
  address_ = Format(acceptor_.local_endpoint(ec));
  net::co_spawn(
      state_.io, [this] { return Accept(); }, net::detached);
  thread_ = std::thread([this] { state_.io.run(); });
  return absl::OkStatus();
}

net::awaitable<void> RunningGateway::Accept() {
  while (!state_.draining) {
    error_code ec;
    tcp::socket socket(state_.io);
    co_await acceptor_.async_accept(socket, net::redirect_error(net::use_awaitable, ec));
    if (state_.draining) break;
    if (ec) {
      if (state_.options.on_problem) {
        state_.options.on_problem(absl::StrCat("Cannot accept a connection: ", ec.message()));
      }
      net::steady_timer pause(state_.io, kAcceptPause);
      co_await pause.async_wait(net::redirect_error(net::use_awaitable, ec));
      continue;
    }
    const auto limit = static_cast<std::size_t>(state_.options.limits.connections);
    if (state_.sessions.size() >= limit + kRefusedAtOnce) continue;
    Session::Start(state_, std::move(socket), state_.sessions.size() >= limit);
  }
}

void RunningGateway::DrainHere() {
  if (state_.draining) return;
  state_.draining = true;
  error_code ignored;
  acceptor_.close(ignored);
  // A copy: closing may end sessions, which leave the list.
  const std::set<Session*> sessions = state_.sessions;
  for (Session* session : sessions) session->Drain();
}

void RunningGateway::Drain() {
  net::post(state_.io, [this] { DrainHere(); });
}

void RunningGateway::Stop(absl::Duration grace) {
  const std::lock_guard<std::mutex> lock(stop_mutex_);
  if (!thread_.joinable()) return;
  net::post(state_.io, [this, grace] {
    DrainHere();
    if (state_.sessions.empty()) return;
    state_.grace.expires_after(absl::ToChronoNanoseconds(grace));
    state_.grace.async_wait([this](error_code ec) {
      if (ec) return;
      for (Session* session : state_.sessions) session->Abort();
    });
  });
  thread_.join();
}

}  // namespace

absl::StatusOr<std::unique_ptr<Gateway>> Gateway::Start(Options options,
                                                        std::shared_ptr<grpc::Channel> channel) {
  auto gateway = std::make_unique<RunningGateway>(std::move(options), std::move(channel));
  RETURN_IF_ERROR(gateway->Listen());
  return std::unique_ptr<Gateway>(std::move(gateway));
}

}  // namespace parvis::gateway
