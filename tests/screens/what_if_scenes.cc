// Thinking the matching over, and saved alternatives beside it.
#include <string>
#include <vector>

#include "client-wasm/app/test_board.h"
#include "tests/screens/screen_walk.h"

namespace parvis::screens {
namespace {

using app::testing::kRound;

constexpr char kMatchingPath[] = "/rounds/stockholm-2026/matching";
constexpr char kWhatIfPath[] = "/rounds/stockholm-2026/matching?panel=what-if";

app::Failure Failed() {
  return {absl::StatusCode::kInternal, "", "Det gick inte den här gången. Försök igen om en stund.",
          "It did not work this time. Try again in a while."};
}

// With names as long as they come; the pairs are others than the board's.
std::vector<v1::Scenario> SavedScenarios() {
  std::vector<v1::Scenario> scenarios;
  for (int i = 1; i <= 4; ++i) {
    v1::Scenario scenario;
    scenario.set_name("rounds/stockholm-2026/board/scenarios/" + std::to_string(i));
    scenario.set_display_name("Mer vikt på önskemål och mindre på praktiska saker " +
                              std::to_string(i));
    scenario.set_creator_display_name("Anna-Karin Wennerström Björklund");
    scenario.mutable_create_time()->set_seconds(1'767'225'600);
    scenario.set_people_changed(i == 2);
    *scenario.mutable_policy() = app::testing::People().policy();
    scenario.mutable_policy()->mutable_rules()->set_minimum_score(10 * i);
    for (int pair = 0; pair < 3; ++pair) {
      v1::BoardPair* out = scenario.add_pairs();
      out->set_adept("a00" + std::to_string(pair + 1));
      out->set_mentor("m00" + std::to_string((pair + i) % 3 + 1));
      out->set_score(500 + 10 * i);
    }
    scenarios.push_back(std::move(scenario));
  }
  return scenarios;
}

// One of them, on a board for the worker, which has not answered; the panel is closed.
void TakeOver(Stage& stage) {
  stage.Do(app::ScenariosAnswer{kRound, SavedScenarios()});
  stage.model().worker_above_pairs = 0;
  stage.Do(app::AdoptScenario{"1"});
  stage.Do(app::RunCommand{app::Command::kShowWhatIf});
  stage.Draw();
  stage.platform().Advance(1000);
}

}  // namespace

std::vector<Scene> WhatIfScenes() {
  return {
      {"what if", [](Stage& stage) { stage.Open(kWhatIfPath); }},
      {"what if, draft",
       [](Stage& stage) {
         stage.Open(kWhatIfPath);
         stage.Do(app::SetParameter{v1::PARAMETER_MINIMUM_SCORE, 500});
         stage.Do(app::SetParameter{v1::PARAMETER_ADEPT_NEEDS, 20});
       }},
      {"what if, draft behind the filter",
       [](Stage& stage) {
         stage.Open(kMatchingPath);
         stage.Do(app::SetParameter{v1::PARAMETER_MINIMUM_SCORE, 500});
       }},
      {"what if, all weights zero",
       [](Stage& stage) {
         stage.Open(kWhatIfPath);
         for (const v1::Parameter each :
              {v1::PARAMETER_MENTOR_NEEDS, v1::PARAMETER_MENTOR_NAMED,
               v1::PARAMETER_MENTOR_LINE_OF_WORK, v1::PARAMETER_MENTOR_LOGISTICS}) {
           stage.Do(app::SetParameter{each, 0});
         }
       }},
      {"what if, reciprocity and stable",
       [](Stage& stage) {
         stage.Open(kWhatIfPath);
         stage.Do(app::SetParameter{v1::PARAMETER_RECIPROCITY, 1});
         stage.Do(app::SetParameter{v1::PARAMETER_OBJECTIVE, v1::OBJECTIVE_STABLE});
       }},
      {"what if, saved alternatives",
       [](Stage& stage) {
         stage.Open(kWhatIfPath);
         stage.Do(app::ScenariosAnswer{kRound, SavedScenarios()});
       }},
      {"what if, none saved",
       [](Stage& stage) {
         stage.Open(kWhatIfPath);
         stage.Do(app::ScenariosAnswer{kRound, std::vector<v1::Scenario>{}});
       }},
      {"what if, saved ones not read",
       [](Stage& stage) {
         stage.Open(kWhatIfPath);
         stage.Do(app::ScenariosAnswer{kRound, Failed()});
       }},
      {"what if, save as",
       [](Stage& stage) {
         stage.Open(kWhatIfPath);
         stage.Do(app::SetParameter{v1::PARAMETER_ADEPT_NEEDS, 20});
         stage.Do(app::RunCommand{app::Command::kSaveScenario});
       }},
      {"what if, delete",
       [](Stage& stage) {
         stage.Open(kWhatIfPath);
         stage.Do(app::ScenariosAnswer{kRound, SavedScenarios()});
         stage.Do(app::AskDeleteScenario{"1"});
       }},
      {"compare",
       [](Stage& stage) {
         stage.Open("/rounds/stockholm-2026/compare?with=1.2.3");
         stage.Do(app::ScenariosAnswer{kRound, SavedScenarios()});
       }},
      {"compare, nothing chosen",
       [](Stage& stage) {
         stage.Open("/rounds/stockholm-2026/compare");
         stage.Do(app::ScenariosAnswer{kRound, SavedScenarios()});
       }},
      {"compare, nothing saved",
       [](Stage& stage) {
         stage.Open("/rounds/stockholm-2026/compare");
         stage.Do(app::ScenariosAnswer{kRound, std::vector<v1::Scenario>{}});
       }},
      {"compare, reading", [](Stage& stage) { stage.Open("/rounds/stockholm-2026/compare"); }},
      {"what if, figures being worked out",
       [](Stage& stage) {
         stage.Open(kWhatIfPath);
         stage.model().worker_above_pairs = 0;
         stage.Do(app::ChoosePerson{false, 0});
       }},
      {"settings changed, being solved",
       [](Stage& stage) {
         stage.Open(kWhatIfPath);
         TakeOver(stage);
       }},
      {"settings changed, stopped",
       [](Stage& stage) {
         stage.Open(kWhatIfPath);
         TakeOver(stage);
         stage.Do(app::RunCommand{app::Command::kStopSolving});
       }},
      {"what if, being solved",
       [](Stage& stage) {
         stage.Open(kWhatIfPath);
         stage.model().worker_above_pairs = 0;
         stage.Do(app::SetParameter{v1::PARAMETER_MINIMUM_SCORE, 500});
       }},
  };
}

}  // namespace parvis::screens
