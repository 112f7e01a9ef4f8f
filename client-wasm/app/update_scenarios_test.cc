#include <string>
#include <vector>

#include "client-wasm/app/commands.h"
#include "client-wasm/app/comparison.h"
#include "client-wasm/app/scenarios.h"
#include "client-wasm/app/test_board.h"
#include "client-wasm/app/update.h"
#include "gtest/gtest.h"

namespace parvis::app {
namespace {

using testing::FakeServer;
using testing::Find;
using testing::kRound;
using testing::WithBoard;

// A request as the server would answer it, with the pairs that it has for it.
v1::Scenario Answer(const Model& model, const v1::CreateScenarioRequest& request, int number) {
  v1::Scenario scenario = request.scenario();
  scenario.set_name(request.parent() + "/scenarios/" + std::to_string(number));
  const v1::Board& board = model.board->board;
  const auto solver = model.board->own().With(StateOf(*model.board, scenario));
  for (const matching::FormedPair& pair : (*solver)->matching().pairs) {
    v1::BoardPair* out = scenario.add_pairs();
    out->set_adept(board.adepts(pair.adept).id());
    out->set_mentor(board.mentors(pair.mentor).id());
    out->set_score(pair.score);
  }
  return scenario;
}

// A draft without pairs below 500, saved as `name`, and discarded.
Model WithScenario(const FakeServer& server, const std::string& name) {
  Model model = WithBoard(server);
  Update(model, RunCommand{Command::kShowWhatIf});
  Update(model, ScenariosAnswer{kRound, std::vector<v1::Scenario>{}});
  Update(model, SetParameter{v1::PARAMETER_MINIMUM_SCORE, 500});
  Update(model, RunCommand{Command::kSaveScenario});
  const Effects effects = Update(model, SaveScenario{name});
  const auto* call = Find<CallCreateScenario>(effects);
  Update(model, ScenarioSaved{Answer(model, call->request, 7)});
  Update(model, RunCommand{Command::kDiscardDraft});
  return model;
}

TEST(ScenariosTest, TheyAreAskedForOnceTheyAreOnTheScreen) {
  const FakeServer server;
  Model model = WithBoard(server);
  const Effects effects = Update(model, RunCommand{Command::kShowWhatIf});
  ASSERT_NE(Find<CallListScenarios>(effects), nullptr);
  EXPECT_EQ(Find<CallListScenarios>(effects)->round, kRound);
  EXPECT_EQ(Find<CallListScenarios>(Update(model, RunCommand{Command::kShowWhatIf})), nullptr);
  v1::Event event;
  event.set_round(std::string("rounds/") + kRound);
  event.mutable_scenario_created()->set_scenario("rounds/stockholm-2026/board/scenarios/1");
  EXPECT_NE(Find<CallListScenarios>(Update(model, StreamEvent{event})), nullptr);
}

TEST(ScenariosTest, WhatIsSavedIsWhatIsShown) {
  const FakeServer server;
  const Model model = WithScenario(server, "Högre krav");
  ASSERT_EQ(model.scenarios.list.size(), 1u);
  EXPECT_EQ(model.scenarios.list[0].policy().rules().minimum_score(), 500);
  EXPECT_EQ(ScenarioId(model.scenarios.list[0]), "7");
  EXPECT_EQ(model.dialog, OpenDialog::kNone);
  EXPECT_EQ(FiguresOf(model.scenarios.list[0]).pairs, model.scenarios.list[0].pairs_size());
}

TEST(ScenariosTest, ATakenNameIsSaidInTheDialogAndALostAnswerIsAskedForAgain) {
  const FakeServer server;
  Model model = WithBoard(server);
  Update(model, RunCommand{Command::kSaveScenario});
  const auto first = Update(model, SaveScenario{"Samma"});
  const std::string request = Find<CallCreateScenario>(first)->request.request_id();
  Update(model, ScenarioSaved{Failure{absl::StatusCode::kUnavailable, "", "", ""}});
  EXPECT_EQ(model.dialog, OpenDialog::kSaveScenario);
  ASSERT_TRUE(model.scenarios.save_failure.has_value());
  const auto again = Update(model, SaveScenario{"Samma"});
  EXPECT_EQ(Find<CallCreateScenario>(again)->request.request_id(), request);
  Update(model,
         ScenarioSaved{Failure{absl::StatusCode::kAlreadyExists, "SCENARIO_EXISTS", "Finns", ""}});
  const auto other = Update(model, SaveScenario{"Samma"});
  EXPECT_NE(Find<CallCreateScenario>(other)->request.request_id(), request);
}

TEST(ScenariosTest, OneIsTakenAsTheDraft) {
  const FakeServer server;
  Model model = WithScenario(server, "Högre krav");
  ASSERT_FALSE(model.board->draft.has_value());
  Update(model, OpenScenario{"7"});
  ASSERT_TRUE(model.board->ShowsDraft());
  EXPECT_EQ(ControlValue(*model.board, v1::PARAMETER_MINIMUM_SCORE), 500);
}

TEST(ScenariosTest, OneLikeTheBoardSaysSo) {
  const FakeServer server;
  Model model = WithScenario(server, "Högre krav");
  *model.scenarios.list[0].mutable_policy() = model.board->policy();
  const Effects effects = Update(model, OpenScenario{"7"});
  EXPECT_FALSE(model.board->draft.has_value());
  EXPECT_NE(Find<ShowToast>(effects), nullptr);
}

TEST(ScenariosTest, OneIsTakenOverByOneEditThatOneUndoTakesBack) {
  FakeServer server;
  Model model = WithBoard(server);
  const Effects pinned = Update(model, PinPair{3, 0});
  Update(model, EditAnswer{server.board().name(), "r1",
                           server.Edit(Find<CallEditBoard>(pinned)->request)});
  const int64_t before = model.board->solver->matching().Total();
  v1::Scenario scenario;
  scenario.set_name("rounds/stockholm-2026/board/scenarios/7");
  *scenario.mutable_policy() = model.board->policy();
  scenario.mutable_policy()->mutable_adept_weights()->set_needs(20);
  v1::PersonPair* pin = scenario.add_pins();
  pin->set_adept("a002");
  pin->set_mentor("m003");
  scenario.add_parked_adepts("a001");
  // Somebody who is not on the board any more is no hindrance.
  scenario.add_parked_adepts("a999");
  Update(model, RunCommand{Command::kShowWhatIf});
  Update(model, ScenariosAnswer{kRound, std::vector<v1::Scenario>{scenario}});
  const Effects effects = Update(model, AdoptScenario{"7"});
  const auto* call = Find<CallEditBoard>(effects);
  ASSERT_NE(call, nullptr);
  const v1::BoardChange& change = call->request.change();
  EXPECT_EQ(change.parameters_size(), 1);
  EXPECT_EQ(change.added_pins_size(), 1);
  EXPECT_EQ(change.removed_pins_size(), 1);
  EXPECT_EQ(change.parked_adepts_size(), 1);
  EXPECT_TRUE(model.board->solver->IsPinned(1, 2));
  EXPECT_TRUE(model.board->solver->IsParked(false, 0));
  Update(model,
         EditAnswer{server.board().name(), call->request.request_id(), server.Edit(call->request)});
  EXPECT_FALSE(model.board->reading_anew);
  Update(model, RunCommand{Command::kUndo});
  EXPECT_EQ(model.board->solver->matching().Total(), before);
}

TEST(ScenariosTest, DeletingAsksFirst) {
  const FakeServer server;
  Model model = WithScenario(server, "Högre krav");
  EXPECT_TRUE(Update(model, AskDeleteScenario{"7"}).empty());
  EXPECT_EQ(model.dialog, OpenDialog::kDeleteScenario);
  const Effects effects = Update(model, RunCommand{Command::kDeleteScenario});
  const auto* call = Find<CallDeleteScenario>(effects);
  ASSERT_NE(call, nullptr);
  Update(model, ScenarioDeleted{call->request.name(), call->display_name, true});
  EXPECT_TRUE(model.scenarios.list.empty());
}

TEST(ComparisonTest, TellsWhoMovesWhoGainsAndWhoLoses) {
  const FakeServer server;
  Model model = WithScenario(server, "Högre krav");
  const Effects effects = Update(model, RunCommand{Command::kCompareScenarios});
  ASSERT_NE(Find<Navigate>(effects), nullptr);
  EXPECT_EQ(Find<Navigate>(effects)->path, "/rounds/stockholm-2026/compare?with=7");
  const std::vector<Compared> sides = Compare(model);
  ASSERT_EQ(sides.size(), 2u);
  EXPECT_EQ(sides[0].pairs, 3);
  EXPECT_EQ(sides[0].total, model.board->solver->matching().Total());
  EXPECT_EQ(sides[0].lowest, model.board->solver->matching().Lowest());
  EXPECT_LT(sides[1].pairs, sides[0].pairs);
  ASSERT_FALSE(sides[1].moves.empty());
  EXPECT_EQ(sides[1].moves.size(), static_cast<std::size_t>(sides[0].pairs - sides[1].pairs));
  EXPECT_EQ(sides[1].loses, static_cast<int>(sides[1].moves.size()));
  EXPECT_EQ(sides[1].gains, 0);
  EXPECT_EQ(sides[1].moves[0].to, -1);
  ASSERT_EQ(sides[0].institutions.size(), 2u);
  EXPECT_EQ(sides[0].institutions[0].pairs, 3);
  EXPECT_EQ(sides[0].institutions[0].total, sides[0].total);
}

TEST(ComparisonTest, IsByTheWeightsOfTheMatchingAsItIs) {
  const FakeServer server;
  Model model = WithScenario(server, "Högre krav");
  // The same pairs, whatever the alternative scored them.
  v1::Scenario same;
  same.set_name("rounds/stockholm-2026/board/scenarios/8");
  for (const v1::BoardPair& pair : server.board().pairs()) {
    v1::BoardPair* out = same.add_pairs();
    *out = pair;
    out->set_score(1);
  }
  model.scenarios.list.push_back(same);
  Update(model, AddressChanged{"/rounds/stockholm-2026/compare?with=8"});
  const std::vector<Compared> sides = Compare(model);
  ASSERT_EQ(sides.size(), 2u);
  EXPECT_EQ(sides[0].total, sides[1].total);
  EXPECT_TRUE(sides[1].moves.empty());
}

TEST(ComparisonTest, WhatIsComparedStandsInTheAddress) {
  const FakeServer server;
  Model model = WithScenario(server, "Högre krav");
  Update(model, AddressChanged{"/rounds/stockholm-2026/compare"});
  const Effects effects = Update(model, CompareScenario{"7", true});
  ASSERT_NE(Find<Navigate>(effects), nullptr);
  EXPECT_EQ(Find<Navigate>(effects)->path, "/rounds/stockholm-2026/compare?with=7");
  EXPECT_TRUE(Find<Navigate>(effects)->replace);
  Update(model, CompareScenario{"7", false});
  EXPECT_EQ(Compare(model).size(), 1u);
  Update(model, RunCommand{Command::kBackToWhatIf});
  EXPECT_EQ(model.route.screen, Screen::kMatching);
  EXPECT_EQ(model.panel, SidePanel::kWhatIf);
}

}  // namespace
}  // namespace parvis::app
