#include <random>
#include <string>
#include <vector>

#include "client-wasm/app/test_board.h"
#include "client-wasm/app/update.h"
#include "client-wasm/engine/solve_message.h"
#include "gtest/gtest.h"

namespace parvis::app {
namespace {

using testing::FakeServer;
using testing::Find;
using testing::kRound;
using testing::SignedIn;
using testing::WithBoard;

// A model whose every board is the worker's, with the request for the server's board.
SolveInWorker Ask(Model& model, const FakeServer& server) {
  model.worker_above_pairs = 0;
  const Effects effects = Update(model, RoundAnswer{kRound, server.Read()});
  const SolveInWorker* ask = Find<SolveInWorker>(effects);
  EXPECT_NE(ask, nullptr);
  return ask == nullptr ? SolveInWorker{} : *ask;
}
std::string AnswerTo(const SolveInWorker& ask) { return engine::Answer(ask.request, nullptr); }

TEST(WorkerTest, ALargeBoardIsShownWhenTheWorkerHasSolvedIt) {
  const FakeServer server;
  Model model = SignedIn();
  const SolveInWorker ask = Ask(model, server);
  EXPECT_EQ(model.board_loading.state, Load::kSolving);
  EXPECT_FALSE(model.board.has_value());
  Update(model, SolvingProgress{ask.id, 0.25});
  EXPECT_EQ(model.board_loading.done, 0.25);
  EXPECT_NE(Find<OpenStream>(Update(model, SolvingAnswer{ask.id, AnswerTo(ask)})), nullptr);
  EXPECT_EQ(model.board_loading.state, Load::kReady);
  ASSERT_TRUE(model.board.has_value());
  EXPECT_EQ(model.board->solver->PairsHash(), server.board().pairs_hash());
  // Edits go on from the worker's prices.
  FakeServer same;
  const Effects effects = Update(model, PinPair{3, 0});
  ASSERT_NE(Find<CallEditBoard>(effects), nullptr);
  Update(model,
         EditAnswer{server.board().name(), "r1", same.Edit(Find<CallEditBoard>(effects)->request)});
  EXPECT_EQ(model.board->solver->PairsHash(), same.board().pairs_hash());
}

TEST(WorkerTest, StoppingItEndsTheWorkAndOffersToStartAgain) {
  const FakeServer server;
  Model model = SignedIn();
  const SolveInWorker ask = Ask(model, server);
  const Effects effects = Update(model, RunCommand{Command::kStopSolving});
  ASSERT_NE(Find<StopWorker>(effects), nullptr);
  EXPECT_EQ(Find<StopWorker>(effects)->id, ask.id);
  EXPECT_EQ(model.board_loading.state, Load::kStopped);
  // What it had under way is not heard any more.
  Update(model, SolvingAnswer{ask.id, AnswerTo(ask)});
  EXPECT_FALSE(model.board.has_value());
  EXPECT_NE(Find<CallReadRound>(Update(model, RunCommand{Command::kRetry})), nullptr);
  EXPECT_NE(Ask(model, server).id, ask.id);
}

TEST(WorkerTest, WithoutAWorkerThePageSolves) {
  const FakeServer server;
  Model model = SignedIn();
  Update(model, SolvingAnswer{Ask(model, server).id, ""});
  ASSERT_TRUE(model.board.has_value());
  EXPECT_EQ(model.board->solver->PairsHash(), server.board().pairs_hash());
}

TEST(WorkerTest, WhatIsEditedMeanwhileIsNotLost) {
  FakeServer server;
  Model model = SignedIn();
  const SolveInWorker ask = Ask(model, server);
  FakeServer other;
  Model their = WithBoard(other, "their");
  const Effects edit = Update(their, PinPair{3, 0});
  server.Edit(Find<CallEditBoard>(edit)->request);
  Update(model, StreamEvent{server.events().back()});
  Update(model, SolvingAnswer{ask.id, AnswerTo(ask)});
  EXPECT_TRUE(model.board->solver->IsPinned(3, 0));
  EXPECT_EQ(model.board->solver->PairsHash(), server.board().pairs_hash());
}

TEST(WorkerTest, LeavingForAnotherRoundStopsIt) {
  const FakeServer server;
  Model model = SignedIn();
  const SolveInWorker ask = Ask(model, server);
  // Looking elsewhere in the meantime does not, and coming back goes on waiting.
  EXPECT_EQ(Find<StopWorker>(Update(model, AddressChanged{"/"})), nullptr);
  EXPECT_TRUE(Update(model, AddressChanged{"/rounds/stockholm-2026/matching"}).empty());
  const Effects effects = Update(model, AddressChanged{"/rounds/region-2026/matching"});
  ASSERT_NE(Find<StopWorker>(effects), nullptr);
  EXPECT_EQ(Find<StopWorker>(effects)->id, ask.id);
}

// --- An open board that changes --------------------------------------------------------------

class OpenBoardTest : public ::testing::Test {
 protected:
  OpenBoardTest() : model_(WithBoard(server_)) { model_.worker_above_pairs = 0; }

  v1::BoardChange Set(v1::Parameter parameter, int value) const {
    return rules::SetParameterChange(model_.board->replica->shown(), parameter, value);
  }
  // Without the weakest pair; pins are mended on it.
  v1::BoardChange HighMinimum() const { return Set(v1::PARAMETER_MINIMUM_SCORE, 500); }
  v1::BoardChange Fairest() const { return Set(v1::PARAMETER_OBJECTIVE, v1::OBJECTIVE_FAIREST); }
  static v1::BoardChange PinOf(const char* adept, const char* mentor) {
    v1::BoardChange pin;
    pin.add_added_pins()->set_adept(adept);
    pin.mutable_added_pins(0)->set_mentor(mentor);
    return pin;
  }

  // Somebody else's edit, heard from the stream.
  Effects Hear(const v1::BoardChange& change) {
    v1::EditBoardRequest request;
    request.set_request_id("their" + std::to_string(++requests_));
    *request.mutable_change() = change;
    server_.Edit(request);
    return Update(model_, StreamEvent{server_.events().back()});
  }
  // The server's answer to an edit of this page.
  Effects Confirm(const Effects& effects) {
    const CallEditBoard* call = Find<CallEditBoard>(effects);
    EXPECT_NE(call, nullptr);
    if (call == nullptr) return {};
    return Update(model_, EditAnswer{server_.board().name(), call->request.request_id(),
                                     server_.Edit(call->request)});
  }
  // The worker's.
  Effects Solved(const SolveInWorker& ask) {
    return Update(model_, SolvingAnswer{ask.id, AnswerTo(ask)});
  }
  uint64_t Hash() const { return model_.board->solver->PairsHash(); }

  FakeServer server_;
  Model model_;
  int requests_ = 0;
};

TEST_F(OpenBoardTest, OthersSettingsAreSolvedByTheWorkerWhileThePairsBeforeAreShown) {
  const uint64_t before = Hash();
  const Effects effects = Hear(HighMinimum());
  const SolveInWorker* ask = Find<SolveInWorker>(effects);
  ASSERT_NE(ask, nullptr);
  ASSERT_NE(Find<ShowToast>(effects), nullptr);
  EXPECT_EQ(Hash(), before);
  EXPECT_NE(server_.board().pairs_hash(), before);
  EXPECT_EQ(model_.board_loading.state, Load::kReady);
  EXPECT_FALSE(IsEnabled(model_, Command::kPublish));
  EXPECT_FALSE(IsEnabled(model_, Command::kPrintSlips));
  Update(model_, SolvingProgress{ask->id, 0.5});
  EXPECT_EQ(model_.board->awaited->done, 0.5);
  const Effects told = Solved(*ask);
  ASSERT_NE(Find<ShowToast>(told), nullptr);
  EXPECT_FALSE(Find<ShowToast>(told)->offers_undo);
  EXPECT_TRUE(model_.board->last_change->by_other);
  EXPECT_EQ(Find<CallReadRound>(told), nullptr);
  EXPECT_EQ(Hash(), server_.board().pairs_hash());
  EXPECT_TRUE(IsEnabled(model_, Command::kPublish));
}

TEST_F(OpenBoardTest, PairsThatAreNotTheServersHaveTheBoardReadAnew) {
  const Effects effects = Hear(HighMinimum());
  const SolveInWorker ask = *Find<SolveInWorker>(effects);
  // A worker that solved something else.
  BoardSolver& own = *model_.board->solver;
  const std::string other =
      engine::Answer(own.WorkersRequest(rules::BoardState::FromBoard(testing::People())), nullptr);
  const Effects told = Update(model_, SolvingAnswer{ask.id, other});
  EXPECT_NE(Find<CallReadRound>(told), nullptr);
}

TEST_F(OpenBoardTest, OwnUndoAndRedoOfSettingsAreSolvedByTheWorker) {
  const uint64_t before = Hash();
  Update(model_, SetParameter{v1::PARAMETER_MINIMUM_SCORE, 500});
  ASSERT_TRUE(model_.board->draft->work.has_value());
  Update(model_, SolvingAnswer{model_.board->draft->work->id, ""});
  const Effects apply = Update(model_, RunCommand{Command::kApplyDraft});
  EXPECT_EQ(Find<SolveInWorker>(apply), nullptr) << "the draft's pairs are the board's";
  Confirm(apply);
  EXPECT_EQ(Hash(), server_.board().pairs_hash());
  const uint64_t after = Hash();

  const Effects undo = Update(model_, RunCommand{Command::kUndo});
  ASSERT_NE(Find<SolveInWorker>(undo), nullptr);
  EXPECT_EQ(Find<SolveInWorker>(Confirm(undo)), nullptr) << "it is at it already";
  EXPECT_EQ(Hash(), after);
  EXPECT_NE(Find<ShowToast>(Solved(*Find<SolveInWorker>(undo))), nullptr);
  EXPECT_EQ(Hash(), before);
  EXPECT_EQ(Hash(), server_.board().pairs_hash());

  const Effects redo = Update(model_, RunCommand{Command::kRedo});
  ASSERT_NE(Find<SolveInWorker>(redo), nullptr);
  const Effects told = Solved(*Find<SolveInWorker>(redo));
  EXPECT_TRUE(Find<ShowToast>(told)->offers_undo);
  Confirm(redo);
  EXPECT_EQ(Hash(), server_.board().pairs_hash());
  EXPECT_FALSE(model_.board->reading_anew);
}

TEST_F(OpenBoardTest, AnAlternativeThatIsTakenOverIsSolvedByTheWorker) {
  Update(model_, RunCommand{Command::kShowWhatIf});
  v1::Scenario scenario;
  scenario.set_name("rounds/stockholm-2026/board/scenarios/7");
  *scenario.mutable_policy() = server_.board().policy();
  scenario.mutable_policy()->mutable_rules()->set_minimum_score(500);
  Update(model_, ScenariosAnswer{kRound, std::vector<v1::Scenario>{scenario}});
  const Effects effects = Update(model_, AdoptScenario{"7"});
  ASSERT_NE(Find<SolveInWorker>(effects), nullptr);
  Confirm(effects);
  Solved(*Find<SolveInWorker>(effects));
  EXPECT_EQ(Hash(), server_.board().pairs_hash());
  EXPECT_FALSE(model_.board->reading_anew);
}

TEST_F(OpenBoardTest, PinsMadeMeanwhileAreInTheAnswer) {
  const SolveInWorker ask = *Find<SolveInWorker>(Hear(HighMinimum()));
  EXPECT_EQ(Find<SolveInWorker>(Hear(PinOf("a003", "m001"))), nullptr) << "it is at it already";
  const Effects own = Update(model_, PinPair{0, 1});
  EXPECT_EQ(Find<SolveInWorker>(own), nullptr);
  EXPECT_TRUE(Find<ShowToast>(own)->offers_undo);
  const Effects told = Solved(ask);
  EXPECT_TRUE(model_.board->solver->IsPinned(2, 0));
  EXPECT_TRUE(model_.board->solver->IsPinned(0, 1));
  EXPECT_TRUE(Find<ShowToast>(told)->offers_undo);
  EXPECT_EQ(Find<ShowToast>(told)->words.find("3 ändringar. "), 0u);
  Confirm(own);
  EXPECT_EQ(Hash(), server_.board().pairs_hash());
  EXPECT_FALSE(model_.board->reading_anew);
}

TEST_F(OpenBoardTest, WhatCannotBeMendedOnTheAnswerIsAskedForOnceMore) {
  const SolveInWorker ask = *Find<SolveInWorker>(Hear(Fairest()));
  Hear(PinOf("a004", "m001"));
  const Effects effects = Solved(ask);
  const SolveInWorker* again = Find<SolveInWorker>(effects);
  ASSERT_NE(again, nullptr);
  EXPECT_TRUE(model_.board->awaited.has_value());
  const Effects told = Solved(*again);
  EXPECT_NE(Find<ShowToast>(told), nullptr);
  EXPECT_EQ(Hash(), server_.board().pairs_hash());
  EXPECT_FALSE(model_.board->reading_anew);
  // From now on no pin is mended: each goes to the worker, a mark does not.
  EXPECT_NE(Find<SolveInWorker>(Update(model_, PinPair{0, 1})), nullptr);
}

TEST_F(OpenBoardTest, NewerSettingsTakeTheOldersPlace) {
  const SolveInWorker first = *Find<SolveInWorker>(Hear(HighMinimum()));
  const Effects effects = Hear(Set(v1::PARAMETER_ADEPT_NEEDS, 20));
  ASSERT_NE(Find<StopWorker>(effects), nullptr);
  EXPECT_EQ(Find<StopWorker>(effects)->id, first.id);
  Solved(*Find<SolveInWorker>(effects));
  EXPECT_EQ(Hash(), server_.board().pairs_hash());
}

TEST_F(OpenBoardTest, ItCanBeStoppedAndBegunAgain) {
  const Effects own = Update(model_, PinPair{0, 1});
  Hear(HighMinimum());
  EXPECT_TRUE(IsEnabled(model_, Command::kStopSolving));
  EXPECT_NE(Find<StopWorker>(Update(model_, RunCommand{Command::kStopSolving})), nullptr);
  EXPECT_FALSE(IsEnabled(model_, Command::kStopSolving));
  ASSERT_TRUE(model_.board.has_value());
  EXPECT_EQ(model_.board_loading.state, Load::kReady) << "the board stays";
  ASSERT_TRUE(model_.board->awaited.has_value());
  EXPECT_EQ(Find<SolveInWorker>(Confirm(own)), nullptr) << "the answer does not begin it again";
  const Effects again = Update(model_, RunCommand{Command::kRetry});
  ASSERT_NE(Find<SolveInWorker>(again), nullptr);
  Solved(*Find<SolveInWorker>(again));
  EXPECT_FALSE(model_.board->awaited.has_value());
  EXPECT_TRUE(model_.board->solver->IsPinned(0, 1));
}

TEST_F(OpenBoardTest, TakenBackMeanwhileNothingIsAwaited) {
  const v1::BoardChange change = HighMinimum();
  const SolveInWorker ask = *Find<SolveInWorker>(Hear(change));
  const Effects effects = Hear(rules::Inverse(change));
  ASSERT_NE(Find<StopWorker>(effects), nullptr);
  EXPECT_EQ(Find<StopWorker>(effects)->id, ask.id);
  EXPECT_FALSE(model_.board->awaited.has_value());
  EXPECT_EQ(Hash(), server_.board().pairs_hash());
}

TEST_F(OpenBoardTest, WithoutAWorkerThePageSolves) {
  const Effects effects = Hear(HighMinimum());
  Update(model_, SolvingAnswer{Find<SolveInWorker>(effects)->id, ""});
  EXPECT_EQ(Hash(), server_.board().pairs_hash());
}

TEST_F(OpenBoardTest, ReadAnewMeanwhileItIsNotAwaitedAnyMore) {
  const SolveInWorker ask = *Find<SolveInWorker>(Hear(HighMinimum()));
  const Effects read = Update(model_, RoundAnswer{kRound, server_.Read()});
  const SolveInWorker* reading = Find<SolveInWorker>(read);
  ASSERT_NE(reading, nullptr);
  const Effects effects = Update(model_, SolvingAnswer{reading->id, AnswerTo(*reading)});
  EXPECT_EQ(Find<StopWorker>(effects)->id, ask.id);
  EXPECT_FALSE(model_.board->awaited.has_value());
  EXPECT_EQ(Hash(), server_.board().pairs_hash());
}

TEST_F(OpenBoardTest, ADraftIsPutOnWhatIsAwaited) {
  Update(model_, SetParameter{v1::PARAMETER_ADEPT_NEEDS, 20});
  Update(model_, SolvingAnswer{model_.board->draft->work->id, ""});
  ASSERT_TRUE(model_.board->ShowsDraft());
  Hear(HighMinimum());
  const int64_t boards = model_.board->awaited->id;
  ASSERT_TRUE(model_.board->draft->work.has_value());
  const int64_t drafts = model_.board->draft->work->id;
  Update(model_, SolvingAnswer{boards, ""});
  EXPECT_EQ(model_.board->draft->work->id, drafts) << "it goes on";
  EXPECT_EQ(model_.board->own().PairsHash(), server_.board().pairs_hash());
  Update(model_, SolvingAnswer{drafts, ""});
  EXPECT_FALSE(model_.board->draft->work.has_value());
  EXPECT_EQ(model_.board->policy().rules().minimum_score(), 500);
  EXPECT_EQ(model_.board->policy().adept_weights().needs(), 20);
  EXPECT_FALSE(model_.board->reading_anew);
}

// Edits of this page and of others, settings among them, while the worker and the server answer
// when they like: at the end the pairs are the server's, and nothing was read anew for that.
TEST_F(OpenBoardTest, WhateverIsEditedMeanwhileThePairsAreTheServersAtTheEnd) {
  for (uint32_t seed = 0; seed < 300; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&random](int n) {
      return static_cast<int>(random() % static_cast<uint32_t>(n));
    };
    server_ = FakeServer();
    model_ = WithBoard(server_);
    model_.worker_above_pairs = 0;
    std::vector<SolveInWorker> works;
    std::vector<CallEditBoard> calls;
    const auto carry_out = [&](const Effects& effects) {
      for (const Effect& effect : effects) {
        if (const auto* work = std::get_if<SolveInWorker>(&effect)) works.push_back(*work);
        if (const auto* call = std::get_if<CallEditBoard>(&effect)) calls.push_back(*call);
        if (const auto* stop = std::get_if<StopWorker>(&effect)) {
          std::erase_if(works, [&](const auto& work) { return work.id == stop->id; });
        }
        ASSERT_FALSE(std::holds_alternative<CallReadRound>(effect)) << "seed " << seed;
      }
    };
    const auto worker_answers = [&] {
      const SolveInWorker work = works.front();
      works.erase(works.begin());
      carry_out(Update(model_, SolvingAnswer{work.id, AnswerTo(work)}));
    };
    const auto server_answers = [&] {
      const CallEditBoard call = calls.front();
      calls.erase(calls.begin());
      carry_out(Update(model_, EditAnswer{server_.board().name(), call.request.request_id(),
                                          server_.Edit(call.request)}));
    };
    const auto settings = [&] {
      return below(2) == 0 ? Set(v1::PARAMETER_MINIMUM_SCORE, 100 * below(4))
                           : Set(v1::PARAMETER_OBJECTIVE, 1 + below(3));
    };
    for (int step = 0; step < 30 && !HasFatalFailure(); ++step) {
      switch (below(7)) {
        case 0:
          carry_out(Update(model_, PinPair{below(4), below(3)}));
          break;
        case 1:
          carry_out(Update(model_, ParkPerson{false, below(4)}));
          break;
        case 2: {
          const v1::BoardChange change = settings();
          if (model_.board->replica->pending().empty() && !rules::IsEmpty(change)) {
            carry_out(Hear(change));
          }
          break;
        }
        case 3: {
          // A draft that is used as soon as its pairs are there.
          const v1::BoardChange change = settings();
          if (rules::IsEmpty(change)) break;
          carry_out(Update(model_, SetParameter{change.parameters(0).parameter(),
                                                change.parameters(0).new_value()}));
          while (model_.board->draft && model_.board->draft->work) worker_answers();
          carry_out(Update(model_, RunCommand{Command::kApplyDraft}));
          carry_out(Update(model_, RunCommand{Command::kDiscardDraft}));
          break;
        }
        case 4:
          carry_out(Update(model_, RunCommand{below(2) == 0 ? Command::kUndo : Command::kRedo}));
          break;
        case 5:
          if (!works.empty()) worker_answers();
          break;
        case 6:
          if (!calls.empty()) server_answers();
          break;
      }
    }
    while (!calls.empty() || !works.empty()) calls.empty() ? worker_answers() : server_answers();
    ASSERT_FALSE(model_.board->awaited.has_value()) << "seed " << seed;
    ASSERT_TRUE(model_.board->replica->pending().empty());
    ASSERT_EQ(Hash(), server_.board().pairs_hash()) << "seed " << seed;
    if (HasFatalFailure()) return;
  }
}

TEST_F(OpenBoardTest, LeavingTheRoundStopsIt) {
  const SolveInWorker ask = *Find<SolveInWorker>(Hear(HighMinimum()));
  const Effects effects = Update(model_, AddressChanged{"/rounds/region-2026/matching"});
  ASSERT_NE(Find<StopWorker>(effects), nullptr);
  EXPECT_EQ(Find<StopWorker>(effects)->id, ask.id);
}

}  // namespace
}  // namespace parvis::app
