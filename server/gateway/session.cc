#include "server/gateway/session.h"

#include <chrono>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/gateway/backend_call.h"
#include "server/gateway/http_write.h"
#include "server/gateway/pages.h"
#include "shared/base/grpc_web.h"

namespace parvis::gateway {
namespace {

constexpr std::size_t kJoinBytes = 16 * 1024;  // Up to here, head and body are sent as one.
constexpr absl::Duration kHealthTimeout = absl::Seconds(2);
constexpr int kClientGone = 499;

absl::Status StatusFor(int http_status) {
  switch (http_status) {
    case 408:
      return absl::DeadlineExceededError("The request did not arrive in time.");
    case 431:
      return absl::ResourceExhaustedError("The head of the request is too large.");
    case 503:
      return absl::ResourceExhaustedError("There are too many connections.");
    default:
      return absl::InvalidArgumentError("The request cannot be read.");
  }
}

Reply PlainText(int status, std::string text) {
  Reply reply;
  reply.status = status;
  reply.fields = {{"content-type", "text/plain; charset=utf-8"}, {"cache-control", "no-store"}};
  AddSecurityFields(&reply.fields);
  reply.body = std::make_shared<const std::string>(std::move(text));
  return reply;
}

}  // namespace

Session::Session(State& state, net::ip::tcp::socket socket)
    : state_(state),
      connection_(std::make_shared<Connection>(state.io, std::move(socket), state.options.limits)) {
  state_.sessions.insert(this);
}

Session::~Session() {
  state_.sessions.erase(this);
  connection_->Close();
  if (state_.draining && state_.sessions.empty()) state_.grace.cancel();
}

void Session::Start(State& state, net::ip::tcp::socket socket, bool refuse) {
  auto session = std::make_shared<Session>(state, std::move(socket));
  net::co_spawn(
      state.io, [session, refuse] { return session->Run(refuse); }, net::detached);
}

void Session::Drain() {
  if (idle_) {
    connection_->Close();
  } else if (exchange_ != nullptr) {
    exchange_->Drain();
  }
}

void Session::Abort() {
  connection_->Close();
  if (exchange_ != nullptr) exchange_->Abort();
}

net::awaitable<void> Session::Run(bool refuse) {
  // The coroutine's own hold: the function object that made it may not live as long.
  const std::shared_ptr<Session> self = shared_from_this();
  if (refuse) {
    co_await AnswerUnreadable(503);
  } else {
    bool more = true;
    while (more && !state_.draining) {
      idle_ = true;
      more = co_await connection_->WaitForRequest();
      idle_ = false;
      if (!more) co_return;
      more = co_await Serve();
    }
  }
  if (connection_->is_owed_more()) co_await connection_->Linger();
}

net::awaitable<bool> Session::Serve() {
  const auto started = std::chrono::steady_clock::now();
  record_ = RequestRecord();
  head_ = HttpHead();
  const int problem = co_await connection_->ReadHead(&head_);
  bool more = false;
  if (problem == Connection::kGone) {
    co_return false;
  } else if (problem != 0) {
    more = co_await AnswerUnreadable(problem);
  } else {
    absl::Status sane = CheckHead(head_);
    if (!sane.ok()) connection_->TakeNoMore();
    if (IsGrpcWeb(head_)) {
      RpcExchange exchange(state_, *connection_, head_, started, record_);
      exchange_ = &exchange;
      if (sane.ok()) {
        more = co_await exchange.Run();
      } else {
        more = co_await exchange.Refuse(std::move(sane));
      }
      exchange_ = nullptr;
    } else if (sane.ok()) {
      more = co_await ServeRequest();
    } else {
      more = co_await AnswerUnreadable(400);
    }
  }
  if (connection_->gone()) record_.http_status = kClientGone;
  if (state_.options.on_request) {
    record_.method = head_.method;
    const std::string_view target = head_.target;
    record_.path = target.substr(0, target.find('?'));
    record_.request_bytes = connection_->body_bytes();
    record_.duration = absl::FromChrono(std::chrono::steady_clock::now() - started);
    state_.options.on_request(record_);
  }
  co_return more;
}

net::awaitable<bool> Session::ServeRequest() {
  const auto path = PathOf(head_);
  Reply reply;
  if (!path) {
    reply = ErrorPage(400);
  } else if (head_.method != "GET" && head_.method != "HEAD") {
    reply = ErrorPage(head_.method == "POST" ? 415 : 405);
    if (reply.status == 405) reply.fields.emplace_back("allow", "GET, HEAD, POST");
  } else if (*path == "/healthz") {
    co_return co_await ServeHealth();
  } else {
    reply = state_.files.Get(head_, *path);
  }
  co_return co_await Answer(std::move(reply));
}

net::awaitable<bool> Session::ServeHealth() {
  Reply reply;
  if (state_.draining) {
    reply = PlainText(503, "draining\n");
  } else {
    // grpc.health.v1.HealthCheckRequest without a service is empty; a response that says SERVING
    // is field 1, varint 1.
    BackendCall::Request request;
    request.path = "/grpc.health.v1.Health/Check";
    request.timeout = kHealthTimeout;
    const std::shared_ptr<BackendCall> call =
        BackendCall::Start(*state_.stub, state_.io, std::move(request));
    std::string answer;
    bool more = true;
    while (more) more = co_await call->Read(&answer);
    const bool serving = call->status().ok() && answer == "\x08\x01";
    reply = serving ? PlainText(200, "ok\n") : PlainText(503, "not serving\n");
  }
  co_return co_await Answer(std::move(reply));
}

net::awaitable<bool> Session::Answer(Reply reply) {
  const bool readable = co_await connection_->SkipBody();
  if (connection_->gone()) co_return false;
  const bool keep = readable && connection_->keep_alive() && head_.version >= 11 &&
                    !state_.draining && head_.method != "CONNECT";
  const bool has_body = head_.method != "HEAD" && reply.status != 304;
  ResponseHead head;
  head.status = reply.status;
  head.fields = &reply.fields;
  if (reply.status != 304) head.content_length = reply.body->size();
  head.keep_alive = keep;
  record_.http_status = reply.status;
  record_.response_bytes = has_body ? reply.body->size() : 0;
  std::string bytes = FormatHead(head, absl::Now());
  const bool joined = !has_body || reply.body->size() <= kJoinBytes;
  if (has_body && joined) bytes += *reply.body;
  bool written = co_await connection_->Write(bytes);
  if (written && !joined) written = co_await connection_->Write(*reply.body);
  co_return written&& keep;
}

net::awaitable<bool> Session::AnswerUnreadable(int status) {
  Reply reply = ErrorPage(status);
  const absl::Status grpc_status = StatusFor(status);
  reply.fields.emplace_back("grpc-status", absl::StrCat(static_cast<int>(grpc_status.code())));
  reply.fields.emplace_back("grpc-message", std::string(grpc_status.message()));
  record_.http_status = status;
  record_.grpc_status = static_cast<int>(grpc_status.code());
  record_.response_bytes = reply.body->size();
  ResponseHead head;
  head.status = status;
  head.fields = &reply.fields;
  head.content_length = reply.body->size();
  head.keep_alive = false;
  const std::string bytes = FormatHead(head, absl::Now()) + *reply.body;
  co_await connection_->Write(bytes);
  co_return false;
}

}  // namespace parvis::gateway
