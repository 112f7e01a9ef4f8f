#include "server/dispatch/admission.h"

#include <grpcpp/server_context.h>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "google/api/field_behavior.pb.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "server/dispatch/authorisation.h"
#include "server/dispatch/errors.h"
#include "shared/base/string_views.h"

namespace parvis::dispatch {
namespace {

std::string Metadata(const grpc::CallbackServerContext& context, const char* key) {
  const auto found = context.client_metadata().find(key);
  if (found == context.client_metadata().end()) return "";
  return std::string(found->second.data(), found->second.size());
}

Channel ChannelOf(const grpc::CallbackServerContext& context) {
  const std::string peer = context.peer();
  if (absl::StartsWith(peer, "unix:")) return Channel::kSocket;
  // gRPC 1.51 knows no peer of the in-process channel, and one of every other.
  const bool in_process = peer == "unknown" || absl::StartsWith(peer, "inproc");
  return in_process && !Metadata(context, "x-parvis-gateway").empty() ? Channel::kGateway
                                                                      : Channel::kNetwork;
}

bool IsRequired(const google::protobuf::FieldDescriptor& field) {
  const google::protobuf::FieldOptions& options = field.options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i) {
    if (options.GetExtension(google::api::field_behavior, i) == google::api::REQUIRED) return true;
  }
  return false;
}

}  // namespace

CallInfo ReadCallInfo(const grpc::CallbackServerContext& context) {
  CallInfo info;
  info.credentials.channel = ChannelOf(context);
  const std::string authorization = Metadata(context, "authorization");
  absl::string_view bearer = authorization;
  // The scheme's name has no case: RFC 9110, 11.1.
  if (absl::StartsWithIgnoreCase(bearer, "bearer ")) {
    bearer.remove_prefix(7);
    info.credentials.bearer = std::string(absl::StripAsciiWhitespace(bearer));
  }
  info.language = PreferredLanguage(Metadata(context, "accept-language"));
  return info;
}

text::Language PreferredLanguage(std::string_view accept_language) {
  text::Language best = text::Language::kSwedish;
  double best_weight = 0;
  for (const absl::string_view item : absl::StrSplit(AbslView(accept_language), ',')) {
    const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(item, ';');
    const absl::string_view range = absl::StripAsciiWhitespace(parts.first);
    absl::string_view weight_text = absl::StripAsciiWhitespace(parts.second);
    double weight = 1;
    if (absl::ConsumePrefix(&weight_text, "q=") && !absl::SimpleAtod(weight_text, &weight)) {
      continue;
    }
    const absl::string_view primary = range.substr(0, range.find('-'));
    const bool english = absl::EqualsIgnoreCase(primary, "en");
    if (!english && !absl::EqualsIgnoreCase(primary, "sv")) continue;
    if (weight > best_weight) {
      best_weight = weight;
      best = english ? text::Language::kEnglish : text::Language::kSwedish;
    }
  }
  return best;
}

std::string MethodOf(const google::protobuf::Message& request) {
  const google::protobuf::Descriptor* type = request.GetDescriptor();
  const google::protobuf::FileDescriptor* file = type->file();
  for (int s = 0; s < file->service_count(); ++s) {
    for (int m = 0; m < file->service(s)->method_count(); ++m) {
      const google::protobuf::MethodDescriptor* method = file->service(s)->method(m);
      if (method->input_type() == type) return method->full_name();
    }
  }
  return "";
}

absl::StatusOr<Caller> Admit(const Environment& environment, std::string_view method,
                             const CallInfo& info, storage::ReadConnection& db) {
  absl::StatusOr<Caller> caller = environment.authenticator->Authenticate(info.credentials, db);
  if (absl::IsUnauthenticated(caller.status()) && IsForEveryone(method)) caller = Caller();
  if (!caller.ok()) return caller;
  if (absl::Status allowed = Authorise(method, caller->role); !allowed.ok()) return allowed;
  caller->over_gateway = info.credentials.channel == Channel::kGateway;
  caller->language = info.language;
  return caller;
}

absl::Status CheckRequiredFields(const google::protobuf::Message& request) {
  absl::Status faults;
  const google::protobuf::Descriptor* type = request.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const google::protobuf::FieldDescriptor* field = type->field(i);
    if (!IsRequired(*field)) continue;
    const google::protobuf::Reflection* reflection = request.GetReflection();
    const bool empty = field->is_repeated() ? reflection->FieldSize(request, field) == 0
                                            : !reflection->HasField(request, field);
    if (empty) faults = Combine(faults, MissingField(field->name()));
  }
  return faults;
}

}  // namespace parvis::dispatch
