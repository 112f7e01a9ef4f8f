#include <utility>

#include "server/dispatch/errors.h"
#include "server/events/log.h"
#include "server/matching/board_errors.h"
#include "server/matching/board_handlers.h"
#include "server/matching/board_store.h"
#include "server/matching/loaded_board.h"
#include "server/rounds/rounds.h"
#include "shared/base/status_macros.h"

namespace parvis::board {

absl::Status HandlePublishBoard(BoardCache& cache, const dispatch::Caller& caller,
                                const v1::PublishBoardRequest& request,
                                storage::WriteTransaction& db, v1::PublishBoardResponse* response) {
  if (request.etag().empty()) return dispatch::MissingField("etag");
  ASSIGN_OR_RETURN(const LoadedBoard board, LoadBoard(cache, db, caller, request.name()));
  if (board.round.state() != v1::Round::STATE_MATCHING) return RoundNotInMatching();
  if (request.etag() != board.Etag()) return BoardChanged();

  ASSIGN_OR_RETURN(const std::shared_ptr<const Solution> solution,
                   cache.Solve(board.round_id, board.model, board.state));
  if (solution->pairs.empty()) return NoPairs();
  RETURN_IF_ERROR(StoreProposals(db, board.round_id, solution->pairs, board.state));
  const int pair_count = static_cast<int>(solution->pairs.size());
  ASSIGN_OR_RETURN(v1::Round round,
                   rounds::Move(db, caller, board.round_id, v1::Round::STATE_PROPOSED,
                                rounds::Cause::kPublication, pair_count));
  ASSIGN_OR_RETURN(const int64_t sequence, events::LastSequence(db));
  *response->mutable_round() = std::move(round);
  response->set_pair_count(pair_count);
  response->set_sequence(sequence);
  return absl::OkStatus();
}

}  // namespace parvis::board
