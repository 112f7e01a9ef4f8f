#include "server/accounts/links.h"

#include <sodium.h>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "server/accounts/accounts.h"
#include "server/dispatch/errors.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"

namespace parvis::accounts {
namespace {

constexpr char kPurpose[] = "sign-in link";

absl::StatusOr<std::string> LoadKey(storage::ReadConnection& db) {
  storage::Query query = db.Prepare("SELECT key FROM signing_keys WHERE purpose = $purpose");
  query.Bind("$purpose", kPurpose);
  std::string key;
  if (query.Next()) key = query.Bytes(0);
  RETURN_IF_ERROR(query.status());
  return key;
}

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// The purpose is signed too, so that no other token under this key could pass for a link.
std::string Mac(std::string_view claim, const std::string& key) {
  const std::string text = absl::StrCat(kPurpose, ":", AbslView(claim));
  std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256(reinterpret_cast<unsigned char*>(mac.data()), Bytes(text), text.size(),
                         Bytes(key));
  return mac;
}

}  // namespace

absl::Status EnsureLinkKey(storage::WriteTransaction& db) {
  std::string key(crypto_auth_hmacsha256_KEYBYTES, '\0');
  randombytes_buf(key.data(), key.size());
  storage::Query query = db.Prepare(
      "INSERT INTO signing_keys (purpose, key) VALUES ($purpose, $key)"
      " ON CONFLICT (purpose) DO NOTHING");
  return query.Bind("$purpose", kPurpose).Bind("$key", storage::Blob{key}).Run();
}

absl::StatusOr<std::string> MakeLink(storage::ReadConnection& db, std::string_view account,
                                     absl::Time expiry) {
  ASSIGN_OR_RETURN(const std::string key, LoadKey(db));
  if (key.empty()) return absl::FailedPreconditionError("the database has no key for links yet");
  const std::string claim = absl::StrCat(AbslView(account), ".", absl::ToUnixSeconds(expiry));
  return absl::StrCat(claim, ".", absl::WebSafeBase64Escape(Mac(claim, key)));
}

absl::StatusOr<std::string> CheckLink(storage::ReadConnection& db, std::string_view token) {
  ASSIGN_OR_RETURN(const std::string key, LoadKey(db));
  const std::size_t mac_at = token.rfind('.');
  if (key.empty() || mac_at == token.npos) return dispatch::LinkNotGood();
  const std::string_view claim = token.substr(0, mac_at);
  std::string mac;
  if (!absl::WebSafeBase64Unescape(AbslView(token.substr(mac_at + 1)), &mac) ||
      mac.size() != crypto_auth_hmacsha256_BYTES ||
      sodium_memcmp(mac.data(), Mac(claim, key).data(), mac.size()) != 0) {
    return dispatch::LinkNotGood();
  }
  const std::size_t expiry_at = claim.rfind('.');
  int64_t expiry = 0;
  if (expiry_at == claim.npos ||
      !absl::SimpleAtoi(AbslView(claim.substr(expiry_at + 1)), &expiry)) {
    return dispatch::LinkNotGood();
  }
  if (db.Now() >= absl::FromUnixSeconds(expiry)) return dispatch::LinkExpired();
  return std::string(claim.substr(0, expiry_at));
}

}  // namespace parvis::accounts
