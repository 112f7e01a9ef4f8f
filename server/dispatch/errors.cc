#include "server/dispatch/errors.h"

#include "absl/strings/cord.h"
#include "google/rpc/error_details.pb.h"
#include "server/dispatch/payloads.h"
#include "shared/base/string_views.h"

namespace parvis::dispatch {
namespace {

using text::Language;
using text::Message;

template <typename Proto>
std::optional<Proto> PayloadOf(const absl::Status& status, const char* url) {
  const absl::optional<absl::Cord> payload = status.GetPayload(url);
  Proto proto;
  if (!payload.has_value() || !proto.ParseFromString(std::string(*payload))) return std::nullopt;
  return proto;
}

void SetPayload(absl::Status& status, const char* url, const google::protobuf::Message& proto) {
  status.SetPayload(url, absl::Cord(proto.SerializeAsString()));
}

v1::Text Render(Message message, std::initializer_list<std::string_view> arguments) {
  v1::Text text;
  text.set_sv(text::Render(message, Language::kSwedish, arguments));
  text.set_en(text::Render(message, Language::kEnglish, arguments));
  return text;
}

google::rpc::BadRequest OneViolation(std::string_view path, std::string description) {
  google::rpc::BadRequest bad_request;
  google::rpc::BadRequest::FieldViolation* violation = bad_request.add_field_violations();
  violation->set_field(std::string(path));
  violation->set_description(std::move(description));
  return bad_request;
}

}  // namespace

absl::Status Error(absl::StatusCode code, std::string_view reason, Message message,
                   std::initializer_list<std::string_view> arguments) {
  return Error(code, reason, Render(message, arguments), {});
}

absl::Status Error(absl::StatusCode code, std::string_view reason, const v1::Text& text,
                   const ErrorMetadata& metadata) {
  google::rpc::ErrorInfo info;
  info.set_reason(std::string(reason));
  info.set_domain(kErrorDomain);
  for (const auto& [key, value] : metadata) (*info.mutable_metadata())[key] = value;
  absl::Status status(code, text.en());
  SetPayload(status, kErrorInfoPayload, info);
  SetPayload(status, kTextPayload, text);
  return status;
}

absl::Status InvalidField(std::string_view path, Message message,
                          std::initializer_list<std::string_view> arguments) {
  return InvalidField(path, Render(message, arguments));
}

absl::Status InvalidField(std::string_view path, const v1::Text& text) {
  absl::Status status = Error(absl::StatusCode::kInvalidArgument, "INVALID_FIELD", text, {});
  SetPayload(status, kBadRequestPayload, OneViolation(path, text.en()));
  SetPayload(status, kSwedishBadRequestPayload, OneViolation(path, text.sv()));
  return status;
}

absl::Status Combine(absl::Status status, const absl::Status& other) {
  if (status.ok() || other.ok()) return status.ok() ? other : status;
  for (const char* url : {kBadRequestPayload, kSwedishBadRequestPayload}) {
    auto all = PayloadOf<google::rpc::BadRequest>(status, url);
    const auto more = PayloadOf<google::rpc::BadRequest>(other, url);
    if (!all.has_value() || !more.has_value()) return status;
    all->MergeFrom(*more);
    SetPayload(status, url, *all);
  }
  return status;
}

absl::Status NotSignedIn() {
  return Error(absl::StatusCode::kUnauthenticated, "NOT_SIGNED_IN", Message::kErrorNotSignedIn);
}

absl::Status SessionEnded() {
  return Error(absl::StatusCode::kUnauthenticated, "SESSION_ENDED", Message::kErrorSessionEnded);
}

absl::Status LinkNotGood() {
  return Error(absl::StatusCode::kUnauthenticated, "LINK_NOT_GOOD", Message::kErrorLinkNotGood);
}

absl::Status LinkExpired() {
  return Error(absl::StatusCode::kUnauthenticated, "LINK_EXPIRED", Message::kErrorLinkExpired);
}

absl::Status NotAllowed() {
  return Error(absl::StatusCode::kPermissionDenied, "NOT_ALLOWED", Message::kErrorNotAllowed);
}

absl::Status RoundNotFound() {
  return Error(absl::StatusCode::kNotFound, "ROUND_NOT_FOUND", Message::kErrorRoundNotFound);
}

absl::Status Changed() {
  return Error(absl::StatusCode::kAborted, "CHANGED", Message::kErrorChanged);
}

absl::Status Busy() { return Error(absl::StatusCode::kUnavailable, "BUSY", Message::kErrorBusy); }

absl::Status ShuttingDown() {
  return Error(absl::StatusCode::kUnavailable, "SHUTTING_DOWN", Message::kErrorShuttingDown);
}

absl::Status TooManyStreams() {
  return Error(absl::StatusCode::kResourceExhausted, "TOO_MANY_STREAMS",
               Message::kErrorTooManyStreams);
}

absl::Status SequenceUnknown() {
  return Error(absl::StatusCode::kOutOfRange, "SEQUENCE_UNKNOWN", Message::kErrorSequenceUnknown);
}

absl::Status MissingField(std::string_view path) {
  return InvalidField(path, Message::kErrorFieldMissing, {path});
}

absl::Status BadResourceName(std::string_view path) {
  return InvalidField(path, Message::kErrorFieldBadName, {path});
}

absl::Status BadPageToken(std::string_view path) {
  return InvalidField(path, Message::kErrorFieldBadPageToken, {path});
}

absl::Status BadRequestId(std::string_view path) {
  return InvalidField(path, Message::kErrorFieldBadRequestId, {path});
}

absl::Status RequestIdReused(std::string_view path) {
  return InvalidField(path, Message::kErrorFieldRequestIdReused, {path});
}

std::optional<v1::Text> UserText(const absl::Status& status) {
  return PayloadOf<v1::Text>(status, kTextPayload);
}

std::string Reason(const absl::Status& status) {
  const auto info = PayloadOf<google::rpc::ErrorInfo>(status, kErrorInfoPayload);
  return info.has_value() ? info->reason() : "";
}

}  // namespace parvis::dispatch
