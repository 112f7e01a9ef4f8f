// Saved alternatives of a board: those that the server has, what saving and deleting came to, and
// how they compare with the board as it is. Plain values and questions about them;
// update_scenarios.cc changes them.
#ifndef PARVIS_CLIENT_WASM_APP_SCENARIOS_H_
#define PARVIS_CLIENT_WASM_APP_SCENARIOS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/app/failure.h"
#include "client-wasm/app/what_if.h"
#include "parvis/v1/scenario.pb.h"
#include "shared/rules/board_state.h"

namespace parvis::app {

struct Model;

struct Scenarios {
  std::string round;  // Whose; empty before any were asked for.
  bool loading = false;
  bool read = false;  // `list` is the server's.
  std::optional<Failure> failure;
  std::vector<v1::Scenario> list;  // The one saved last first.
  int64_t version = 0;             // Rises with every other list.

  // What is being saved, under the same request until it is known what became of it.
  bool saving = false;
  std::string saved_name;
  std::string request_id;
  std::optional<Failure> save_failure;
  // Id of the one that is asked about before it is deleted.
  std::string to_delete;
};

// The last part of its name.
std::string ScenarioId(const v1::Scenario& scenario);
// Null if there is none of this id.
const v1::Scenario* FindScenario(const Model& model, std::string_view id);

// What it decides, for the people who are on the board now, with the board's marks.
rules::BoardState StateOf(const BoardModel& board, const v1::Scenario& scenario);

// Of its pairs as they were when it was saved.
Figures FiguresOf(const v1::Scenario& scenario);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_SCENARIOS_H_
