// A board as a handler works on it: round, people and what is decided, of one moment.
#ifndef PARVIS_SERVER_MATCHING_LOADED_BOARD_H_
#define PARVIS_SERVER_MATCHING_LOADED_BOARD_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "parvis/v1/round.pb.h"
#include "server/dispatch/caller.h"
#include "server/matching/board_cache.h"
#include "server/matching/board_model.h"
#include "server/storage/connection.h"
#include "shared/rules/board_state.h"

namespace parvis::board {

struct LoadedBoard {
  std::string round_id;
  v1::Round round;
  std::shared_ptr<const BoardModel> model;
  rules::BoardState state;
  int64_t revision = 0;
  int64_t people_revision = 0;

  // Changes with every edit and every change of the people.
  std::string Etag() const;
};

// The board with this resource name. INVALID_ARGUMENT for a name that is none, NOT_FOUND without
// such a round.
absl::StatusOr<LoadedBoard> LoadBoard(BoardCache& cache, storage::ReadConnection& db,
                                      const dispatch::Caller& caller, std::string_view name);

}  // namespace parvis::board

#endif  // PARVIS_SERVER_MATCHING_LOADED_BOARD_H_
