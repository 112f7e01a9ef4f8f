// The store: one SQLite file, one writer on a thread of its own, a pool of readers.
#ifndef PARVIS_SERVER_STORAGE_DATABASE_H_
#define PARVIS_SERVER_STORAGE_DATABASE_H_

#include <memory>
#include <span>
#include <string>

#include "absl/functional/any_invocable.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/clock/clock.h"
#include "server/storage/connection.h"
#include "server/storage/migration.h"
#include "server/storage/observer.h"

namespace parvis::storage {

struct DatabaseOptions {
  std::string path;
  const Clock* clock = nullptr;       // Outlives the database.
  QueryObserver* observer = nullptr;  // Outlives the database; may be null.
  // Called on the writer's thread after each commit that changed something.
  absl::AnyInvocable<void()> on_commit = [] {};
  std::span<const Migration> migrations = AllMigrations();
};

using WriteJob = absl::AnyInvocable<absl::Status(WriteTransaction&)>;
using WriteDone = absl::AnyInvocable<void(absl::Status)>;

// Any thread may call it. What a write was told is done is on the disk (WAL,
// synchronous=FULL): it survives kill -9 and a power cut. At most one process may have a file
// open for writing: see FileLock.
class Database {
 public:
  // Makes a missing file, readable by its owner alone, and brings an old one up to date.
  // FAILED_PRECONDITION if the file is no database of Parvis, or of a newer version; otherwise
  // as Query.
  static absl::StatusOr<std::unique_ptr<Database>> Open(DatabaseOptions options);

  virtual ~Database() = default;

  // Runs `job` on the calling thread in a read transaction, and gives its status. Waits for a
  // reader if all are lent out.
  virtual absl::Status Read(absl::FunctionRef<absl::Status(ReadConnection&)> job) = 0;

  // Queues `job` for the writer. `done` is called on the writer's thread, with OK only after the
  // commit, with the job's own status if that is not OK, and with UNAVAILABLE if the database
  // is closing. Jobs that wait are committed together, each behind a savepoint of its own: one
  // that fails takes nothing else with it.
  virtual void Write(WriteJob job, WriteDone done) = 0;

  // The same, waiting. Not from the writer's thread.
  virtual absl::Status WriteAndWait(absl::FunctionRef<absl::Status(WriteTransaction&)> job) = 0;

  // Finishes the queued writes, copies the log into the file and ends the writer. Nothing may be
  // read or written after. The destructor does it too.
  virtual void Close() = 0;
};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_DATABASE_H_
