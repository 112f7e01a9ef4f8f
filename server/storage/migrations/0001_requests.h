// Answers that were given, so that a request sent again does nothing more (server/dispatch).
#ifndef PARVIS_SERVER_STORAGE_MIGRATIONS_0001_REQUESTS_H_
#define PARVIS_SERVER_STORAGE_MIGRATIONS_0001_REQUESTS_H_

#include "server/storage/migration.h"

namespace parvis::storage {

inline constexpr Migration kMigration0001 = {1, "requests",
                                             R"sql(
CREATE TABLE request_log (
  account TEXT NOT NULL,
  method TEXT NOT NULL,
  request_id TEXT NOT NULL,
  request_hash BLOB NOT NULL,
  response BLOB NOT NULL,
  create_us INTEGER NOT NULL,
  PRIMARY KEY (account, method, request_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_log_by_time ON request_log (create_us);
)sql",
                                             "SELECT count(*) = 0 FROM request_log"};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_MIGRATIONS_0001_REQUESTS_H_
