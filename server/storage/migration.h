// Steps by which an empty database becomes today's.
//
// How to add one: a file migrations/NNNN_noun.h with one `inline constexpr Migration`, and a line
// in migrations/all.h. Numbers rise by one and are never reused; a migration that has been
// released is never edited. Tables are STRICT, times are `…_us` INTEGER (UTC microseconds), every
// foreign key has an index, and `verify` is a query of one row and one column that gives 1 if the
// step came out right.
#ifndef PARVIS_SERVER_STORAGE_MIGRATION_H_
#define PARVIS_SERVER_STORAGE_MIGRATION_H_

#include <span>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "server/storage/statement.h"

namespace parvis::storage {

class StatementCache;

struct Migration {
  int number;
  const char* name;
  const char* script;  // Any number of statements.
  Sql verify;
};

// Every migration, in order.
std::span<const Migration> AllMigrations();

// Runs those that the database has not had, each in a transaction of its own with its
// verification. FAILED_PRECONDITION if the database has had one that this list lacks: it is of a
// newer version. INTERNAL if a step or its verification fails; that step leaves no trace.
absl::Status Migrate(StatementCache& statements, std::span<const Migration> migrations,
                     absl::Time now);

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_MIGRATION_H_
