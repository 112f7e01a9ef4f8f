// Where a command that writes does its work: in the file itself, or, while a server holds that, on
// the server's unix socket, so that there is one writer and its streams hear of it.
#ifndef PARVIS_SERVER_CLI_TARGET_H_
#define PARVIS_SERVER_CLI_TARGET_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/clock/clock.h"
#include "server/dispatch/caller.h"
#include "server/storage/database.h"
#include "server/storage/file_lock.h"

namespace grpc {
class Channel;
class ClientContext;
class Status;
}  // namespace grpc

namespace parvis::cli {

enum class MissingFile { kMake, kRefuse };

// Of one thread. The caller is the administrator either way.
class Target {
 public:
  // NOT_FOUND if the file is missing and shall not be made; UNAVAILABLE if a server holds it that
  // has no socket; otherwise as Database::Open.
  static absl::StatusOr<Target> Open(const std::string& database_path, MissingFile missing);

  Target(Target&&) = default;

  // Carries out one write: by `handle`, in one transaction, or by `call` on the server.
  //
  //   v1::Round round;
  //   absl::Status status = target.Write(
  //       [&](storage::WriteTransaction& db) {
  //         return rounds::HandleMoveRound(accounts::Administrator(), request, db, &round);
  //       },
  //       [&](const std::shared_ptr<grpc::Channel>& channel, grpc::ClientContext& context) {
  //         return v1::RoundService::NewStub(channel)->MoveRound(&context, request, &round);
  //       });
  absl::Status Write(
      absl::FunctionRef<absl::Status(storage::WriteTransaction&)> handle,
      absl::FunctionRef<grpc::Status(const std::shared_ptr<grpc::Channel>&, grpc::ClientContext&)>
          call);

 private:
  Target() = default;

  std::unique_ptr<SystemClock> clock_;
  std::optional<storage::FileLock> lock_;
  std::unique_ptr<storage::Database> database_;  // Null while a server holds the file.
  std::shared_ptr<grpc::Channel> channel_;       // Null otherwise.
};

// What to tell the one who runs the command: the text for people (in English) if the status has
// one, and otherwise its message.
std::string Explain(const absl::Status& status);

// Prints `parvis NAME: …` to standard error and gives the exit status: 2 for what was given wrong
// (INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION), 1 otherwise.
int Fail(const char* name, const absl::Status& status);

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_TARGET_H_
