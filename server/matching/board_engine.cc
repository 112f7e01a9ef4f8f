#include "server/matching/board_engine.h"

#include <utility>

namespace parvis::board {

absl::StatusOr<std::shared_ptr<const Solution>> BoardEngine::Solve(const rules::BoardState& state) {
  matching::Constraints wanted = model_->ConstraintsOf(state);
  if (engine_) {
    const auto difference = engine_->Apply(matching::EditBetween(engine_->constraints(), wanted));
    if (!difference.ok()) return absl::InternalError(difference.status().message());
  } else {
    absl::StatusOr<matching::Engine> engine =
        matching::Engine::Create(model_->instance(), std::move(wanted), model_->options());
    if (!engine.ok()) return absl::InternalError(engine.status().message());
    engine_ = std::make_unique<matching::Engine>(*std::move(engine));
  }
  return model_->Tell(engine_->matching());
}

}  // namespace parvis::board
