// What an import asks the board before it changes people (server/applications/import.h).
#ifndef PARVIS_SERVER_MATCHING_PIN_CHECK_H_
#define PARVIS_SERVER_MATCHING_PIN_CHECK_H_

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "parvis/v1/policy.pb.h"
#include "server/applications/applications.h"
#include "server/storage/connection.h"
#include "shared/rules/board_state.h"

namespace parvis::board {

// The round's pins that could not be kept, were these the people: a rule would refuse the pair, or
// the mentor would have too few places. In the order of the adepts' ids. An applications::PinCheck.
absl::StatusOr<std::vector<rules::BoardRefusal>> FindBrokenPins(storage::ReadConnection& db,
                                                                std::string_view round,
                                                                const v1::Policy& policy,
                                                                const applications::People& people);

}  // namespace parvis::board

#endif  // PARVIS_SERVER_MATCHING_PIN_CHECK_H_
