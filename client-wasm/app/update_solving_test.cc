#include <string>

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

}  // namespace
}  // namespace parvis::app
