#include "server/cli/link.h"

#include <sodium.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/accounts/demo.h"
#include "server/accounts/links.h"
#include "server/cli/target.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"

namespace parvis::cli {
namespace {

constexpr Flag kFlags[] = {
    {"db", Flag::kValue, "FILE", "the database"},
    {"http", Flag::kValue, "ADDR", "where it is served; 127.0.0.1:8080 without this flag"},
    {"account", Flag::kValue, "ID", "print the address for this account, and nothing else"},
};

std::string RoleWords(const accounts::Account& account) {
  if (account.role == v1::ACCOUNT_ROLE_PROGRAMME_COORDINATOR) return "programme coordinator";
  return absl::StrCat("coordinator of ", account.institution);
}

// Makes the accounts where they are missing, so that any database can be looked at. Accounts are
// no events, so the file is written to directly, whoever else has it open.
absl::StatusOr<std::vector<accounts::Account>> LoadAccounts(storage::Database& database) {
  RETURN_IF_ERROR(database.WriteAndWait(accounts::EnsureDemoAccounts));
  std::vector<accounts::Account> all;
  RETURN_IF_ERROR(database.Read([&](storage::ReadConnection& db) -> absl::Status {
    ASSIGN_OR_RETURN(all, accounts::List(db));
    return absl::OkStatus();
  }));
  return all;
}

absl::Status PrintLinks(const std::string& path, const std::string& base,
                        const std::optional<std::string>& only) {
  if (sodium_init() < 0) return absl::InternalError("libsodium cannot be used here");
  if (!std::filesystem::exists(path)) {
    return absl::NotFoundError(absl::StrCat("there is no database ", path));
  }
  const SystemClock clock;
  storage::DatabaseOptions options;
  options.path = path;
  options.clock = &clock;
  ASSIGN_OR_RETURN(const std::unique_ptr<storage::Database> database,
                   storage::Database::Open(std::move(options)));
  ASSIGN_OR_RETURN(const std::vector<accounts::Account> all, LoadAccounts(*database));
  return database->Read([&](storage::ReadConnection& db) -> absl::Status {
    bool found = false;
    for (const accounts::Account& account : all) {
      if (only.has_value() && account.id != *only) continue;
      found = true;
      ASSIGN_OR_RETURN(
          const std::string token,
          accounts::MakeLink(db, account.id, db.Now() + absl::Seconds(limits::kDemoLinkSeconds)));
      const std::string address = absl::StrCat(base, "/sign-in#", token);
      if (only.has_value()) {
        std::printf("%s\n", address.c_str());
      } else {
        std::printf("%-12s %-22s %s\n", account.id.c_str(), RoleWords(account).c_str(),
                    address.c_str());
      }
    }
    if (found) return absl::OkStatus();
    return absl::NotFoundError(absl::StrCat("there is no account ", *only));
  });
}

int RunLink(const Arguments& arguments) {
  const std::optional<std::string> path = arguments.Value("db");
  if (!path.has_value()) return UsageError(LinkCommand(), "--db FILE is missing");
  std::string base = arguments.ValueOr("http", "127.0.0.1:8080");
  if (!absl::StrContains(base, "://")) base = absl::StrCat("http://", base);
  while (base.back() == '/') base.pop_back();
  const absl::Status printed = PrintLinks(*path, base, arguments.Value("account"));
  return printed.ok() ? kExitDone : Fail("link", printed);
}

}  // namespace

const Command& LinkCommand() {
  static constexpr Command kCommand = {
      "link",
      "print a sign-in link for each demonstration role, good for a week",
      "--db FILE [--http ADDR] [--account ID]",
      kFlags,
      0,
      RunLink};
  return kCommand;
}

}  // namespace parvis::cli
