// SQLite's result codes as absl::Status.
#ifndef PARVIS_SERVER_STORAGE_SQLITE_STATUS_H_
#define PARVIS_SERVER_STORAGE_SQLITE_STATUS_H_

#include <string_view>

#include "absl/status/status.h"

struct sqlite3;

namespace parvis::storage {

// The status of a failed call, with SQLite's own message and what was done. No values: SQLite
// names columns in its messages, not what stands in them.
absl::Status SqliteStatus(sqlite3* connection, int result, std::string_view doing);

// Runs statements that give no rows and take no parameters.
absl::Status Execute(sqlite3* connection, const char* script);

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_SQLITE_STATUS_H_
