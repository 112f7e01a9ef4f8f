// Accounts as rows: who can have a session at all.
#ifndef PARVIS_SERVER_ACCOUNTS_ACCOUNTS_H_
#define PARVIS_SERVER_ACCOUNTS_ACCOUNTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "parvis/v1/session.pb.h"
#include "server/storage/connection.h"

namespace parvis::accounts {

struct Account {
  std::string id;  // 1 to 64 of a-z, 0-9 and `-`.
  std::string display_name;
  v1::AccountRole role = v1::ACCOUNT_ROLE_UNSPECIFIED;
  std::string institution;  // Code; of a coordinator alone.
};

bool IsAccountId(std::string_view id);

// Adds the account, or makes the one with its id be so.
absl::Status Put(storage::WriteTransaction& db, const Account& account);

// Nothing if there is none.
absl::StatusOr<std::optional<Account>> Find(storage::ReadConnection& db, std::string_view id);

// All, programme coordinators first.
absl::StatusOr<std::vector<Account>> List(storage::ReadConnection& db);

}  // namespace parvis::accounts

#endif  // PARVIS_SERVER_ACCOUNTS_ACCOUNTS_H_
