// People, engines and last solutions of the rounds that are being worked on, kept in memory so that
// an edit costs no more than the search for what it changes.
#ifndef PARVIS_SERVER_MATCHING_BOARD_CACHE_H_
#define PARVIS_SERVER_MATCHING_BOARD_CACHE_H_

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "server/matching/board_model.h"
#include "shared/rules/board_engine.h"
#include "shared/rules/board_state.h"

namespace parvis::board {

// Holds nothing that the database does not. An entry is found by what it was made from, and no
// revision of the people is ever given twice, so a transaction that is rolled back leaves nothing
// wrong behind. Any thread may call it; scoring and solving run on the caller's thread, outside the
// lock. What it hands out stays good after it is dropped here.
class BoardCache {
 public:
  using Build = std::function<absl::StatusOr<std::shared_ptr<const BoardModel>>()>;

  // The model of the round's people at that revision, built if it is not here. A round's own policy
  // never changes, so the people's revision is the whole key; what is set on the board is part of
  // its state.
  absl::StatusOr<std::shared_ptr<const BoardModel>> Model(std::string_view round,
                                                          int64_t people_revision,
                                                          const Build& build);

  // The pairs that follow from `state`. If they are not those last asked for, they are found from
  // those, or solved afresh where another thread is at that. INTERNAL if what is decided does not
  // fit these people, or if the policy asks for what the solver does not have: both are kept out
  // before they are stored.
  absl::StatusOr<std::shared_ptr<const Solution>> Solve(
      std::string_view round, const std::shared_ptr<const BoardModel>& model,
      const rules::BoardState& state);

 private:
  struct Entry {
    std::string round;
    int64_t people_revision = 0;
    std::shared_ptr<const BoardModel> model;
    std::unique_ptr<rules::BoardEngine> engine;  // Null while a thread works with it.
    rules::BoardState solved_state;
    std::shared_ptr<const Solution> solution;  // Of solved_state; none before the first solve.
  };

  // The round's entry, moved to the front; null if there is none.
  Entry* Find(std::string_view round);

  std::mutex mutex_;
  std::list<Entry> entries_;  // The one used last first; at most limits::kCachedBoards.
};

// The pairs of one state, solved afresh; codes as BoardCache::Solve().
absl::StatusOr<std::shared_ptr<const Solution>> SolveAfresh(
    const std::shared_ptr<const BoardModel>& model, const rules::BoardState& state);

}  // namespace parvis::board

#endif  // PARVIS_SERVER_MATCHING_BOARD_CACHE_H_
