// Turns what came with a call into a caller. Implementations: server/accounts/authenticators.h.
#ifndef PARVIS_SERVER_DISPATCH_AUTHENTICATOR_H_
#define PARVIS_SERVER_DISPATCH_AUTHENTICATOR_H_

#include <string>

#include "absl/status/statusor.h"
#include "server/dispatch/caller.h"
#include "server/storage/connection.h"

namespace parvis::dispatch {

// The way by which a call came in.
enum class Channel {
  kNetwork,  // The native port.
  kGateway,  // The in-process channel, and marked by the gateway.
  kSocket,   // The unix socket that only the server's own user can open.
};

struct Credentials {
  Channel channel = Channel::kNetwork;
  std::string bearer;  // Of `authorization: Bearer …`; empty without.
};

// Any thread may call it. Small ones compose to what a server wants.
class Authenticator {
 public:
  virtual ~Authenticator() = default;

  // Role, account, display name, institution and session of the caller: an anonymous one without
  // credentials, UNAUTHENTICATED for credentials that are not or no longer good.
  virtual absl::StatusOr<Caller> Authenticate(const Credentials& credentials,
                                              storage::ReadConnection& db) const = 0;
};

}  // namespace parvis::dispatch

#endif  // PARVIS_SERVER_DISPATCH_AUTHENTICATOR_H_
