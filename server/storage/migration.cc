#include "server/storage/migration.h"

#include <sqlite3.h>

#include "absl/strings/str_cat.h"
#include "server/storage/migrations/all.h"
#include "server/storage/sqlite_status.h"
#include "server/storage/statement_cache.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"

namespace parvis::storage {
namespace {

constexpr char kMigrationsTable[] =
    "CREATE TABLE IF NOT EXISTS migrations ("
    "  number INTEGER NOT NULL PRIMARY KEY,"
    "  name TEXT NOT NULL,"
    "  apply_us INTEGER NOT NULL"
    ") STRICT";

absl::StatusOr<int> LastApplied(StatementCache& statements) {
  Query query = statements.Prepare("SELECT coalesce(max(number), 0) FROM migrations");
  query.Next();
  const int last = query.status().ok() ? query.Int(0) : 0;
  RETURN_IF_ERROR(query.status());
  return last;
}

absl::Status Apply(sqlite3* connection, StatementCache& statements, const Migration& migration,
                   absl::Time now) {
  RETURN_IF_ERROR(Execute(connection, migration.script));
  Query verify = statements.Prepare(migration.verify);
  if (!verify.Next() || verify.Int64(0) != 1) {
    RETURN_IF_ERROR(verify.status());
    return absl::InternalError(
        absl::StrCat("migration ", migration.number, " ", migration.name, " did not verify"));
  }
  Query record = statements.Prepare(
      "INSERT INTO migrations (number, name, apply_us) VALUES ($number, $name, $apply_us)");
  return record.Bind("$number", migration.number)
      .Bind("$name", migration.name)
      .Bind("$apply_us", now)
      .Run();
}

}  // namespace

std::span<const Migration> AllMigrations() { return kAllMigrations; }

absl::Status Migrate(StatementCache& statements, std::span<const Migration> migrations,
                     absl::Time now) {
  sqlite3* connection = statements.connection();
  RETURN_IF_ERROR(Execute(connection, kMigrationsTable));
  ASSIGN_OR_RETURN(const int last, LastApplied(statements));
  if (last > (migrations.empty() ? 0 : migrations.back().number)) {
    return absl::FailedPreconditionError(
        absl::StrCat("the database is of a newer version: it has had migration ", last));
  }
  for (const Migration& migration : migrations) {
    if (migration.number <= last) continue;
    RETURN_IF_ERROR(Execute(connection, "BEGIN IMMEDIATE"));
    absl::Status applied = Apply(connection, statements, migration, now);
    if (!applied.ok()) {
      // The first fault is the one to tell; a failed rollback ends with the connection.
      Execute(connection, "ROLLBACK").IgnoreError();
      return applied;
    }
    RETURN_IF_ERROR(Execute(connection, "COMMIT"));
  }
  return absl::OkStatus();
}

}  // namespace parvis::storage
