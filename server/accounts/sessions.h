// Sessions as rows. The token is 32 random bytes in base64url; the database knows only its
// SHA-256, so that a copy of the database opens no session.
#ifndef PARVIS_SERVER_ACCOUNTS_SESSIONS_H_
#define PARVIS_SERVER_ACCOUNTS_SESSIONS_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/accounts/accounts.h"
#include "server/storage/connection.h"

namespace parvis::accounts {

struct OpenSession {
  std::string token_hash;
  Account account;
  absl::Time expiry;
};

// What names a session in the store and in dispatch::Caller.
std::string HashToken(std::string_view token);

// Opens a session for limits::kSessionSeconds, gives its token, and drops the expired ones.
absl::StatusOr<std::string> Open(storage::WriteTransaction& db, std::string_view account);

// Nothing if there is none or it has expired.
absl::StatusOr<std::optional<OpenSession>> FindSession(storage::ReadConnection& db,
                                                       std::string_view token_hash);

absl::Status Close(storage::WriteTransaction& db, std::string_view token_hash);

}  // namespace parvis::accounts

#endif  // PARVIS_SERVER_ACCOUNTS_SESSIONS_H_
