#include <optional>
#include <utility>

#include "server/dispatch/errors.h"
#include "server/events/log.h"
#include "server/matching/board_errors.h"
#include "server/matching/board_handlers.h"
#include "server/matching/board_history.h"
#include "server/matching/board_store.h"
#include "server/matching/loaded_board.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"

namespace parvis::board {
namespace {

// What a request comes to on this board.
struct Plan {
  EditKind kind = EditKind::kEdit;
  v1::BoardChange change;
  int64_t target = 0;  // Undo, redo: the edit that it is about.
};

// The undo or redo, which must be what the caller expects, if that is told.
absl::StatusOr<Plan> PlanStep(storage::ReadConnection& db, const dispatch::Caller& caller,
                              const LoadedBoard& board, EditKind kind,
                              const v1::BoardChange* expected) {
  const v1::InstitutionTerm term = board.round.policy().institution_term();
  ASSIGN_OR_RETURN(HistorySearch search,
                   FindStep(db, board.round_id, caller.account, kind, board.state, *board.model));
  if (expected && !(search.step && rules::SameChange(search.step->change, *expected))) {
    if (const auto refusal = board.state.Check(*expected, *board.model)) {
      return Refused(*refusal, term);
    }
    return HistoryChanged();
  }
  if (search.step) return Plan{kind, std::move(search.step->change), search.step->target};
  if (search.passed_over) return Refused(*search.passed_over, term);
  return kind == EditKind::kUndo ? NothingToUndo() : NothingToRedo();
}

absl::StatusOr<Plan> PlanEdit(storage::ReadConnection& db, const dispatch::Caller& caller,
                              const LoadedBoard& board, const v1::EditBoardRequest& request) {
  switch (request.edit_case()) {
    case v1::EditBoardRequest::kChange:
      return Plan{EditKind::kEdit, request.change(), 0};
    case v1::EditBoardRequest::kUndo:
      return PlanStep(db, caller, board, EditKind::kUndo,
                      request.undo().has_expected() ? &request.undo().expected() : nullptr);
    case v1::EditBoardRequest::kRedo:
      return PlanStep(db, caller, board, EditKind::kRedo,
                      request.redo().has_expected() ? &request.redo().expected() : nullptr);
    case v1::EditBoardRequest::EDIT_NOT_SET:
      break;
  }
  return dispatch::MissingField("edit");
}

absl::Status CheckRequest(const v1::EditBoardRequest& request) {
  if (request.edit_case() == v1::EditBoardRequest::EDIT_NOT_SET) {
    return dispatch::MissingField("edit");
  }
  if (rules::PartCount(request.change()) > limits::kBoardChangeParts) return ChangeTooLarge();
  return absl::OkStatus();
}

absl::StatusOr<int64_t> AppendEvent(storage::WriteTransaction& db, const dispatch::Caller& caller,
                                    const LoadedBoard& board, const Plan& plan, uint64_t pairs_hash,
                                    std::string_view request_id) {
  v1::Event event;
  v1::BoardEdited* edited = event.mutable_board_edited();
  *edited->mutable_change() = plan.change;
  edited->set_kind(KindOf(plan.kind));
  edited->set_target_revision(plan.target);
  edited->set_revision(board.revision);
  edited->set_etag(board.Etag());
  edited->set_pairs_hash(pairs_hash);
  edited->set_request_id(std::string(request_id));
  return events::Append(db, caller, board.round_id, std::move(event));
}

}  // namespace

absl::Status HandleEditBoard(BoardCache& cache, const dispatch::Caller& caller,
                             const v1::EditBoardRequest& request, storage::WriteTransaction& db,
                             v1::EditBoardResponse* response) {
  RETURN_IF_ERROR(CheckRequest(request));
  ASSIGN_OR_RETURN(LoadedBoard board, LoadBoard(cache, db, caller, request.name()));
  if (board.round.state() != v1::Round::STATE_MATCHING) return RoundNotInMatching();
  if (!request.etag().empty() && request.etag() != board.Etag()) return BoardChanged();

  ASSIGN_OR_RETURN(const Plan plan, PlanEdit(db, caller, board, request));
  if (const auto refusal = board.state.Apply(plan.change, *board.model)) {
    return Refused(*refusal, board.round.policy().institution_term());
  }
  ++board.revision;
  ASSIGN_OR_RETURN(const std::shared_ptr<const Solution> solution,
                   cache.Solve(board.round_id, board.model, board.state));
  RETURN_IF_ERROR(ApplyToRows(db, board.round_id, plan.change));
  ASSIGN_OR_RETURN(const int64_t sequence, AppendEvent(db, caller, board, plan,
                                                       solution->pairs_hash, request.request_id()));
  NewEdit edit;
  edit.revision = board.revision;
  edit.kind = plan.kind;
  edit.account = caller.account;
  edit.change = &plan.change;
  edit.target = plan.target;
  edit.sequence = sequence;
  edit.pairs_hash = solution->pairs_hash;
  RETURN_IF_ERROR(AppendEdit(db, board.round_id, edit));

  *response->mutable_change() = plan.change;
  response->set_revision(board.revision);
  response->set_etag(board.Etag());
  response->set_sequence(sequence);
  response->set_pairs_hash(solution->pairs_hash);
  ASSIGN_OR_RETURN(HistorySearch undo, FindStep(db, board.round_id, caller.account, EditKind::kUndo,
                                                board.state, *board.model));
  if (undo.step) *response->mutable_undo() = std::move(undo.step->change);
  ASSIGN_OR_RETURN(HistorySearch redo, FindStep(db, board.round_id, caller.account, EditKind::kRedo,
                                                board.state, *board.model));
  if (redo.step) *response->mutable_redo() = std::move(redo.step->change);
  return absl::OkStatus();
}

}  // namespace parvis::board
