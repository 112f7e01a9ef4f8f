#include "server/accounts/demo.h"

#include <optional>

#include "server/accounts/links.h"
#include "shared/base/status_macros.h"

namespace parvis::accounts {

std::span<const Account> DemoAccounts() {
  static const Account kAccounts[] = {
      {"programme", "Petra Lind", v1::ACCOUNT_ROLE_PROGRAMME_COORDINATOR, ""},
      {"programme-2", "Omar Sjöberg", v1::ACCOUNT_ROLE_PROGRAMME_COORDINATOR, ""},
      {"ki", "Karin Dahl", v1::ACCOUNT_ROLE_COORDINATOR, "KI"},
      {"kth", "Tomas Ek", v1::ACCOUNT_ROLE_COORDINATOR, "KTH"},
  };
  return kAccounts;
}

absl::Status EnsureDemoAccounts(storage::WriteTransaction& db) {
  RETURN_IF_ERROR(EnsureLinkKey(db));
  for (const Account& account : DemoAccounts()) {
    ASSIGN_OR_RETURN(const std::optional<Account> known, Find(db, account.id));
    if (!known.has_value()) RETURN_IF_ERROR(Put(db, account));
  }
  return absl::OkStatus();
}

}  // namespace parvis::accounts
