#include "server/storage/sqlite_status.h"

#include <sqlite3.h>

#include "absl/strings/str_cat.h"
#include "shared/base/string_views.h"

namespace parvis::storage {
namespace {

absl::StatusCode CodeOf(int result) {
  if (result == SQLITE_CONSTRAINT_UNIQUE || result == SQLITE_CONSTRAINT_PRIMARYKEY) {
    return absl::StatusCode::kAlreadyExists;
  }
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return absl::StatusCode::kUnavailable;
    case SQLITE_FULL:
      return absl::StatusCode::kResourceExhausted;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return absl::StatusCode::kDataLoss;
    case SQLITE_CANTOPEN:
      return absl::StatusCode::kNotFound;
    default:
      return absl::StatusCode::kInternal;
  }
}

}  // namespace

absl::Status SqliteStatus(sqlite3* connection, int result, std::string_view doing) {
  const char* message = connection ? sqlite3_errmsg(connection) : sqlite3_errstr(result);
  return absl::Status(CodeOf(result),
                      absl::StrCat("sqlite: ", message, " (", result, "): ", AbslView(doing)));
}

absl::Status Execute(sqlite3* connection, const char* script) {
  const int result = sqlite3_exec(connection, script, nullptr, nullptr, nullptr);
  return result == SQLITE_OK ? absl::OkStatus() : SqliteStatus(connection, result, script);
}

}  // namespace parvis::storage
