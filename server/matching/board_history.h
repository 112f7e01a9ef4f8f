// What undo and redo would do for one account.
//
// Each account has its own history: others' edits are neither undone nor do they end what can be
// redone. An undo is itself a new edit. One whose inverse no longer fits the board, since others
// have edited the same pairs, is passed over, and comes into reach again if it fits again; so one
// overtaken edit does not block those before it.
#ifndef PARVIS_SERVER_MATCHING_BOARD_HISTORY_H_
#define PARVIS_SERVER_MATCHING_BOARD_HISTORY_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/status/statusor.h"
#include "parvis/v1/board.pb.h"
#include "server/matching/board_store.h"
#include "server/storage/connection.h"
#include "shared/rules/board_state.h"

namespace parvis::board {

// One press of undo or redo.
struct HistoryStep {
  int64_t target = 0;      // Revision of the edit that it takes back or makes again.
  v1::BoardChange change;  // What it does to the board.
};

struct HistorySearch {
  // The step that would be made; none if there is none that fits.
  std::optional<HistoryStep> step;
  // Why the account's latest edit cannot be stepped to, if it was passed over.
  std::optional<rules::BoardRefusal> passed_over;
};

// Looks for the step that undo (`kind` kUndo) or redo (kRedo) would make on `state`.
absl::StatusOr<HistorySearch> FindStep(storage::ReadConnection& db, std::string_view round,
                                       std::string_view account, EditKind kind,
                                       const rules::BoardState& state,
                                       const rules::BoardPeople& people);

}  // namespace parvis::board

#endif  // PARVIS_SERVER_MATCHING_BOARD_HISTORY_H_
