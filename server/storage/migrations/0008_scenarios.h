// Scenarios: matchings that were thought through and kept under a name (server/matching).
#ifndef PARVIS_SERVER_STORAGE_MIGRATIONS_0008_SCENARIOS_H_
#define PARVIS_SERVER_STORAGE_MIGRATIONS_0008_SCENARIOS_H_

#include "server/storage/migration.h"

namespace parvis::storage {

inline constexpr Migration kMigration0008 = {
    8, "scenarios",
    R"sql(
CREATE TABLE scenarios (
  number INTEGER PRIMARY KEY AUTOINCREMENT,  -- The id within the name; never given twice.
  round TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  display_name TEXT NOT NULL,
  scenario BLOB NOT NULL,          -- parvis.v1.Scenario without its name and time.
  people_revision INTEGER NOT NULL,  -- Of the people that it was solved with.
  create_us INTEGER NOT NULL,
  UNIQUE (round, display_name)
) STRICT;
)sql",
    "SELECT count(*) = 1 FROM sqlite_master WHERE type = 'table' AND name = 'scenarios'"};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_MIGRATIONS_0008_SCENARIOS_H_
