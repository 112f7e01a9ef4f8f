#include "server/storage/database.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/storage/file_lock.h"
#include "shared/base/status_macros.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_folder.h"

namespace parvis::storage {
namespace {

using ::testing::HasSubstr;

constexpr Migration kTestMigrations[] = {
    {1, "notes",
     "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, at_us INTEGER NOT "
     "NULL) STRICT",
     "SELECT count(*) = 0 FROM notes"},
};

class DatabaseTest : public ::testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<Database>> Open(
      std::span<const Migration> migrations = kTestMigrations) {
    DatabaseOptions options;
    options.path = path_;
    options.clock = &clock_;
    options.on_commit = [this] { ++commits_; };
    options.migrations = migrations;
    return Database::Open(std::move(options));
  }

  static absl::Status Insert(WriteTransaction& db, std::string_view text) {
    Query query = db.Prepare("INSERT INTO notes (text, at_us) VALUES ($text, $at_us)");
    return query.Bind("$text", text).Bind("$at_us", db.Now()).Run();
  }

  static std::vector<std::string> Notes(Database& database) {
    std::vector<std::string> notes;
    const absl::Status status = database.Read([&](ReadConnection& db) {
      Query query = db.Prepare("SELECT text FROM notes ORDER BY text");
      while (query.Next()) notes.push_back(query.Text(0));
      return query.status();
    });
    EXPECT_TRUE(status.ok()) << status;
    return notes;
  }

  testing::TemporaryFolder folder_;
  testing::FakeClock clock_;
  std::string path_ = folder_.Path("test.db");
  std::atomic<int> commits_ = 0;
};

TEST_F(DatabaseTest, MakesAMissingFileForItsOwnerAlone) {
  auto database = Open();
  ASSERT_TRUE(database.ok()) << database.status();
  struct stat info;
  ASSERT_EQ(stat(path_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  ASSERT_EQ(stat((path_ + "-wal").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST_F(DatabaseTest, KeepsWhatWasCommittedOverAReopening) {
  {
    auto database = Open();
    ASSERT_TRUE(database.ok()) << database.status();
    const auto write = [](WriteTransaction& db) { return Insert(db, "å"); };
    EXPECT_TRUE((*database)->WriteAndWait(write).ok());
  }
  EXPECT_FALSE(std::filesystem::exists(path_ + "-wal"));
  auto database = Open();
  ASSERT_TRUE(database.ok()) << database.status();
  EXPECT_THAT(Notes(**database), ::testing::ElementsAre("å"));
}

TEST_F(DatabaseTest, AFailedJobLeavesNoTraceAndTakesNothingElseWithIt) {
  auto database = Open();
  ASSERT_TRUE(database.ok());
  std::vector<absl::Status> answers(20);
  for (int i = 0; i < 20; ++i) {
    (*database)->Write(
        [i](WriteTransaction& db) -> absl::Status {
          RETURN_IF_ERROR(Insert(db, std::to_string(i)));
          return i % 2 ? absl::AbortedError("odd") : absl::OkStatus();
        },
        [&answers, i](const absl::Status& status) { answers[i] = status; });
  }
  (*database)->Close();
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(answers[i].code(), i % 2 ? absl::StatusCode::kAborted : absl::StatusCode::kOk) << i;
  }
  database = Open();
  ASSERT_TRUE(database.ok());
  EXPECT_THAT(Notes(**database), ::testing::UnorderedElementsAre("0", "2", "4", "6", "8", "10",
                                                                 "12", "14", "16", "18"));
}

TEST_F(DatabaseTest, TellsOfCommitsThatChangedSomethingBeforeTheAnswer) {
  auto database = Open();
  ASSERT_TRUE(database.ok());
  EXPECT_TRUE((*database)->WriteAndWait([](WriteTransaction&) { return absl::OkStatus(); }).ok());
  EXPECT_EQ(commits_, 0);
  EXPECT_TRUE((*database)->WriteAndWait([](WriteTransaction& db) { return Insert(db, "x"); }).ok());
  EXPECT_EQ(commits_, 1);
}

TEST_F(DatabaseTest, ReadersCannotWrite) {
  auto database = Open();
  ASSERT_TRUE(database.ok());
  const absl::Status status =
      (*database)->Read([](ReadConnection& db) { return db.Prepare("DELETE FROM notes").Run(); });
  EXPECT_THAT(std::string(status.message()), HasSubstr("readonly"));
}

TEST_F(DatabaseTest, ATransactionHasOneTimeByTheClock) {
  clock_.Set(absl::FromUnixSeconds(1000));
  auto database = Open();
  ASSERT_TRUE(database.ok());
  EXPECT_TRUE((*database)
                  ->WriteAndWait([&](WriteTransaction& db) {
                    clock_.Set(absl::FromUnixSeconds(2000));
                    return Insert(db, "x");
                  })
                  .ok());
  EXPECT_TRUE((*database)
                  ->Read([](ReadConnection& db) {
                    Query query = db.Prepare("SELECT at_us FROM notes");
                    EXPECT_TRUE(query.Next());
                    EXPECT_EQ(query.Time(0), absl::FromUnixSeconds(1000));
                    return query.status();
                  })
                  .ok());
}

TEST_F(DatabaseTest, StatementFaultsStickAndSayWhat) {
  auto database = Open();
  ASSERT_TRUE(database.ok());
  EXPECT_TRUE((*database)
                  ->WriteAndWait([](WriteTransaction& db) -> absl::Status {
                    RETURN_IF_ERROR(Insert(db, "x"));
                    EXPECT_EQ(Insert(db, "x").code(), absl::StatusCode::kAlreadyExists);
                    EXPECT_THAT(std::string(db.Prepare("SELEKT").Run().message()),
                                HasSubstr("syntax error"));
                    Query unbound = db.Prepare("SELECT text FROM notes WHERE id = $id");
                    EXPECT_THAT(std::string(unbound.Run().message()), HasSubstr("unbound"));
                    Query unknown = db.Prepare("SELECT text FROM notes");
                    EXPECT_THAT(std::string(unknown.Bind("$id", 1).Run().message()),
                                HasSubstr("no parameter $id"));
                    Query typed = db.Prepare("SELECT text, NULL FROM notes");
                    EXPECT_TRUE(typed.Next());
                    EXPECT_TRUE(typed.IsNull(1));
                    EXPECT_EQ(typed.Int64(0), 0);
                    EXPECT_FALSE(typed.Next());
                    EXPECT_EQ(typed.status().code(), absl::StatusCode::kInternal);
                    return absl::OkStatus();
                  })
                  .ok());
}

TEST_F(DatabaseTest, AStatementMayRunWithinItsOwnLoop) {
  auto database = Open();
  ASSERT_TRUE(database.ok());
  int seen = 0;
  const absl::Status status = (*database)->WriteAndWait([&](WriteTransaction& db) -> absl::Status {
    RETURN_IF_ERROR(Insert(db, "x"));
    RETURN_IF_ERROR(Insert(db, "y"));
    constexpr Sql kAll = "SELECT text FROM notes";
    Query outer = db.Prepare(kAll);
    while (outer.Next()) {
      Query inner = db.Prepare(kAll);
      while (inner.Next()) ++seen;
    }
    return outer.status();
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(seen, 4);
}

TEST_F(DatabaseTest, ReadsAndWritesGoOnAtTheSameTime) {
  auto database = Open();
  ASSERT_TRUE(database.ok());
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25; ++i) {
        const std::string text = std::to_string(t) + "-" + std::to_string(i);
        EXPECT_TRUE(
            (*database)->WriteAndWait([&](WriteTransaction& db) { return Insert(db, text); }).ok());
        EXPECT_THAT(Notes(**database), ::testing::Contains(text));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Notes(**database).size(), 100u);
}

TEST_F(DatabaseTest, ClosedDatabaseIsUnavailable) {
  auto database = Open();
  ASSERT_TRUE(database.ok());
  (*database)->Close();
  EXPECT_EQ((*database)->Read([](ReadConnection&) { return absl::OkStatus(); }).code(),
            absl::StatusCode::kUnavailable);
  EXPECT_EQ((*database)->WriteAndWait([](WriteTransaction&) { return absl::OkStatus(); }).code(),
            absl::StatusCode::kUnavailable);
}

TEST_F(DatabaseTest, RefusesFilesThatAreNotOurs) {
  std::ofstream(path_) << "This is no database at all, however long the text may be. " << path_;
  EXPECT_THAT(std::string(Open().status().message()), HasSubstr("not a database of Parvis"));
  std::filesystem::remove(path_);
  sqlite3* other = nullptr;
  sqlite3_open(path_.c_str(), &other);
  sqlite3_exec(other, "CREATE TABLE theirs (x)", nullptr, nullptr, nullptr);
  sqlite3_close(other);
  EXPECT_EQ(Open().status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(DatabaseTest, RefusesADatabaseOfANewerVersion) {
  ASSERT_TRUE(Open().ok());
  EXPECT_EQ(Open({}).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(DatabaseTest, AMigrationThatDoesNotVerifyLeavesNoTrace) {
  constexpr Migration kWrong[] = {
      kTestMigrations[0],
      {2, "wrong", "CREATE TABLE more (x INTEGER) STRICT", "SELECT 0"},
  };
  constexpr Migration kRight[] = {
      kTestMigrations[0],
      {2, "right", "CREATE TABLE more (x INTEGER) STRICT", "SELECT count(*) = 0 FROM more"},
  };
  EXPECT_THAT(std::string(Open(kWrong).status().message()), HasSubstr("did not verify"));
  EXPECT_TRUE(Open(kRight).ok());
}

TEST_F(DatabaseTest, AllMigrationsRunFromEmptyAndOnlyOnce) {
  ASSERT_TRUE(Open(AllMigrations()).ok());
  const auto again = Open(AllMigrations());
  EXPECT_TRUE(again.ok()) << again.status();
  int number = 0;
  for (const Migration& migration : AllMigrations()) EXPECT_EQ(migration.number, ++number);
}

TEST_F(DatabaseTest, TheLockIsHeldByOneAtATime) {
  auto first = FileLock::TryAcquire(path_);
  ASSERT_TRUE(first.ok() && first->has_value());
  auto second = FileLock::TryAcquire(path_);
  ASSERT_TRUE(second.ok());
  EXPECT_FALSE(second->has_value());
  first->reset();
  second = FileLock::TryAcquire(path_);
  EXPECT_TRUE(second.ok() && second->has_value());
}

}  // namespace
}  // namespace parvis::storage
