// The way in, the same for calls and streams: what came with a call, who sent it, whether they may.
#ifndef PARVIS_SERVER_DISPATCH_ADMISSION_H_
#define PARVIS_SERVER_DISPATCH_ADMISSION_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/dispatch/authenticator.h"
#include "server/dispatch/caller.h"
#include "server/dispatch/environment.h"
#include "server/storage/connection.h"
#include "shared/text/messages.h"

namespace google::protobuf {
class Message;
}  // namespace google::protobuf

namespace grpc {
class CallbackServerContext;
}  // namespace grpc

namespace parvis::dispatch {

// What is read of a call's metadata and peer.
struct CallInfo {
  Credentials credentials;
  text::Language language = text::Language::kSwedish;
};

// The gateway's mark is believed on the in-process channel alone.
CallInfo ReadCallInfo(const grpc::CallbackServerContext& context);

// The language that `accept-language` (RFC 9110, 12.5.4) puts first of ours; Swedish otherwise.
text::Language PreferredLanguage(std::string_view accept_language);

// Full name of the method whose request this is; empty if none of the request's own file has it.
std::string MethodOf(const google::protobuf::Message& request);

// Authenticates and authorises: the caller, or the error to answer with.
absl::StatusOr<Caller> Admit(const Environment& environment, std::string_view method,
                             const CallInfo& info, storage::ReadConnection& db);

// INVALID_ARGUMENT with every field that the contract marks REQUIRED and the request leaves empty.
absl::Status CheckRequiredFields(const google::protobuf::Message& request);

}  // namespace parvis::dispatch

#endif  // PARVIS_SERVER_DISPATCH_ADMISSION_H_
