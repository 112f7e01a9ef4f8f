#include <utility>

#include "server/dispatch/errors.h"
#include "server/events/presence.h"
#include "server/matching/board_handlers.h"
#include "server/matching/loaded_board.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"

namespace parvis::board {
namespace {

absl::Status CheckPersons(const v1::ShareSelectionRequest& request, const BoardModel& model) {
  absl::Status faults;
  if (!request.adept().empty() && !model.HasAdept(request.adept())) {
    faults = dispatch::InvalidField("adept", text::Message::kNobodyOfThatId);
  }
  if (!request.mentor().empty() && !model.Capacity(request.mentor())) {
    faults =
        dispatch::Combine(faults, dispatch::InvalidField("mentor", text::Message::kNobodyOfThatId));
  }
  return faults;
}

}  // namespace

absl::Status HandleShareSelection(BoardCache& cache, events::Presence& presence,
                                  const dispatch::Caller& caller,
                                  const v1::ShareSelectionRequest& request,
                                  storage::ReadConnection& db, v1::ShareSelectionResponse*) {
  if (!names::IsUuid(request.viewer())) return dispatch::BadRequestId("viewer");
  ASSIGN_OR_RETURN(const LoadedBoard board, LoadBoard(cache, db, caller, request.name()));
  RETURN_IF_ERROR(CheckPersons(request, *board.model));
  events::Look look;
  look.round = request.gone() ? "" : board.round_id;
  look.adept = request.adept();
  look.mentor = request.mentor();
  return presence.Share({caller.account, request.viewer()}, std::move(look));
}

}  // namespace parvis::board
