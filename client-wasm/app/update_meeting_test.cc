#include <algorithm>
#include <string>
#include <vector>

#include "client-wasm/app/board_facts.h"
#include "client-wasm/app/test_board.h"
#include "gtest/gtest.h"

namespace parvis::app {
namespace {

using testing::FakeServer;
using testing::Find;
using testing::kRound;

ShownPair FirstPair(const Model& model) {
  const matching::FormedPair& pair = model.board->solver->matching().pairs.front();
  return {pair.adept, pair.mentor};
}

TEST(MarkTest, AKeyMarksThePairAndAgainTakesTheMarkAway) {
  const FakeServer server;
  Model model = testing::WithBoard(server);
  const ShownPair pair = FirstPair(model);
  Update(model, ChoosePerson{false, pair.adept});
  const Effects marked = Update(model, RunCommand{Command::kMarkDoubtful});
  EXPECT_EQ(ShownMark(model).kind, v1::PairMark::KIND_DOUBTFUL);
  ASSERT_NE(Find<ShowToast>(marked), nullptr);
  EXPECT_EQ(Find<ShowToast>(marked)->words, "Markerat som tveksamt.");
  EXPECT_TRUE(Find<ShowToast>(marked)->offers_undo);
  EXPECT_NE(Find<CallEditBoard>(marked), nullptr);
  EXPECT_FALSE(model.board->last_change.has_value()) << "a mark changes no pair";

  Update(model, MarkPair{pair.adept, pair.mentor, v1::PairMark::KIND_DOUBTFUL, "Samma hus?"});
  EXPECT_EQ(ShownMark(model).comment, "Samma hus?");
  Update(model, RunCommand{Command::kMarkDiscuss});
  EXPECT_EQ(ShownMark(model).kind, v1::PairMark::KIND_DISCUSS);
  EXPECT_EQ(ShownMark(model).comment, "Samma hus?") << "the comment stays with another mark";
  EXPECT_EQ(LabelOf(model, Command::kMarkDiscuss), text::Message::kUnmark);
  Update(model, RunCommand{Command::kMarkDiscuss});
  EXPECT_EQ(ShownMark(model).kind, v1::PairMark::KIND_UNSPECIFIED);
  EXPECT_EQ(ShownMark(model).comment, "");
  Update(model, RunCommand{Command::kUndo});
  EXPECT_EQ(ShownMark(model).comment, "Samma hus?");
}

TEST(ParkTest, WhoIsParkedHasNoPairAndComesBack) {
  const FakeServer server;
  Model model = testing::WithBoard(server);
  const ShownPair pair = FirstPair(model);
  Update(model, ChoosePerson{false, pair.adept});
  Update(model, RunCommand{Command::kPark});
  EXPECT_TRUE(model.board->solver->IsParked(false, pair.adept));
  EXPECT_EQ(model.board->solver->PairOfAdept(pair.adept), nullptr);
  EXPECT_EQ(LabelOf(model, Command::kPark), text::Message::kReturnPerson);
  Update(model, RunCommand{Command::kPark});
  EXPECT_FALSE(model.board->solver->IsParked(false, pair.adept));
}

TEST(ParkTest, WhoIsPinnedIsAskedAboutAndOneUndoBringsBothBack) {
  const FakeServer server;
  Model model = testing::WithBoard(server);
  Update(model, PinPair{0, 1});
  const Effects asked = Update(model, ParkPerson{true, 1});
  EXPECT_EQ(model.dialog, OpenDialog::kParkPinned);
  EXPECT_FALSE(model.board->solver->IsParked(true, 1));
  EXPECT_EQ(Find<ShowToast>(asked), nullptr);
  Update(model, RunCommand{Command::kUnpinAndPark});
  EXPECT_EQ(model.dialog, OpenDialog::kNone);
  EXPECT_TRUE(model.board->solver->IsParked(true, 1));
  EXPECT_FALSE(model.board->solver->IsPinned(0, 1));
  Update(model, RunCommand{Command::kUndo});
  EXPECT_TRUE(model.board->solver->IsPinned(0, 1));
}

TEST(MeetingTest, GoesThroughThePairsOneByOne) {
  const FakeServer server;
  Model model = testing::WithBoard(server);
  const Effects begun = Update(model, RunCommand{Command::kMeeting});
  EXPECT_NE(Find<Navigate>(begun)->path.find("meeting=1"), std::string::npos);
  const std::vector<int> adepts = WalkAdepts(model);
  ASSERT_EQ(adepts.size(), 4u) << "three pairs, and one without a mentor";
  EXPECT_EQ(model.selection.person, adepts[0]);
  EXPECT_FALSE(IsEnabled(model, Command::kPreviousPair));
  const Effects stepped = Update(model, RunCommand{Command::kNextPair});
  EXPECT_EQ(model.selection.person, adepts[1]);
  EXPECT_TRUE(Find<Navigate>(stepped)->replace) << "a step is not one for the back button";
  Update(model, RunCommand{Command::kNextPair});
  Update(model, RunCommand{Command::kNextPair});
  EXPECT_EQ(ShownPairOf(model).mentor, -1);
  EXPECT_FALSE(IsEnabled(model, Command::kNextPair));
  EXPECT_FALSE(IsEnabled(model, Command::kShowList)) << "the board is not shown";
}

void ForbidAll(Model& model, int adept) {
  for (int mentor = 0; mentor < model.board->board.mentors_size(); ++mentor) {
    if (model.board->solver->Refusals(adept, mentor).Empty()) {
      Update(model, ForbidPair{adept, mentor});
    }
  }
}

TEST(MeetingTest, EndsWithThoseWithoutAPair) {
  const FakeServer server;
  Model model = testing::WithBoard(server);
  Update(model, RunCommand{Command::kMeeting});
  const int first = WalkAdepts(model)[0];
  ForbidAll(model, first);
  ASSERT_EQ(model.board->solver->PairOfAdept(first), nullptr);
  EXPECT_EQ(WalkAdepts(model).back(), first);
  EXPECT_EQ(CountMarks(*model.board).unpaired, 1);
  // It was come to as one of a pair: the walk goes on from there.
  ASSERT_EQ(ShownPairOf(model).adept, first);
  for (int step = 0; step < CountMarks(*model.board).pairs; ++step) {
    Update(model, RunCommand{Command::kNextPair});
    EXPECT_NE(model.board->solver->PairOfAdept(ShownPairOf(model).adept), nullptr);
  }
  Update(model, RunCommand{Command::kNextPair});
  EXPECT_EQ(ShownPairOf(model).adept, first);
  EXPECT_FALSE(IsEnabled(model, Command::kNextPair));
  Update(model, FilterWalk{WalkFilter::kUnmarked});
  EXPECT_EQ(WalkAdepts(model).back(), first) << "who is shown stays";
  Update(model, RunCommand{Command::kPreviousPair});
  EXPECT_NE(WalkAdepts(model).back(), first) << "who has no pair has no mark";
}

TEST(MeetingTest, ParkingSomebodyAtTheEndDoesNotMakeTheWalkJump) {
  const FakeServer server;
  Model model = testing::WithBoard(server);
  Update(model, RunCommand{Command::kMeeting});
  const std::vector<int> adepts = WalkAdepts(model);
  ForbidAll(model, adepts[0]);
  ForbidAll(model, adepts[1]);
  while (IsEnabled(model, Command::kNextPair)) Update(model, RunCommand{Command::kNextPair});
  Update(model, RunCommand{Command::kPreviousPair});
  EXPECT_EQ(ShownPairOf(model).adept, adepts[0]);
  Update(model, RunCommand{Command::kPark});
  Update(model, RunCommand{Command::kNextPair});
  EXPECT_EQ(ShownPairOf(model).adept, adepts[1]);
}

TEST(MeetingTest, TheReasonToldToEverybodyLeavesOutWhatARuleKeepsToItself) {
  v1::Board board = testing::People();
  board.clear_mentors();
  *board.add_mentors() = testing::Person("m001", "Eva Falk", "B", true, 4);
  v1::PersonPair* kept_apart = board.add_hindered();
  kept_apart->set_adept("a001");
  kept_apart->set_mentor("m001");
  BoardModel model;
  model.board = board;
  model.solver = *BoardSolver::Create(board);
  const auto words = [&](Eyes eyes) {
    return ReasonWords(model, false, 0, text::Language::kSwedish, eyes);
  };
  EXPECT_NE(words(Eyes::kCoordinator), words(Eyes::kEverybody));
  EXPECT_EQ(words(Eyes::kEverybody), "Ingen mentor är möjlig: reglerna hindrar alla");
}

TEST(MeetingTest, TheUnmarkedAloneAndTheOpenAlone) {
  const FakeServer server;
  Model model = testing::WithBoard(server);
  Update(model, RunCommand{Command::kMeeting});
  const std::vector<int> all = WalkAdepts(model);
  Update(model, FilterWalk{WalkFilter::kUnmarked});
  Update(model, RunCommand{Command::kMarkClear});
  EXPECT_EQ(WalkAdepts(model).size(), 3u) << "the one that is shown stays until one goes on";
  Update(model, RunCommand{Command::kNextPair});
  EXPECT_EQ(model.selection.person, all[1]);
  EXPECT_EQ(WalkAdepts(model).size(), 2u);
  EXPECT_FALSE(IsEnabled(model, Command::kPreviousPair));
  Update(model, RunCommand{Command::kMarkDiscuss});
  const MarkCounts counts = CountMarks(*model.board);
  EXPECT_EQ(counts.clear, 1);
  EXPECT_EQ(counts.open(), 1);
  EXPECT_EQ(counts.unmarked(), 1);
  Update(model, FilterWalk{WalkFilter::kOpen});
  EXPECT_EQ(WalkAdepts(model), std::vector<int>{all[1]});
}

TEST(MeetingTest, ALinkOpensItAndLeavingItShowsTheBoardAgain) {
  const FakeServer server;
  Model model = testing::SignedIn();
  Update(model, AddressChanged{"/rounds/stockholm-2026/matching?meeting=1&select=a002"});
  Update(model, RoundAnswer{kRound, server.Read()});
  EXPECT_TRUE(model.meeting.on);
  EXPECT_EQ(model.selection.person, 1);
  const Effects left = Update(model, RunCommand{Command::kMeeting});
  EXPECT_EQ(Find<Navigate>(left)->path, "/rounds/stockholm-2026/matching?select=a002");
}

TEST(MeetingTest, MinutesBeginWithWhoIsHereAndArePrintedOrKept) {
  const FakeServer server;
  Model model = testing::WithBoard(server);
  model.session.set_display_name("Petra Lind");
  Update(model, RunCommand{Command::kMinutes});
  EXPECT_EQ(model.dialog, OpenDialog::kMinutes);
  EXPECT_EQ(model.meeting.participants, "Petra Lind");
  const Effects printed = Update(model, RunCommand{Command::kPrintMinutes});
  ASSERT_NE(Find<PrintPaper>(printed), nullptr);
  EXPECT_NE(Find<PrintPaper>(printed)->html.find("Petra Lind"), std::string::npos);
  const Effects saved = Update(model, RunCommand{Command::kSaveMinutes});
  ASSERT_NE(Find<SavePaper>(saved), nullptr);
  EXPECT_EQ(Find<SavePaper>(saved)->file_name, "protokoll-stockholm-2026.html");
  EXPECT_NE(Find<PrintPaper>(Update(model, RunCommand{Command::kPrintSlips})), nullptr);
}

}  // namespace
}  // namespace parvis::app
