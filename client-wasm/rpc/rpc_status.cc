#include "client-wasm/rpc/rpc_status.h"

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace parvis::rpc {
namespace {

constexpr std::string_view kTypePrefix = "type.googleapis.com/google.rpc.";

// Whether `any` holds the message of google.rpc with this name, and if so, reads it.
template <typename Message>
bool Unpack(const google::protobuf::Any& any, std::string_view name, Message* out) {
  return any.type_url() == std::string(kTypePrefix) + std::string(name) &&
         out->ParseFromString(any.value());
}

}  // namespace

RpcStatus StatusFromTrailers(const grpc_web::Trailers& trailers) {
  RpcStatus status;
  status.code = trailers.status.code();
  status.message = std::string(trailers.status.message());
  google::rpc::Status details;
  if (!details.ParseFromString(trailers.details)) return status;
  for (const google::protobuf::Any& any : details.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::LocalizedMessage localized;
    google::rpc::BadRequest bad_request;
    if (Unpack(any, "ErrorInfo", &info)) {
      status.reason = info.reason();
      status.metadata.insert(info.metadata().begin(), info.metadata().end());
    } else if (Unpack(any, "LocalizedMessage", &localized)) {
      // A locale may name a region too; the language is what the client has.
      status.words[localized.locale().substr(0, 2)] = localized.message();
    } else if (Unpack(any, "BadRequest", &bad_request)) {
      for (const auto& violation : bad_request.field_violations()) {
        status.violations.push_back({violation.field(), violation.description()});
      }
    }
  }
  return status;
}

RpcStatus StatusFromHttp(int http_status) {
  RpcStatus status;
  status.message = "HTTP " + std::to_string(http_status);
  switch (http_status) {
    case 400:
      status.code = absl::StatusCode::kInternal;
      break;
    case 401:
      status.code = absl::StatusCode::kUnauthenticated;
      break;
    case 403:
      status.code = absl::StatusCode::kPermissionDenied;
      break;
    case 404:
      status.code = absl::StatusCode::kUnimplemented;
      break;
    case 413:
      status.code = absl::StatusCode::kResourceExhausted;
      break;
    case 429:
    case 502:
    case 503:
    case 504:
      status.code = absl::StatusCode::kUnavailable;
      break;
    default:
      status.code = absl::StatusCode::kUnknown;
  }
  return status;
}

}  // namespace parvis::rpc
