// One connection with a browser: HTTP/1.1 in, bytes out, with a time limit on everything.
#ifndef PARVIS_SERVER_GATEWAY_CONNECTION_H_
#define PARVIS_SERVER_GATEWAY_CONNECTION_H_

#include "server/gateway/asio.h"
// Coroutines need what stands above.
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "server/gateway/gateway.h"
#include "server/gateway/http_head.h"

namespace parvis::gateway {

// Knows HTTP's framing, nothing of what is asked for. To be used on the thread of its socket alone;
// one coroutine reads and writes, and handlers keep the connection alive while they are pending.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(net::io_context& io, net::ip::tcp::socket socket, const Limits& limits);

  // Waits for the first byte of the next request. False if there will be none.
  net::awaitable<bool> WaitForRequest();

  // Reads a request up to its body. Returns 0, or the HTTP status that its sender has earned, or
  // kGone. After anything but 0 the connection is good for one answer at most.
  net::awaitable<int> ReadHead(HttpHead* head);
  static constexpr int kGone = -1;

  // The body's length, if the head names it.
  std::optional<std::uint64_t> content_length() const { return content_length_; }
  bool body_done() const { return parser_->is_done(); }
  // Whether the client will send another request, by what its head says.
  bool keep_alive() const { return !last_ && parser_->keep_alive(); }
  // The current request is the last one: where the next would begin is not sure.
  void TakeNoMore() { last_ = true; }
  // Bytes of the current request's body so far.
  std::uint64_t body_bytes() const { return body_bytes_; }
  bool gone() const { return gone_; }

  using Sink = std::function<absl::Status(std::string_view piece)>;

  // Reads the rest of the body into `sink`, in pieces. The sink's errors end it, and so do: more
  // bytes than Limits::body_bytes, RESOURCE_EXHAUSTED; a body that takes too long,
  // DEADLINE_EXCEEDED; malformed chunks, INVALID_ARGUMENT; a connection that ended, CANCELLED.
  net::awaitable<absl::Status> ReadBody(const Sink& sink);

  // Reads past what is left of the body if that is little, so that the connection can go on.
  net::awaitable<bool> SkipBody();

  // Writes everything, or returns false: the other side is gone, or took nothing for too long.
  net::awaitable<bool> Write(std::string_view bytes);

  // Calls `on_gone` at most once, when the other side closes the connection, until StopWatching.
  // What comes meanwhile is the start of the next request, and is kept up to a bound.
  void WatchPeer(std::function<void()> on_gone);
  net::awaitable<void> StopWatching();

  // Whether the other side may still be sending what nobody will read.
  bool is_owed_more() const { return !gone_ && !(parser_ && parser_->is_done()); }

  // Closes so that an answer already written arrives, even if the other side is still sending:
  // a socket closed with bytes unread would reset the connection under it.
  net::awaitable<void> Linger();

  // Ends whatever is under way, now.
  void Close();

 private:
  void ExpireAfter(absl::Duration duration);
  void ExpireNever() { ++expiry_; }
  void AwaitExpiry();
  void ReadWhileWatching();

  using Parser = boost::beast::http::request_parser<boost::beast::http::buffer_body>;

  const Limits& limits_;
  net::ip::tcp::socket socket_;
  net::steady_timer timer_;
  std::uint64_t expiry_ = 0;  // Which setting of the timer counts.
  bool timed_out_ = false;
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  std::optional<std::uint64_t> content_length_;
  std::uint64_t body_bytes_ = 0;
  bool expects_continue_ = false;
  bool last_ = false;
  bool gone_ = false;
  bool watching_ = false;
  bool reading_ahead_ = false;
  std::function<void()> on_gone_;
  Signal stopped_watching_;
};

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_CONNECTION_H_
