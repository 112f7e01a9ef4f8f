#include "client-wasm/app/scenarios.h"

#include <algorithm>

#include "client-wasm/app/model.h"

namespace parvis::app {

std::string ScenarioId(const v1::Scenario& scenario) {
  return scenario.name().substr(scenario.name().rfind('/') + 1);
}

const v1::Scenario* FindScenario(const Model& model, std::string_view id) {
  for (const v1::Scenario& scenario : model.scenarios.list) {
    if (ScenarioId(scenario) == id) return &scenario;
  }
  return nullptr;
}

rules::BoardState StateOf(const BoardModel& board, const v1::Scenario& scenario) {
  const BoardSolver& people = board.own();
  v1::Board decided;
  board.replica->shown().WriteTo(&decided);
  *decided.mutable_policy() = scenario.policy();
  const auto here = [&people](const v1::PersonPair& pair) {
    return people.AdeptIndex(pair.adept()) >= 0 && people.MentorIndex(pair.mentor()) >= 0;
  };
  decided.clear_pins();
  decided.clear_forbids();
  decided.clear_parked_adepts();
  decided.clear_parked_mentors();
  for (const v1::PersonPair& pin : scenario.pins()) {
    if (here(pin)) *decided.add_pins() = pin;
  }
  for (const v1::PersonPair& forbid : scenario.forbids()) {
    if (here(forbid)) *decided.add_forbids() = forbid;
  }
  for (const std::string& id : scenario.parked_adepts()) {
    if (people.AdeptIndex(id) >= 0) decided.add_parked_adepts(id);
  }
  for (const std::string& id : scenario.parked_mentors()) {
    if (people.MentorIndex(id) >= 0) decided.add_parked_mentors(id);
  }
  return rules::BoardState::FromBoard(decided);
}

Figures FiguresOf(const v1::Scenario& scenario) {
  Figures figures;
  figures.pairs = scenario.pairs_size();
  for (const v1::BoardPair& pair : scenario.pairs()) {
    figures.total += pair.score();
    figures.lowest = std::min(figures.lowest.value_or(pair.score()), pair.score());
  }
  return figures;
}

}  // namespace parvis::app
