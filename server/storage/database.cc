#include "server/storage/database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/storage/sqlite_status.h"
#include "server/storage/statement_cache.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"

namespace parvis::storage {
namespace {

// "PRVS", in the file's header: tells our databases from others'.
constexpr int64_t kApplicationId = 0x50525653;

absl::Status Closing() { return absl::UnavailableError("the database is closing"); }

absl::Status MakeFile(const std::string& path) {
  // SQLite would make it readable by everybody, and its log after it.
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return absl::ErrnoToStatus(errno, path);
  close(descriptor);
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<StatementCache>> Connect(const std::string& path,
                                                        QueryObserver* observer) {
  sqlite3* connection = nullptr;
  // No mutex of SQLite's own: a connection is never used by two threads at once.
  const int result = sqlite3_open_v2(path.c_str(), &connection,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  auto statements = std::make_unique<StatementCache>(connection, observer);
  if (result != SQLITE_OK) return SqliteStatus(connection, result, path);
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_busy_timeout(connection, limits::kDatabaseBusyMs);
  RETURN_IF_ERROR(Execute(connection, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF"));
  return statements;
}

absl::StatusOr<int64_t> OneNumber(StatementCache& statements, Sql sql) {
  Query query = statements.Prepare(sql);
  query.Next();
  const int64_t number = query.status().ok() ? query.Int64(0) : 0;
  RETURN_IF_ERROR(query.status());
  return number;
}

absl::Status CheckOurs(StatementCache& statements, const std::string& path) {
  const absl::StatusOr<int64_t> id = OneNumber(statements, "PRAGMA application_id");
  if (id.ok() && *id == kApplicationId) return absl::OkStatus();
  absl::Status not_ours =
      absl::FailedPreconditionError(absl::StrCat(path, " is not a database of Parvis"));
  if (!id.ok()) return absl::IsDataLoss(id.status()) ? not_ours : id.status();
  ASSIGN_OR_RETURN(const int64_t tables,
                   OneNumber(statements, "SELECT count(*) FROM sqlite_master"));
  if (*id != 0 || tables != 0) return not_ours;
  return Execute(statements.connection(), "PRAGMA application_id = 0x50525653");
}

absl::Status UseLog(StatementCache& statements) {
  Query query = statements.Prepare("PRAGMA journal_mode = WAL");
  query.Next();
  const std::string mode = query.Text(0);
  RETURN_IF_ERROR(query.status());
  if (mode != "wal") return absl::InternalError(absl::StrCat("journal mode is ", mode));
  return Execute(statements.connection(), "PRAGMA synchronous = FULL");
}

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(DatabaseOptions options, std::unique_ptr<StatementCache> writer,
                 std::vector<std::unique_ptr<StatementCache>> readers)
      : clock_(*options.clock),
        on_commit_(std::move(options.on_commit)),
        writer_(std::move(writer)),
        reader_count_(readers.size()),
        readers_(std::move(readers)),
        writer_thread_([this] { WriteUntilClosed(); }) {}

  ~SqliteDatabase() override { Close(); }

  absl::Status Read(absl::FunctionRef<absl::Status(ReadConnection&)> job) override {
    std::unique_ptr<StatementCache> reader = Borrow();
    if (!reader) return Closing();
    absl::Status status = Execute(reader->connection(), "BEGIN");
    if (status.ok()) {
      ReadConnection connection(*reader, clock_.Now());
      status = job(connection);
      const absl::Status ended = Execute(reader->connection(), "COMMIT");
      if (status.ok()) status = ended;
    }
    GiveBack(std::move(reader));
    return status;
  }

  void Write(WriteJob job, WriteDone done) override {
    {
      const std::lock_guard lock(queue_mutex_);
      if (!closing_) {
        queue_.push_back({std::move(job), std::move(done), absl::OkStatus()});
        queued_.notify_one();
        return;
      }
    }
    done(Closing());
  }

  absl::Status WriteAndWait(absl::FunctionRef<absl::Status(WriteTransaction&)> job) override {
    std::mutex mutex;
    std::condition_variable answered;
    std::optional<absl::Status> answer;
    Write([job](WriteTransaction& db) { return job(db); },
          [&](absl::Status status) {
            // Notified under the lock: the waiter's stack is gone as soon as it is let go.
            const std::lock_guard lock(mutex);
            answer = std::move(status);
            answered.notify_one();
          });
    std::unique_lock lock(mutex);
    answered.wait(lock, [&] { return answer.has_value(); });
    return *std::move(answer);
  }

  void Close() override {
    {
      const std::lock_guard lock(queue_mutex_);
      closing_ = true;
      queued_.notify_all();
    }
    if (writer_thread_.joinable()) writer_thread_.join();
    {
      std::unique_lock lock(readers_mutex_);
      readers_closed_ = true;
      returned_.notify_all();
      returned_.wait(lock, [this] { return readers_.size() == reader_count_; });
      readers_.clear();
      reader_count_ = 0;
    }
    // The last connection to close copies the log into the file and removes it.
    writer_.reset();
  }

 private:
  struct Pending {
    WriteJob job;
    WriteDone done;
    absl::Status status;
  };

  std::unique_ptr<StatementCache> Borrow() {
    std::unique_lock lock(readers_mutex_);
    returned_.wait(lock, [this] { return readers_closed_ || !readers_.empty(); });
    if (readers_closed_) return nullptr;
    std::unique_ptr<StatementCache> reader = std::move(readers_.back());
    readers_.pop_back();
    return reader;
  }

  void GiveBack(std::unique_ptr<StatementCache> reader) {
    const std::lock_guard lock(readers_mutex_);
    readers_.push_back(std::move(reader));
    // Both borrowers and Close wait here.
    returned_.notify_all();
  }

  void WriteUntilClosed() {
    while (true) {
      std::vector<Pending> batch;
      {
        std::unique_lock lock(queue_mutex_);
        queued_.wait(lock, [this] { return closing_ || !queue_.empty(); });
        if (queue_.empty()) return;
        while (!queue_.empty() && batch.size() < limits::kWritesPerCommit) {
          batch.push_back(std::move(queue_.front()));
          queue_.pop_front();
        }
      }
      RunBatch(batch);
    }
  }

  void RunBatch(std::vector<Pending>& batch) {
    const int64_t changes_before = sqlite3_total_changes64(writer_->connection());
    const absl::Status committed = CommitBatch(batch);
    if (!committed.ok()) {
      for (Pending& pending : batch) {
        if (pending.status.ok()) pending.status = committed;
      }
    } else if (sqlite3_total_changes64(writer_->connection()) != changes_before) {
      on_commit_();
    }
    for (Pending& pending : batch) pending.done(std::move(pending.status));
  }

  absl::Status CommitBatch(std::vector<Pending>& batch) {
    sqlite3* connection = writer_->connection();
    RETURN_IF_ERROR(Execute(connection, "BEGIN IMMEDIATE"));
    const absl::Time now = clock_.Now();
    for (Pending& pending : batch) {
      pending.status = RunJob(pending, now);
      // A full disk or a failing one may have rolled everything back already.
      if (sqlite3_get_autocommit(connection)) {
        return pending.status.ok() ? absl::InternalError("the transaction is gone")
                                   : pending.status;
      }
    }
    absl::Status committed = Execute(connection, "COMMIT");
    if (!committed.ok() && !sqlite3_get_autocommit(connection)) {
      // The fault to tell is the commit's; a rollback that fails shows at the next BEGIN.
      Execute(connection, "ROLLBACK").IgnoreError();
    }
    return committed;
  }

  absl::Status RunJob(Pending& pending, absl::Time now) {
    sqlite3* connection = writer_->connection();
    RETURN_IF_ERROR(Execute(connection, "SAVEPOINT job"));
    absl::Status status;
    {
      WriteTransaction transaction(*writer_, now);
      status = pending.job(transaction);
    }
    if (status.ok()) return Execute(connection, "RELEASE job");
    if (!sqlite3_get_autocommit(connection)) {
      RETURN_IF_ERROR(Execute(connection, "ROLLBACK TO job; RELEASE job"));
    }
    return status;
  }

  const Clock& clock_;
  absl::AnyInvocable<void()> on_commit_;

  std::unique_ptr<StatementCache> writer_;  // Of the writer's thread, until that has ended.
  std::mutex queue_mutex_;
  std::condition_variable queued_;
  std::deque<Pending> queue_;
  bool closing_ = false;

  std::mutex readers_mutex_;
  std::condition_variable returned_;
  std::size_t reader_count_;
  std::vector<std::unique_ptr<StatementCache>> readers_;
  bool readers_closed_ = false;

  std::thread writer_thread_;  // Last: it uses all of the above.
};

}  // namespace

absl::StatusOr<std::unique_ptr<Database>> Database::Open(DatabaseOptions options) {
  RETURN_IF_ERROR(MakeFile(options.path));
  ASSIGN_OR_RETURN(std::unique_ptr<StatementCache> writer, Connect(options.path, options.observer));
  RETURN_IF_ERROR(CheckOurs(*writer, options.path));
  RETURN_IF_ERROR(UseLog(*writer));
  RETURN_IF_ERROR(Migrate(*writer, options.migrations, options.clock->Now()));
  std::vector<std::unique_ptr<StatementCache>> readers;
  for (int i = 0; i < limits::kReaders; ++i) {
    ASSIGN_OR_RETURN(std::unique_ptr<StatementCache> reader,
                     Connect(options.path, options.observer));
    RETURN_IF_ERROR(Execute(reader->connection(), "PRAGMA query_only = ON"));
    readers.push_back(std::move(reader));
  }
  return std::make_unique<SqliteDatabase>(std::move(options), std::move(writer),
                                          std::move(readers));
}

}  // namespace parvis::storage
