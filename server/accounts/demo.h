// The demonstration roles: accounts that exist so that a sign-in link can be made for them.
#ifndef PARVIS_SERVER_ACCOUNTS_DEMO_H_
#define PARVIS_SERVER_ACCOUNTS_DEMO_H_

#include <span>

#include "absl/status/status.h"
#include "server/accounts/accounts.h"
#include "server/storage/connection.h"

namespace parvis::accounts {

// The programme coordinator first. The persons are invented.
std::span<const Account> DemoAccounts();

// Adds those that are missing, and the key for links.
absl::Status EnsureDemoAccounts(storage::WriteTransaction& db);

}  // namespace parvis::accounts

#endif  // PARVIS_SERVER_ACCOUNTS_DEMO_H_
