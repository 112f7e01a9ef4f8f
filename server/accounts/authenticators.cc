#include "server/accounts/authenticators.h"

#include <optional>
#include <string>

#include "server/accounts/sessions.h"
#include "server/dispatch/errors.h"
#include "shared/base/status_macros.h"

namespace parvis::accounts {
namespace {

dispatch::Role RoleOf(v1::AccountRole role) {
  switch (role) {
    case v1::ACCOUNT_ROLE_PROGRAMME_COORDINATOR:
      return dispatch::Role::kProgrammeCoordinator;
    case v1::ACCOUNT_ROLE_COORDINATOR:
      return dispatch::Role::kCoordinator;
    default:
      return dispatch::Role::kAnonymous;
  }
}

}  // namespace

absl::StatusOr<dispatch::Caller> SessionAuthenticator::Authenticate(
    const dispatch::Credentials& credentials, storage::ReadConnection& db) const {
  dispatch::Caller caller;
  if (credentials.bearer.empty()) return caller;
  ASSIGN_OR_RETURN(const std::optional<OpenSession> session,
                   FindSession(db, HashToken(credentials.bearer)));
  if (!session.has_value()) return dispatch::SessionEnded();
  caller.role = RoleOf(session->account.role);
  caller.account = session->account.id;
  caller.display_name = session->account.display_name;
  caller.institution = session->account.institution;
  caller.session = session->token_hash;
  return caller;
}

absl::StatusOr<dispatch::Caller> SocketAuthenticator::Authenticate(
    const dispatch::Credentials& credentials, storage::ReadConnection&) const {
  return credentials.channel == dispatch::Channel::kSocket ? Administrator() : dispatch::Caller();
}

absl::StatusOr<dispatch::Caller> FirstOf::Authenticate(const dispatch::Credentials& credentials,
                                                       storage::ReadConnection& db) const {
  for (const std::unique_ptr<dispatch::Authenticator>& part : parts_) {
    ASSIGN_OR_RETURN(dispatch::Caller caller, part->Authenticate(credentials, db));
    if (caller.role != dispatch::Role::kAnonymous) return caller;
  }
  return dispatch::Caller();
}

dispatch::Caller Administrator() {
  dispatch::Caller caller;
  caller.role = dispatch::Role::kAdministrator;
  caller.account = "administrator";
  caller.display_name = "Administrator";
  return caller;
}

}  // namespace parvis::accounts
