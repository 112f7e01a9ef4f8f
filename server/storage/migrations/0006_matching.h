// The matching of a round: edits of its pins and forbidden pairs, and the proposals that were sent
// out (server/matching).
#ifndef PARVIS_SERVER_STORAGE_MIGRATIONS_0006_MATCHING_H_
#define PARVIS_SERVER_STORAGE_MIGRATIONS_0006_MATCHING_H_

#include "server/storage/migration.h"

namespace parvis::storage {

inline constexpr Migration kMigration0006 = {
    6, "matching",
    R"sql(
CREATE TABLE board_edits (
  round TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,      -- From 1, without gaps: the board's revision after the edit.
  kind INTEGER NOT NULL CHECK (kind IN (1, 2, 3)),  -- 1 edit, 2 undo, 3 redo
  account TEXT NOT NULL,
  change BLOB NOT NULL,           -- parvis.v1.BoardChange, as it was made.
  target INTEGER,                 -- Undo, redo: the revision of the edit that it is about.
  standing INTEGER CHECK (standing IN (1, 2, 3)),   -- Edit: 1 done, 2 undone, 3 past redoing
  standing_revision INTEGER,      -- Edit: the revision that gave it its standing.
  sequence INTEGER NOT NULL,      -- Of its event.
  pairs_hash INTEGER NOT NULL,    -- Of the pairs after it, as a signed number.
  edit_us INTEGER NOT NULL,
  PRIMARY KEY (round, revision),
  CHECK ((kind = 1) = (target IS NULL)),
  CHECK ((kind = 1) = (standing IS NOT NULL)),
  CHECK ((standing IS NULL) = (standing_revision IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX board_edits_by_standing
  ON board_edits (round, account, standing, standing_revision);
CREATE TABLE board_pins (
  round TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  adept TEXT NOT NULL,
  mentor TEXT NOT NULL,
  PRIMARY KEY (round, adept)
) STRICT, WITHOUT ROWID;
CREATE TABLE board_forbids (
  round TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  adept TEXT NOT NULL,
  mentor TEXT NOT NULL,
  PRIMARY KEY (round, adept, mentor)
) STRICT, WITHOUT ROWID;
CREATE TABLE proposals (
  round TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  adept TEXT NOT NULL,
  mentor TEXT NOT NULL,
  score INTEGER NOT NULL,
  adept_view INTEGER NOT NULL,
  mentor_view INTEGER NOT NULL,
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  state INTEGER NOT NULL CHECK (state IN (1)),      -- 1 sent out
  create_us INTEGER NOT NULL,
  PRIMARY KEY (round, adept)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposals_by_mentor ON proposals (round, mentor);
)sql",
    "SELECT count(*) = 4 FROM sqlite_master WHERE type = 'table' AND "
    "name IN ('board_edits', 'board_pins', 'board_forbids', 'proposals')"};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_MIGRATIONS_0006_MATCHING_H_
