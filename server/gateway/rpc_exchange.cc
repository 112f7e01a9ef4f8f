#include "server/gateway/rpc_exchange.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/gateway/http_write.h"

namespace parvis::gateway {
namespace {

absl::Status FromGrpc(const grpc::Status& status) {
  const int code = status.error_code();
  const bool known = code >= 0 && code <= static_cast<int>(absl::StatusCode::kUnauthenticated);
  return absl::Status(known ? static_cast<absl::StatusCode>(code) : absl::StatusCode::kUnknown,
                      status.error_message());
}

absl::Status Stopping() { return absl::UnavailableError("The server is stopping."); }

}  // namespace

RpcExchange::RpcExchange(State& state, Connection& connection, const HttpHead& head,
                         std::chrono::steady_clock::time_point started, RequestRecord& record)
    : state_(state),
      connection_(connection),
      head_(head),
      started_(started),
      record_(record),
      text_(WantsText(head)) {}

net::awaitable<bool> RpcExchange::Run() {
  absl::StatusOr<RpcRequest> request = ReadRpcRequest(head_, state_.methods, state_.options.limits);
  absl::Status problem = request.status();
  if (!problem.ok()) co_return co_await Refuse(std::move(problem));
  streaming_ = request->server_streaming;
  StreamSlot slot(state_);
  if (streaming_ && !slot.Take(request->session)) {
    problem = absl::ResourceExhaustedError("Too many streams are open.");
    co_return co_await Refuse(std::move(problem));
  }
  std::string message;
  problem = co_await ReceiveMessage(*request, &message);
  if (connection_.gone()) co_return false;
  if (problem.ok() && state_.draining) problem = Stopping();
  if (problem.ok() && request->timeout) {
    *request->timeout -= absl::FromChrono(std::chrono::steady_clock::now() - started_);
    if (*request->timeout <= absl::ZeroDuration()) {
      problem = absl::DeadlineExceededError("The deadline has passed.");
    }
  }
  if (!problem.ok()) co_return co_await Refuse(std::move(problem));

  StartCall(*std::move(request), std::move(message));
  connection_.WatchPeer([call = call_] { call->Cancel(); });
  bool answered = false;
  if (streaming_) {
    answered = co_await AnswerStream();
  } else {
    answered = co_await AnswerUnary();
  }
  call_->Cancel();  // In case the answer could not be delivered to its end.
  co_await connection_.StopWatching();
  if (connection_.gone()) record_.grpc_status = static_cast<int>(absl::StatusCode::kCancelled);
  if (!KeepAlive()) answered = false;
  co_return answered;
}

void RpcExchange::StartCall(RpcRequest request, std::string message) {
  BackendCall::Request call;
  call.path = std::move(request.path);
  call.metadata = std::move(request.metadata);
  call.message = std::move(message);
  call.timeout = request.timeout;
  call_ = BackendCall::Start(*state_.stub, state_.io, std::move(call));
}

net::awaitable<absl::Status> RpcExchange::ReceiveMessage(const RpcRequest& request,
                                                         std::string* message) {
  const Limits& limits = state_.options.limits;
  if (connection_.content_length().value_or(0) > limits.body_bytes) {
    co_return absl::ResourceExhaustedError("The body is too large.");
  }
  BodyBudget budget(state_);
  RpcBody body(request.text, limits.message_bytes);
  const Connection::Sink sink = [&budget, &body](std::string_view piece) {
    if (!budget.Add(piece.size())) {
      return absl::ResourceExhaustedError("Too much is being sent at once. Try again later.");
    }
    return body.Feed(piece);
  };
  absl::Status status = co_await connection_.ReadBody(sink);
  if (status.ok()) {
    absl::StatusOr<std::string> finished = body.Finish();
    status = finished.status();
    if (finished.ok()) *message = *std::move(finished);
  }
  co_return status;
}

void RpcExchange::Drain() {
  if (!streaming_ || call_ == nullptr) return;
  drained_ = true;
  call_->Cancel();
}

void RpcExchange::Abort() {
  if (call_ != nullptr) call_->Cancel();
}

net::awaitable<bool> RpcExchange::Refuse(absl::Status status) {
  if (connection_.gone()) co_return false;
  const bool readable = co_await connection_.SkipBody();
  grpc_web::Trailers trailers;
  trailers.status = std::move(status);
  Fields fields = OwnFields();
  const bool written = co_await AnswerStatusOnly(trailers, std::move(fields));
  co_return written&& readable&& KeepAlive();
}

net::awaitable<bool> RpcExchange::AnswerUnary() {
  // The frame's header is filled in when its length is known.
  std::string body(grpc_web::kFrameHeaderBytes, '\0');
  const bool has_message = co_await call_->Read(&body);
  bool has_more = false;
  if (has_message) {
    std::string more;
    has_more = co_await call_->Read(&more);
  }
  if (has_more) call_->Cancel();
  grpc_web::Trailers trailers = HowItEnded();
  if (has_more || (trailers.status.ok() && !has_message)) {
    trailers.status = absl::InternalError("The server gave no answer, or several.");
  }
  Fields fields = OwnFields();
  AddInitialMetadata(&fields, &trailers.status);
  if (!trailers.status.ok()) co_return co_await AnswerStatusOnly(trailers, std::move(fields));

  const std::string frame_header = grpc_web::FrameHeader(grpc_web::FrameKind::kMessage,
                                                         body.size() - grpc_web::kFrameHeaderBytes);
  std::copy(frame_header.begin(), frame_header.end(), body.begin());
  body += grpc_web::EncodeFrame(grpc_web::FrameKind::kTrailers, FormatTrailers(trailers));
  body = Encoded(std::move(body));
  record_.http_status = 200;
  record_.grpc_status = 0;
  record_.response_bytes = body.size();
  ResponseHead head;
  head.fields = &fields;
  head.content_length = body.size();
  head.keep_alive = KeepAlive();
  body.insert(0, FormatHead(head, absl::Now()));
  co_return co_await connection_.Write(body);
}

net::awaitable<bool> RpcExchange::AnswerStream() {
  co_await call_->WaitForMetadata();
  Fields fields = OwnFields();
  grpc_web::Trailers trailers;
  AddInitialMetadata(&fields, &trailers.status);
  if (!trailers.status.ok()) {
    call_->Cancel();
    co_return co_await AnswerStatusOnly(trailers, std::move(fields));
  }
  const bool chunked = head_.version >= 11;
  ResponseHead head;
  head.fields = &fields;
  head.chunked = chunked;
  head.keep_alive = KeepAlive();
  record_.http_status = 200;
  const std::string head_bytes = FormatHead(head, absl::Now());
  bool alive = co_await connection_.Write(head_bytes);
  while (alive) {
    std::string frame(grpc_web::kFrameHeaderBytes, '\0');
    const bool has_message = co_await call_->Read(&frame);
    if (has_message) {
      const std::string header = grpc_web::FrameHeader(grpc_web::FrameKind::kMessage,
                                                       frame.size() - grpc_web::kFrameHeaderBytes);
      std::copy(header.begin(), header.end(), frame.begin());
    } else {
      if (connection_.gone()) co_return false;
      trailers = HowItEnded();
      record_.grpc_status = static_cast<int>(trailers.status.code());
      frame = grpc_web::EncodeFrame(grpc_web::FrameKind::kTrailers, FormatTrailers(trailers));
    }
    frame = Encoded(std::move(frame));
    record_.response_bytes += frame.size();
    if (chunked) {
      std::string chunk;
      chunk.reserve(frame.size() + 32);
      AppendChunk(frame, &chunk);
      if (!has_message) chunk += kLastChunk;
      frame = std::move(chunk);
    }
    alive = co_await connection_.Write(frame);
    if (!has_message) break;
  }
  co_return alive&& chunked;
}

net::awaitable<bool> RpcExchange::AnswerStatusOnly(const grpc_web::Trailers& trailers,
                                                   Fields fields) {
  const absl::string_view message = trailers.status.message();
  fields.emplace_back("grpc-status", absl::StrCat(static_cast<int>(trailers.status.code())));
  if (!message.empty()) {
    fields.emplace_back("grpc-message",
                        grpc_web::PercentEncode(std::string_view(message.data(), message.size())));
  }
  if (!trailers.details.empty()) {
    fields.emplace_back("grpc-status-details-bin", grpc_web::EncodeBase64(trailers.details));
  }
  fields.insert(fields.end(), trailers.metadata.begin(), trailers.metadata.end());
  record_.http_status = 200;
  record_.grpc_status = static_cast<int>(trailers.status.code());
  ResponseHead head;
  head.fields = &fields;
  head.content_length = 0;
  head.keep_alive = KeepAlive();
  if (connection_.gone()) co_return false;
  const std::string bytes = FormatHead(head, absl::Now());
  co_return co_await connection_.Write(bytes);
}

grpc_web::Trailers RpcExchange::HowItEnded() const {
  grpc_web::Trailers trailers;
  if (drained_) {
    trailers.status = Stopping();
    return trailers;
  }
  trailers.status = FromGrpc(call_->status());
  trailers.details = call_->status().error_details();
  trailers.metadata = TrailersFromMetadata(call_->TrailingMetadata());
  return trailers;
}

Fields RpcExchange::OwnFields() const {
  return {
      {"content-type", std::string(text_ ? grpc_web::kTextContentType : grpc_web::kContentType)},
      {"cache-control", "no-store"},
      {"x-content-type-options", "nosniff"},
      {"cross-origin-resource-policy", "same-origin"}};
}

void RpcExchange::AddInitialMetadata(Fields* fields, absl::Status* status) const {
  const absl::StatusOr<Fields> more =
      HeadersFromMetadata(call_->InitialMetadata(), CameByHttps(head_));
  if (more.ok()) {
    fields->insert(fields->end(), more->begin(), more->end());
  } else {
    *status = more.status();
  }
}

std::string RpcExchange::Encoded(std::string frames) const {
  return text_ ? grpc_web::EncodeBase64(frames) : frames;
}

bool RpcExchange::KeepAlive() const {
  return connection_.keep_alive() && head_.version >= 11 && connection_.body_done() &&
         !state_.draining;
}

}  // namespace parvis::gateway
