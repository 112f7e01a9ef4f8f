// `parvis import` itself: its output, its exit status, and what it leaves of the database.
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/temporary_folder.h"

namespace parvis {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string ReadAll(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  return content.str();
}

void WriteAll(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

struct Result {
  int status = -1;
  std::string out;
  std::string err;
};

class ImportCommandTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const Result added =
        Parvis("round add --db " + database_ + " --policy stockholm --number 2026");
    ASSERT_EQ(added.status, 0) << added.err;
    std::filesystem::create_directory(data_);
    for (const char* name : {"institutions.csv", "competences.csv", "adepts.csv", "mentors.csv"}) {
      std::filesystem::copy_file(std::string(PARVIS_SOURCE_DIR) + "/data/stockholm-2026/" + name,
                                 data_ + "/" + name);
    }
  }

  Result Parvis(const std::string& arguments) {
    const std::string out = folder_.Path("out");
    const std::string err = folder_.Path("err");
    const std::string command =
        std::string(PARVIS_BINARY_DIR) + "/parvis " + arguments + " >" + out + " 2>" + err;
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, ReadAll(out), ReadAll(err)};
  }

  Result Import(const std::string& flags = "") {
    return Parvis("import --db " + database_ + " --round stockholm-2026 " + flags + " " + data_);
  }

  // Replaces a text in one of the files, or the whole file.
  void Change(const std::string& file, const std::string& from, const std::string& to) {
    std::string content = ReadAll(data_ + "/" + file);
    const std::size_t at = content.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    WriteAll(data_ + "/" + file, content.replace(at, from.size(), to));
  }

  testing::TemporaryFolder folder_;
  const std::string database_ = folder_.Path("test.db");
  const std::string data_ = folder_.Path("data");
};

TEST_F(ImportCommandTest, TellsWhatItDid) {
  const Result dry = Import("--dry-run");
  EXPECT_EQ(dry.status, 0) << dry.err;
  EXPECT_THAT(dry.out, EndsWith("a dry run: nothing was imported\n"));
  const Result first = Import();
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_EQ(first.err, "");
  EXPECT_EQ(first.out,
            "institutions.csv: 7 added, 0 changed, 0 unchanged\n"
            "competences.csv: 18 added, 0 changed, 0 unchanged\n"
            "adepts.csv: 72 added, 0 changed, 0 unchanged\n"
            "mentors.csv: 63 added, 0 changed, 0 unchanged\n");
  Change("mentors.csv", "Eva Björk", "Eva Ek");
  EXPECT_THAT(Import().out, HasSubstr("mentors.csv: 0 added, 1 changed, 62 unchanged\n"));
}

TEST_F(ImportCommandTest, EachMalformedFileLeavesTheDatabaseAsItWas) {
  ASSERT_EQ(Import().status, 0);
  const std::string before = ReadAll(database_);
  const std::string saved = folder_.Path("saved");
  std::filesystem::copy(data_, saved);
  const auto expect_refused = [&](const std::string& line) {
    const Result result = Import();
    EXPECT_EQ(result.status, 2) << line;
    EXPECT_THAT(result.err, StartsWith(line));
    EXPECT_THAT(result.err, EndsWith("nothing was imported\n"));
    EXPECT_EQ(result.out, "");
    EXPECT_TRUE(ReadAll(database_) == before) << line;
    EXPECT_FALSE(std::filesystem::exists(database_ + "-wal")) << line;
    using Copy = std::filesystem::copy_options;
    std::filesystem::copy(saved, data_, Copy::recursive | Copy::overwrite_existing);
  };
  Change("adepts.csv", "endorsed", "endorsement");
  expect_refused("adepts.csv:1: endorsed: the column is missing; add it to the header\n");
  Change("adepts.csv", ",0,31,", ",-1,31,");
  expect_refused("adepts.csv:2: years_as_manager: -1 is not a whole number from 0 to 60\n");
  Change("mentors.csv", "feedback:5", "feedbak:5");
  expect_refused("mentors.csv:2: competences: there is no competence feedbak;");
  Change("mentors.csv", "\nm002,", "\nm001,");
  expect_refused("mentors.csv:3: id: m001 stands twice, first on line 2\n");
  Change("adepts.csv", ",KI,", ",KIX,");
  expect_refused("adepts.csv:2: institution: there is no KIX;");
  Change("adepts.csv", "Sara Engström", "\"Sara\" Engström");
  expect_refused("adepts.csv:2: text after the closing quote on line 2;");
  WriteAll(data_ + "/competences.csv", "");
  expect_refused("competences.csv: the file is empty;");
  WriteAll(data_ + "/mentors.csv", std::string(50'000'000, '\x8D'));
  expect_refused("mentors.csv: the file is larger than 8 MB; split it\n");
}

TEST_F(ImportCommandTest, TellsAHundredFaultsAndHowManyMore) {
  std::string rows = "code,name_sv,name_en\n";
  for (int i = 0; i < 130; ++i) rows += "no code,x,y\n";
  WriteAll(data_ + "/competences.csv", rows);
  for (const char* name : {"adepts.csv", "mentors.csv", "institutions.csv"}) {
    std::filesystem::remove(data_ + "/" + name);
  }
  const Result result = Import();
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("competences.csv:101: code: no code is no code"));
  EXPECT_THAT(result.err, EndsWith("and 30 more\nnothing was imported\n"));
}

TEST_F(ImportCommandTest, UsageFaultsExitWithTwo) {
  EXPECT_EQ(Parvis("import --db " + database_ + " " + data_).status, 2);
  EXPECT_EQ(Parvis("import --db " + database_ + " --round stockholm-2026").status, 2);
  const Result no_round = Parvis("import --db " + database_ + " --round stockholm-1 " + data_);
  EXPECT_EQ(no_round.status, 2);
  EXPECT_THAT(no_round.err, StartsWith("parvis import: "));
  const Result no_folder =
      Parvis("import --db " + database_ + " --round stockholm-2026 " + data_ + "/nowhere");
  EXPECT_EQ(no_folder.status, 2);
  EXPECT_THAT(no_folder.err, HasSubstr("there is no such folder"));
  const Result no_database =
      Parvis("import --db " + folder_.Path("none.db") + " --round stockholm-2026 " + data_);
  EXPECT_EQ(no_database.status, 2);
  EXPECT_FALSE(std::filesystem::exists(folder_.Path("none.db")));
}

}  // namespace
}  // namespace parvis
