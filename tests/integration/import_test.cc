// Importing over gRPC: what is stored, what is refused, and who hears of it.
#include <grpcpp/grpcpp.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "parvis/v1/application.grpc.pb.h"
#include "parvis/v1/board.grpc.pb.h"
#include "parvis/v1/event.grpc.pb.h"
#include "parvis/v1/round.grpc.pb.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using dispatch::Role;
using ::testing::HasSubstr;

constexpr char kRound[] = "rounds/stockholm-2026";

class ImportTest : public ::testing::Test {
 protected:
  void SetUp() override {
    server_.AddRound();
    for (const char* name : {"institutions.csv", "competences.csv", "adepts.csv", "mentors.csv"}) {
      std::ifstream in(std::string(PARVIS_SOURCE_DIR) + "/data/stockholm-2026/" + name,
                       std::ios::binary);
      std::ostringstream content;
      content << in.rdbuf();
      ASSERT_FALSE(content.str().empty()) << name;
      stockholm_[name] = content.str();
    }
  }

  v1::ImportApplicationsRequest Request(const std::map<std::string, std::string>& files) {
    v1::ImportApplicationsRequest request;
    request.set_parent(kRound);
    for (const auto& [name, content] : files) {
      request.add_files()->set_name(name);
      request.mutable_files(request.files_size() - 1)->set_content(content);
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

  v1::ImportApplicationsResponse Import(const std::map<std::string, std::string>& files) {
    v1::ImportApplicationsResponse response;
    const grpc::Status status = Send(Request(files), &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  v1::Board Board() {
    grpc::ClientContext context;
    server_.SignIn(context, Role::kProgrammeCoordinator);
    v1::GetBoardRequest request;
    request.set_name(std::string(kRound) + "/board");
    v1::Board board;
    const grpc::Status status =
        v1::BoardService::NewStub(server_.channel())->GetBoard(&context, request, &board);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return board;
  }

  v1::EditBoardResponse Pin(const std::string& adept, const std::string& mentor) {
    grpc::ClientContext context;
    server_.SignIn(context, Role::kProgrammeCoordinator);
    v1::EditBoardRequest request;
    request.set_name(std::string(kRound) + "/board");
    request.set_request_id("8d6b1c1e-3f0a-4f60-9a66-0f1f6d3c2b11");
    v1::PersonPair* pin = request.mutable_change()->add_added_pins();
    pin->set_adept(adept);
    pin->set_mentor(mentor);
    v1::EditBoardResponse response;
    const grpc::Status status =
        v1::BoardService::NewStub(server_.channel())->EditBoard(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  // All that a coordinator can see of the round, as bytes.
  std::string Everything() {
    std::string all = Board().SerializeAsString();
    grpc::ClientContext context;
    server_.SignIn(context, Role::kProgrammeCoordinator);
    v1::ListApplicationsRequest list;
    list.set_parent(kRound);
    list.set_page_size(1000);
    v1::ListApplicationsResponse people;
    EXPECT_TRUE(v1::ApplicationService::NewStub(server_.channel())
                    ->ListApplications(&context, list, &people)
                    .ok());
    grpc::ClientContext context2;
    server_.SignIn(context2, Role::kProgrammeCoordinator);
    v1::GetCatalogueRequest get;
    get.set_name(kRound);
    v1::Catalogue catalogue;
    EXPECT_TRUE(v1::RoundService::NewStub(server_.channel())
                    ->GetCatalogue(&context2, get, &catalogue)
                    .ok());
    return all + people.SerializeAsString() + catalogue.SerializeAsString();
  }

  testing::TestServer server_;
  std::map<std::string, std::string> stockholm_;
};

TEST_F(ImportTest, StockholmComesInAndItsPairsAreFound) {
  const v1::ImportApplicationsResponse response = Import(stockholm_);
  EXPECT_TRUE(response.applied()) << response.DebugString();
  const v1::Board board = Board();
  EXPECT_EQ(board.adepts_size(), 72);
  EXPECT_EQ(board.mentors_size(), 63);
  EXPECT_EQ(board.pairs_size(), 65);
  int64_t total = 0;
  for (const v1::BoardPair& pair : board.pairs()) total += pair.score();
  EXPECT_EQ(total, 41861);
}

TEST_F(ImportTest, EachMalformedFileIsToldOfAndLeavesEverythingAsItWas) {
  ASSERT_TRUE(Import(stockholm_).applied());
  const std::string before = Everything();
  const auto with = [&](const std::string& file, const std::string& from, const std::string& to) {
    std::string content = stockholm_[file];
    const std::size_t at = content.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return content.replace(at, from.size(), to);
  };
  struct Case {
    std::string file;
    std::string content;
    int line;
    std::string column;
    std::string reason;
  };
  const Case cases[] = {
      {"adepts.csv", with("adepts.csv", "endorsed", "endorsement"), 1, "endorsed", "is missing"},
      {"adepts.csv", with("adepts.csv", ",31,no", ",many,no"), 2, "direct_reports",
       "many is not a whole number from 0 to 1000"},
      {"adepts.csv", with("adepts.csv", "change:2", "chess:2"), 2, "needs",
       "there is no competence chess"},
      {"adepts.csv", with("adepts.csv", "\na002,", "\na001,"), 3, "id",
       "a001 stands twice, first on line 2"},
      {"mentors.csv", with("mentors.csv", ",KTH,", ",MIT,"), 2, "institution", "there is no MIT"},
      {"mentors.csv", with("mentors.csv", "Eva Björk", "\"Eva Björk"), 2, "", "quote on line 2"},
      {"competences.csv", "", 0, "", "the file is empty"},
      {"adepts.csv", std::string(8 * 1024 * 1024 + 1, '\x07'), 0, "", "larger than 8 MB"},
      {"adepts.csv", std::string(8 * 1024 * 1024, '\x07'), 1, "", "byte 0x07"},
      {"adepts.csv", std::string(8 * 1024 * 1024, 'x'), 1, "", "longer than 8192 bytes"},
      {"adepts.csv", std::string(8 * 1024 * 1024, ','), 1, "", "more than 200 columns"},
  };
  for (const Case& one : cases) {
    const v1::ImportApplicationsResponse response = Import({{one.file, one.content}});
    EXPECT_FALSE(response.applied()) << one.reason;
    ASSERT_GE(response.fault_count(), 1) << one.reason;
    EXPECT_EQ(response.faults(0).file(), one.file);
    EXPECT_EQ(response.faults(0).line(), one.line) << one.reason;
    EXPECT_EQ(response.faults(0).column(), one.column) << one.reason;
    EXPECT_THAT(response.faults(0).reason().en(), HasSubstr(one.reason));
    EXPECT_NE(response.faults(0).reason().sv(), "");
    EXPECT_EQ(Everything(), before) << one.reason;
  }

  v1::ImportApplicationsResponse response;
  const grpc::Status status =
      Send(Request({{"adepts.csv", std::string(50'000'000, '\x07')}}), &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(Everything(), before);
}

TEST_F(ImportTest, AnImportIsHeardOnTheStreamAndChangesTheBoardsEtag) {
  ASSERT_TRUE(Import(stockholm_).applied());
  const v1::Board before = Board();
  std::string mentors = stockholm_["mentors.csv"];
  mentors.replace(mentors.find("Eva Björk"), sizeof("Eva Björk") - 1, "Eva Ek");
  ASSERT_TRUE(Import({{"mentors.csv", mentors}}).applied());
  const v1::Board after = Board();
  EXPECT_NE(after.etag(), before.etag());
  EXPECT_EQ(after.revision(), before.revision()) << "an import is no edit";
  EXPECT_EQ(after.pairs_hash(), before.pairs_hash());

  grpc::ClientContext context;
  server_.SignIn(context, Role::kProgrammeCoordinator);
  v1::WatchEventsRequest watch;
  watch.set_parent(kRound);
  watch.set_after_sequence(before.sequence());
  auto stream = v1::EventService::NewStub(server_.channel())->WatchEvents(&context, watch);
  v1::Event event;
  ASSERT_TRUE(stream->Read(&event));
  EXPECT_EQ(event.applications_imported().changed(), 1);
  EXPECT_EQ(event.applications_imported().added(), 0);
  EXPECT_EQ(event.sequence(), after.sequence());
  context.TryCancel();
}

TEST_F(ImportTest, AChangeMayNotBreakAPinnedPair) {
  ASSERT_TRUE(Import(stockholm_).applied());
  const v1::BoardPair pair = Board().pairs(0);
  Pin(pair.adept(), pair.mentor());
  const std::string before = Everything();
  std::string adepts = stockholm_["adepts.csv"];
  const std::size_t row = adepts.find("\n" + pair.adept() + ",") + 1;
  const std::size_t yes = adepts.rfind(",yes", adepts.find('\n', row));
  ASSERT_GT(yes, row) << "whoever is in a pair is endorsed";
  adepts.replace(yes, 4, ",no");
  const v1::ImportApplicationsResponse response = Import({{"adepts.csv", adepts}});
  EXPECT_FALSE(response.applied());
  ASSERT_EQ(response.fault_count(), 1) << response.DebugString();
  EXPECT_EQ(response.faults(0).file(), "adepts.csv");
  EXPECT_GT(response.faults(0).line(), 1);
  EXPECT_THAT(response.faults(0).reason().en(),
              HasSubstr(pair.adept() + " is pinned to " + pair.mentor()));
  EXPECT_EQ(Everything(), before);
}

TEST_F(ImportTest, APreviewWritesNothingAndARepeatedRequestDoesNothingMore) {
  v1::ImportApplicationsRequest request = Request(stockholm_);
  request.set_validate_only(true);
  const std::string before = Everything();
  v1::ImportApplicationsResponse preview;
  ASSERT_TRUE(Send(request, &preview).ok());
  EXPECT_FALSE(preview.applied());
  EXPECT_EQ(Everything(), before);

  request.set_validate_only(false);
  request.set_request_id("0b0f1b6c-6a35-4c0f-8e0c-0d4c1a9f7c55");
  v1::ImportApplicationsResponse first;
  ASSERT_TRUE(Send(request, &first).ok());
  const std::string stored = Everything();
  v1::ImportApplicationsResponse again;
  ASSERT_TRUE(Send(request, &again).ok());
  EXPECT_EQ(first.SerializeAsString(), again.SerializeAsString());
  EXPECT_EQ(Everything(), stored);
}

TEST_F(ImportTest, OnlyTheProgrammesOwnerMayImport) {
  v1::ImportApplicationsResponse response;
  EXPECT_EQ(Send(Request(stockholm_), &response, Role::kCoordinator).error_code(),
            grpc::StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(Send(Request(stockholm_), &response, Role::kAnonymous).error_code(),
            grpc::StatusCode::UNAUTHENTICATED);
}

}  // namespace
}  // namespace parvis
