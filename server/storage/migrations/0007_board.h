// What is decided on a board beside pins and forbidden pairs (server/matching).
#ifndef PARVIS_SERVER_STORAGE_MIGRATIONS_0007_BOARD_H_
#define PARVIS_SERVER_STORAGE_MIGRATIONS_0007_BOARD_H_

#include "server/storage/migration.h"

namespace parvis::storage {

inline constexpr Migration kMigration0007 = {
    7, "board",
    R"sql(
CREATE TABLE board_parameters (
  round TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  parameter INTEGER NOT NULL,     -- parvis.v1.Parameter
  value INTEGER NOT NULL,         -- In place of the round's policy.
  PRIMARY KEY (round, parameter)
) STRICT, WITHOUT ROWID;
CREATE TABLE board_parked (
  round TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  side INTEGER NOT NULL CHECK (side IN (1, 2)),     -- 1 adept, 2 mentor
  person TEXT NOT NULL,
  PRIMARY KEY (round, side, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE board_marks (
  round TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  adept TEXT NOT NULL,
  mentor TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind IN (1, 2, 3)),  -- parvis.v1.PairMark.Kind
  comment TEXT NOT NULL,
  PRIMARY KEY (round, adept, mentor)
) STRICT, WITHOUT ROWID;
)sql",
    "SELECT count(*) = 3 FROM sqlite_master WHERE type = 'table' AND "
    "name IN ('board_parameters', 'board_parked', 'board_marks')"};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_MIGRATIONS_0007_BOARD_H_
