#include "server/matching/loaded_board.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/applications/applications.h"
#include "server/dispatch/errors.h"
#include "server/matching/board_store.h"
#include "server/rounds/rounds.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"

namespace parvis::board {

std::string LoadedBoard::Etag() const { return absl::StrCat(revision, ".", people_revision); }

absl::StatusOr<LoadedBoard> LoadBoard(BoardCache& cache, storage::ReadConnection& db,
                                      const dispatch::Caller& caller, std::string_view name) {
  std::optional<std::string> round_id = names::ParseBoardName(name);
  if (!round_id) return dispatch::BadResourceName("name");
  LoadedBoard board;
  board.round_id = *std::move(round_id);
  ASSIGN_OR_RETURN(board.round, rounds::Load(db, caller, board.round_id));
  ASSIGN_OR_RETURN(board.people_revision, applications::LoadPeopleRevision(db, board.round_id));
  const auto build = [&]() -> absl::StatusOr<std::shared_ptr<const BoardModel>> {
    ASSIGN_OR_RETURN(applications::People people, applications::LoadPeople(db, board.round_id));
    return std::make_shared<const BoardModel>(std::move(people.adepts), std::move(people.mentors),
                                              people.previous_pairs, board.round.policy());
  };
  ASSIGN_OR_RETURN(board.model, cache.Model(board.round_id, board.people_revision, build));
  ASSIGN_OR_RETURN(board.state, LoadState(db, board.round_id, board.round.policy()));
  ASSIGN_OR_RETURN(board.revision, LoadRevision(db, board.round_id));
  return board;
}

}  // namespace parvis::board
