#include "server/dispatch/grpc_status.h"

#include <grpcpp/support/status.h>
#include <sodium.h>

#include <string>

#include "absl/strings/cord.h"
#include "absl/strings/escaping.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "server/dispatch/errors.h"
#include "server/dispatch/payloads.h"
#include "shared/base/string_views.h"

namespace parvis::dispatch {
namespace {

using text::Language;

// Long enough not to come twice in a log, short enough to be read out.
std::string NewErrorId() {
  std::string bytes(5, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return absl::BytesToHexString(bytes);
}

void AddDetail(google::rpc::Status& proto, const absl::Status& status, const char* from,
               const char* type_url) {
  if (const absl::optional<absl::Cord> payload = status.GetPayload(from)) {
    google::protobuf::Any* any = proto.add_details();
    any->set_type_url(type_url);
    any->set_value(std::string(*payload));
  }
}

void AddText(google::rpc::Status& proto, Language language, const v1::Text& text) {
  google::rpc::LocalizedMessage message;
  const bool swedish = language == Language::kSwedish;
  message.set_locale(swedish ? "sv" : "en");
  message.set_message(swedish ? text.sv() : text.en());
  proto.add_details()->PackFrom(message);
}

grpc::Status Finished(const google::rpc::Status& proto) {
  return grpc::Status(static_cast<grpc::StatusCode>(proto.code()), proto.message(),
                      proto.SerializeAsString());
}

grpc::Status Internal(const absl::Status& status, std::string_view method, Language language,
                      Log& log) {
  const std::string id = NewErrorId();
  log.Error("internal error", {{"id", id},
                               {"method", method},
                               {"code", absl::StatusCodeToString(status.code())},
                               {"error", StdView(status.message())}});
  const absl::Status told = Error(absl::StatusCode::kInternal, "INTERNAL",
                                  text::Message::kErrorInternal, {std::string_view(id)});
  google::rpc::Status proto;
  proto.set_code(static_cast<int>(told.code()));
  proto.set_message(std::string(told.message()));
  AddDetail(proto, told, kErrorInfoPayload, kErrorInfoPayload);
  google::rpc::RequestInfo info;
  info.set_request_id(id);
  proto.add_details()->PackFrom(info);
  AddText(proto, language, *UserText(told));
  return Finished(proto);
}

}  // namespace

grpc::Status ToGrpcStatus(const absl::Status& status, std::string_view method, Language language,
                          Log& log) {
  if (status.ok()) return grpc::Status::OK;
  if (const std::optional<v1::Text> text = UserText(status)) {
    google::rpc::Status proto;
    proto.set_code(static_cast<int>(status.code()));
    proto.set_message(std::string(status.message()));
    AddDetail(proto, status, kErrorInfoPayload, kErrorInfoPayload);
    AddDetail(proto, status,
              language == Language::kSwedish ? kSwedishBadRequestPayload : kBadRequestPayload,
              kBadRequestPayload);
    AddText(proto, language, *text);
    return Finished(proto);
  }
  switch (status.code()) {
    case absl::StatusCode::kCancelled:
    case absl::StatusCode::kDeadlineExceeded:
      return grpc::Status(static_cast<grpc::StatusCode>(status.code()),
                          std::string(status.message()));
    case absl::StatusCode::kUnavailable:
      return ToGrpcStatus(Busy(), method, language, log);
    default:
      return Internal(status, method, language, log);
  }
}

}  // namespace parvis::dispatch
