// What-if: a draft of the board on this page alone, from the first moved slider until it is used
// or discarded.
#include <utility>

#include "client-wasm/app/change_words.h"
#include "client-wasm/app/update_parts.h"
#include "client-wasm/app/what_if.h"
#include "shared/rules/board_parameters.h"
#include "shared/text/numbers.h"

namespace parvis::app {
namespace {

using text::Message;

// The draft's solver takes the place of the board's own, which waits.
void Show(Model& model, const rules::BoardState& state, std::unique_ptr<BoardSolver> solver) {
  BoardModel& board = *model.board;
  Draft& draft = *board.draft;
  if (!draft.own) draft.own = std::move(board.solver);
  board.solver = std::move(solver);
  draft.state = state;
  ++board.generation;
  TellDraft(model);
}

// Whether its pairs are too much work for the page's own thread.
bool NeedsWorker(const Model& model, const rules::BoardState& state) {
  const BoardModel& board = *model.board;
  return IsForWorker(model, board.board) && !(board.ShowsDraft() && board.solver->Mends(state));
}

void SolveDraft(Model& model, const rules::BoardState& state, Effects& effects) {
  BoardModel& board = *model.board;
  Draft& draft = *board.draft;
  if (draft.work) {
    draft.work->stale = !(draft.work->state == state);
    return;
  }
  if (NeedsWorker(model, state)) {
    draft.work = DraftWork{++model.last_solving, state, 0, false};
    effects.push_back(SolveInWorker{draft.work->id, board.own().WorkersRequest(state)});
    return;
  }
  if (draft.own) {
    if (!board.solver->Show(state).ok()) return;
    draft.state = state;
    ++board.generation;
    return TellDraft(model);
  }
  absl::StatusOr<std::unique_ptr<BoardSolver>> solver = board.solver->With(state);
  if (solver.ok()) Show(model, state, *std::move(solver));
}

}  // namespace

void StopDraftWork(Model& model, Effects& effects) {
  std::optional<Draft>& draft = model.board->draft;
  if (!draft || !draft->work) return;
  effects.push_back(StopWorker{draft->work->id});
  draft->work.reset();
}

void WantChange(Model& model, const v1::BoardChange& wanted, Effects& effects) {
  BoardModel& board = *model.board;
  Overlay overlay = OverlayOn(board.replica->shown(), wanted, board.own());
  if (rules::IsEmpty(overlay.wanted)) return DiscardDraft(model, effects);
  if (!board.draft) board.draft.emplace();
  board.draft->wanted = std::move(overlay.wanted);
  board.draft->refusal = std::move(overlay.refusal);
  ++board.generation;
  if (!board.draft->refusal) SolveDraft(model, overlay.state, effects);
}

void TellDraft(Model& model) {
  BoardModel& board = *model.board;
  if (!board.draft || !board.draft->own) return;
  // There is nothing to compare with before the board's own pairs are there.
  if (board.awaited) return board.last_change.reset();
  const matching::Difference difference =
      matching::Compare(board.own().matching(), board.solver->matching(), 0);
  const auto words = [&](text::Language language) {
    const int moved = EffectOfDraft(board).moved;
    return text::Render(moved == 1 ? Message::kDraftMovesOne : Message::kDraftMoves, language,
                        {text::FormatInteger(moved, language)}) +
           ".";
  };
  board.last_change = DescribeDifference(difference, -1, "", false);
  board.last_change->words = words(model.language);
}

void OnSetParameter(Model& model, const SetParameter& set, Effects& effects) {
  if (!BoardIsEditable(model) || !rules::IsParameter(set.parameter)) return;
  const rules::ParameterRange range = rules::RangeOf(set.parameter);
  if (set.value < range.min || set.value > range.max) return;
  const BoardModel& board = *model.board;
  WantChange(
      model,
      WithParameter(board.replica->shown(), board.draft ? board.draft->wanted : v1::BoardChange(),
                    set.parameter, set.value),
      effects);
}

void WantState(Model& model, const rules::BoardState& state, Effects& effects) {
  WantChange(model, rules::ChangeBetween(model.board->replica->shown(), state), effects);
}

void FollowBoard(Model& model, Effects& effects) {
  BoardModel& board = *model.board;
  if (!board.draft) return;
  WantChange(model, v1::BoardChange(board.draft->wanted), effects);
}

bool PinInDraft(Model& model, std::string_view adept, std::string_view mentor, Effects& effects) {
  const BoardModel& board = *model.board;
  if (!board.ShowsDraft()) return false;
  rules::BoardState state = board.draft->state;
  const bool pinned = state.IsPinned(adept, mentor);
  if (pinned == board.replica->shown().IsPinned(adept, mentor)) return false;
  state.Apply(pinned ? rules::UnpinChange(state, adept) : rules::PinChange(state, adept, mentor),
              board.own());
  WantState(model, state, effects);
  return true;
}

bool ForbidInDraft(Model& model, std::string_view adept, std::string_view mentor,
                   Effects& effects) {
  const BoardModel& board = *model.board;
  if (!board.ShowsDraft()) return false;
  rules::BoardState state = board.draft->state;
  const bool forbidden = state.IsForbidden(adept, mentor);
  if (forbidden == board.replica->shown().IsForbidden(adept, mentor)) return false;
  state.Apply(forbidden ? rules::AllowChange(state, adept, mentor)
                        : rules::ForbidChange(state, adept, mentor),
              board.own());
  WantState(model, state, effects);
  return true;
}

void DiscardDraft(Model& model, Effects& effects) {
  BoardModel& board = *model.board;
  if (!board.draft) return;
  StopDraftWork(model, effects);
  if (board.draft->own) {
    board.solver = std::move(board.draft->own);
    board.last_change.reset();
  }
  board.draft.reset();
  ++board.generation;
}

void ApplyDraft(Model& model, Effects& effects) {
  MakeChange(model, v1::BoardChange(model.board->draft->wanted), effects);
}

void StopDraft(Model& model, Effects& effects) {
  BoardModel& board = *model.board;
  StopDraftWork(model, effects);
  if (!board.draft->own) return DiscardDraft(model, effects);
  board.draft->wanted = rules::ChangeBetween(board.replica->shown(), board.draft->state);
  board.draft->refusal.reset();
  ++board.generation;
}

bool OnDraftProgress(Model& model, const SolvingProgress& progress) {
  if (!model.board || !model.board->draft) return false;
  std::optional<DraftWork>& work = model.board->draft->work;
  if (!work || work->id != progress.id) return false;
  work->done = progress.done;
  return true;
}

bool OnDraftSolved(Model& model, const SolvingAnswer& answer, Effects& effects) {
  if (!model.board || !model.board->draft) return false;
  BoardModel& board = *model.board;
  if (!board.draft->work || board.draft->work->id != answer.id) return false;
  const DraftWork work = *std::exchange(board.draft->work, std::nullopt);
  absl::StatusOr<std::unique_ptr<BoardSolver>> solver =
      board.own().FromAnswer(work.state, answer.answer);
  // A browser that does not let the worker work has the page wait instead.
  if (absl::IsInternal(solver.status())) solver = board.own().With(work.state);
  if (solver.ok()) Show(model, work.state, *std::move(solver));
  if (work.stale) WantChange(model, v1::BoardChange(board.draft->wanted), effects);
  return true;
}

}  // namespace parvis::app
