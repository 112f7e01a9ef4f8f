// The way in for browsers: one HTTP/1.1 port that turns gRPC-Web into gRPC on a given channel,
// serves the client's files, and answers `/healthz`. It knows bytes, not the domain: what a method
// means, and who may call it, is the server's business behind the channel.
//
// What it promises that server:
//  - Only the listed methods reach the channel. No `authorization`, `x-parvis-*` or `grpc-*` that a
//    browser sent does; the cookie `parvis_session` comes as `authorization: Bearer ...`, and each
//    call carries `x-parvis-gateway: 1`.
//  - A call that asks for no deadline gets Limits::default_deadline, unless it is a stream; none
//    but a stream's is longer than Limits::max_deadline. A browser that goes away cancels its call.
//  - Initial metadata `x-parvis-set-session` with `x-parvis-set-session-max-age` (seconds) becomes
//    a cookie and goes no further; an empty token clears it.
//  - A page of another origin can't call.
// The channel must allow received messages of Limits::message_bytes (gRPC's own default is 4 MiB).
#ifndef PARVIS_SERVER_GATEWAY_GATEWAY_H_
#define PARVIS_SERVER_GATEWAY_GATEWAY_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/gateway/methods.h"
#include "shared/base/limits.h"

namespace grpc {
class Channel;
}

namespace parvis::gateway {

// The product's limits; tests make them smaller.
struct Limits {
  std::size_t header_bytes = limits::kHttpHeaderBytes;
  std::size_t body_bytes = limits::kHttpBodyBytes;
  std::size_t bodies_bytes = limits::kHttpBodiesBytes;
  std::size_t message_bytes = limits::kMessageBytes;
  int connections = limits::kHttpConnections;
  int streams_per_session = limits::kStreamsPerSession;
  absl::Duration idle = absl::Seconds(limits::kHttpIdleSeconds);
  absl::Duration header = absl::Seconds(limits::kHttpHeaderSeconds);
  absl::Duration body = absl::Seconds(limits::kHttpBodySeconds);
  absl::Duration write = absl::Seconds(limits::kHttpWriteSeconds);
  absl::Duration default_deadline = absl::Seconds(limits::kDefaultDeadlineSeconds);
  absl::Duration max_deadline = absl::Seconds(limits::kMaxDeadlineSeconds);
};

// One answered request. Holds no personal data: no query, no cookie, no address of the peer.
struct RequestRecord {
  std::string_view method;  // Of HTTP; empty if the request could not be read.
  std::string_view path;
  int http_status = 0;   // 499 if the browser went away first, 0 if nothing could be answered.
  int grpc_status = -1;  // -1 if it was no gRPC-Web call.
  std::uint64_t request_bytes = 0;   // Of the body.
  std::uint64_t response_bytes = 0;  // Of the body, before chunking.
  absl::Duration duration;
};

struct Options {
  std::string address = "127.0.0.1:8080";  // HOST:PORT or [IPv6]:PORT; port 0 is any free one.
  std::string web_dir;                     // The built client. May be missing: a page then says so.
  std::vector<Method> methods;             // From MethodsOf; every other one is UNIMPLEMENTED.
  Limits limits;
  // Both are called on the gateway's thread and must not block; either may be empty.
  std::function<void(const RequestRecord&)> on_request;
  std::function<void(std::string_view problem)> on_problem;
};

// A running gateway. It has one thread of its own, where everything happens but the calls
// themselves. The functions below may be called from any thread but that one.
class Gateway {
 public:
  // Loads the files, listens and serves. INVALID_ARGUMENT for an address that is none,
  // FAILED_PRECONDITION if it cannot be listened on, RESOURCE_EXHAUSTED for too large files.
  static absl::StatusOr<std::unique_ptr<Gateway>> Start(Options options,
                                                        std::shared_ptr<grpc::Channel> channel);

  // As Stop(absl::ZeroDuration()).
  virtual ~Gateway() = default;

  // Where it listens, as HOST:PORT with the real port.
  virtual const std::string& address() const = 0;

  // Begins to stop: no new connections, `/healthz` says 503, idle connections close, streams end
  // with UNAVAILABLE so that clients come back later, calls in progress go on. Returns at once.
  virtual void Drain() = 0;

  // Drains, waits at most `grace` for calls in progress, cancels what is left, and returns when
  // nothing of the gateway runs any more. To be called before the server behind the channel stops.
  virtual void Stop(absl::Duration grace) = 0;
};

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_GATEWAY_H_
