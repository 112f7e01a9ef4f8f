// A board's history over gRPC: who made which edit, and what became of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "shared/base/limits.h"
#include "shared/base/resource_names.h"
#include "tests/integration/board_client.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using dispatch::Role;
using testing::BoardClient;
using testing::DetailOf;

constexpr char kRound[] = "stockholm-2026";

class BoardEditsTest : public ::testing::Test {
 protected:
  BoardEditsTest() {
    server_.AddRound("stockholm", 2026);
    server_.Import(kRound, PARVIS_SOURCE_DIR "/data/stockholm-2026");
    token_ = server_.Token(Role::kProgrammeCoordinator);
    owner_ = std::make_unique<BoardClient>(server_.channel(), token_, kRound);
    stub_ = v1::BoardService::NewStub(server_.channel());
  }

  v1::ListBoardEditsRequest Request(int page_size = 0, const std::string& page_token = "") {
    v1::ListBoardEditsRequest request;
    request.set_parent(names::BoardName(kRound));
    request.set_page_size(page_size);
    request.set_page_token(page_token);
    return request;
  }

  grpc::Status TryList(const v1::ListBoardEditsRequest& request,
                       v1::ListBoardEditsResponse* response) {
    grpc::ClientContext context;
    if (!token_.empty()) context.AddMetadata("authorization", "Bearer " + token_);
    return stub_->ListBoardEdits(&context, request, response);
  }

  v1::ListBoardEditsResponse List(int page_size = 0, const std::string& page_token = "") {
    v1::ListBoardEditsResponse response;
    const grpc::Status status = TryList(Request(page_size, page_token), &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  static std::vector<int64_t> Revisions(const v1::ListBoardEditsResponse& page) {
    std::vector<int64_t> revisions;
    for (const v1::BoardEdit& edit : page.edits()) revisions.push_back(edit.revision());
    return revisions;
  }

  testing::TestServer server_;
  std::string token_;
  std::unique_ptr<BoardClient> owner_;
  std::unique_ptr<v1::BoardService::Stub> stub_;
};

TEST_F(BoardEditsTest, TellsWhoDidWhatAndWhatWasTakenBack) {
  EXPECT_EQ(List().edits_size(), 0);
  EXPECT_EQ(List().next_page_token(), "");
  const v1::Board before = owner_->Board();
  const v1::BoardPair first = before.pairs(0);
  const v1::BoardPair second = before.pairs(1);
  ASSERT_TRUE(owner_->Change(testing::Pin(first.adept(), first.mentor())).ok());
  BoardClient other(server_.socket_channel(), "", kRound);
  ASSERT_TRUE(other.Change(testing::Pin(second.adept(), second.mentor())).ok());
  ASSERT_TRUE(owner_->Undo().ok());

  const v1::ListBoardEditsResponse undone = List();
  ASSERT_EQ(undone.edits_size(), 3);
  const v1::BoardEdit& undo = undone.edits(0);
  EXPECT_EQ(undo.revision(), 3);
  EXPECT_EQ(undo.kind(), v1::BoardEdit::KIND_UNDO);
  EXPECT_EQ(undo.target_revision(), 1);
  EXPECT_FALSE(undo.undone());
  EXPECT_EQ(undo.change().removed_pins_size(), 1);
  const v1::BoardEdit& theirs = undone.edits(1);
  EXPECT_EQ(theirs.kind(), v1::BoardEdit::KIND_CHANGE);
  EXPECT_NE(theirs.actor(), undo.actor());
  EXPECT_FALSE(theirs.undone());
  EXPECT_EQ(theirs.change().added_pins(0).adept(), second.adept());
  const v1::BoardEdit& mine = undone.edits(2);
  EXPECT_EQ(mine.actor(), undo.actor());
  EXPECT_FALSE(mine.actor_display_name().empty());
  EXPECT_TRUE(mine.has_edit_time());
  EXPECT_TRUE(mine.undone());

  ASSERT_TRUE(owner_->Redo().ok());
  const v1::ListBoardEditsResponse redone = List();
  ASSERT_EQ(redone.edits_size(), 4);
  EXPECT_EQ(redone.edits(0).kind(), v1::BoardEdit::KIND_REDO);
  EXPECT_EQ(redone.edits(0).target_revision(), 1);
  EXPECT_FALSE(redone.edits(3).undone());

  // The stream tells the same of each.
  const auto events = owner_->Events(before.sequence(), owner_->Board().sequence());
  ASSERT_EQ(events.size(), 4u);
  for (int i = 0; i < 4; ++i) {
    const v1::BoardEdit& edit = redone.edits(3 - i);
    EXPECT_EQ(events[i].board_edited().kind(), edit.kind());
    EXPECT_EQ(events[i].board_edited().target_revision(), edit.target_revision());
    EXPECT_EQ(events[i].actor(), edit.actor());
  }

  // One that its author went on from is past redoing, and still undone.
  ASSERT_TRUE(owner_->Undo().ok());
  ASSERT_TRUE(owner_->Change(testing::Forbid(first.adept(), first.mentor())).ok());
  EXPECT_TRUE(List().edits(5).undone());
}

TEST_F(BoardEditsTest, PagesHoldStillWhileEditsAreMade) {
  const v1::BoardPair pair = owner_->Board().pairs(0);
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(owner_->Change(testing::Forbid(pair.adept(), pair.mentor())).ok());
    ASSERT_TRUE(owner_->Undo().ok());
  }
  const v1::ListBoardEditsResponse first = List(4);
  EXPECT_THAT(Revisions(first), ::testing::ElementsAre(10, 9, 8, 7));
  ASSERT_TRUE(owner_->Change(testing::Forbid(pair.adept(), pair.mentor())).ok());
  const v1::ListBoardEditsResponse second = List(4, first.next_page_token());
  EXPECT_THAT(Revisions(second), ::testing::ElementsAre(6, 5, 4, 3));
  const v1::ListBoardEditsResponse third = List(4, second.next_page_token());
  EXPECT_THAT(Revisions(third), ::testing::ElementsAre(2, 1));
  EXPECT_EQ(third.next_page_token(), "");
  EXPECT_EQ(List(limits::kBoardEditsPageMax + 1).edits_size(), 11);
  EXPECT_EQ(List(-1).edits_size(), 11);
}

TEST_F(BoardEditsTest, AnotherRoundHasItsOwnAndFaultsAreNamed) {
  const v1::BoardPair pair = owner_->Board().pairs(0);
  ASSERT_TRUE(owner_->Change(testing::Pin(pair.adept(), pair.mentor())).ok());
  server_.AddRound("region", 14);
  v1::ListBoardEditsResponse response;
  v1::ListBoardEditsRequest request = Request();
  request.set_parent(names::BoardName("region-14"));
  ASSERT_TRUE(TryList(request, &response).ok());
  EXPECT_EQ(response.edits_size(), 0);

  request.set_parent(names::BoardName("nowhere-1"));
  EXPECT_EQ(TryList(request, &response).error_code(), grpc::StatusCode::NOT_FOUND);
  request.set_parent("rounds/stockholm-2026");
  EXPECT_THAT(DetailOf(TryList(request, &response)).fields, ::testing::ElementsAre("parent"));
  for (const char* token : {"x", "0", "-3", "1.5"}) {
    EXPECT_THAT(DetailOf(TryList(Request(0, token), &response)).fields,
                ::testing::ElementsAre("page_token"))
        << token;
  }
  token_ = "none of ours";
  EXPECT_EQ(TryList(Request(), &response).error_code(), grpc::StatusCode::UNAUTHENTICATED);
}

TEST_F(BoardEditsTest, ACoordinatorReadsIt) {
  const v1::BoardPair pair = owner_->Board().pairs(0);
  ASSERT_TRUE(owner_->Change(testing::Pin(pair.adept(), pair.mentor())).ok());
  token_ = server_.Token(Role::kCoordinator);
  EXPECT_EQ(List().edits_size(), 1);
}

TEST_F(BoardEditsTest, APageOfLargeEditsEndsEarly) {
  // Each edit has as many bytes as half a page's: comments of the longest kind, for many pairs.
  const v1::Board board = owner_->Board();
  const std::string comment(limits::kMarkCommentCharacters, 'x');
  std::size_t bytes = 0;
  int edits = 0;
  for (int round = 0; bytes < limits::kBoardEditsPageBytes * 5 / 4; ++round) {
    const rules::BoardState now = rules::BoardState::FromBoard(owner_->Board());
    v1::BoardChange change;
    for (const v1::MatchingPerson& adept : board.adepts()) {
      for (const v1::MatchingPerson& mentor : board.mentors()) {
        change.MergeFrom(rules::MarkChangeOf(
            now, adept.id(), mentor.id(),
            {round % 2 == 0 ? v1::PairMark::KIND_CLEAR : v1::PairMark::KIND_DISCUSS, comment}));
      }
    }
    bytes += change.ByteSizeLong();
    ASSERT_TRUE(owner_->Change(change).ok());
    ++edits;
  }
  const v1::ListBoardEditsResponse first = List();
  EXPECT_LT(first.edits_size(), edits);
  ASSERT_NE(first.next_page_token(), "");
  EXPECT_EQ(first.edits_size() + List(0, first.next_page_token()).edits_size(), edits);
}

}  // namespace
}  // namespace parvis
