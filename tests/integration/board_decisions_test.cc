// Parameters, parked people and marks over gRPC, and the page's own solver beside the server's.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>

#include "client-wasm/app/board_solver.h"
#include "client-wasm/engine/solve_message.h"
#include "shared/rules/board_parameters.h"
#include "shared/rules/policy.h"
#include "tests/integration/board_client.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using dispatch::Role;
using rules::BoardState;
using testing::BoardClient;
using testing::DetailOf;

constexpr char kRound[] = "stockholm-2026";

class BoardDecisionsTest : public ::testing::Test {
 protected:
  BoardDecisionsTest() {
    server_.AddRound("stockholm", 2026);
    server_.Import(kRound, PARVIS_SOURCE_DIR "/data/stockholm-2026");
    owner_ = std::make_unique<BoardClient>(server_.channel(),
                                           server_.Token(Role::kProgrammeCoordinator), kRound);
    other_ = std::make_unique<BoardClient>(server_.socket_channel(), "", kRound);
  }

  BoardState State() { return BoardState::FromBoard(owner_->Board()); }
  v1::BoardChange Set(v1::Parameter parameter, int32_t value) {
    return rules::SetParameterChange(State(), parameter, value);
  }
  v1::EditBoardResponse Made(BoardClient& client, const v1::BoardChange& change) {
    v1::EditBoardResponse response;
    const grpc::Status status = client.Change(change, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }
  static void ExpectRefused(const grpc::Status& status, const std::string& reason) {
    EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION) << status.error_message();
    EXPECT_EQ(DetailOf(status).reason, reason);
  }

  testing::TestServer server_;
  std::unique_ptr<BoardClient> owner_;
  std::unique_ptr<BoardClient> other_;
};

TEST_F(BoardDecisionsTest, AParameterGivesOtherPairsAndUndoBringsTheOldOnesBack) {
  const v1::Board before = owner_->Board();
  const auto set = Made(*owner_, Set(v1::PARAMETER_MENTOR_NEEDS, 5));
  EXPECT_NE(set.pairs_hash(), before.pairs_hash());
  EXPECT_EQ(owner_->Board().policy().mentor_weights().needs(), 5);
  v1::EditBoardResponse undone;
  ASSERT_TRUE(owner_->Undo(&undone).ok());
  EXPECT_EQ(undone.pairs_hash(), before.pairs_hash());
  EXPECT_EQ(owner_->Board().policy().SerializeAsString(), before.policy().SerializeAsString());
  ASSERT_TRUE(owner_->Redo().ok());
  const v1::Board after = owner_->Board();
  EXPECT_EQ(after.pairs_hash(), set.pairs_hash());
  EXPECT_TRUE(rules::SameChange(after.undo(), rules::Inverse(set.change())));
  testing::CheckHistory(after, owner_->Events(before.sequence(), after.sequence()));
}

TEST_F(BoardDecisionsTest, WhoSetsTheSameNumberSecondIsToldAndAnotherNumberIsNoConflict) {
  const v1::BoardChange mine = Set(v1::PARAMETER_SPREAD, 30);
  const v1::BoardChange also_mine = Set(v1::PARAMETER_WEAK_BELOW, 300);
  Made(*other_, Set(v1::PARAMETER_SPREAD, 50));
  const grpc::Status status = owner_->Change(mine);
  ExpectRefused(status, "PARAMETER_CHANGED");
  EXPECT_EQ(DetailOf(status).metadata["parameter"], "spread");
  Made(*owner_, also_mine);
  EXPECT_EQ(State().policy().spread(), 50);
  EXPECT_EQ(State().policy().weak_below(), 300);
}

TEST_F(BoardDecisionsTest, ARuleThatWouldRefuseAPinNamesThePairAndTheRule) {
  const v1::BoardChange off = Set(v1::PARAMETER_DIFFERENT_INSTITUTION, 0);
  Made(*owner_, off);
  const v1::Board board = owner_->Board();
  for (const v1::MatchingPerson& adept : board.adepts()) {
    for (const v1::MatchingPerson& mentor : board.mentors()) {
      if (adept.institution() != mentor.institution()) continue;
      if (!owner_->Change(testing::Pin(adept.id(), mentor.id())).ok()) continue;
      const grpc::Status status = owner_->Change(rules::Inverse(off));
      ExpectRefused(status, "PIN_REFUSED");
      EXPECT_EQ(DetailOf(status).metadata["adept"], adept.id());
      EXPECT_EQ(DetailOf(status).metadata["rules"], "different_institution");
      v1::BoardChange both = rules::UnpinChange(State(), adept.id());
      both.MergeFrom(rules::Inverse(off));
      Made(*owner_, both);
      return;
    }
  }
  FAIL() << "no pair of one institution could be pinned";
}

TEST_F(BoardDecisionsTest, WhoIsParkedHasNoPairAndIsNotProposed) {
  const v1::BoardPair pair = owner_->Board().pairs(0);
  Made(*owner_, testing::Pin(pair.adept(), pair.mentor()));
  Made(*owner_, rules::ParkChange(State(), false, pair.adept()));
  v1::Board board = owner_->Board();
  EXPECT_THAT(board.parked_adepts(), ::testing::ElementsAre(pair.adept()));
  EXPECT_EQ(board.pins_size(), 0);
  grpc::Status status = owner_->Change(testing::Pin(pair.adept(), pair.mentor()));
  ExpectRefused(status, "PERSON_PARKED");
  EXPECT_EQ(DetailOf(status).metadata["person"], pair.adept());
  Made(*owner_, rules::ParkChange(State(), true, board.pairs(1).mentor()));
  const std::string mentor = board.pairs(1).mentor();
  board = owner_->Board();
  ASSERT_TRUE(owner_->Publish(board.etag()).ok());
  const v1::Board sent = owner_->Board();
  EXPECT_EQ(sent.pairs_hash(), board.pairs_hash());
  for (const v1::BoardPair& proposed : sent.pairs()) {
    EXPECT_NE(proposed.adept(), pair.adept());
    EXPECT_NE(proposed.mentor(), mentor);
  }
}

TEST_F(BoardDecisionsTest, AMarkIsToldToEverybodyAndChangesNoPair) {
  const v1::Board before = owner_->Board();
  const v1::BoardPair& pair = before.pairs(2);
  const auto marked =
      Made(*owner_, rules::MarkChangeOf(State(), pair.adept(), pair.mentor(),
                                        {v1::PairMark::KIND_DOUBTFUL, "Går de i samma hus?"}));
  EXPECT_EQ(marked.pairs_hash(), before.pairs_hash());
  const v1::Board after = other_->Board();
  ASSERT_EQ(after.marks_size(), 1);
  EXPECT_EQ(after.marks(0).comment(), "Går de i samma hus?");
  ExpectRefused(other_->Change(marked.change()), "MARK_CHANGED");
  ASSERT_TRUE(owner_->Undo().ok());
  EXPECT_EQ(owner_->Board().marks_size(), 0);
}

TEST_F(BoardDecisionsTest, FaultsOfTheRequestTellTheFieldsPath) {
  const auto fields = [&](const v1::BoardChange& change) {
    const grpc::Status status = owner_->Change(change);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << status.error_message();
    return DetailOf(status).fields;
  };
  v1::BoardChange change = Set(v1::PARAMETER_ADEPT_NEEDS, 1001);
  EXPECT_THAT(fields(change), ::testing::ElementsAre("change.parameters[0].new_value"));
  change.mutable_parameters(0)->set_parameter(static_cast<v1::Parameter>(77));
  EXPECT_THAT(fields(change), ::testing::ElementsAre("change.parameters[0].parameter"));
  change.Clear();
  change.add_parked_mentors("nobody");
  EXPECT_THAT(fields(change), ::testing::ElementsAre("change.parked_mentors[0]"));
}

TEST_F(BoardDecisionsTest, HinderedPairsAreTheSameWhateverIsSet) {
  const v1::Board before = owner_->Board();
  for (int i = 0; i < rules::kParameterCount; ++i) {
    const v1::Parameter parameter = rules::ParameterAt(i);
    const rules::ParameterRange range = rules::RangeOf(parameter);
    const int32_t now = rules::ParameterValue(State().policy(), parameter);
    v1::EditBoardResponse response;
    // A side's last weight stays, and so does what cannot be had together with another.
    owner_->Change(Set(parameter, now == range.min ? range.max : range.min), &response);
    const v1::Board after = owner_->Board();
    ASSERT_EQ(after.hindered_size(), before.hindered_size());
    for (int k = 0; k < after.hindered_size(); ++k) {
      ASSERT_EQ(after.hindered(k).SerializeAsString(), before.hindered(k).SerializeAsString());
    }
  }
  EXPECT_FALSE(rules::SameParameters(owner_->Board().policy(), before.policy()));
}

// One of the edits that a page offers.
v1::BoardChange AnyEdit(const BoardState& state, const v1::Board& board, std::mt19937& random) {
  const std::string& adept = board.adepts(random() % board.adepts_size()).id();
  const std::string& mentor = board.mentors(random() % board.mentors_size()).id();
  switch (random() % 8) {
    case 0:
      return rules::ForbidChange(state, adept, mentor);
    case 1:
      return rules::ParkChange(state, false, adept);
    case 2:
      return rules::ParkChange(state, true, mentor);
    case 3:
      return state.parked_adepts().empty()
                 ? rules::UnpinChange(state, adept)
                 : rules::ReturnChange(state, false, *state.parked_adepts().begin());
    case 4:
    case 5: {
      const v1::Parameter parameter = rules::ParameterAt(random() % rules::kParameterCount);
      const rules::ParameterRange range = rules::RangeOf(parameter);
      const int width = std::min(range.max - range.min, 120) + 1;
      return rules::SetParameterChange(state, parameter,
                                       range.min + static_cast<int>(random() % width));
    }
    default:
      return rules::PinChange(state, adept, mentor);
  }
}

TEST_F(BoardDecisionsTest, ThePagesSolverFollowsAnyEditsToTheServersPairs) {
  const v1::Board board = owner_->Board();
  auto page = app::BoardSolver::Create(board);
  ASSERT_TRUE(page.ok()) << page.status();
  BoardState state = BoardState::FromBoard(board);
  std::mt19937 random(20261122);
  int parameters = 0;
  for (int i = 0; i < 160; ++i) {
    v1::EditBoardRequest request = owner_->NewRequest();
    if (random() % 6 == 0) {
      request.mutable_undo();
    } else {
      *request.mutable_change() = AnyEdit(state, board, random);
      const auto refusal = state.Check(request.change(), **page);
      v1::EditBoardResponse unwanted;
      if (refusal) {
        EXPECT_FALSE(owner_->Edit(request, &unwanted).ok()) << "the page alone refuses";
        continue;
      }
    }
    v1::EditBoardResponse response;
    const grpc::Status status = owner_->Edit(request, &response);
    if (request.has_undo() && !status.ok()) continue;
    ASSERT_TRUE(status.ok()) << status.error_message();
    parameters += response.change().parameters_size();
    ASSERT_FALSE(state.Apply(response.change(), **page).has_value());
    ASSERT_TRUE((*page)->Show(state).ok());
    ASSERT_EQ((*page)->PairsHash(), response.pairs_hash())
        << "edit " << i << ": " << response.change().ShortDebugString();
  }
  EXPECT_GT(parameters, 15);
  // A page that opens now comes to the same, by itself and by its worker.
  const v1::Board now = owner_->Board();
  EXPECT_TRUE(BoardState::FromBoard(now) == state);
  const auto opened = app::BoardSolver::Create(now);
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ((*opened)->PairsHash(), now.pairs_hash());
  const auto from_worker = app::BoardSolver::FromAnswer(
      now, engine::Answer(app::BoardSolver::WorkersRequest(now), nullptr));
  ASSERT_TRUE(from_worker.ok()) << from_worker.status();
  EXPECT_EQ((*from_worker)->PairsHash(), now.pairs_hash());
  BoardState all_back = state;
  for (const std::string& adept : state.parked_adepts()) {
    ASSERT_FALSE(all_back.Apply(rules::ReturnChange(all_back, false, adept), **page).has_value());
  }
  ASSERT_TRUE((*from_worker)->Show(all_back).ok());
  ASSERT_TRUE((*page)->Show(all_back).ok());
  EXPECT_EQ((*from_worker)->PairsHash(), (*page)->PairsHash());
}

}  // namespace
}  // namespace parvis
