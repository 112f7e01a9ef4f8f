#include <optional>
#include <utility>
#include <vector>

#include "server/dispatch/authorisation.h"
#include "server/events/log.h"
#include "server/matching/board_handlers.h"
#include "server/matching/board_history.h"
#include "server/matching/board_store.h"
#include "server/matching/loaded_board.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"

namespace parvis::board {
namespace {

absl::Status FillHistory(storage::ReadConnection& db, const dispatch::Caller& caller,
                         const LoadedBoard& board, v1::Board* response) {
  ASSIGN_OR_RETURN(const HistorySearch undo, FindStep(db, board.round_id, caller.account,
                                                      EditKind::kUndo, board.state, *board.model));
  if (undo.step) *response->mutable_undo() = undo.step->change;
  ASSIGN_OR_RETURN(const HistorySearch redo, FindStep(db, board.round_id, caller.account,
                                                      EditKind::kRedo, board.state, *board.model));
  if (redo.step) *response->mutable_redo() = redo.step->change;
  return absl::OkStatus();
}

// The pairs as they were sent out, or none if they have not been.
absl::StatusOr<std::shared_ptr<const Solution>> PairsOf(BoardCache& cache,
                                                        storage::ReadConnection& db,
                                                        const LoadedBoard& board) {
  if (board.round.state() < v1::Round::STATE_PROPOSED) {
    return cache.Solve(board.round_id, board.model, board.state);
  }
  ASSIGN_OR_RETURN(std::vector<v1::BoardPair> sent, LoadProposals(db, board.round_id));
  return MakeSolution(std::move(sent));
}

}  // namespace

absl::Status HandleGetBoard(BoardCache& cache, const dispatch::Caller& caller,
                            const v1::GetBoardRequest& request, storage::ReadConnection& db,
                            v1::Board* response) {
  ASSIGN_OR_RETURN(const LoadedBoard board, LoadBoard(cache, db, caller, request.name()));
  ASSIGN_OR_RETURN(const std::shared_ptr<const Solution> solution, PairsOf(cache, db, board));
  ASSIGN_OR_RETURN(const int64_t sequence, events::LastSequence(db));

  *response = board.model->board();
  response->set_name(names::BoardName(board.round_id));
  response->set_etag(board.Etag());
  response->set_revision(board.revision);
  response->set_sequence(sequence);
  response->set_round_state(board.round.state());
  board.state.WriteTo(response);
  response->mutable_pairs()->Assign(solution->pairs.begin(), solution->pairs.end());
  response->set_pairs_hash(solution->pairs_hash);
  if (dispatch::Authorise("parvis.v1.BoardService.EditBoard", caller.role).ok() &&
      board.round.state() == v1::Round::STATE_MATCHING) {
    return FillHistory(db, caller, board, response);
  }
  return absl::OkStatus();
}

}  // namespace parvis::board
