#include "server/accounts/sessions.h"

#include <sodium.h>

#include "absl/strings/escaping.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"

namespace parvis::accounts {

std::string HashToken(std::string_view token) {
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
                     reinterpret_cast<const unsigned char*>(token.data()), token.size());
  return hash;
}

absl::StatusOr<std::string> Open(storage::WriteTransaction& db, std::string_view account) {
  RETURN_IF_ERROR(
      db.Prepare("DELETE FROM sessions WHERE expire_us <= $now").Bind("$now", db.Now()).Run());
  std::string bytes(32, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  const std::string token = absl::WebSafeBase64Escape(bytes);
  storage::Query query = db.Prepare(
      "INSERT INTO sessions (token_hash, account, create_us, expire_us)"
      " VALUES ($token_hash, $account, $create_us, $expire_us)");
  RETURN_IF_ERROR(query.Bind("$token_hash", storage::Blob{HashToken(token)})
                      .Bind("$account", account)
                      .Bind("$create_us", db.Now())
                      .Bind("$expire_us", db.Now() + absl::Seconds(limits::kSessionSeconds))
                      .Run());
  return token;
}

absl::StatusOr<std::optional<OpenSession>> FindSession(storage::ReadConnection& db,
                                                       std::string_view token_hash) {
  storage::Query query = db.Prepare(
      "SELECT a.id, a.display_name, a.role, a.institution, s.expire_us"
      " FROM sessions s JOIN accounts a ON a.id = s.account"
      " WHERE s.token_hash = $token_hash AND s.expire_us > $now");
  query.Bind("$token_hash", storage::Blob{token_hash}).Bind("$now", db.Now());
  std::optional<OpenSession> session;
  if (query.Next()) {
    session.emplace();
    session->token_hash = std::string(token_hash);
    session->account.id = query.Text(0);
    session->account.display_name = query.Text(1);
    session->account.role = static_cast<v1::AccountRole>(query.Int(2));
    session->account.institution = query.Text(3);
    session->expiry = query.Time(4);
  }
  RETURN_IF_ERROR(query.status());
  return session;
}

absl::Status Close(storage::WriteTransaction& db, std::string_view token_hash) {
  return db.Prepare("DELETE FROM sessions WHERE token_hash = $token_hash")
      .Bind("$token_hash", storage::Blob{token_hash})
      .Run();
}

}  // namespace parvis::accounts
