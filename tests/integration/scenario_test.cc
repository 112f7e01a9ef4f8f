// Scenarios over gRPC: saved, listed, adopted by an edit, deleted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "parvis/v1/scenario.grpc.pb.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"
#include "shared/rules/board_parameters.h"
#include "tests/integration/board_client.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using dispatch::Role;
using rules::BoardState;
using testing::BoardClient;
using testing::DetailOf;
using testing::NewUuid;

constexpr char kRound[] = "stockholm-2026";

class ScenarioTest : public ::testing::Test {
 protected:
  ScenarioTest() {
    server_.AddRound("stockholm", 2026);
    server_.Import(kRound, PARVIS_SOURCE_DIR "/data/stockholm-2026");
    token_ = server_.Token(Role::kProgrammeCoordinator);
    owner_ = std::make_unique<BoardClient>(server_.channel(), token_, kRound);
    stub_ = v1::ScenarioService::NewStub(server_.channel());
  }

  // The board as it is now, under a name.
  v1::CreateScenarioRequest Request(const std::string& display_name) {
    const v1::Board board = owner_->Board();
    v1::CreateScenarioRequest request;
    request.set_parent(names::BoardName(kRound));
    request.set_request_id(NewUuid());
    v1::Scenario& scenario = *request.mutable_scenario();
    scenario.set_display_name(display_name);
    *scenario.mutable_policy() = board.policy();
    *scenario.mutable_pins() = board.pins();
    *scenario.mutable_forbids() = board.forbids();
    *scenario.mutable_parked_adepts() = board.parked_adepts();
    *scenario.mutable_parked_mentors() = board.parked_mentors();
    return request;
  }

  grpc::Status Create(const v1::CreateScenarioRequest& request, v1::Scenario* scenario = nullptr) {
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + token_);
    v1::Scenario unwanted;
    return stub_->CreateScenario(&context, request, scenario ? scenario : &unwanted);
  }

  grpc::Status Delete(const std::string& name, const std::string& request_id = NewUuid()) {
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + token_);
    v1::DeleteScenarioRequest request;
    request.set_name(name);
    request.set_request_id(request_id);
    google::protobuf::Empty nothing;
    return stub_->DeleteScenario(&context, request, &nothing);
  }

  v1::ListScenariosResponse List(int page_size = 0, const std::string& page_token = "") {
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + token_);
    v1::ListScenariosRequest request;
    request.set_parent(names::BoardName(kRound));
    request.set_page_size(page_size);
    request.set_page_token(page_token);
    v1::ListScenariosResponse response;
    const grpc::Status status = stub_->ListScenarios(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  testing::TestServer server_;
  std::string token_;
  std::unique_ptr<BoardClient> owner_;
  std::unique_ptr<v1::ScenarioService::Stub> stub_;
};

TEST_F(ScenarioTest, KeepsAMatchingUnderANameAndTellsTheStream) {
  const v1::Board board = owner_->Board();
  v1::CreateScenarioRequest request = Request("Rättvisast");
  request.mutable_scenario()->mutable_policy()->set_objective(v1::OBJECTIVE_FAIREST);
  v1::Scenario saved;
  ASSERT_TRUE(Create(request, &saved).ok());
  EXPECT_EQ(saved.display_name(), "Rättvisast");
  EXPECT_NE(saved.pairs_hash(), board.pairs_hash());
  EXPECT_EQ(saved.pairs_size(), board.pairs_size());
  EXPECT_FALSE(saved.creator_display_name().empty());
  EXPECT_TRUE(saved.has_create_time());
  EXPECT_FALSE(saved.people_changed());
  EXPECT_EQ(owner_->Board().etag(), board.etag()) << "saving one is no edit of the board";
  v1::Scenario again;
  ASSERT_TRUE(Create(request, &again).ok()) << "the same request again";
  EXPECT_EQ(again.SerializeAsString(), saved.SerializeAsString());
  ASSERT_EQ(List().scenarios_size(), 1);
  EXPECT_EQ(List().scenarios(0).SerializeAsString(), saved.SerializeAsString());

  // The board takes it over by one edit, and comes to its pairs; one undo takes it back.
  const BoardState now = BoardState::FromBoard(board);
  v1::EditBoardResponse adopted;
  ASSERT_TRUE(owner_->Change(rules::ChangeBetween(now, BoardState(saved.policy())), &adopted).ok());
  EXPECT_EQ(adopted.pairs_hash(), saved.pairs_hash());
  v1::EditBoardResponse undone;
  ASSERT_TRUE(owner_->Undo(&undone).ok());
  EXPECT_EQ(undone.pairs_hash(), board.pairs_hash());

  ASSERT_TRUE(Delete(saved.name()).ok());
  EXPECT_EQ(List().scenarios_size(), 0);
  EXPECT_EQ(DetailOf(Delete(saved.name())).reason, "SCENARIO_NOT_FOUND");
  const v1::Board after = owner_->Board();
  const auto events = owner_->Events(board.sequence(), after.sequence());
  ASSERT_EQ(events.size(), 4u);
  EXPECT_EQ(events[0].scenario_created().scenario(), saved.name());
  EXPECT_EQ(events[3].scenario_deleted().scenario(), saved.name());
}

TEST_F(ScenarioTest, HoldsPinsAndParkedPeopleAndSurvivesARestart) {
  const v1::BoardPair pair = owner_->Board().pairs(0);
  const v1::BoardPair other = owner_->Board().pairs(1);
  v1::CreateScenarioRequest request = Request("Med fäst par");
  v1::PersonPair* pin = request.mutable_scenario()->add_pins();
  pin->set_adept(pair.adept());
  pin->set_mentor(pair.mentor());
  request.mutable_scenario()->add_parked_mentors(other.mentor());
  v1::Scenario saved;
  ASSERT_TRUE(Create(request, &saved).ok());
  for (const v1::BoardPair& formed : saved.pairs()) EXPECT_NE(formed.mentor(), other.mentor());
  owner_.reset();
  stub_.reset();
  server_.Restart();
  stub_ = v1::ScenarioService::NewStub(server_.channel());
  ASSERT_EQ(List().scenarios_size(), 1);
  EXPECT_EQ(List().scenarios(0).SerializeAsString(), saved.SerializeAsString());
}

TEST_F(ScenarioTest, RefusesWhatABoardWouldRefuse) {
  const v1::BoardPair pair = owner_->Board().pairs(0);
  const auto fields = [&](const v1::CreateScenarioRequest& request) {
    const grpc::Status status = Create(request);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << status.error_message();
    const auto detail = DetailOf(status);
    return detail.fields.empty() ? std::string() : detail.fields[0];
  };
  v1::CreateScenarioRequest request = Request("  ");
  EXPECT_EQ(fields(request), "scenario.display_name");
  request = Request(std::string(limits::kScenarioNameCharacters + 1, 'x'));
  EXPECT_EQ(fields(request), "scenario.display_name");
  request = Request("a");
  request.mutable_scenario()->clear_policy();
  EXPECT_EQ(fields(request), "scenario.policy");
  request = Request("a");
  request.mutable_scenario()->mutable_policy()->mutable_rules()->set_not_avoided(false);
  EXPECT_EQ(fields(request), "scenario.policy") << "an untold rule was switched off";
  request = Request("a");
  request.mutable_scenario()->mutable_policy()->set_spread(-1);
  EXPECT_EQ(fields(request), "scenario.policy.spread");
  request = Request("a");
  request.mutable_scenario()->add_parked_adepts("nobody");
  EXPECT_EQ(fields(request), "scenario.parked_adepts");
  request = Request("a");
  for (int i = 0; i < 2; ++i) {
    request.mutable_scenario()->add_forbids()->set_adept(pair.adept());
    request.mutable_scenario()->mutable_forbids(i)->set_mentor(pair.mentor());
  }
  EXPECT_EQ(fields(request), "scenario");
  request = Request("a");
  v1::PersonPair* pin = request.mutable_scenario()->add_pins();
  pin->set_adept(pair.adept());
  pin->set_mentor(pair.mentor());
  request.mutable_scenario()->add_parked_adepts(pair.adept());
  EXPECT_EQ(DetailOf(Create(request)).reason, "PERSON_PARKED");
  request = Request("a");
  request.set_parent("rounds/nowhere-1/board");
  EXPECT_EQ(Create(request).error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(List().scenarios_size(), 0);
}

TEST_F(ScenarioTest, ANameIsGivenOnceAndThereIsAnEnd) {
  ASSERT_TRUE(Create(Request("1")).ok());
  EXPECT_EQ(DetailOf(Create(Request("1"))).reason, "SCENARIO_EXISTS");
  for (int i = 2; i <= limits::kScenariosPerBoard; ++i) {
    ASSERT_TRUE(Create(Request(std::to_string(i))).ok());
  }
  EXPECT_EQ(DetailOf(Create(Request("one more"))).reason, "TOO_MANY_SCENARIOS");
  // Page by page, the one saved last first.
  int expected = limits::kScenariosPerBoard;
  std::string token;
  do {
    const v1::ListScenariosResponse page = List(7, token);
    for (const v1::Scenario& scenario : page.scenarios()) {
      EXPECT_EQ(scenario.display_name(), std::to_string(expected--));
    }
    token = page.next_page_token();
  } while (!token.empty());
  EXPECT_EQ(expected, 0);
  ASSERT_TRUE(Delete(List().scenarios(0).name()).ok());
  EXPECT_TRUE(Create(Request("one more")).ok());
  EXPECT_EQ(Delete("rounds/stockholm-2026/board/scenarios/x").error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);
}

}  // namespace
}  // namespace parvis
