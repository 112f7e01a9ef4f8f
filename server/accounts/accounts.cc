#include "server/accounts/accounts.h"

#include "absl/strings/ascii.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"

namespace parvis::accounts {
namespace {

Account ReadAccount(storage::Query& query) {
  Account account;
  account.id = query.Text(0);
  account.display_name = query.Text(1);
  account.role = static_cast<v1::AccountRole>(query.Int(2));
  account.institution = query.Text(3);
  return account;
}

}  // namespace

bool IsAccountId(std::string_view id) {
  if (id.empty() || id.size() > limits::kAccountIdBytes) return false;
  for (const char c : id) {
    if (!absl::ascii_islower(c) && !absl::ascii_isdigit(c) && c != '-') return false;
  }
  return true;
}

absl::Status Put(storage::WriteTransaction& db, const Account& account) {
  if (!IsAccountId(account.id)) return absl::InvalidArgumentError("no account id: " + account.id);
  storage::Query query = db.Prepare(
      "INSERT INTO accounts (id, display_name, role, institution, create_us)"
      " VALUES ($id, $display_name, $role, $institution, $create_us)"
      " ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name,"
      " role = excluded.role, institution = excluded.institution");
  return query.Bind("$id", account.id)
      .Bind("$display_name", account.display_name)
      .Bind("$role", account.role)
      .Bind("$institution", account.institution)
      .Bind("$create_us", db.Now())
      .Run();
}

absl::StatusOr<std::optional<Account>> Find(storage::ReadConnection& db, std::string_view id) {
  storage::Query query =
      db.Prepare("SELECT id, display_name, role, institution FROM accounts WHERE id = $id");
  query.Bind("$id", id);
  std::optional<Account> account;
  if (query.Next()) account = ReadAccount(query);
  RETURN_IF_ERROR(query.status());
  return account;
}

absl::StatusOr<std::vector<Account>> List(storage::ReadConnection& db) {
  storage::Query query = db.Prepare(
      "SELECT id, display_name, role, institution FROM accounts ORDER BY role, institution, id");
  std::vector<Account> accounts;
  while (query.Next()) accounts.push_back(ReadAccount(query));
  RETURN_IF_ERROR(query.status());
  return accounts;
}

}  // namespace parvis::accounts
