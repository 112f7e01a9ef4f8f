// A gRPC-Web call as the head of its HTTP request tells it. Free of Boost and gRPC; any thread.
#ifndef PARVIS_SERVER_GATEWAY_RPC_REQUEST_H_
#define PARVIS_SERVER_GATEWAY_RPC_REQUEST_H_

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/gateway/gateway.h"
#include "server/gateway/http_head.h"
#include "server/gateway/metadata.h"
#include "server/gateway/methods.h"
#include "shared/base/grpc_web.h"

namespace parvis::gateway {

using MethodTable = std::unordered_map<std::string, Method>;

// Whether the request means to be a gRPC-Web call, in whatever format, and so is to be answered
// with a gRPC status.
bool IsGrpcWeb(const HttpHead& head);

// Whether the answer is to be in text mode: where the request is, or asks for it.
bool WantsText(const HttpHead& head);

struct RpcRequest {
  std::string path;
  bool server_streaming = false;
  bool text = false;                      // The body is in text mode.
  std::optional<absl::Duration> timeout;  // From the head's arrival on; nothing is without end.
  Metadata metadata;
  std::string session;  // Token of the cookie; empty without one.
};

// Errors, each to be sent to the browser as it is: UNIMPLEMENTED for anything but a POST to a
// listed method with protobuf uncompressed, PERMISSION_DENIED for another site's page,
// INVALID_ARGUMENT for malformed headers.
absl::StatusOr<RpcRequest> ReadRpcRequest(const HttpHead& head, const MethodTable& methods,
                                          const Limits& limits);

// Takes the body of a call, piece by piece: exactly one message in one frame.
class RpcBody {
 public:
  RpcBody(bool text, std::size_t max_message_bytes) : text_(text), frames_(max_message_bytes) {}

  // Errors are those of grpc_web::FrameDecoder and Base64Decoder, or INVALID_ARGUMENT for more
  // than one frame or one that is no message.
  absl::Status Feed(std::string_view piece);

  // The message, after the last piece. INVALID_ARGUMENT if it is not whole.
  absl::StatusOr<std::string> Finish();

 private:
  const bool text_;
  grpc_web::Base64Decoder base64_;
  grpc_web::FrameDecoder frames_;
  std::vector<grpc_web::Frame> received_;
};

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_RPC_REQUEST_H_
