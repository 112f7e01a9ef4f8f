// How a call ended, with what the server says about it in `google.rpc` details: a reason for
// programs, words for people in two languages, and the fields that are wrong.
#ifndef PARVIS_CLIENT_WASM_RPC_RPC_STATUS_H_
#define PARVIS_CLIENT_WASM_RPC_RPC_STATUS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "shared/base/grpc_web.h"

namespace parvis::rpc {

struct FieldViolation {
  std::string field;  // Path, such as `change.added_pins[0].adept`.
  std::string description;
};

struct RpcStatus {
  absl::StatusCode code = absl::StatusCode::kOk;
  // For developers and logs; not shown to a person.
  std::string message;
  // `google.rpc.ErrorInfo`: the reason, such as `PAIR_REFUSED`, and what belongs to it.
  std::string reason;
  std::map<std::string, std::string> metadata;
  // `google.rpc.LocalizedMessage` by its locale: "sv", "en".
  std::map<std::string, std::string> words;
  // `google.rpc.BadRequest`.
  std::vector<FieldViolation> violations;

  bool ok() const { return code == absl::StatusCode::kOk; }
};

// From a call's trailers. Details that are malformed or of other kinds are left out.
RpcStatus StatusFromTrailers(const grpc_web::Trailers& trailers);

// For an answer that is no gRPC: by its HTTP status, as grpc/doc/http-grpc-status-mapping.md.
RpcStatus StatusFromHttp(int http_status);

}  // namespace parvis::rpc

#endif  // PARVIS_CLIENT_WASM_RPC_RPC_STATUS_H_
