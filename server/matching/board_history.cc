#include "server/matching/board_history.h"

#include <utility>

#include "shared/base/status_macros.h"

namespace parvis::board {

absl::StatusOr<HistorySearch> FindStep(storage::ReadConnection& db, std::string_view round,
                                       std::string_view account, EditKind kind,
                                       const rules::BoardState& state,
                                       const rules::BoardPeople& people) {
  const bool undo = kind == EditKind::kUndo;
  HistorySearch search;
  const auto consider = [&](const HistoryEdit& edit) {
    v1::BoardChange change = undo ? rules::Inverse(edit.change) : edit.change;
    std::optional<rules::BoardRefusal> refusal = state.Check(change, people);
    if (!refusal) {
      search.step = HistoryStep{edit.revision, std::move(change)};
      return false;
    }
    if (!search.passed_over) search.passed_over = std::move(refusal);
    return true;
  };
  RETURN_IF_ERROR(
      VisitHistory(db, round, account, undo ? Standing::kDone : Standing::kUndone, consider));
  return search;
}

}  // namespace parvis::board
