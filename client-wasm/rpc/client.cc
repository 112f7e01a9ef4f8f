#include "client-wasm/rpc/client.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "shared/base/grpc_web.h"
#include "shared/base/limits.h"

namespace parvis::rpc {
namespace {

using grpc_web::Frame;
using grpc_web::FrameKind;
using platform::FetchEnd;

// The page waits this much longer than the server is given, so that the server's own
// DEADLINE_EXCEEDED, which tells more, comes first.
constexpr double kDeadlineSlackMs = 2000;

RpcStatus Broken(absl::StatusCode code, std::string message) {
  RpcStatus status;
  status.code = code;
  status.message = std::move(message);
  return status;
}

}  // namespace

struct Client::CallState {
  platform::FetchId fetch = 0;
  int http_status = 0;
  grpc_web::FrameDecoder decoder{limits::kMessageBytes};
  OnMessage on_message;
  StreamEnd on_end;
  OnProgress on_progress;
  double told = 0;  // By on_progress.
  // From the trailers frame, or from the headers of an answer without a body.
  std::optional<RpcStatus> status;
};

Client::Client(platform::Platform* platform) : platform_(platform) {}

Client::~Client() {
  for (const auto& [id, call] : calls_) platform_->CancelFetch(call->fetch);
}

CallId Client::Unary(std::string_view method, const google::protobuf::MessageLite& request,
                     double deadline_ms, UnaryEnd on_end, OnProgress on_progress) {
  struct Received {
    int count = 0;
    std::string bytes;
  };
  auto received = std::make_shared<Received>();
  const CallId id = Start(
      method, request, deadline_ms,
      [received](std::string_view bytes) {
        ++received->count;
        received->bytes = std::string(bytes);
      },
      [received, on_end = std::move(on_end)](const RpcStatus& status) {
        if (!status.ok()) return on_end(status, "");
        if (received->count != 1) {
          return on_end(Broken(absl::StatusCode::kInternal, "not one message"), "");
        }
        on_end(status, std::move(received->bytes));
      });
  // Callbacks never come from inside Start().
  calls_[id]->on_progress = std::move(on_progress);
  return id;
}

CallId Client::ServerStream(std::string_view method, const google::protobuf::MessageLite& request,
                            OnMessage on_message, StreamEnd on_end) {
  return Start(method, request, 0, std::move(on_message), std::move(on_end));
}

CallId Client::Start(std::string_view method, const google::protobuf::MessageLite& request,
                     double deadline_ms, OnMessage on_message, StreamEnd on_end) {
  const CallId id = next_id_++;
  auto call = std::make_unique<CallState>();
  call->on_message = std::move(on_message);
  call->on_end = std::move(on_end);

  platform::FetchRequest fetch;
  fetch.url = "/" + std::string(method);
  fetch.headers = {{"content-type", std::string(grpc_web::kContentType)}, {"x-grpc-web", "1"}};
  if (deadline_ms > 0) {
    fetch.headers.emplace_back("grpc-timeout",
                               std::to_string(static_cast<long>(deadline_ms)) + "m");
    fetch.timeout_ms = deadline_ms + kDeadlineSlackMs;
  }
  fetch.body = grpc_web::EncodeFrame(FrameKind::kMessage, request.SerializeAsString());

  platform::FetchCallbacks callbacks;
  callbacks.on_headers = [this, id](int status, const auto& headers) {
    OnHeaders(id, status, headers);
  };
  callbacks.on_body = [this, id](std::string_view bytes) { OnBody(id, bytes); };
  callbacks.on_end = [this, id](FetchEnd end) { OnEnd(id, end); };
  CallState& state = *call;
  calls_[id] = std::move(call);
  state.fetch = platform_->Fetch(std::move(fetch), std::move(callbacks));
  return id;
}

void Client::Cancel(CallId id) {
  const auto call = calls_.find(id);
  if (call == calls_.end()) return;
  platform_->CancelFetch(call->second->fetch);
  calls_.erase(call);
}

void Client::OnHeaders(CallId id, int http_status,
                       const std::vector<std::pair<std::string, std::string>>& headers) {
  const auto found = calls_.find(id);
  if (found == calls_.end()) return;
  CallState& call = *found->second;
  call.http_status = http_status;
  std::string block;
  bool has_status = false;
  for (const auto& [name, value] : headers) {
    has_status = has_status || name == "grpc-status";
    absl::StrAppend(&block, name, ": ", value, "\r\n");
  }
  if (!has_status) return;
  if (const auto trailers = grpc_web::ParseTrailers(block); trailers.ok()) {
    call.status = StatusFromTrailers(*trailers);
  }
}

void Client::OnBody(CallId id, std::string_view bytes) {
  const auto found = calls_.find(id);
  if (found == calls_.end() || found->second->http_status != 200) return;
  std::vector<Frame> frames;
  const absl::Status fed = found->second->decoder.Feed(bytes, &frames);
  for (const Frame& frame : frames) {
    // A callback may cancel the call.
    const auto call = calls_.find(id);
    if (call == calls_.end()) return;
    if (frame.kind == FrameKind::kMessage) {
      const OnMessage on_message = call->second->on_message;
      on_message(frame.payload);
      continue;
    }
    const auto trailers = grpc_web::ParseTrailers(frame.payload);
    call->second->status = trailers.ok()
                               ? StatusFromTrailers(*trailers)
                               : Broken(absl::StatusCode::kInternal, "malformed trailers");
  }
  const auto call = calls_.find(id);
  if (call == calls_.end()) return;
  if (fed.ok()) return TellProgress(id);
  platform_->CancelFetch(call->second->fetch);
  Finish(id, Broken(fed.code(), std::string(fed.message())));
}

void Client::TellProgress(CallId id) {
  CallState& call = *calls_[id];
  if (!call.on_progress || call.decoder.expected() == 0) return;
  // A share of a hundredth is the least that a person sees.
  constexpr double kStep = 0.01;
  const double done =
      static_cast<double>(call.decoder.received()) / static_cast<double>(call.decoder.expected());
  if (done < call.told + kStep) return;
  call.told = done;
  const OnProgress on_progress = call.on_progress;  // It may cancel the call.
  on_progress(done);
}

void Client::OnEnd(CallId id, FetchEnd end) {
  const auto found = calls_.find(id);
  if (found == calls_.end()) return;
  const CallState& call = *found->second;
  if (end == FetchEnd::kTimeout) {
    return Finish(id, Broken(absl::StatusCode::kDeadlineExceeded, "no answer in time"));
  }
  // Trailers that have come are the answer, even if the connection broke after them.
  if (call.status) return Finish(id, *call.status);
  if (end == FetchEnd::kNetwork) {
    return Finish(id, Broken(absl::StatusCode::kUnavailable, "connection lost"));
  }
  if (call.http_status != 200) return Finish(id, StatusFromHttp(call.http_status));
  // The body ended without trailers: a proxy or a dying server cut it.
  Finish(id, Broken(absl::StatusCode::kUnavailable, "answer cut short"));
}

void Client::Finish(CallId id, const RpcStatus& status) {
  const auto found = calls_.find(id);
  if (found == calls_.end()) return;
  // Kept until the end: the status may be the call's own.
  const auto call = std::move(found->second);
  calls_.erase(found);
  call->on_end(status);
}

}  // namespace parvis::rpc
