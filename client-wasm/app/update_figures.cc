// The objectives of a large board side by side: the worker finds what the board would come to under
// those that are not shown, one after the other, when nothing else is waited for.
#include <utility>

#include "client-wasm/app/update_parts.h"
#include "client-wasm/app/what_if.h"
#include "shared/rules/board_parameters.h"

namespace parvis::app {
namespace {

using Known = WorkersFigures::Known;

bool AreOnScreen(const Model& model) {
  return model.sign_in == SignIn::kSignedIn && model.route.screen == Screen::kMatching &&
         model.panel == SidePanel::kWhatIf && !model.meeting.on;
}

// The pairs themselves come first.
bool IsWaitedFor(const Model& model) {
  const BoardModel& board = *model.board;
  return model.solving || (board.draft && board.draft->work) ||
         (board.awaited && board.awaited->is_at_work());
}

// What is shown may have changed: figures of something else are forgotten.
void Refresh(Model& model, Effects& effects) {
  const BoardModel& board = *model.board;
  WorkersFigures& figures = model.board->figures;
  if (figures.generation == board.generation) return;
  figures.generation = board.generation;
  if (rules::SamePairs(figures.state, board.state())) return;
  StopFigures(model, effects);
  figures.state = board.state();
  figures.each = {};
}

void StartNext(Model& model, Effects& effects) {
  const BoardModel& board = *model.board;
  WorkersFigures& figures = model.board->figures;
  const int shown = rules::ParameterValue(board.policy(), v1::PARAMETER_OBJECTIVE);
  for (std::size_t i = 0; i < kObjectives.size(); ++i) {
    if (figures.each[i].known != Known::kNotYet || kObjectives[i] == shown) continue;
    const std::optional<rules::BoardState> other = StateUnder(board, kObjectives[i]);
    if (!other) {
      figures.each[i].known = Known::kImpossible;
      continue;
    }
    figures.work = ++model.last_solving;
    figures.at = i;
    effects.push_back(SolveInWorker{figures.work, board.own().WorkersPairsRequest(*other)});
    return;
  }
}

}  // namespace

void FollowFigures(Model& model, Effects& effects) {
  if (!model.board || !IsForWorker(model, model.board->board)) return;
  if (!AreOnScreen(model)) return StopFigures(model, effects);
  Refresh(model, effects);
  if (IsWaitedFor(model)) return StopFigures(model, effects);
  if (model.board->figures.work == 0) StartNext(model, effects);
}

void StopFigures(Model& model, Effects& effects) {
  int64_t& work = model.board->figures.work;
  if (work != 0) effects.push_back(StopWorker{work});
  work = 0;
}

bool OnFiguresSolved(Model& model, const SolvingAnswer& answer, Effects&) {
  if (!model.board || model.board->figures.work != answer.id) return false;
  WorkersFigures& figures = model.board->figures;
  WorkersFigures::Each& each = figures.each[figures.at];
  figures.work = 0;
  const absl::StatusOr<matching::Matching> matching = BoardSolver::PairsFromAnswer(answer.answer);
  if (!matching.ok()) {
    // Where no worker works it is not worth a standstill of the page.
    each.known = absl::IsInternal(matching.status()) ? Known::kFailed : Known::kImpossible;
  } else {
    each = {Known::kFound, FiguresOf(*matching)};
  }
  return true;
}

}  // namespace parvis::app
