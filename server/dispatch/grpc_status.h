// The one mapping from our statuses to gRPC's.
#ifndef PARVIS_SERVER_DISPATCH_GRPC_STATUS_H_
#define PARVIS_SERVER_DISPATCH_GRPC_STATUS_H_

#include <string_view>

#include "absl/status/status.h"
#include "server/log/log.h"
#include "shared/text/messages.h"

namespace grpc {
class Status;
}  // namespace grpc

namespace parvis::dispatch {

// A status of errors.h keeps its code and gets google.rpc details: ErrorInfo, BadRequest and a
// LocalizedMessage in `language`. Of others, CANCELLED and DEADLINE_EXCEEDED keep their code,
// UNAVAILABLE is told as Busy(), and everything else is our bug: INTERNAL with a generic text and
// a RequestInfo whose id stands in the log beside the method and the status.
grpc::Status ToGrpcStatus(const absl::Status& status, std::string_view method,
                          text::Language language, Log& log);

}  // namespace parvis::dispatch

#endif  // PARVIS_SERVER_DISPATCH_GRPC_STATUS_H_
