// Who calls, as every handler gets it.
#ifndef PARVIS_SERVER_DISPATCH_CALLER_H_
#define PARVIS_SERVER_DISPATCH_CALLER_H_

#include <string>

#include "shared/text/messages.h"

namespace parvis::dispatch {

enum class Role {
  kAnonymous,
  kCoordinator,           // Of one institution.
  kProgrammeCoordinator,  // Of a programme's rounds.
  kAdministrator,         // Of the machine: a command on the server's own unix socket.
};

// A plain value.
struct Caller {
  Role role = Role::kAnonymous;
  std::string account;       // Its id; `administrator` for the administrator, empty for nobody.
  std::string display_name;  // For people to read.
  std::string institution;   // Code; of a coordinator alone.
  std::string session;       // Hash of the session's token; empty without a session.
  bool over_gateway = false;
  text::Language language = text::Language::kSwedish;
};

}  // namespace parvis::dispatch

#endif  // PARVIS_SERVER_DISPATCH_CALLER_H_
