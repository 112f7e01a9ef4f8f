// The states of a round, and every way from one to another.
#ifndef PARVIS_SERVER_ROUNDS_STATES_H_
#define PARVIS_SERVER_ROUNDS_STATES_H_

#include <string>

#include "absl/status/status.h"
#include "parvis/v1/round.pb.h"
#include "server/rounds/rounds.h"

namespace parvis::rounds {

// FAILED_PRECONDITION (MOVE_NOT_POSSIBLE, MOVE_NEEDS_PUBLICATION, MOVE_NEEDS_PEOPLE) if the table
// has no such move or its condition does not hold.
absl::Status CheckMove(v1::Round::State from, v1::Round::State to, Cause cause,
                       const Counts& counts);

// `matching` for STATE_MATCHING: how commands and messages name a state.
std::string StateWord(v1::Round::State state);
// STATE_UNSPECIFIED for a word that is none.
v1::Round::State ParseStateWord(std::string_view word);

}  // namespace parvis::rounds

#endif  // PARVIS_SERVER_ROUNDS_STATES_H_
