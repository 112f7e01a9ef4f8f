// Rounds as rows: load, add, move from state to state. All within the caller's transaction.
#ifndef PARVIS_SERVER_ROUNDS_ROUNDS_H_
#define PARVIS_SERVER_ROUNDS_ROUNDS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "parvis/v1/policy.pb.h"
#include "parvis/v1/round.pb.h"
#include "server/dispatch/caller.h"
#include "server/storage/connection.h"

namespace parvis::rounds {

// The round with this id (`stockholm-2026`), as the contract has it. NOT_FOUND
// (dispatch::RoundNotFound) if there is none that the caller may see.
absl::StatusOr<v1::Round> Load(storage::ReadConnection& db, const dispatch::Caller& caller,
                               std::string_view id);

struct NewRound {
  std::string programme;  // First part of the id: `stockholm`.
  int number = 0;         // 1 to 9999.
  v1::Text title;
  v1::Policy policy;
  v1::Round::State state = v1::Round::STATE_MATCHING;
};

// Adds a round and its event, and gives it. ALREADY_EXISTS if the programme has that number.
absl::StatusOr<v1::Round> Add(storage::WriteTransaction& db, const dispatch::Caller& caller,
                              const NewRound& round);

// What a move comes from: some moves are only a part of something larger.
enum class Cause { kCommand, kPublication };

// Moves the round and appends RoundStateChanged. FAILED_PRECONDITION if the table of moves
// (states.h) has no such move for this cause or its condition does not hold. `pair_count` is
// told in the event of a publication, which also sets publish_time. Gives the round as it is then.
absl::StatusOr<v1::Round> Move(storage::WriteTransaction& db, const dispatch::Caller& caller,
                               std::string_view id, v1::Round::State to, Cause cause,
                               int pair_count = 0);

// What server/applications knows of a round; it tells so after each change of the people.
struct Counts {
  int adepts = 0;
  int mentors = 0;
  int places = 0;
};
absl::Status SetCounts(storage::WriteTransaction& db, std::string_view id, const Counts& counts);

}  // namespace parvis::rounds

#endif  // PARVIS_SERVER_ROUNDS_ROUNDS_H_
