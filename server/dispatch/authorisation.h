// The one point at which it is decided who may call what.
#ifndef PARVIS_SERVER_DISPATCH_AUTHORISATION_H_
#define PARVIS_SERVER_DISPATCH_AUTHORISATION_H_

#include <string_view>

#include "absl/status/status.h"
#include "server/dispatch/caller.h"

namespace parvis::dispatch {

// `method` is a full name, such as `parvis.v1.BoardService.EditBoard`. UNAUTHENTICATED for an
// anonymous caller of what is not for everyone, PERMISSION_DENIED for the wrong role and for a
// method that the table does not list. Decided before the request is looked at. What a caller may
// see of an allowed method's answer is the handler's to decide.
absl::Status Authorise(std::string_view method, Role role);

// Whether a call of this method needs no session, so that a stale one does not hinder it.
bool IsForEveryone(std::string_view method);

}  // namespace parvis::dispatch

#endif  // PARVIS_SERVER_DISPATCH_AUTHORISATION_H_
