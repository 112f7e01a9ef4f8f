#include <string>

#include "client-wasm/app/test_board.h"
#include "gtest/gtest.h"

namespace parvis::app {
namespace {

using testing::FakeServer;
using testing::Find;
using testing::kRound;

v1::BoardEdit EditOf(const FakeServer& server, std::size_t index) {
  const v1::Event& event = server.events()[index];
  v1::BoardEdit edit;
  edit.set_revision(event.board_edited().revision());
  edit.set_actor(event.actor());
  edit.set_kind(event.board_edited().kind());
  *edit.mutable_change() = event.board_edited().change();
  return edit;
}

// The effects' edit, made by the server.
void Send(FakeServer& server, const Effects& effects) {
  const auto* call = Find<CallEditBoard>(effects);
  ASSERT_NE(call, nullptr);
  server.Edit(call->request);
}

TEST(HistoryTest, IsReadWhenItOpensAndForgottenWhenItCloses) {
  FakeServer server;
  Model model = testing::WithBoard(server);
  const Effects opened = Update(model, RunCommand{Command::kShowHistory});
  const auto* call = Find<CallListBoardEdits>(opened);
  ASSERT_NE(call, nullptr);
  EXPECT_EQ(call->request.parent(), "rounds/stockholm-2026/board");
  EXPECT_EQ(model.history.loading.state, Load::kLoading);
  ASSERT_NE(Find<Navigate>(opened), nullptr);
  EXPECT_NE(Find<Navigate>(opened)->path.find("history=1"), std::string::npos);
  Update(model, BoardEditsAnswer{call->request.parent(), "", v1::ListBoardEditsResponse()});
  EXPECT_EQ(model.history.loading.state, Load::kReady);
  const Effects closed = Update(model, RunCommand{Command::kCloseDialog});
  EXPECT_EQ(model.history.loading.state, Load::kIdle);
  EXPECT_EQ(Find<Navigate>(closed)->path.find("history"), std::string::npos);
}

TEST(HistoryTest, FollowsTheStreamAndSeesWhatIsUndone) {
  FakeServer server;
  Model model = testing::WithBoard(server);
  Update(model, RunCommand{Command::kShowHistory});
  Update(model, BoardEditsAnswer{model.history.board, "", v1::ListBoardEditsResponse()});
  Send(server, Update(model, PinPair{0, 1}));
  Update(model, StreamEvent{server.events()[0]});
  ASSERT_EQ(model.history.edits.size(), 1u);
  EXPECT_EQ(StepWords(model.history.edits[0], text::Language::kSwedish), "Paret fäst");
  EXPECT_EQ(StepSubject(*model.board, model.history.edits[0], text::Language::kSwedish),
            "Åsa Berg A och Finn Gran B");

  v1::Event undo = server.events()[0];
  undo.set_sequence(undo.sequence() + 1);
  undo.mutable_board_edited()->set_revision(2);
  undo.mutable_board_edited()->set_request_id("other");
  undo.mutable_board_edited()->set_kind(v1::BoardEdit::KIND_UNDO);
  undo.mutable_board_edited()->set_target_revision(1);
  *undo.mutable_board_edited()->mutable_change() =
      rules::Inverse(server.events()[0].board_edited().change());
  Update(model, StreamEvent{undo});
  ASSERT_EQ(model.history.edits.size(), 2u);
  EXPECT_TRUE(model.history.edits[1].undone());
  EXPECT_EQ(StepWords(model.history.edits[0], text::Language::kSwedish), "Ångrat: Paret fäst");
  // The same once more changes nothing.
  Update(model, StreamEvent{undo});
  EXPECT_EQ(model.history.edits.size(), 2u);
}

TEST(HistoryTest, AGapHasItReadAnew) {
  FakeServer server;
  Model model = testing::WithBoard(server);
  Update(model, RunCommand{Command::kShowHistory});
  Update(model, BoardEditsAnswer{model.history.board, "", v1::ListBoardEditsResponse()});
  Send(server, Update(model, PinPair{0, 1}));
  v1::Event late = server.events()[0];
  late.mutable_board_edited()->set_revision(5);
  const Effects effects = Update(model, StreamEvent{late});
  EXPECT_NE(Find<CallListBoardEdits>(effects), nullptr);
  EXPECT_EQ(model.history.loading.state, Load::kLoading);
}

TEST(HistoryTest, MoreIsAskedForByTheTokenAndPutBehind) {
  FakeServer server;
  Model model = testing::WithBoard(server);
  Send(server, Update(model, PinPair{0, 1}));
  Update(model, RunCommand{Command::kShowHistory});
  v1::ListBoardEditsResponse page;
  *page.add_edits() = EditOf(server, 0);
  page.mutable_edits(0)->set_revision(2);
  page.set_next_page_token("2");
  Update(model, BoardEditsAnswer{model.history.board, "", page});
  const Effects asked = Update(model, ReadHistory{true});
  ASSERT_NE(Find<CallListBoardEdits>(asked), nullptr);
  EXPECT_EQ(Find<CallListBoardEdits>(asked)->request.page_token(), "2");
  EXPECT_TRUE(model.history.reading_more);
  EXPECT_EQ(Find<CallListBoardEdits>(Update(model, ReadHistory{true})), nullptr);
  v1::ListBoardEditsResponse rest;
  *rest.add_edits() = EditOf(server, 0);
  Update(model, BoardEditsAnswer{model.history.board, "2", rest});
  ASSERT_EQ(model.history.edits.size(), 2u);
  EXPECT_EQ(model.history.edits[1].revision(), 1);
  EXPECT_FALSE(model.history.reading_more);
}

TEST(HistoryTest, AFailureIsShownAndCanBeTriedAgain) {
  FakeServer server;
  Model model = testing::WithBoard(server);
  Update(model, RunCommand{Command::kShowHistory});
  Update(model, BoardEditsAnswer{model.history.board, "",
                                 Failure{absl::StatusCode::kUnavailable, "", "", ""}});
  EXPECT_EQ(model.history.loading.state, Load::kFailed);
  EXPECT_NE(Find<CallListBoardEdits>(Update(model, ReadHistory{false})), nullptr);
}

TEST(HistoryTest, ALinkOpensIt) {
  FakeServer server;
  Model model = testing::SignedIn();
  Update(model, AddressChanged{"/rounds/stockholm-2026/matching?history=1"});
  const Effects effects = Update(model, RoundAnswer{kRound, server.Read()});
  EXPECT_EQ(model.dialog, OpenDialog::kHistory);
  EXPECT_NE(Find<CallListBoardEdits>(effects), nullptr);
}

}  // namespace
}  // namespace parvis::app
