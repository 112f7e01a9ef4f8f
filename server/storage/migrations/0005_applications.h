// Applications to a round, and pairs of earlier rounds (server/applications).
#ifndef PARVIS_SERVER_STORAGE_MIGRATIONS_0005_APPLICATIONS_H_
#define PARVIS_SERVER_STORAGE_MIGRATIONS_0005_APPLICATIONS_H_

#include "server/storage/migration.h"

namespace parvis::storage {

inline constexpr Migration kMigration0005 = {
    5, "applications",
    R"sql(
CREATE TABLE people_revisions (
  round TEXT NOT NULL PRIMARY KEY REFERENCES rounds (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL       -- Rises with every change of the round's people.
) STRICT;
CREATE TABLE applications (
  round TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  role INTEGER NOT NULL CHECK (role IN (1, 2)),                    -- parvis.v1.Role
  revision INTEGER NOT NULL,      -- Rises with every change; the etag.
  display_name TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  institution TEXT NOT NULL,
  unit TEXT NOT NULL,
  line_of_work TEXT NOT NULL,
  city TEXT NOT NULL,
  meeting_mode INTEGER NOT NULL CHECK (meeting_mode IN (1, 2, 3)), -- parvis.v1.MeetingMode
  title TEXT NOT NULL,
  manager_level INTEGER NOT NULL CHECK (manager_level IN (1, 2)),  -- parvis.v1.ManagerLevel
  years_as_manager INTEGER NOT NULL,
  direct_reports INTEGER NOT NULL,
  budget_responsibility INTEGER NOT NULL CHECK (budget_responsibility IN (0, 1)),
  capacity INTEGER NOT NULL CHECK ((role = 2) = (capacity > 0)),   -- A mentor's places.
  statement TEXT NOT NULL,
  wish_line_of_work TEXT NOT NULL,
  wish_manager_level INTEGER NOT NULL CHECK (wish_manager_level IN (0, 1, 2)),
  line_manager_email TEXT NOT NULL,
  endorsed INTEGER NOT NULL CHECK (endorsed IN (0, 1)),
  create_us INTEGER NOT NULL,
  update_us INTEGER NOT NULL,
  PRIMARY KEY (round, id),
  FOREIGN KEY (round, institution) REFERENCES institutions (round, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX applications_by_role ON applications (round, role, id);
CREATE INDEX applications_by_institution ON applications (round, institution, role, id);
CREATE TABLE application_competences (
  round TEXT NOT NULL,
  application TEXT NOT NULL,
  position INTEGER NOT NULL,      -- From 0.
  competence TEXT NOT NULL,
  value INTEGER NOT NULL CHECK (value BETWEEN 1 AND 5),
  PRIMARY KEY (round, application, position),
  UNIQUE (round, application, competence),
  FOREIGN KEY (round, application) REFERENCES applications (round, id) ON DELETE CASCADE,
  FOREIGN KEY (round, competence) REFERENCES competences (round, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX application_competences_by_competence
  ON application_competences (round, competence);
CREATE TABLE application_languages (
  round TEXT NOT NULL,
  application TEXT NOT NULL,
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (round, application, position),
  FOREIGN KEY (round, application) REFERENCES applications (round, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE application_persons (
  round TEXT NOT NULL,
  application TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind IN (1, 2)),                    -- 1 wished for, 2 avoided
  position INTEGER NOT NULL,
  person TEXT NOT NULL,           -- May be nobody of the round.
  PRIMARY KEY (round, application, kind, position),
  FOREIGN KEY (round, application) REFERENCES applications (round, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE previous_pairs (
  round TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  adept TEXT NOT NULL,            -- May be nobody of the round.
  mentor TEXT NOT NULL,
  PRIMARY KEY (round, adept, mentor)
) STRICT, WITHOUT ROWID;
)sql",
    "SELECT count(*) = 6 FROM sqlite_master WHERE type = 'table' AND "
    "name IN ('people_revisions', 'applications', 'application_competences', "
    "'application_languages', 'application_persons', 'previous_pairs')"};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_MIGRATIONS_0005_APPLICATIONS_H_
