// The board over real gRPC: reading, editing, undo and redo, refusals, sending out.
#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/board_client.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using dispatch::Role;
using rules::BoardState;
using testing::BoardClient;
using testing::DetailOf;
using ::testing::ElementsAre;
using testing::Forbid;
using testing::NewUuid;
using ::testing::Pair;
using testing::Pin;
using ::testing::UnorderedElementsAre;

constexpr char kRound[] = "stockholm-2026";

class BoardTest : public ::testing::Test {
 protected:
  BoardTest() {
    server_.AddRound("stockholm", 2026);
    server_.Import(kRound, PARVIS_SOURCE_DIR "/data/stockholm-2026");
    owner_ = Client(Role::kProgrammeCoordinator);
    other_ = std::make_unique<BoardClient>(server_.socket_channel(), "", kRound);
  }

  std::unique_ptr<BoardClient> Client(Role role) {
    return std::make_unique<BoardClient>(server_.channel(), server_.Token(role), kRound);
  }

  // Makes an edit that must succeed, and gives the answer.
  v1::EditBoardResponse Made(BoardClient& client, const v1::BoardChange& change) {
    v1::EditBoardResponse response;
    const grpc::Status status = client.Change(change, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  void ExpectRefused(const grpc::Status& status, const std::string& reason) {
    EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION) << status.error_message();
    EXPECT_EQ(DetailOf(status).reason, reason);
  }

  testing::TestServer server_;
  std::unique_ptr<BoardClient> owner_;
  // A second account: the administrator.
  std::unique_ptr<BoardClient> other_;
};

TEST_F(BoardTest, GivesTheStockholmRoundWithItsOptimum) {
  const v1::Board board = owner_->Board();
  EXPECT_EQ(board.name(), "rounds/stockholm-2026/board");
  EXPECT_EQ(board.adepts_size(), 72);
  EXPECT_EQ(board.mentors_size(), 63);
  EXPECT_EQ(board.pairs_size(), 65);
  int64_t total = 0;
  for (const v1::BoardPair& pair : board.pairs()) total += pair.score();
  EXPECT_EQ(total, 41861);
  EXPECT_EQ(board.revision(), 0);
  EXPECT_EQ(board.round_state(), v1::Round::STATE_MATCHING);
  EXPECT_FALSE(board.has_undo() || board.has_redo());
  // The page comes to the same pairs from what it was sent.
  testing::CheckHistory(board, {});
}

TEST_F(BoardTest, PinForbidUndoAndRedoAreToldToTheStream) {
  const v1::Board before = owner_->Board();
  const v1::BoardPair formed = before.pairs(3);
  const auto forbidden = Made(*owner_, Forbid(formed.adept(), formed.mentor()));
  EXPECT_EQ(forbidden.revision(), 1);
  EXPECT_NE(forbidden.pairs_hash(), before.pairs_hash());
  EXPECT_NE(forbidden.etag(), before.etag());
  EXPECT_TRUE(
      rules::SameChange(forbidden.undo(), rules::Inverse(Forbid(formed.adept(), formed.mentor()))));
  EXPECT_FALSE(forbidden.has_redo());

  v1::EditBoardResponse undone;
  ASSERT_TRUE(owner_->Undo(&undone).ok());
  EXPECT_EQ(undone.pairs_hash(), before.pairs_hash()) << "an undo brings back the same pairs";
  EXPECT_FALSE(undone.has_undo());
  EXPECT_TRUE(undone.has_redo());

  v1::EditBoardResponse redone;
  ASSERT_TRUE(owner_->Redo(&redone).ok());
  EXPECT_EQ(redone.pairs_hash(), forbidden.pairs_hash());
  const v1::BoardPair& pinned = before.pairs(5);
  Made(*owner_, Pin(pinned.adept(), pinned.mentor()));

  const v1::Board after = owner_->Board();
  EXPECT_EQ(after.revision(), 4);
  ASSERT_EQ(after.pins_size(), 1);
  EXPECT_EQ(after.pins(0).adept(), pinned.adept());
  ASSERT_EQ(after.forbids_size(), 1);
  EXPECT_TRUE(after.has_undo());
  EXPECT_FALSE(after.has_redo());
  const std::vector<v1::Event> events = owner_->Events(before.sequence(), after.sequence());
  ASSERT_EQ(events.size(), 4u);
  EXPECT_EQ(events[1].actor(), "programme");
  EXPECT_EQ(events[3].board_edited().etag(), after.etag());
  testing::CheckHistory(after, events);
}

TEST_F(BoardTest, RefusesWithAReasonAndLeavesTheBoardAsItWas) {
  const v1::Board board = owner_->Board();
  const v1::BoardPair& first = board.pairs(0);
  const v1::BoardPair& second = board.pairs(1);
  Made(*owner_, Pin(first.adept(), first.mentor()));
  Made(*owner_, Forbid(second.adept(), second.mentor()));
  const v1::Board before = owner_->Board();

  grpc::Status status = owner_->Change(Pin(first.adept(), second.mentor()));
  ExpectRefused(status, "ADEPT_ALREADY_PINNED");
  EXPECT_THAT(DetailOf(status).metadata,
              UnorderedElementsAre(Pair("adept", first.adept()), Pair("mentor", second.mentor()),
                                   Pair("pinned_mentor", first.mentor())));
  ExpectRefused(owner_->Change(Pin(second.adept(), second.mentor())), "PAIR_FORBIDDEN");
  ExpectRefused(owner_->Change(Forbid(first.adept(), first.mentor())), "PAIR_PINNED");
  ExpectRefused(owner_->Change(rules::Inverse(Pin(second.adept(), second.mentor()))),
                "NOT_ON_BOARD");
  ExpectRefused(owner_->Redo(), "NOTHING_TO_REDO");
  ExpectRefused(other_->Undo(), "NOTHING_TO_UNDO");

  const v1::Board after = owner_->Board();
  EXPECT_EQ(after.etag(), before.etag());
  EXPECT_EQ(after.sequence(), before.sequence()) << "a refused edit left an event";
}

TEST_F(BoardTest, RefusesAPairThatARuleRefusesByTheRulesName) {
  const v1::Board board = owner_->Board();
  const v1::MatchingPerson& adept = board.adepts(0);
  for (const v1::MatchingPerson& mentor : board.mentors()) {
    if (mentor.institution() != adept.institution()) continue;
    const grpc::Status status = owner_->Change(Pin(adept.id(), mentor.id()));
    ExpectRefused(status, "PAIR_REFUSED");
    EXPECT_THAT(DetailOf(status).metadata["rules"], ::testing::HasSubstr("different_institution"));
    return;
  }
  FAIL() << "nobody of the first adept's institution";
}

TEST_F(BoardTest, TellsARuleThatIsNotToldOnlyAsHindered) {
  const v1::Board board = owner_->Board();
  ASSERT_GT(board.hindered_size(), 0);
  const grpc::Status status =
      owner_->Change(Pin(board.hindered(0).adept(), board.hindered(0).mentor()));
  ExpectRefused(status, "PAIR_REFUSED");
  const std::string rules = DetailOf(status).metadata["rules"];
  EXPECT_THAT(rules, ::testing::HasSubstr("hindered"));
  for (const char* secret : {"not_avoided", "different_reporting_line", "not_self"}) {
    EXPECT_THAT(rules + status.error_message(), ::testing::Not(::testing::HasSubstr(secret)));
  }
}

TEST_F(BoardTest, RefusesMorePinsThanAMentorHasPlaces) {
  const v1::Board board = owner_->Board();
  for (const v1::MatchingPerson& mentor : board.mentors()) {
    int pinned = 0;
    for (const v1::MatchingPerson& adept : board.adepts()) {
      const grpc::Status status = owner_->Change(Pin(adept.id(), mentor.id()));
      pinned += status.ok();
      if (DetailOf(status).reason != "MENTOR_FULL_OF_PINS") continue;
      EXPECT_EQ(pinned, mentor.capacity());
      return;
    }
    while (pinned-- > 0) ASSERT_TRUE(owner_->Undo().ok());
  }
  FAIL() << "no mentor could be filled";
}

TEST_F(BoardTest, FaultsOfTheRequestTellTheFieldsPath) {
  const auto fields = [&](const v1::BoardChange& change) {
    const grpc::Status status = owner_->Change(change);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << status.error_message();
    return DetailOf(status).fields;
  };
  EXPECT_THAT(fields(Pin("nobody", "m001")), ElementsAre("change.added_pins[0].adept"));
  EXPECT_THAT(fields(Forbid("a001", "nobody")), ElementsAre("change.added_forbids[0].mentor"));
  EXPECT_THAT(fields(v1::BoardChange()), ElementsAre("change"));
  v1::BoardChange twice = Forbid("a001", "m001");
  twice.MergeFrom(Forbid("a001", "m001"));
  EXPECT_THAT(fields(twice), ElementsAre("change.added_forbids[1]"));

  v1::EditBoardRequest request = owner_->NewRequest();
  grpc::Status status = owner_->Edit(request, nullptr);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(DetailOf(status).fields, ElementsAre("edit"));
  request.mutable_undo();
  request.clear_request_id();
  status = owner_->Edit(request, nullptr);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(DetailOf(status).fields, ElementsAre("request_id"));
  request = owner_->NewRequest();
  request.set_name("rounds/stockholm-2026");
  request.mutable_undo();
  EXPECT_EQ(owner_->Edit(request, nullptr).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  request.set_name("rounds/nowhere-1/board");
  EXPECT_EQ(owner_->Edit(request, nullptr).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(BoardTest, AStaleEtagIsAbortedAndAFreshOneIsNot) {
  const v1::Board board = owner_->Board();
  Made(*other_, Forbid("a001", "m001"));
  v1::EditBoardRequest request = owner_->NewRequest();
  *request.mutable_change() = Forbid("a002", "m001");
  request.set_etag(board.etag());
  EXPECT_EQ(owner_->Edit(request, nullptr).error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(owner_->Publish(board.etag()).error_code(), grpc::StatusCode::ABORTED);
  request.set_etag(owner_->Board().etag());
  request.set_request_id(NewUuid());
  EXPECT_TRUE(owner_->Edit(request, nullptr).ok());
}

TEST_F(BoardTest, TheSameRequestAgainDoesNothingMoreAndGetsTheSameAnswer) {
  v1::EditBoardRequest request = owner_->NewRequest();
  *request.mutable_change() = Forbid("a001", "m001");
  v1::EditBoardResponse first;
  v1::EditBoardResponse second;
  ASSERT_TRUE(owner_->Edit(request, &first).ok());
  ASSERT_TRUE(owner_->Edit(request, &second).ok());
  EXPECT_EQ(first.SerializeAsString(), second.SerializeAsString());
  EXPECT_EQ(owner_->Board().revision(), 1);
  *request.mutable_change() = Forbid("a002", "m001");
  EXPECT_EQ(owner_->Edit(request, nullptr).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(owner_->Board().revision(), 1);
}

TEST_F(BoardTest, UndoTakesBackOnlyOnesOwnAndPassesOverWhatOthersHaveOvertaken) {
  const v1::Board board = owner_->Board();
  const v1::BoardPair& pair = board.pairs(0);
  Made(*owner_, Forbid("a001", "m001"));
  Made(*owner_, Pin(pair.adept(), pair.mentor()));
  Made(*other_, rules::Inverse(Pin(pair.adept(), pair.mentor())));

  // The page still shows what undo would have done; the server tells why it cannot be.
  v1::EditBoardRequest request = owner_->NewRequest();
  *request.mutable_undo()->mutable_expected() = rules::Inverse(Pin(pair.adept(), pair.mentor()));
  ExpectRefused(owner_->Edit(request, nullptr), "NOT_ON_BOARD");
  // Read anew, the board offers what can still be undone.
  const v1::Board read = owner_->Board();
  EXPECT_TRUE(rules::SameChange(read.undo(), rules::Inverse(Forbid("a001", "m001"))));
  request.set_request_id(NewUuid());
  *request.mutable_undo()->mutable_expected() = read.undo();
  v1::EditBoardResponse response;
  ASSERT_TRUE(owner_->Edit(request, &response).ok());
  EXPECT_EQ(owner_->Board().forbids_size(), 0);
  // Only what others have overtaken is left: the refusal tells what is in its way.
  ExpectRefused(owner_->Undo(), "NOT_ON_BOARD");
  // An expectation that could be met, but is not what undo does.
  request = other_->NewRequest();
  *request.mutable_undo()->mutable_expected() = Forbid("a005", "m005");
  ExpectRefused(other_->Edit(request, nullptr), "HISTORY_CHANGED");
}

TEST_F(BoardTest, ACoordinatorReadsAndAnAnonymousCallerDoesNot) {
  Made(*owner_, Forbid("a001", "m001"));
  const auto coordinator = Client(Role::kCoordinator);
  const v1::Board board = coordinator->Board();
  EXPECT_EQ(board.pairs_size(), owner_->Board().pairs_size());
  EXPECT_FALSE(board.has_undo());
  EXPECT_EQ(coordinator->Undo().error_code(), grpc::StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(coordinator->Publish(board.etag()).error_code(), grpc::StatusCode::PERMISSION_DENIED);
  // Decided before the request is looked at.
  EXPECT_EQ(coordinator->Edit({}, nullptr).error_code(), grpc::StatusCode::PERMISSION_DENIED);
  v1::Board unseen;
  EXPECT_EQ(Client(Role::kAnonymous)->Get(&unseen).error_code(), grpc::StatusCode::UNAUTHENTICATED);
}

TEST_F(BoardTest, SendsOutOnceAndIsClosedToEditsAfterwards) {
  Made(*owner_, Forbid("a001", "m001"));
  const v1::Board board = owner_->Board();
  EXPECT_EQ(owner_->Publish("").error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const std::string request_id = NewUuid();
  v1::PublishBoardResponse published;
  ASSERT_TRUE(owner_->Publish(board.etag(), &published, request_id).ok());
  EXPECT_EQ(published.round().state(), v1::Round::STATE_PROPOSED);
  EXPECT_TRUE(published.round().has_publish_time());
  EXPECT_EQ(published.pair_count(), board.pairs_size());
  v1::PublishBoardResponse again;
  ASSERT_TRUE(owner_->Publish(board.etag(), &again, request_id).ok());
  EXPECT_EQ(again.SerializeAsString(), published.SerializeAsString());

  ExpectRefused(owner_->Publish(board.etag()), "ROUND_NOT_IN_MATCHING");
  ExpectRefused(owner_->Change(Forbid("a002", "m001")), "ROUND_NOT_IN_MATCHING");
  ExpectRefused(owner_->Undo(), "ROUND_NOT_IN_MATCHING");

  const v1::Board after = owner_->Board();
  EXPECT_EQ(after.round_state(), v1::Round::STATE_PROPOSED);
  EXPECT_EQ(after.pairs_hash(), board.pairs_hash());
  EXPECT_EQ(after.pairs_size(), board.pairs_size());
  EXPECT_EQ(after.pairs(0).SerializeAsString(), board.pairs(0).SerializeAsString());
  EXPECT_FALSE(after.has_undo());
  const std::vector<v1::Event> events = owner_->Events(board.sequence(), after.sequence());
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].sequence(), published.sequence());
  EXPECT_EQ(events[0].round_state_changed().new_state(), v1::Round::STATE_PROPOSED);
  EXPECT_EQ(events[0].round_state_changed().pair_count(), board.pairs_size());
}

TEST_F(BoardTest, ARoundWithoutPairsIsNotSentOut) {
  server_.AddRound("region", 14);
  BoardClient empty(server_.channel(), server_.Token(Role::kProgrammeCoordinator), "region-14");
  const v1::Board board = empty.Board();
  EXPECT_EQ(board.pairs_size(), 0);
  ExpectRefused(empty.Publish(board.etag()), "NO_PAIRS");
}

TEST_F(BoardTest, ARestartKeepsBoardHistoryAndUndo) {
  const v1::BoardPair pair = owner_->Board().pairs(0);
  Made(*owner_, Forbid("a001", "m001"));
  Made(*owner_, Pin(pair.adept(), pair.mentor()));
  ASSERT_TRUE(owner_->Undo().ok());
  const v1::Board before = owner_->Board();
  const std::string token = server_.Token(Role::kProgrammeCoordinator);
  owner_.reset();
  other_.reset();
  server_.Restart();
  owner_ = std::make_unique<BoardClient>(server_.channel(), token, kRound);
  const v1::Board after = owner_->Board();
  EXPECT_EQ(after.SerializeAsString(), before.SerializeAsString());
  testing::CheckHistory(after, owner_->Events(0, after.sequence()));
  ASSERT_TRUE(owner_->Redo().ok());
  ASSERT_TRUE(owner_->Undo().ok());
  ASSERT_TRUE(owner_->Undo().ok());
  EXPECT_TRUE(BoardState::FromBoard(owner_->Board()) == BoardState(before.policy()));
}

}  // namespace
}  // namespace parvis
