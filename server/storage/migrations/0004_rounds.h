// Rounds, and the institutions and competences that they speak of (server/rounds).
#ifndef PARVIS_SERVER_STORAGE_MIGRATIONS_0004_ROUNDS_H_
#define PARVIS_SERVER_STORAGE_MIGRATIONS_0004_ROUNDS_H_

#include "server/storage/migration.h"

namespace parvis::storage {

inline constexpr Migration kMigration0004 = {
    4, "rounds",
    R"sql(
CREATE TABLE rounds (
  id TEXT NOT NULL PRIMARY KEY,   -- {programme}-{number}
  programme TEXT NOT NULL,
  number INTEGER NOT NULL,
  title_sv TEXT NOT NULL,
  title_en TEXT NOT NULL,
  state INTEGER NOT NULL,         -- parvis.v1.Round.State
  policy TEXT NOT NULL,           -- parvis.v1.Policy as JSON
  revision INTEGER NOT NULL,      -- Rises with every change; the etag.
  adept_count INTEGER NOT NULL,   -- Told by server/applications.
  mentor_count INTEGER NOT NULL,
  place_count INTEGER NOT NULL,
  create_us INTEGER NOT NULL,
  publish_us INTEGER,             -- NULL before the proposals are sent out.
  UNIQUE (programme, number)
) STRICT;
CREATE INDEX rounds_by_age ON rounds (create_us, id);
CREATE TABLE institutions (
  round TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  title_sv TEXT NOT NULL,
  title_en TEXT NOT NULL,
  city TEXT NOT NULL,
  coordinator_email TEXT NOT NULL,
  PRIMARY KEY (round, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE competences (
  round TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  position INTEGER NOT NULL,      -- In the form, from 0.
  title_sv TEXT NOT NULL,
  title_en TEXT NOT NULL,
  PRIMARY KEY (round, code)
) STRICT, WITHOUT ROWID;
)sql",
    "SELECT count(*) = 3 FROM sqlite_master WHERE type = 'table' AND "
    "name IN ('rounds', 'institutions', 'competences')"};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_MIGRATIONS_0004_ROUNDS_H_
