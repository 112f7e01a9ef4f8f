#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "server/dispatch/errors.h"
#include "server/matching/board_handlers.h"
#include "server/matching/board_store.h"
#include "server/rounds/rounds.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"

namespace parvis::board {

absl::Status HandleListBoardEdits(BoardCache& /*cache*/, const dispatch::Caller& caller,
                                  const v1::ListBoardEditsRequest& request,
                                  storage::ReadConnection& db,
                                  v1::ListBoardEditsResponse* response) {
  const std::optional<std::string> round = names::ParseBoardName(request.parent());
  if (!round) return dispatch::BadResourceName("parent");
  // The token is the lowest revision that has been told: later edits do not move it.
  int64_t below = 0;
  if (!request.page_token().empty() &&
      (!absl::SimpleAtoi(request.page_token(), &below) || below <= 0)) {
    return dispatch::BadPageToken("page_token");
  }
  RETURN_IF_ERROR(rounds::Load(db, caller, *round).status());
  const int size = request.page_size() <= 0
                       ? limits::kBoardEditsPageDefault
                       : std::min(request.page_size(), limits::kBoardEditsPageMax);
  ASSIGN_OR_RETURN(std::vector<v1::BoardEdit> edits,
                   LoadEdits(db, *round, below, size, limits::kBoardEditsPageBytes));
  for (v1::BoardEdit& edit : edits) *response->add_edits() = std::move(edit);
  // Revisions have no gaps, so that the first one ends the list.
  if (!response->edits().empty() && response->edits().rbegin()->revision() > 1) {
    response->set_next_page_token(std::to_string(response->edits().rbegin()->revision()));
  }
  return absl::OkStatus();
}

}  // namespace parvis::board
