#include "server/cli/target.h"

#include <grpcpp/grpcpp.h>
#include <sodium.h>

#include <cstdio>
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "server/dispatch/errors.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"

namespace parvis::cli {
namespace {

// The server's status with what it says to people, and which fields are at fault.
absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  std::string message = status.error_message();
  google::rpc::Status proto;
  google::rpc::BadRequest bad_request;
  if (proto.ParseFromString(status.error_details())) {
    for (const google::protobuf::Any& detail : proto.details()) {
      if (!detail.UnpackTo(&bad_request)) continue;
      message.clear();
      for (const auto& violation : bad_request.field_violations()) {
        absl::StrAppend(&message, message.empty() ? "" : "; ", violation.description());
      }
    }
  }
  return absl::Status(static_cast<absl::StatusCode>(status.error_code()), message);
}

}  // namespace

absl::StatusOr<Target> Target::Open(const std::string& database_path, MissingFile missing) {
  if (sodium_init() < 0) return absl::InternalError("libsodium cannot be used here");
  if (missing == MissingFile::kRefuse && !std::filesystem::exists(database_path)) {
    return absl::NotFoundError(absl::StrCat("there is no database ", database_path));
  }
  Target target;
  target.clock_ = std::make_unique<SystemClock>();
  ASSIGN_OR_RETURN(target.lock_, storage::FileLock::TryAcquire(database_path));
  if (target.lock_.has_value()) {
    storage::DatabaseOptions options;
    options.path = database_path;
    options.clock = target.clock_.get();
    ASSIGN_OR_RETURN(target.database_, storage::Database::Open(std::move(options)));
    return target;
  }
  const std::string socket = std::filesystem::absolute(database_path).string() + ".sock";
  if (!std::filesystem::exists(socket)) {
    return absl::UnavailableError(
        absl::StrCat("another parvis has ", database_path, " open; try again when it is done"));
  }
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(limits::kMessageBytes);
  target.channel_ = grpc::CreateCustomChannel(absl::StrCat("unix:", socket),
                                              grpc::InsecureChannelCredentials(), arguments);
  return target;
}

absl::Status Target::Write(
    absl::FunctionRef<absl::Status(storage::WriteTransaction&)> handle,
    absl::FunctionRef<grpc::Status(const std::shared_ptr<grpc::Channel>&, grpc::ClientContext&)>
        call) {
  if (database_) return database_->WriteAndWait(handle);
  grpc::ClientContext context;
  context.AddMetadata("accept-language", "en");
  context.set_deadline(std::chrono::system_clock::now() +
                       std::chrono::seconds(limits::kMaxDeadlineSeconds));
  return FromGrpc(call(channel_, context));
}

std::string Explain(const absl::Status& status) {
  if (const std::optional<v1::Text> text = dispatch::UserText(status)) return text->en();
  return std::string(status.message());
}

int Fail(const char* name, const absl::Status& status) {
  std::fprintf(stderr, "parvis %s: %s\n", name, Explain(status).c_str());
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kFailedPrecondition:
      return 2;
    default:
      return 1;
  }
}

}  // namespace parvis::cli
