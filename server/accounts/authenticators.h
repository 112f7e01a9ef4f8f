// Small authenticators, and one that composes them. Each gives an anonymous caller for what is
// not its business.
#ifndef PARVIS_SERVER_ACCOUNTS_AUTHENTICATORS_H_
#define PARVIS_SERVER_ACCOUNTS_AUTHENTICATORS_H_

#include <memory>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "server/dispatch/authenticator.h"

namespace parvis::accounts {

// The bearer token of an open session, over any channel. UNAUTHENTICATED (SessionEnded) for a
// token that is of none.
class SessionAuthenticator final : public dispatch::Authenticator {
 public:
  absl::StatusOr<dispatch::Caller> Authenticate(const dispatch::Credentials& credentials,
                                                storage::ReadConnection& db) const override;
};

// Whoever can open the server's unix socket administers it.
class SocketAuthenticator final : public dispatch::Authenticator {
 public:
  absl::StatusOr<dispatch::Caller> Authenticate(const dispatch::Credentials& credentials,
                                                storage::ReadConnection& db) const override;
};

// The first of several that knows the caller; a fault of one ends the search.
class FirstOf final : public dispatch::Authenticator {
 public:
  explicit FirstOf(std::vector<std::unique_ptr<dispatch::Authenticator>> parts)
      : parts_(std::move(parts)) {}
  absl::StatusOr<dispatch::Caller> Authenticate(const dispatch::Credentials& credentials,
                                                storage::ReadConnection& db) const override;

 private:
  const std::vector<std::unique_ptr<dispatch::Authenticator>> parts_;
};

// The caller of a command that works on the database itself, or on the server's socket.
dispatch::Caller Administrator();

}  // namespace parvis::accounts

#endif  // PARVIS_SERVER_ACCOUNTS_AUTHENTICATORS_H_
