// What every service is given: the server's parts, made once by server/app. There are no globals.
#ifndef PARVIS_SERVER_DISPATCH_ENVIRONMENT_H_
#define PARVIS_SERVER_DISPATCH_ENVIRONMENT_H_

#include "server/clock/clock.h"
#include "server/dispatch/authenticator.h"
#include "server/dispatch/executor.h"
#include "server/log/log.h"
#include "server/storage/database.h"

namespace parvis::events {
class Hub;
class Presence;
}  // namespace parvis::events

namespace parvis::dispatch {

// Nothing here is owned; all of it outlives the services, and may be used from any thread.
struct Environment {
  const Clock* clock = nullptr;
  Log* log = nullptr;
  storage::Database* database = nullptr;
  Executor* executor = nullptr;
  const Authenticator* authenticator = nullptr;
  events::Hub* events = nullptr;
  events::Presence* presence = nullptr;
};

}  // namespace parvis::dispatch

#endif  // PARVIS_SERVER_DISPATCH_ENVIRONMENT_H_
