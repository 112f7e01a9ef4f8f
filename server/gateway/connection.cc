#include "server/gateway/connection.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <limits>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace parvis::gateway {
namespace {

namespace http = boost::beast::http;

constexpr std::size_t kPiece = 64 * 1024;      // Of a body, at a time.
constexpr std::size_t kReadAhead = 16 * 1024;  // Of following requests, during a call.
constexpr std::size_t kSkippable = 64 * 1024;  // Of an unwanted body, rather than a new connection.
constexpr absl::Duration kLinger = absl::Seconds(2);
constexpr absl::Duration kExpiryRepeat = absl::Milliseconds(50);

std::chrono::nanoseconds Chrono(absl::Duration duration) {
  return absl::ToChronoNanoseconds(duration);
}

void Fill(const http::request_header<>& from, HttpHead* head) {
  head->method.assign(from.method_string().data(), from.method_string().size());
  head->target.assign(from.target().data(), from.target().size());
  head->version = static_cast<int>(from.version());
  head->fields.clear();
  for (const auto& field : from) {
    const absl::string_view name(field.name_string().data(), field.name_string().size());
    head->fields.emplace_back(absl::AsciiStrToLower(name),
                              std::string(field.value().data(), field.value().size()));
  }
}

}  // namespace

Connection::Connection(net::io_context& io, net::ip::tcp::socket socket, const Limits& limits)
    : limits_(limits),
      socket_(std::move(socket)),
      timer_(io),
      buffer_(limits.header_bytes + kPiece),
      stopped_watching_(io) {
  error_code ignored;
  socket_.set_option(net::ip::tcp::no_delay(true), ignored);
}

void Connection::ExpireAfter(absl::Duration duration) {
  ++expiry_;
  timed_out_ = false;
  timer_.expires_after(Chrono(duration));
  AwaitExpiry();
}

void Connection::AwaitExpiry() {
  timer_.async_wait([this, self = shared_from_this(), setting = expiry_](error_code ec) {
    if (ec || setting != expiry_) return;
    timed_out_ = true;
    error_code ignored;
    socket_.cancel(ignored);
    // An operation made of several reads may just have been between two of them, and not have
    // noticed; so once more, until it has ended.
    timer_.expires_after(Chrono(kExpiryRepeat));
    AwaitExpiry();
  });
}

void Connection::Close() {
  error_code ignored;
  socket_.close(ignored);
  timer_.cancel();
}

net::awaitable<bool> Connection::WaitForRequest() {
  if (buffer_.size() > 0) co_return true;
  error_code ec;
  ExpireAfter(limits_.idle);
  const std::size_t n = co_await socket_.async_read_some(
      buffer_.prepare(4096), net::redirect_error(net::use_awaitable, ec));
  ExpireNever();
  buffer_.commit(n);
  co_return !ec;
}

net::awaitable<int> Connection::ReadHead(HttpHead* head) {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
  parser_->body_limit(std::numeric_limits<std::uint64_t>::max());  // ReadBody has its own.
  body_bytes_ = 0;
  content_length_.reset();
  expects_continue_ = false;
  error_code ec;
  ExpireAfter(limits_.header);
  co_await http::async_read_header(socket_, buffer_, *parser_,
                                   net::redirect_error(net::use_awaitable, ec));
  ExpireNever();
  if (timed_out_) co_return 408;
  if (ec == http::error::header_limit || ec == http::error::buffer_overflow) co_return 431;
  if (ec == http::error::end_of_stream || ec == http::error::partial_message) co_return kGone;
  if (ec.category() == http::make_error_code(http::error::bad_method).category()) co_return 400;
  if (ec) co_return kGone;
  Fill(parser_->get(), head);
  if (const auto length = parser_->content_length()) content_length_ = *length;
  const auto expect = head->Find("expect");
  expects_continue_ =
      expect &&
      absl::EqualsIgnoreCase(absl::string_view(expect->data(), expect->size()), "100-continue");
  co_return 0;
}

net::awaitable<absl::Status> Connection::ReadBody(const Sink& sink) {
  if (expects_continue_ && !body_done()) {
    expects_continue_ = false;
    constexpr std::string_view kGoAhead = "HTTP/1.1 100 Continue\r\n\r\n";
    const bool written = co_await Write(kGoAhead);
    if (!written) co_return absl::CancelledError("The connection ended.");
  }
  std::vector<char> piece(
      static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, content_length_.value_or(kPiece))));
  absl::Status status;
  ExpireAfter(limits_.body);
  while (status.ok() && !body_done()) {
    auto& body = parser_->get().body();
    body.data = piece.data();
    body.size = piece.size();
    error_code ec;
    co_await http::async_read_some(socket_, buffer_, *parser_,
                                   net::redirect_error(net::use_awaitable, ec));
    const std::size_t n = piece.size() - body.size;
    body_bytes_ += n;
    if (ec == http::error::need_buffer) ec = {};
    if (timed_out_) {
      status = absl::DeadlineExceededError("The body did not arrive in time.");
    } else if (ec == http::error::partial_message || ec == http::error::end_of_stream) {
      gone_ = true;
      status = absl::CancelledError("The connection ended.");
    } else if (ec && ec.category() == http::make_error_code(http::error::bad_chunk).category()) {
      status = absl::InvalidArgumentError("The body is malformed.");
    } else if (ec) {
      gone_ = true;
      status = absl::CancelledError("The connection ended.");
    } else if (body_bytes_ > limits_.body_bytes) {
      status = absl::ResourceExhaustedError("The body is too large.");
    } else if (n > 0) {
      status = sink(std::string_view(piece.data(), n));
    }
  }
  ExpireNever();
  co_return status;
}

net::awaitable<bool> Connection::SkipBody() {
  if (body_done()) co_return true;
  // Who waits for a go-ahead has not sent the body, and may never.
  if (expects_continue_ || gone_ || timed_out_ || last_ || body_bytes_ > kSkippable ||
      content_length_.value_or(0) > kSkippable) {
    co_return false;
  }
  const Sink skip = [this](std::string_view) {
    return body_bytes_ > kSkippable ? absl::ResourceExhaustedError("") : absl::OkStatus();
  };
  const absl::Status status = co_await ReadBody(skip);
  co_return status.ok();
}

net::awaitable<bool> Connection::Write(std::string_view bytes) {
  error_code ec;
  while (!bytes.empty() && !ec) {
    ExpireAfter(limits_.write);
    const std::size_t n = co_await socket_.async_write_some(
        net::buffer(bytes.data(), bytes.size()), net::redirect_error(net::use_awaitable, ec));
    bytes.remove_prefix(n);
  }
  ExpireNever();
  if (ec) gone_ = true;
  co_return !ec;
}

void Connection::WatchPeer(std::function<void()> on_gone) {
  on_gone_ = std::move(on_gone);
  watching_ = true;
  ReadWhileWatching();
}

void Connection::ReadWhileWatching() {
  // Who sends so much ahead is not watched any longer; the next write will tell.
  if (!watching_ || buffer_.size() >= kReadAhead) return;
  reading_ahead_ = true;
  socket_.async_read_some(buffer_.prepare(kReadAhead - buffer_.size()),
                          [this, self = shared_from_this()](error_code ec, std::size_t n) {
                            reading_ahead_ = false;
                            buffer_.commit(n);
                            if (!ec) {
                              ReadWhileWatching();
                            } else if (watching_) {
                              gone_ = true;
                              if (on_gone_) std::exchange(on_gone_, nullptr)();
                            }
                            stopped_watching_.Notify();
                          });
}

net::awaitable<void> Connection::StopWatching() {
  watching_ = false;
  on_gone_ = nullptr;
  error_code ignored;
  if (reading_ahead_) socket_.cancel(ignored);
  while (reading_ahead_) co_await stopped_watching_.Wait();
}

net::awaitable<void> Connection::Linger() {
  error_code ec;
  socket_.shutdown(net::ip::tcp::socket::shutdown_send, ec);
  std::vector<char> unread(kPiece);
  ExpireAfter(kLinger);
  while (!ec && !timed_out_) {
    co_await socket_.async_read_some(net::buffer(unread),
                                     net::redirect_error(net::use_awaitable, ec));
  }
  ExpireNever();
  Close();
}

}  // namespace parvis::gateway
