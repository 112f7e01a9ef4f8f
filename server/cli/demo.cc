#include "server/cli/demo.h"

#include <sodium.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/accounts/authenticators.h"
#include "server/accounts/demo.h"
#include "server/applications/import.h"
#include "server/cli/import.h"
#include "server/cli/places.h"
#include "server/cli/round.h"
#include "server/cli/target.h"
#include "server/matching/pin_check.h"
#include "server/rounds/service.h"
#include "shared/base/status_macros.h"

namespace parvis::cli {
namespace {

constexpr Flag kFlags[] = {
    {"db", Flag::kValue, "FILE", "the database; left as it is if it exists"},
    {"data", Flag::kValue, "DIR", "folder with the programmes; found beside the binary without it"},
};

// One folder of the data is one round.
struct DemoRound {
  const char* folder;
  const char* policy;
  int number;
};

// The one to show stands first in a list that has the newest first.
constexpr DemoRound kRounds[] = {
    {"region-14", "region", 14},
    {"stockholm-2026", "stockholm", 2026},
};

absl::Status AddRound(storage::WriteTransaction& db, const DemoRound& round,
                      const v1::ImportApplicationsRequest& files) {
  ASSIGN_OR_RETURN(const v1::CreateRoundRequest request,
                   NewRoundRequest(round.policy, round.number));
  v1::Round made;
  RETURN_IF_ERROR(rounds::HandleCreateRound(accounts::Administrator(), request, db, &made));
  v1::ImportApplicationsResponse response;
  RETURN_IF_ERROR(applications::Import(&board::FindBrokenPins, accounts::Administrator(), files, db,
                                       &response));
  if (!response.applied()) {
    return absl::InvalidArgumentError(
        absl::StrCat(round.folder, ": ", response.fault_count(), " faults; see parvis import"));
  }
  return absl::OkStatus();
}

absl::Status Fill(storage::Database& database, const std::string& data) {
  RETURN_IF_ERROR(database.WriteAndWait(accounts::EnsureDemoAccounts));
  for (const DemoRound& round : kRounds) {
    const std::string id = absl::StrCat(round.policy, "-", round.number);
    ASSIGN_OR_RETURN(const v1::ImportApplicationsRequest files,
                     ReadImportFolder(absl::StrCat(data, "/", round.folder), id));
    RETURN_IF_ERROR(database.WriteAndWait(
        [&](storage::WriteTransaction& db) { return AddRound(db, round, files); }));
  }
  return absl::OkStatus();
}

// Made beside its place and renamed when it is whole: there is never half a demonstration.
absl::Status Make(const std::string& path, const std::string& data) {
  const std::string unfinished = path + ".making";
  std::error_code ignored;
  for (const char* ending : {"", "-wal", "-shm"}) {
    std::filesystem::remove(unfinished + ending, ignored);
  }
  const SystemClock clock;
  storage::DatabaseOptions options;
  options.path = unfinished;
  options.clock = &clock;
  ASSIGN_OR_RETURN(const std::unique_ptr<storage::Database> database,
                   storage::Database::Open(std::move(options)));
  absl::Status filled = Fill(*database, data);
  database->Close();
  std::error_code error;
  if (filled.ok()) std::filesystem::rename(unfinished, path, error);
  if (error) return absl::InternalError(absl::StrCat(path, ": ", error.message()));
  if (!filled.ok()) std::filesystem::remove(unfinished, ignored);
  return filled;
}

int RunDemo(const Arguments& arguments) {
  const std::optional<std::string> path = arguments.Value("db");
  if (!path.has_value()) return UsageError(DemoCommand(), "--db FILE is missing");
  const std::string data = arguments.Has("data") ? *arguments.Value("data") : FindData();
  if (data.empty()) return UsageError(DemoCommand(), "no data folder found; say --data DIR");
  if (std::filesystem::exists(*path)) {
    std::fprintf(stderr, "parvis demo: %s exists, and is left as it is\n", path->c_str());
    return kExitDone;
  }
  if (sodium_init() < 0) return Fail("demo", absl::InternalError("libsodium cannot be used here"));
  const absl::Status made = Make(*path, data);
  return made.ok() ? kExitDone : Fail("demo", made);
}

}  // namespace

const Command& DemoCommand() {
  static constexpr Command kCommand = {"demo",
                                       "make the demonstration database, if it is missing",
                                       "--db FILE [--data DIR]",
                                       kFlags,
                                       0,
                                       RunDemo};
  return kCommand;
}

}  // namespace parvis::cli
