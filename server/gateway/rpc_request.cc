#include "server/gateway/rpc_request.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "shared/base/status_macros.h"

namespace parvis::gateway {
namespace {

constexpr absl::string_view kBinary = "application/grpc-web";
constexpr absl::string_view kText = "application/grpc-web-text";

// A media type in lower case, without parameters.
std::string MediaType(std::string_view value) {
  const std::string_view type = value.substr(0, value.find(';'));
  return absl::AsciiStrToLower(
      absl::StripAsciiWhitespace(absl::string_view(type.data(), type.size())));
}

std::string ContentType(const HttpHead& head) {
  return MediaType(head.Find("content-type").value_or(""));
}

bool IsText(absl::string_view type) {
  return type == kText || type == "application/grpc-web-text+proto";
}

}  // namespace

bool IsGrpcWeb(const HttpHead& head) { return absl::StartsWith(ContentType(head), kBinary); }

bool WantsText(const HttpHead& head) {
  return IsText(ContentType(head)) || IsText(MediaType(head.Find("accept").value_or("")));
}

absl::StatusOr<RpcRequest> ReadRpcRequest(const HttpHead& head, const MethodTable& methods,
                                          const Limits& limits) {
  RpcRequest request;
  if (head.method != "POST") return absl::UnimplementedError("gRPC-Web calls are POST requests.");
  RETURN_IF_ERROR(CheckOrigin(head));
  request.path = std::string(PathOf(head).value_or(""));
  const auto method = methods.find(request.path);
  if (method == methods.end()) return absl::UnimplementedError("There is no such method.");
  request.server_streaming = method->second.server_streaming;
  const std::string type = ContentType(head);
  request.text = IsText(type);
  if (!request.text && type != kBinary && type != "application/grpc-web+proto") {
    return absl::UnimplementedError("Messages are protobuf, in binary or in text mode.");
  }
  for (const char* encoding : {"grpc-encoding", "content-encoding"}) {
    const auto value = head.Find(encoding);
    if (value && *value != "identity") {
      return absl::UnimplementedError("Compressed requests are not supported.");
    }
  }
  if (const auto timeout = head.Find("grpc-timeout")) {
    ASSIGN_OR_RETURN(request.timeout, ParseTimeout(*timeout));
  }
  if (!request.server_streaming) {
    request.timeout =
        std::min(request.timeout.value_or(limits.default_deadline), limits.max_deadline);
  }
  ASSIGN_OR_RETURN(request.metadata, MetadataFromHeaders(head));
  request.session = CookieValue(head, kSessionCookie);
  return request;
}

absl::Status RpcBody::Feed(std::string_view piece) {
  std::string decoded;
  if (text_) {
    RETURN_IF_ERROR(base64_.Feed(piece, &decoded));
    piece = decoded;
  }
  RETURN_IF_ERROR(frames_.Feed(piece, &received_));
  if (received_.size() > 1 || (received_.size() == 1 && !frames_.at_boundary())) {
    return absl::InvalidArgumentError("A call sends one message.");
  }
  if (!received_.empty() && received_[0].kind != grpc_web::FrameKind::kMessage) {
    return absl::InvalidArgumentError("A call sends a message, not trailers.");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> RpcBody::Finish() {
  if (!base64_.at_boundary() || !frames_.at_boundary() || received_.empty()) {
    return absl::InvalidArgumentError("The message is not whole.");
  }
  return std::move(received_[0].payload);
}

}  // namespace parvis::gateway
