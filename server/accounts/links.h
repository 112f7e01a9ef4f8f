// Sign-in links: `{account}.{expiry}.{mac}`, where expiry is in Unix seconds and mac is
// HMAC-SHA-256 (RFC 2104) of the first two under the database's own key, in base64url. A link may
// be used until it expires. The token stands in the fragment of an address, so that it reaches no
// log of a server or a proxy.
#ifndef PARVIS_SERVER_ACCOUNTS_LINKS_H_
#define PARVIS_SERVER_ACCOUNTS_LINKS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/storage/connection.h"

namespace parvis::accounts {

// Makes the key by which links are signed, if the database has none yet.
absl::Status EnsureLinkKey(storage::WriteTransaction& db);

// FAILED_PRECONDITION if there is no key yet.
absl::StatusOr<std::string> MakeLink(storage::ReadConnection& db, std::string_view account,
                                     absl::Time expiry);

// The account's id. UNAUTHENTICATED (LinkNotGood, LinkExpired) if the token is not ours, is
// changed or has expired; the mac is compared in constant time, and before anything else counts.
absl::StatusOr<std::string> CheckLink(storage::ReadConnection& db, std::string_view token);

}  // namespace parvis::accounts

#endif  // PARVIS_SERVER_ACCOUNTS_LINKS_H_
