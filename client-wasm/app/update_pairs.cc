// The pairs of what is decided on the open board: mended on the page's thread where that takes
// little time, else found by the worker while the pairs before stay; told, and compared with the
// server's.
#include <utility>

#include "client-wasm/app/change_words.h"
#include "client-wasm/app/update_parts.h"
#include "shared/rules/board_parameters.h"
#include "shared/text/numbers.h"

namespace parvis::app {
namespace {

using text::Message;

// Marks what an edit did, unless it is marked what a draft would do.
void Highlight(BoardModel& board, const LastChange& change) {
  if (!board.ShowsDraft()) board.last_change = change;
}

void Tell(Model& model, const matching::Difference& difference, const Telling& telling,
          Effects& effects) {
  const int adept = telling.edited_adept;
  LastChange change =
      DescribeDifference(difference, adept, telling.what(model.language), telling.by_other);
  change.words = SentenceOf(change, adept, model.language);
  change.edited_adept = adept;
  ShowToast toast;
  toast.words = change.words;
  const text::Language other_language = OtherThan(model.language);
  change.other_what = telling.what(other_language);
  LastChange other = change;
  other.what = change.other_what;
  toast.other_words = SentenceOf(other, adept, other_language);
  Highlight(*model.board, change);
  toast.offers_undo = telling.offers_undo;
  effects.push_back(std::move(toast));
}

// Says that the edit is made, and keeps what is to be said when its pairs are there.
void TellLater(Model& model, const Telling& telling, Effects& effects) {
  Awaited& awaited = *model.board->awaited;
  ++awaited.edits;
  awaited.sv = telling.what(text::Language::kSwedish);
  awaited.en = telling.what(text::Language::kEnglish);
  awaited.edited_adept = telling.edited_adept;
  awaited.offers_undo = telling.offers_undo;
  awaited.by_other = telling.by_other;
  const auto words = [&](text::Language language) {
    return text::Render(Message::kPairsAwaited, language, {telling.what(language)});
  };
  ShowToast toast = Toast(model, words, Manner::kNeutral);
  toast.offers_undo = telling.offers_undo;
  effects.push_back(std::move(toast));
}

// One edit by its name, several by their number.
Telling TellingOf(const Awaited& awaited) {
  const auto what = [&awaited](text::Language language) {
    if (awaited.edits > 1) {
      return text::Render(Message::kChangesMade, language,
                          {text::FormatInteger(awaited.edits, language)});
    }
    return language == text::Language::kSwedish ? awaited.sv : awaited.en;
  };
  return {what, awaited.edited_adept, awaited.offers_undo, awaited.by_other};
}

void StartWork(Model& model, Effects& effects) {
  Awaited& awaited = *model.board->awaited;
  if (awaited.is_at_work()) effects.push_back(StopWorker{awaited.id});
  awaited.id = ++model.last_solving;
  awaited.state = model.board->replica->shown();
  awaited.done = 0;
  effects.push_back(SolveInWorker{awaited.id, model.board->own().WorkersRequest(awaited.state)});
}

}  // namespace

std::optional<matching::Difference> Solve(Model& model, Effects& effects) {
  BoardModel& board = *model.board;
  BoardSolver& own = board.own();
  const rules::BoardState& decided = board.replica->shown();
  const matching::Matching before = own.matching();
  ++board.generation;
  if (board.ShowsDraft() && board.draft->state == decided) {
    // The draft was made the board's: what was solved for it is not solved once more.
    std::swap(own, *board.solver);
  } else if (IsForWorker(model, board.board) && !own.Mends(decided)) {
    AwaitPairs(model, effects);
    FollowBoard(model, effects);
    return std::nullopt;
  } else if (!own.Show(decided).ok()) {
    ReadAnew(model, effects);
    return std::nullopt;
  }
  // What was awaited is there, or has been taken back.
  DropAwaited(model, effects);
  const matching::Difference difference =
      matching::Compare(before, own.matching(), own.options().spread);
  FollowBoard(model, effects);
  return difference;
}

void TellEdit(Model& model, const std::optional<matching::Difference>& difference,
              const Telling& telling, Effects& effects) {
  if (difference) return Tell(model, *difference, telling, effects);
  if (model.board->awaited) TellLater(model, telling, effects);
}

void VerifyPairs(Model& model, Effects& effects) {
  BoardModel& board = *model.board;
  const Replica& replica = *board.replica;
  if (!replica.pending().empty() || board.reading_anew || board.awaited) return;
  if (board.own().PairsHash() == replica.pairs_hash()) return;
  if (board.mistrusted_revision == replica.revision()) return;
  board.mistrusted_revision = replica.revision();
  ReadAnew(model, effects);
}

void AwaitPairs(Model& model, Effects& effects) {
  BoardModel& board = *model.board;
  const rules::BoardState& decided = board.replica->shown();
  if (board.awaited) {
    const Awaited& awaited = *board.awaited;
    // Pins and the like that came meanwhile are made on its answer. What a person has stopped is
    // not begun again by the server's answer to the same edit.
    const bool goes_on = awaited.is_at_work()
                             ? rules::SameMatching(awaited.state.policy(), decided.policy())
                             : rules::SamePairs(awaited.state, decided);
    if (goes_on) return;
  } else {
    board.awaited.emplace();
  }
  StartWork(model, effects);
}

void StopAwaiting(Model& model, Effects& effects) {
  effects.push_back(StopWorker{model.board->awaited->id});
  model.board->awaited->id = 0;
}

void AwaitAgain(Model& model, Effects& effects) { StartWork(model, effects); }

void DropAwaited(Model& model, Effects& effects) {
  std::optional<Awaited>& awaited = model.board->awaited;
  if (!awaited) return;
  if (awaited->is_at_work()) effects.push_back(StopWorker{awaited->id});
  awaited.reset();
}

bool OnAwaitedProgress(Model& model, const SolvingProgress& progress) {
  if (!model.board || !model.board->awaited) return false;
  Awaited& awaited = *model.board->awaited;
  if (awaited.id != progress.id) return false;
  awaited.done = progress.done;
  return true;
}

bool OnAwaitedSolved(Model& model, const SolvingAnswer& answer, Effects& effects) {
  if (!model.board || !model.board->awaited || model.board->awaited->id != answer.id) return false;
  BoardModel& board = *model.board;
  BoardSolver& own = board.own();
  Awaited awaited = *std::exchange(board.awaited, std::nullopt);
  awaited.id = 0;
  const matching::Matching before = own.matching();
  absl::StatusOr<std::unique_ptr<BoardSolver>> solver =
      own.FromAnswer(awaited.state, answer.answer);
  // A browser that does not let the worker work has the page wait instead.
  if (absl::IsInternal(solver.status())) solver = own.With(awaited.state);
  ++board.generation;
  if (!solver.ok()) {
    ReadAnew(model, effects);
    return true;
  }
  // In its place: the replica knows it as the people.
  own = std::move(**solver);
  const rules::BoardState& decided = board.replica->shown();
  if (!own.Mends(decided)) {
    // More has been decided meanwhile than can be mended.
    board.awaited = std::move(awaited);
    StartWork(model, effects);
    TellDraft(model);
    return true;
  }
  if (!own.Show(decided).ok()) {
    ReadAnew(model, effects);
    return true;
  }
  FollowBoard(model, effects);
  if (awaited.edits > 0) {
    Tell(model, matching::Compare(before, own.matching(), own.options().spread), TellingOf(awaited),
         effects);
  }
  VerifyPairs(model, effects);
  return true;
}

}  // namespace parvis::app
