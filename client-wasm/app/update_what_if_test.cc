#include <string>

#include "client-wasm/app/board_facts.h"
#include "client-wasm/app/commands.h"
#include "client-wasm/app/test_board.h"
#include "client-wasm/app/update.h"
#include "client-wasm/app/what_if.h"
#include "client-wasm/engine/solve_message.h"
#include "gtest/gtest.h"
#include "shared/rules/board_parameters.h"

namespace parvis::app {
namespace {

using testing::FakeServer;
using testing::Find;
using testing::kRound;
using testing::WithBoard;

int64_t Total(const Model& model) { return model.board->solver->matching().Total(); }

// A minimum that the weakest pair of the test board does not reach.
SetParameter HighMinimum() { return {v1::PARAMETER_MINIMUM_SCORE, 500}; }

TEST(WhatIfTest, AMovedSliderChangesWhatIsShownAndSendsNothing) {
  const FakeServer server;
  Model model = WithBoard(server);
  const int64_t before = Total(model);
  const std::size_t pairs = model.board->solver->matching().pairs.size();
  const Effects effects = Update(model, HighMinimum());
  EXPECT_EQ(Find<CallEditBoard>(effects), nullptr);
  ASSERT_TRUE(model.board->ShowsDraft());
  EXPECT_LT(model.board->solver->matching().pairs.size(), pairs);
  EXPECT_EQ(model.board->policy().rules().minimum_score(), 500);
  EXPECT_EQ(model.board->own().matching().Total(), before);
  EXPECT_EQ(model.board->own().PairsHash(), server.board().pairs_hash());
  EXPECT_EQ(ControlValue(*model.board, v1::PARAMETER_MINIMUM_SCORE), 500);
  EXPECT_GT(EffectOfDraft(*model.board).moved, 0);
  EXPECT_FALSE(IsEnabled(model, Command::kPublish));
}

TEST(WhatIfTest, LeavingThePageAsksWhileThereIsADraft) {
  const FakeServer server;
  Model model = WithBoard(server);
  const Effects begun = Update(model, HighMinimum());
  ASSERT_NE(Find<GuardLeaving>(begun), nullptr);
  EXPECT_TRUE(Find<GuardLeaving>(begun)->on);
  EXPECT_EQ(Find<GuardLeaving>(Update(model, SetParameter{v1::PARAMETER_MINIMUM_SCORE, 510})),
            nullptr)
      << "once is enough";
  const Effects ended = Update(model, RunCommand{Command::kDiscardDraft});
  ASSERT_NE(Find<GuardLeaving>(ended), nullptr);
  EXPECT_FALSE(Find<GuardLeaving>(ended)->on);
}

TEST(WhatIfTest, SaysWhyNothingIsSentOutMeanwhile) {
  const FakeServer server;
  Model model = WithBoard(server);
  EXPECT_EQ(WhyNot(model, Command::kPublish), std::nullopt);
  Update(model, HighMinimum());
  EXPECT_EQ(WhyNot(model, Command::kPublish), text::Message::kPublishNotDraft);
  Update(model, RunCommand{Command::kDiscardDraft});
  Update(model, PinPair{0, 1});
  EXPECT_EQ(WhyNot(model, Command::kPublish), text::Message::kPublishNotSaved);
  Update(model, StreamState{false});
  EXPECT_EQ(WhyNot(model, Command::kPublish), text::Message::kPublishNotConnected);
}

TEST(WhatIfTest, TheSliderMovedBackEndsTheDraft) {
  const FakeServer server;
  Model model = WithBoard(server);
  const int64_t before = Total(model);
  Update(model, HighMinimum());
  Update(model, SetParameter{v1::PARAMETER_MINIMUM_SCORE, 0});
  EXPECT_FALSE(model.board->draft.has_value());
  EXPECT_EQ(Total(model), before);
  EXPECT_FALSE(model.board->last_change.has_value());
}

TEST(WhatIfTest, DiscardShowsTheBoardAgain) {
  const FakeServer server;
  Model model = WithBoard(server);
  const int64_t before = Total(model);
  Update(model, HighMinimum());
  Update(model, SetParameter{v1::PARAMETER_ADEPT_NEEDS, 20});
  Update(model, RunCommand{Command::kDiscardDraft});
  EXPECT_FALSE(model.board->draft.has_value());
  EXPECT_EQ(Total(model), before);
}

TEST(WhatIfTest, ApplyIsOneEditThatOneUndoTakesBack) {
  FakeServer server;
  Model model = WithBoard(server);
  const int64_t before = Total(model);
  Update(model, HighMinimum());
  Update(model, SetParameter{v1::PARAMETER_ADEPT_NEEDS, 20});
  const int64_t thought = Total(model);
  const Effects effects = Update(model, RunCommand{Command::kApplyDraft});
  const auto* call = Find<CallEditBoard>(effects);
  ASSERT_NE(call, nullptr);
  EXPECT_EQ(call->request.change().parameters_size(), 2);
  EXPECT_FALSE(model.board->draft.has_value());
  EXPECT_EQ(Total(model), thought);
  ASSERT_NE(Find<ShowToast>(effects), nullptr);
  EXPECT_TRUE(Find<ShowToast>(effects)->offers_undo);
  EXPECT_TRUE(model.board->last_change.has_value());
  Update(model, EditAnswer{server.board().name(), "r1", server.Edit(call->request)});
  EXPECT_EQ(model.board->own().PairsHash(), server.board().pairs_hash());
  EXPECT_FALSE(model.board->reading_anew);
  Update(model, RunCommand{Command::kUndo});
  EXPECT_EQ(Total(model), before);
}

TEST(WhatIfTest, WhatCannotBeHadIsSaidAndTheLastPairsStay) {
  const FakeServer server;
  Model model = WithBoard(server);
  for (const v1::Parameter each :
       {v1::PARAMETER_ADEPT_NAMED, v1::PARAMETER_ADEPT_LINE_OF_WORK,
        v1::PARAMETER_ADEPT_MANAGER_LEVEL, v1::PARAMETER_ADEPT_LOGISTICS}) {
    Update(model, SetParameter{each, 0});
  }
  const int64_t last = Total(model);
  Update(model, SetParameter{v1::PARAMETER_ADEPT_NEEDS, 0});
  ASSERT_TRUE(model.board->draft->refusal.has_value());
  EXPECT_EQ(DraftRefusalWords(*model.board, text::Language::kEnglish),
            "At least one weight of each side must be above 0.");
  EXPECT_EQ(Total(model), last);
  EXPECT_EQ(ControlValue(*model.board, v1::PARAMETER_ADEPT_NEEDS), 0);
  EXPECT_FALSE(IsEnabled(model, Command::kApplyDraft));
  Update(model, SetParameter{v1::PARAMETER_ADEPT_NEEDS, 1});
  EXPECT_FALSE(model.board->draft->refusal.has_value());
  EXPECT_TRUE(IsEnabled(model, Command::kApplyDraft));
}

TEST(WhatIfTest, APinGoesToTheBoardAndTheDraftFollows) {
  FakeServer server;
  Model model = WithBoard(server);
  Update(model, SetParameter{v1::PARAMETER_ADEPT_NEEDS, 20});
  const Effects effects = Update(model, PinPair{3, 0});
  const auto* call = Find<CallEditBoard>(effects);
  ASSERT_NE(call, nullptr);
  EXPECT_EQ(call->request.change().parameters_size(), 0);
  ASSERT_TRUE(model.board->ShowsDraft());
  EXPECT_TRUE(model.board->solver->IsPinned(3, 0));
  EXPECT_TRUE(model.board->own().IsPinned(3, 0));
  EXPECT_EQ(ControlValue(*model.board, v1::PARAMETER_ADEPT_NEEDS), 20);
  Update(model, EditAnswer{server.board().name(), "r1", server.Edit(call->request)});
  EXPECT_FALSE(model.board->reading_anew);
  EXPECT_TRUE(model.board->ShowsDraft());
}

TEST(WhatIfTest, APinThatTheDraftsRulesRefuseIsSaid) {
  const FakeServer server;
  Model model = WithBoard(server);
  Update(model, SetParameter{v1::PARAMETER_MINIMUM_SCORE, 900});
  Update(model, PinPair{3, 2});
  ASSERT_TRUE(model.board->draft.has_value());
  ASSERT_TRUE(model.board->draft->refusal.has_value());
  EXPECT_EQ(model.board->draft->refusal->reason, rules::BoardRefusalReason::kPinRefused);
  EXPECT_FALSE(IsEnabled(model, Command::kApplyDraft));
}

TEST(WhatIfTest, ABoardReadAnewKeepsTheDraft) {
  FakeServer server;
  Model model = WithBoard(server);
  Update(model, HighMinimum());
  const int64_t thought = Total(model);
  Update(model, RoundAnswer{kRound, server.Read()});
  ASSERT_TRUE(model.board->ShowsDraft());
  EXPECT_EQ(Total(model), thought);
  EXPECT_EQ(model.board->own().PairsHash(), server.board().pairs_hash());
}

TEST(WhatIfTest, ALargeBoardsDraftIsSolvedByTheWorkerAndCanBeStopped) {
  const FakeServer server;
  Model model = WithBoard(server);
  model.worker_above_pairs = 0;
  const int64_t before = Total(model);
  const Effects effects = Update(model, HighMinimum());
  ASSERT_NE(Find<SolveInWorker>(effects), nullptr);
  EXPECT_FALSE(model.board->ShowsDraft());
  EXPECT_EQ(Total(model), before);
  // Another move meanwhile waits for the answer.
  EXPECT_EQ(Find<SolveInWorker>(Update(model, SetParameter{v1::PARAMETER_ADEPT_NEEDS, 20})),
            nullptr);
  const int64_t id = Find<SolveInWorker>(effects)->id;
  Update(model, SolvingProgress{id, 0.5});
  EXPECT_EQ(model.board->draft->work->done, 0.5);
  // The worker broke: the page solves, and then what is wanted by now.
  const Effects next = Update(model, SolvingAnswer{id, ""});
  EXPECT_TRUE(model.board->ShowsDraft());
  ASSERT_NE(Find<SolveInWorker>(next), nullptr);
  EXPECT_NE(Find<StopWorker>(Update(model, RunCommand{Command::kStopDraft})), nullptr);
  EXPECT_EQ(ControlValue(*model.board, v1::PARAMETER_ADEPT_NEEDS), 60);
  EXPECT_EQ(ControlValue(*model.board, v1::PARAMETER_MINIMUM_SCORE), 500);
  Update(model, RunCommand{Command::kDiscardDraft});
  EXPECT_EQ(Total(model), before);
}

TEST(WhatIfTest, ObjectivesSideBySideAreUnderTheDraftsWeights) {
  const FakeServer server;
  Model model = WithBoard(server);
  Update(model, SetParameter{v1::PARAMETER_ADEPT_NEEDS, 20});
  const auto total = FiguresUnder(*model.board, v1::OBJECTIVE_TOTAL);
  const auto fairest = FiguresUnder(*model.board, v1::OBJECTIVE_FAIREST);
  ASSERT_TRUE(total && fairest);
  EXPECT_EQ(total->total, Total(model));
  EXPECT_LE(fairest->total, total->total);
  EXPECT_GE(*fairest->lowest, *total->lowest);
  Update(model, SetParameter{v1::PARAMETER_RECIPROCITY, 1});
  EXPECT_FALSE(FiguresUnder(*model.board, v1::OBJECTIVE_STABLE).has_value());
}

// --- Figures of a large board ----------------------------------------------------------------

using Known = WorkersFigures::Known;

class LargeFiguresTest : public ::testing::Test {
 protected:
  LargeFiguresTest() : model_(WithBoard(server_)) {
    model_.worker_above_pairs = 0;
    opened_ = Update(model_, RunCommand{Command::kShowWhatIf});
  }

  Effects Solved(const Effects& effects) {
    const SolveInWorker* ask = Find<SolveInWorker>(effects);
    EXPECT_NE(ask, nullptr);
    if (ask == nullptr) return {};
    return Update(model_, SolvingAnswer{ask->id, engine::Answer(ask->request, nullptr)});
  }
  const WorkersFigures::Each& Of(std::size_t index) const {
    return model_.board->figures.each[index];
  }

  FakeServer server_;
  Model model_;
  Effects opened_;
};

TEST_F(LargeFiguresTest, TheWorkerFindsThoseThatAreNotShownOneAfterTheOther) {
  const Effects next = Solved(opened_);
  EXPECT_EQ(Of(1).known, Known::kFound);
  EXPECT_EQ(Of(2).known, Known::kNotYet);
  EXPECT_EQ(Find<SolveInWorker>(Solved(next)), nullptr);
  EXPECT_EQ(Of(2).known, Known::kFound);
  for (const std::size_t i : {1u, 2u}) {
    const auto here = FiguresUnder(*model_.board, kObjectives[i]);
    ASSERT_TRUE(here.has_value());
    EXPECT_EQ(Of(i).figures.pairs, here->pairs);
    EXPECT_EQ(Of(i).figures.total, here->total);
    EXPECT_EQ(Of(i).figures.lowest, here->lowest);
  }
  EXPECT_EQ(Of(0).known, Known::kNotYet) << "it is on the screen";
}

TEST_F(LargeFiguresTest, AMovedSliderStopsThemAndTheyAreFoundForTheDraft) {
  const int64_t first = Find<SolveInWorker>(opened_)->id;
  const Effects moved = Update(model_, SetParameter{v1::PARAMETER_ADEPT_NEEDS, 20});
  ASSERT_NE(Find<StopWorker>(moved), nullptr);
  EXPECT_EQ(Find<StopWorker>(moved)->id, first);
  const Effects next = Solved(moved);
  ASSERT_TRUE(model_.board->ShowsDraft());
  Solved(next);
  const auto here = FiguresUnder(*model_.board, kObjectives[1]);
  EXPECT_EQ(Of(1).figures.total, here->total);
}

TEST_F(LargeFiguresTest, APinHasThemFoundAnewAndAMarkDoesNot) {
  Solved(Solved(opened_));
  EXPECT_EQ(Find<SolveInWorker>(Update(model_, MarkPair{0, 0, v1::PairMark::KIND_CLEAR})), nullptr);
  EXPECT_EQ(Of(1).known, Known::kFound);
  EXPECT_NE(Find<SolveInWorker>(Update(model_, PinPair{0, 1})), nullptr);
  EXPECT_EQ(Of(1).known, Known::kNotYet);
}

TEST_F(LargeFiguresTest, WhatCannotBeHadIsNotAskedFor) {
  const Effects next = Solved(Update(model_, SetParameter{v1::PARAMETER_RECIPROCITY, 1}));
  EXPECT_EQ(Find<SolveInWorker>(Solved(next)), nullptr);
  EXPECT_EQ(Of(1).known, Known::kFound);
  EXPECT_EQ(Of(2).known, Known::kImpossible);
}

TEST_F(LargeFiguresTest, WithoutAWorkerThePageDoesNotStandStillForThem) {
  Update(model_, SolvingAnswer{Find<SolveInWorker>(opened_)->id, ""});
  EXPECT_EQ(Of(1).known, Known::kFailed);
}

TEST_F(LargeFiguresTest, NobodyLooksNothingIsFound) {
  const Effects effects = Update(model_, RunCommand{Command::kShowWhatIf});
  ASSERT_NE(Find<StopWorker>(effects), nullptr);
  EXPECT_EQ(Find<StopWorker>(effects)->id, Find<SolveInWorker>(opened_)->id);
}

TEST(WhatIfTest, ThePanelIsInTheAddressAndTheBackButtonClosesIt) {
  const FakeServer server;
  Model model = WithBoard(server);
  const Effects effects = Update(model, RunCommand{Command::kShowWhatIf});
  ASSERT_NE(Find<Navigate>(effects), nullptr);
  EXPECT_EQ(Find<Navigate>(effects)->path, "/rounds/stockholm-2026/matching?panel=what-if");
  EXPECT_FALSE(Find<Navigate>(effects)->replace);
  Update(model, AddressChanged{"/rounds/stockholm-2026/matching"});
  EXPECT_EQ(model.panel, SidePanel::kFilter);
}

}  // namespace
}  // namespace parvis::app
