// Boards too large for the page's own thread: the worker scores and solves them.
#include <utility>

#include "client-wasm/app/update_parts.h"

namespace parvis::app {

bool IsForWorker(const Model& model, const v1::Board& board) {
  return int64_t{board.adepts_size()} * board.mentors_size() > model.worker_above_pairs;
}

void StartSolving(Model& model, const std::string& round, const RoundContent& content,
                  Effects& effects) {
  StopSolving(model, effects);
  model.solving = Solving{++model.last_solving, round, content, {}};
  // A board of the same round stays on the screen until the new one is there.
  if (!model.board) model.board_loading = {Load::kSolving, {}};
  effects.push_back(SolveInWorker{model.last_solving, BoardSolver::WorkersRequest(content.board)});
}

void StopSolving(Model& model, Effects& effects) {
  if (!model.solving) return;
  effects.push_back(StopWorker{model.solving->id});
  model.solving.reset();
  if (model.board) model.board->reading_anew = false;
}

void StopSolvingByHand(Model& model, Effects& effects) {
  if (model.board && model.board->awaited && model.board->awaited->is_at_work()) {
    return StopAwaiting(model, effects);
  }
  StopSolving(model, effects);
  if (model.board) {
    // It stays, and is read again when the server is asked for something else.
    model.board->outdated = true;
  } else {
    model.board_loading = {Load::kStopped, {}};
  }
}

void StopBoardsWork(Model& model, Effects& effects) {
  if (!model.board) return;
  StopDraftWork(model, effects);
  DropAwaited(model, effects);
  StopFigures(model, effects);
}

void OnSolvingProgress(Model& model, const SolvingProgress& progress) {
  if (OnDraftProgress(model, progress) || OnAwaitedProgress(model, progress)) return;
  if (!model.solving || model.solving->id != progress.id) return;
  if (model.board_loading.state == Load::kSolving) model.board_loading.done = progress.done;
}

void OnSolvingAnswer(Model& model, const SolvingAnswer& answer, Effects& effects) {
  if (OnDraftSolved(model, answer, effects) || OnAwaitedSolved(model, answer, effects) ||
      OnFiguresSolved(model, answer, effects)) {
    return;
  }
  if (!model.solving || model.solving->id != answer.id) return;
  const Solving solving = *std::exchange(model.solving, std::nullopt);
  absl::StatusOr<std::unique_ptr<BoardSolver>> solver =
      BoardSolver::FromAnswer(solving.content.board, answer.answer);
  // A browser that does not let the worker work has the page wait instead.
  if (absl::IsInternal(solver.status())) solver = BoardSolver::Create(solving.content.board);
  Open(model, solving.round_id, solving.content, std::move(solver), effects);
  for (const v1::Event& event : solving.heard) OnStreamEvent(model, event, effects);
}

}  // namespace parvis::app
