// Under which names errors.cc hands details to grpc_status.cc within an absl::Status.
#ifndef PARVIS_SERVER_DISPATCH_PAYLOADS_H_
#define PARVIS_SERVER_DISPATCH_PAYLOADS_H_

namespace parvis::dispatch {

inline constexpr char kErrorInfoPayload[] = "type.googleapis.com/google.rpc.ErrorInfo";
inline constexpr char kBadRequestPayload[] = "type.googleapis.com/google.rpc.BadRequest";
// The same violations, described in Swedish.
inline constexpr char kSwedishBadRequestPayload[] = "parvis/BadRequest.sv";
// parvis.v1.Text: what to tell a person.
inline constexpr char kTextPayload[] = "parvis/Text";

}  // namespace parvis::dispatch

#endif  // PARVIS_SERVER_DISPATCH_PAYLOADS_H_
