// The binary itself: serving, stopping, commands beside a running server, the demonstration.
#include <grpcpp/grpcpp.h>
#include <signal.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "parvis/v1/event.grpc.pb.h"
#include "parvis/v1/round.grpc.pb.h"
#include "parvis/v1/session.grpc.pb.h"
#include "tests/support/parvis_process.h"
#include "tests/support/temporary_folder.h"

namespace parvis {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class CommandsTest : public ::testing::Test {
 protected:
  static std::string Binary() { return absl::StrCat(PARVIS_BINARY_DIR, "/parvis"); }

  static std::string ReadFile(const std::string& path) {
    std::ifstream file(path);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }

  // Runs a command to its end; its output is in out_.
  int Run(std::vector<std::string> arguments) {
    std::filesystem::remove(out_path_);
    const int status = testing::ParvisProcess(Binary(), std::move(arguments), out_path_).End(0);
    out_ = ReadFile(out_path_);
    return status;
  }

  // Serves on free ports, and returns when the server listens.
  std::unique_ptr<testing::ParvisProcess> Serve() {
    std::filesystem::remove(log_path_);
    auto server = std::make_unique<testing::ParvisProcess>(
        Binary(),
        std::vector<std::string>{"serve", "--db", database_, "--http", "127.0.0.1:0", "--grpc",
                                 "127.0.0.1:0", "--web", folder_.path()},
        log_path_);
    while (LogValue("grpc").empty()) std::this_thread::yield();
    return server;
  }

  // The value of a text field in the first line of the log that has it.
  std::string LogValue(const std::string& field) {
    const std::vector<std::string> parts =
        absl::StrSplit(ReadFile(log_path_), absl::MaxSplits(absl::StrCat("\"", field, "\":\""), 1));
    return parts.size() < 2 ? "" : parts[1].substr(0, parts[1].find('"'));
  }

  std::shared_ptr<grpc::Channel> Channel() {
    return grpc::CreateChannel(LogValue("grpc"), grpc::InsecureChannelCredentials());
  }

  testing::TemporaryFolder folder_;
  std::string database_ = folder_.Path("a.db");
  std::string out_path_ = folder_.Path("out");
  std::string log_path_ = folder_.Path("log");
  std::string out_;
};

TEST_F(CommandsTest, ServesUntilItIsToldToStop) {
  for (const int signal : {SIGTERM, SIGINT}) {
    const auto server = Serve();
    EXPECT_TRUE(std::filesystem::exists(database_ + ".sock"));
    EXPECT_EQ(server->End(signal), 0);
    EXPECT_THAT(ReadFile(log_path_), HasSubstr("\"message\":\"stopped\""));
    EXPECT_FALSE(std::filesystem::exists(database_ + ".sock"));
    EXPECT_FALSE(std::filesystem::exists(database_ + "-wal"));
  }
}

TEST_F(CommandsTest, AStopTellsTheStreams) {
  auto server = Serve();
  std::promise<void> open;
  std::thread listener([&] {
    grpc::ClientContext context;
    const auto stub = v1::EventService::NewStub(grpc::CreateChannel(
        absl::StrCat("unix:", database_, ".sock"), grpc::InsecureChannelCredentials()));
    const auto reader = stub->WatchEvents(&context, {});
    reader->WaitForInitialMetadata();
    open.set_value();
    v1::Event event;
    EXPECT_FALSE(reader->Read(&event));
    EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
    // And leaves: gRPC waits for connections that do not answer its farewell.
  });
  open.get_future().wait();
  EXPECT_EQ(server->End(SIGTERM), 0);
  listener.join();
}

TEST_F(CommandsTest, ASecondServerOnTheSameDatabaseIsRefused) {
  const auto server = Serve();
  EXPECT_EQ(Run({"serve", "--db", database_, "--http", "127.0.0.1:0"}), 2);
  EXPECT_THAT(out_, HasSubstr("in use by another parvis"));
}

TEST_F(CommandsTest, AnAddressThatIsTakenIsRefused) {
  const auto server = Serve();
  const std::string other = folder_.Path("b.db");
  EXPECT_EQ(Run({"serve", "--db", other, "--http", "127.0.0.1:0", "--grpc", LogValue("grpc")}), 2);
  EXPECT_THAT(out_, HasSubstr("cannot listen on"));
  EXPECT_EQ(Run({"serve", "--db", other, "--http", LogValue("http")}), 2);
  EXPECT_THAT(out_, HasSubstr(LogValue("http")));
  EXPECT_EQ(Run({"serve", "--db", other, "--http", "127.0.0.1:0", "--grpc", "unix:/x.sock"}), 2);
}

TEST_F(CommandsTest, ACommandBesideAServerIsHeardByItsStreams) {
  ASSERT_EQ(Run({"round", "add", "--db", database_, "--policy", "stockholm", "--number", "2026"}),
            0);
  EXPECT_EQ(out_, "stockholm-2026\n");
  const auto server = Serve();
  grpc::ClientContext context;
  const auto stub = v1::EventService::NewStub(grpc::CreateChannel(
      absl::StrCat("unix:", database_, ".sock"), grpc::InsecureChannelCredentials()));
  const auto reader = stub->WatchEvents(&context, {});
  v1::Event event;
  ASSERT_TRUE(reader->Read(&event));
  EXPECT_EQ(event.round(), "rounds/stockholm-2026");

  ASSERT_EQ(Run({"round", "add", "--db", database_, "--policy", "region", "--number", "14"}), 0);
  ASSERT_TRUE(reader->Read(&event));
  EXPECT_EQ(event.round(), "rounds/region-14");
  EXPECT_EQ(Run({"round", "add", "--db", database_, "--policy", "region", "--number", "14"}), 2);
  EXPECT_THAT(out_, HasSubstr("already exists"));
  EXPECT_EQ(Run({"round", "move", "--db", database_, "--round", "region-14", "--to", "selection"}),
            0);
  EXPECT_EQ(out_, "region-14 selection\n");
  EXPECT_EQ(Run({"round", "list", "--db", database_}), 0);
  EXPECT_THAT(out_, StartsWith("region-14"));
  context.TryCancel();
  while (reader->Read(&event)) {
  }
  reader->Finish();
}

TEST_F(CommandsTest, TheDemonstrationIsMadeOnceAndItsLinksSignIn) {
  ASSERT_EQ(Run({"demo", "--db", database_}), 0) << out_;
  EXPECT_EQ(Run({"round", "list", "--db", database_}), 0);
  EXPECT_THAT(out_, HasSubstr("72 adepts,   63 mentors"));
  EXPECT_THAT(out_, HasSubstr("24 adepts,   14 mentors"));
  const auto written = std::filesystem::last_write_time(database_);
  EXPECT_EQ(Run({"demo", "--db", database_}), 0);
  EXPECT_EQ(std::filesystem::last_write_time(database_), written);

  const auto server = Serve();
  ASSERT_EQ(Run({"link", "--db", database_, "--http", LogValue("http"), "--account", "programme"}),
            0);
  EXPECT_THAT(out_, StartsWith(absl::StrCat("http://", LogValue("http"), "/sign-in#")));
  v1::CreateSessionRequest request;
  request.set_link_token(out_.substr(out_.find('#') + 1, out_.size() - out_.find('#') - 2));
  grpc::ClientContext context;
  v1::CreateSessionResponse response;
  const grpc::Status status =
      v1::SessionService::NewStub(Channel())->CreateSession(&context, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.session().role(), v1::ACCOUNT_ROLE_PROGRAMME_COORDINATOR);
}

TEST_F(CommandsTest, ADemonstrationThatCannotBeMadeLeavesNothing) {
  std::filesystem::create_directory(folder_.Path("data"));
  EXPECT_EQ(Run({"demo", "--db", database_, "--data", folder_.Path("data")}), 2);
  EXPECT_TRUE(std::filesystem::is_empty(folder_.Path("data")));
  EXPECT_FALSE(std::filesystem::exists(database_));
  EXPECT_FALSE(std::filesystem::exists(database_ + ".making"));
}

TEST_F(CommandsTest, UsageFaultsExitTwo) {
  const std::vector<std::vector<std::string>> all = {
      {},
      {"dance"},
      {"serve"},
      {"serve", "--db", database_, "--port", "1"},
      {"round", "--db", database_},
      {"round", "add", "--db", database_, "--policy", "stockholm"},
      {"round", "add", "--db", database_, "--policy", "stockholm", "--number", "x"},
      {"round", "add", "--db", database_, "--policy", "nowhere.json", "--number", "1"},
      {"round", "move", "--db", database_, "--round", "a-1", "--to", "nowhere"},
      {"round", "list", "--db", database_},
      {"link", "--db", database_},
      {"demo"},
  };
  for (const std::vector<std::string>& arguments : all) {
    EXPECT_EQ(Run(arguments), 2) << absl::StrJoin(arguments, " ");
    EXPECT_FALSE(out_.empty());
  }
  EXPECT_FALSE(std::filesystem::exists(database_));
}

}  // namespace
}  // namespace parvis
