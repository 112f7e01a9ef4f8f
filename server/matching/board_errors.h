// The errors of the board that a user can see.
#ifndef PARVIS_SERVER_MATCHING_BOARD_ERRORS_H_
#define PARVIS_SERVER_MATCHING_BOARD_ERRORS_H_

#include <string_view>

#include "absl/status/status.h"
#include "parvis/v1/policy.pb.h"
#include "shared/rules/board_state.h"

namespace parvis::board {

// A change that is not made: FAILED_PRECONDITION with the refusal's reason; the ErrorInfo's
// metadata have `adept`, `mentor`, `pinned_mentor`, `rules` (names with commas between), `person`
// and `parameter` (its path within the policy), those that apply. For a fault of the request
// INVALID_ARGUMENT with the field's path under `parent`.
absl::Status Refused(const rules::BoardRefusal& refusal, v1::InstitutionTerm term,
                     std::string_view parent = "change");

absl::Status RoundNotInMatching();  // FAILED_PRECONDITION ROUND_NOT_IN_MATCHING
absl::Status NothingToUndo();       // FAILED_PRECONDITION NOTHING_TO_UNDO
absl::Status NothingToRedo();       // FAILED_PRECONDITION NOTHING_TO_REDO
absl::Status HistoryChanged();      // FAILED_PRECONDITION HISTORY_CHANGED
absl::Status NoPairs();             // FAILED_PRECONDITION NO_PAIRS
absl::Status BoardChanged();        // ABORTED BOARD_CHANGED: a stale etag
absl::Status ChangeTooLarge();      // RESOURCE_EXHAUSTED CHANGE_TOO_LARGE
absl::Status ScenarioExists();      // ALREADY_EXISTS SCENARIO_EXISTS
absl::Status ScenarioNotFound();    // NOT_FOUND SCENARIO_NOT_FOUND
absl::Status TooManyScenarios();    // FAILED_PRECONDITION TOO_MANY_SCENARIOS

}  // namespace parvis::board

#endif  // PARVIS_SERVER_MATCHING_BOARD_ERRORS_H_
