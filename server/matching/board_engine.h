// The pairs of one round's board, kept best from one state of it to the next.
#ifndef PARVIS_SERVER_MATCHING_BOARD_ENGINE_H_
#define PARVIS_SERVER_MATCHING_BOARD_ENGINE_H_

#include <memory>

#include "absl/status/statusor.h"
#include "server/matching/board_model.h"
#include "shared/matching/engine.h"
#include "shared/rules/board_state.h"

namespace parvis::board {

// One thread at a time. Keeps its model alive.
class BoardEngine {
 public:
  explicit BoardEngine(std::shared_ptr<const BoardModel> model) : model_(std::move(model)) {}

  const std::shared_ptr<const BoardModel>& model() const { return model_; }

  // The same as model()->Solve(state), errors too, but a state that differs little from the last
  // one costs little.
  absl::StatusOr<std::shared_ptr<const Solution>> Solve(const rules::BoardState& state);

 private:
  std::shared_ptr<const BoardModel> model_;
  std::unique_ptr<matching::Engine> engine_;  // Null before the first state.
};

}  // namespace parvis::board

#endif  // PARVIS_SERVER_MATCHING_BOARD_ENGINE_H_
