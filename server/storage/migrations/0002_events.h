// What has happened, in order (server/events).
#ifndef PARVIS_SERVER_STORAGE_MIGRATIONS_0002_EVENTS_H_
#define PARVIS_SERVER_STORAGE_MIGRATIONS_0002_EVENTS_H_

#include "server/storage/migration.h"

namespace parvis::storage {

inline constexpr Migration kMigration0002 = {2, "events",
                                             R"sql(
CREATE TABLE events (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  round TEXT NOT NULL,  -- The round's id; empty if the event concerns none.
  event BLOB NOT NULL   -- parvis.v1.Event without its sequence.
) STRICT;
)sql",
                                             "SELECT count(*) = 0 FROM events"};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_MIGRATIONS_0002_EVENTS_H_
