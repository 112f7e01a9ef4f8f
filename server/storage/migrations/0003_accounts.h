// Who may sign in, and who is (server/accounts).
#ifndef PARVIS_SERVER_STORAGE_MIGRATIONS_0003_ACCOUNTS_H_
#define PARVIS_SERVER_STORAGE_MIGRATIONS_0003_ACCOUNTS_H_

#include "server/storage/migration.h"

namespace parvis::storage {

inline constexpr Migration kMigration0003 = {
    3, "accounts",
    R"sql(
CREATE TABLE signing_keys (
  purpose TEXT NOT NULL PRIMARY KEY,
  key BLOB NOT NULL
) STRICT;
CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  display_name TEXT NOT NULL,
  role INTEGER NOT NULL,      -- parvis.v1.AccountRole
  institution TEXT NOT NULL,  -- A coordinator's; otherwise empty.
  create_us INTEGER NOT NULL
) STRICT;
CREATE TABLE sessions (
  token_hash BLOB NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  create_us INTEGER NOT NULL,
  expire_us INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_account ON sessions (account);
CREATE INDEX sessions_by_expiry ON sessions (expire_us);
)sql",
    "SELECT count(*) = 3 FROM sqlite_master WHERE type = 'table' AND "
    "name IN ('signing_keys', 'accounts', 'sessions')"};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_MIGRATIONS_0003_ACCOUNTS_H_
