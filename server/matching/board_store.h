// The board's rows: what is decided, edits and proposals. No rules here, only SQL.
#ifndef PARVIS_SERVER_MATCHING_BOARD_STORE_H_
#define PARVIS_SERVER_MATCHING_BOARD_STORE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "parvis/v1/board.pb.h"
#include "parvis/v1/policy.pb.h"
#include "server/storage/connection.h"
#include "shared/rules/board_state.h"

namespace parvis::board {

// The numbers are stored: never change one.
enum class EditKind { kEdit = 1, kUndo = 2, kRedo = 3 };

// Where an edit (not an undo or a redo) stands. The numbers are stored.
enum class Standing {
  kDone = 1,     // In effect as far as its author has done; undo can take it back.
  kUndone = 2,   // Taken back; redo can make it again.
  kDropped = 3,  // Taken back, and past redoing, since its author went on from there.
};

// An edit that its author may undo or redo.
struct HistoryEdit {
  int64_t revision = 0;
  v1::BoardChange change;  // As it was made first.
};

// The kind as the contract names it.
v1::BoardEdit::Kind KindOf(EditKind kind);

struct NewEdit {
  int64_t revision = 0;
  EditKind kind = EditKind::kEdit;
  std::string_view account;
  const v1::BoardChange* change = nullptr;
  int64_t target = 0;  // Undo, redo: the edit's revision.
  int64_t sequence = 0;
  uint64_t pairs_hash = 0;
};

// What is decided on the board of a round with this policy.
absl::StatusOr<rules::BoardState> LoadState(storage::ReadConnection& db, std::string_view round,
                                            const v1::Policy& policy);

// The number of edits so far: the last one's revision.
absl::StatusOr<int64_t> LoadRevision(storage::ReadConnection& db, std::string_view round);

// Calls `visit` with the account's edits that stand so, the one that came to it last first, until
// it gives false or limits::kUndoSteps have been visited.
absl::Status VisitHistory(storage::ReadConnection& db, std::string_view round,
                          std::string_view account, Standing standing,
                          absl::FunctionRef<bool(const HistoryEdit&)> visit);

// The edits before revision `below` (0: all), the latest first, with who made them and when: at
// most `limit`, and no more once their changes have `bytes` together.
absl::StatusOr<std::vector<v1::BoardEdit>> LoadEdits(storage::ReadConnection& db,
                                                     std::string_view round, int64_t below,
                                                     int limit, std::size_t bytes);

// Changes the rows of what is decided. INTERNAL if the change does not fit them, which
// BoardState::Check has ruled out.
absl::Status ApplyToRows(storage::WriteTransaction& db, std::string_view round,
                         const v1::BoardChange& change);

// Appends the edit and gives it, or its target, its standing. A new edit drops what its author
// could redo.
absl::Status AppendEdit(storage::WriteTransaction& db, std::string_view round, const NewEdit& edit);

// Stores the pairs as proposals that have been sent out.
absl::Status StoreProposals(storage::WriteTransaction& db, std::string_view round,
                            const std::vector<v1::BoardPair>& pairs,
                            const rules::BoardState& state);

// The proposals' pairs, in the order of the adepts' ids.
absl::StatusOr<std::vector<v1::BoardPair>> LoadProposals(storage::ReadConnection& db,
                                                         std::string_view round);

}  // namespace parvis::board

#endif  // PARVIS_SERVER_MATCHING_BOARD_STORE_H_
