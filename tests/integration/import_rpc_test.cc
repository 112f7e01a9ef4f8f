// Importing over the RPC: what is malformed is told by its place and changes nothing.
#include <grpcpp/grpcpp.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "parvis/v1/application.grpc.pb.h"
#include "parvis/v1/event.grpc.pb.h"
#include "shared/base/resource_names.h"
#include "tests/integration/board_client.h"
#include "tests/support/database_dump.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using dispatch::Role;
using testing::BoardClient;

constexpr char kRound[] = "stockholm-2026";
using Files = std::map<std::string, std::string>;

Files StockholmFiles() {
  Files files;
  for (const char* name : {"institutions.csv", "competences.csv", "adepts.csv", "mentors.csv"}) {
    std::ifstream file(std::string(PARVIS_SOURCE_DIR "/data/stockholm-2026/") + name,
                       std::ios::binary);
    files[name] = std::string(std::istreambuf_iterator<char>(file), {});
  }
  return files;
}

// Replaces the first occurrence, which must be there.
void Replace(std::string& text, const std::string& from, const std::string& to) {
  const size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

// The second line of the text, with its line break.
std::string FirstRecord(const std::string& text) {
  const size_t begin = text.find('\n') + 1;
  return text.substr(begin, text.find('\n', begin) + 1 - begin);
}

class ImportRpcTest : public ::testing::Test {
 protected:
  ImportRpcTest() { server_.AddRound("stockholm", 2026); }

  static v1::ImportApplicationsRequest Request(const Files& files) {
    v1::ImportApplicationsRequest request;
    request.set_parent(names::RoundName(kRound));
    for (const auto& [name, content] : files) {
      v1::ImportFile* file = request.add_files();
      file->set_name(name);
      file->set_content(content);
    }
    return request;
  }

  grpc::Status Send(const v1::ImportApplicationsRequest& request,
                    v1::ImportApplicationsResponse* response,
                    Role role = Role::kProgrammeCoordinator) {
    grpc::ClientContext context;
    server_.SignIn(context, role);
    return v1::ApplicationService::NewStub(server_.channel())
        ->ImportApplications(&context, request, response);
  }

  grpc::Status Import(const Files& files, v1::ImportApplicationsResponse* response) {
    return Send(Request(files), response);
  }

  BoardClient Client() {
    return BoardClient(server_.channel(), server_.Token(Role::kProgrammeCoordinator), kRound);
  }

  testing::TestServer server_;
};

struct Malformation {
  const char* name;
  const char* file;  // In which the fault is to be told.
  std::function<void(Files&)> make;
};

TEST_F(ImportRpcTest, MalformedFilesAreToldByPlaceAndLeaveTheDatabaseAsItWas) {
  const std::vector<Malformation> malformations = {
      {"missing column", "adepts.csv",
       [](Files& files) { Replace(files["adepts.csv"], "years_as_manager", "years"); }},
      {"bad number", "mentors.csv",
       [](Files& files) {
         std::string record = FirstRecord(files["mentors.csv"]);
         std::string changed = record;
         Replace(changed, ":", ":x");
         Replace(files["mentors.csv"], record, changed);
       }},
      {"unknown competence", "adepts.csv",
       [](Files& files) {
         Replace(files["adepts.csv"], "difficult-conversations:", "easy-conversations:");
       }},
      {"duplicate id", "adepts.csv",
       [](Files& files) { files["adepts.csv"] += FirstRecord(files["adepts.csv"]); }},
      {"unknown institution", "adepts.csv",
       [](Files& files) { Replace(files["adepts.csv"], ",KI,", ",KIX,"); }},
      {"broken quoting", "mentors.csv",
       [](Files& files) { files["mentors.csv"] += "m999,\"never closed,x\n"; }},
      {"empty file", "adepts.csv", [](Files& files) { files["adepts.csv"].clear(); }},
      {"garbage", "adepts.csv",
       [](Files& files) {
         std::string& garbage = files["adepts.csv"];
         for (size_t i = 0; i < garbage.size(); ++i) {
           garbage[i] = static_cast<char>(i * 2654435761u >> 13);
         }
       }},
  };
  for (const bool loaded : {false, true}) {
    if (loaded) server_.Import(kRound, PARVIS_SOURCE_DIR "/data/stockholm-2026");
    server_.Token(Role::kProgrammeCoordinator);
    const std::string before = testing::DumpDatabase(server_.database_path());
    for (const Malformation& malformation : malformations) {
      SCOPED_TRACE(malformation.name);
      Files files = StockholmFiles();
      malformation.make(files);
      v1::ImportApplicationsResponse response;
      const grpc::Status status = Import(files, &response);
      ASSERT_TRUE(status.ok()) << status.error_message();
      EXPECT_FALSE(response.applied());
      EXPECT_GT(response.fault_count(), 0);
      bool told = false;
      for (const v1::ImportFault& fault : response.faults()) {
        told |= fault.file() == malformation.file;
        EXPECT_FALSE(fault.reason().sv().empty());
        EXPECT_FALSE(fault.reason().en().empty());
      }
      EXPECT_TRUE(told) << response.DebugString();
      EXPECT_EQ(testing::DumpDatabase(server_.database_path()), before);
    }
  }
}

TEST_F(ImportRpcTest, FiftyMegabytesOfGarbageAreRefusedAndChangeNothing) {
  server_.Token(Role::kProgrammeCoordinator);
  const std::string before = testing::DumpDatabase(server_.database_path());
  v1::ImportApplicationsResponse response;
  const grpc::Status status =
      Import({{"adepts.csv", std::string(50 * 1024 * 1024, '\xA5')}}, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED) << status.error_message();
  EXPECT_EQ(testing::DumpDatabase(server_.database_path()), before);
}

TEST_F(ImportRpcTest, AnImportThatWouldBreakAPinIsRefusedAndTheBoardKeepsItsEtag) {
  server_.Import(kRound, PARVIS_SOURCE_DIR "/data/stockholm-2026");
  BoardClient client = Client();
  const v1::BoardPair pair = client.Board().pairs(0);
  ASSERT_TRUE(client.Change(testing::Pin(pair.adept(), pair.mentor())).ok());
  const v1::Board board = client.Board();
  std::string institution;
  for (const v1::MatchingPerson& adept : board.adepts()) {
    if (adept.id() == pair.adept()) institution = adept.institution();
  }
  Files files = StockholmFiles();
  for (const v1::MatchingPerson& mentor : board.mentors()) {
    if (mentor.id() != pair.mentor()) continue;
    std::string& text = files["mentors.csv"];
    const size_t begin = text.find("\n" + mentor.id() + ",") + 1;
    const std::string record = text.substr(begin, text.find('\n', begin) - begin);
    std::string changed = record;
    Replace(changed, "," + mentor.institution() + ",", "," + institution + ",");
    Replace(text, record, changed);
  }
  const std::string before = testing::DumpDatabase(server_.database_path());
  v1::ImportApplicationsResponse response;
  const grpc::Status status = Import({{"mentors.csv", files["mentors.csv"]}}, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_FALSE(response.applied());
  EXPECT_GT(response.fault_count(), 0);
  EXPECT_EQ(testing::DumpDatabase(server_.database_path()), before);
  EXPECT_EQ(client.Board().etag(), board.etag());
  // Without the pin the same file goes in, and the board is another one.
  ASSERT_TRUE(client.Undo().ok());
  ASSERT_TRUE(Import({{"mentors.csv", files["mentors.csv"]}}, &response).ok());
  EXPECT_TRUE(response.applied());
  const v1::Board changed = client.Board();
  EXPECT_NE(changed.etag(), board.etag());
  for (const v1::BoardPair& formed : changed.pairs()) {
    EXPECT_FALSE(formed.adept() == pair.adept() && formed.mentor() == pair.mentor());
  }
}

TEST_F(ImportRpcTest, StockholmComesInAndItsPairsAreFound) {
  v1::ImportApplicationsResponse response;
  ASSERT_TRUE(Import(StockholmFiles(), &response).ok());
  EXPECT_TRUE(response.applied()) << response.DebugString();
  const v1::Board board = Client().Board();
  EXPECT_EQ(board.adepts_size(), 72);
  EXPECT_EQ(board.mentors_size(), 63);
  EXPECT_EQ(board.pairs_size(), 65);
  int64_t total = 0;
  for (const v1::BoardPair& pair : board.pairs()) total += pair.score();
  EXPECT_EQ(total, 41861);
}

TEST_F(ImportRpcTest, AnImportIsHeardOnTheStreamAndChangesTheBoardsEtag) {
  Files files = StockholmFiles();
  v1::ImportApplicationsResponse response;
  ASSERT_TRUE(Import(files, &response).ok());
  const v1::Board before = Client().Board();
  Replace(files["mentors.csv"], "Eva Björk", "Eva Ek");
  ASSERT_TRUE(Import({{"mentors.csv", files["mentors.csv"]}}, &response).ok());
  const v1::Board after = Client().Board();
  EXPECT_NE(after.etag(), before.etag());
  EXPECT_EQ(after.revision(), before.revision()) << "an import is no edit";
  EXPECT_EQ(after.pairs_hash(), before.pairs_hash());

  grpc::ClientContext context;
  server_.SignIn(context, Role::kProgrammeCoordinator);
  v1::WatchEventsRequest watch;
  watch.set_parent(names::RoundName(kRound));
  watch.set_after_sequence(before.sequence());
  auto stream = v1::EventService::NewStub(server_.channel())->WatchEvents(&context, watch);
  v1::Event event;
  ASSERT_TRUE(stream->Read(&event));
  EXPECT_EQ(event.applications_imported().changed(), 1);
  EXPECT_EQ(event.applications_imported().added(), 0);
  EXPECT_EQ(event.sequence(), after.sequence());
  context.TryCancel();
}

TEST_F(ImportRpcTest, APreviewWritesNothingAndARepeatedRequestDoesNothingMore) {
  server_.Token(Role::kProgrammeCoordinator);
  v1::ImportApplicationsRequest request = Request(StockholmFiles());
  request.set_validate_only(true);
  const std::string before = testing::DumpDatabase(server_.database_path());
  v1::ImportApplicationsResponse preview;
  ASSERT_TRUE(Send(request, &preview).ok());
  EXPECT_FALSE(preview.applied());
  EXPECT_EQ(preview.summaries(2).added(), 72);
  EXPECT_EQ(testing::DumpDatabase(server_.database_path()), before);

  request.set_validate_only(false);
  request.set_request_id("0b0f1b6c-6a35-4c0f-8e0c-0d4c1a9f7c55");
  v1::ImportApplicationsResponse first;
  ASSERT_TRUE(Send(request, &first).ok());
  EXPECT_TRUE(first.applied());
  const std::string stored = testing::DumpDatabase(server_.database_path());
  v1::ImportApplicationsResponse again;
  ASSERT_TRUE(Send(request, &again).ok());
  EXPECT_EQ(first.SerializeAsString(), again.SerializeAsString());
  EXPECT_EQ(testing::DumpDatabase(server_.database_path()), stored);
}

TEST_F(ImportRpcTest, OnlyTheProgrammesOwnerMayImport) {
  v1::ImportApplicationsResponse response;
  EXPECT_EQ(Send(Request(StockholmFiles()), &response, Role::kCoordinator).error_code(),
            grpc::StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(Send(Request(StockholmFiles()), &response, Role::kAnonymous).error_code(),
            grpc::StatusCode::UNAUTHENTICATED);
}

}  // namespace
}  // namespace parvis
