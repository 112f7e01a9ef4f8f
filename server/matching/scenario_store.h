// Saved scenarios as rows. No rules here, only SQL.
#ifndef PARVIS_SERVER_MATCHING_SCENARIO_STORE_H_
#define PARVIS_SERVER_MATCHING_SCENARIO_STORE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "parvis/v1/scenario.pb.h"
#include "server/storage/connection.h"

namespace parvis::board {

struct StoredScenario {
  int64_t number = 0;  // Rises; never given twice.
  v1::Scenario scenario;
};

// At most `limit` of the round's scenarios, the one saved last first, with all output fields.
// `below` is the number of the last one told before, or 0. `people_revision` is the present one.
absl::StatusOr<std::vector<StoredScenario>> LoadScenarios(storage::ReadConnection& db,
                                                          std::string_view round, int64_t below,
                                                          int limit, int64_t people_revision);

// How many the round has.
absl::StatusOr<int> CountScenarios(storage::ReadConnection& db, std::string_view round);

absl::StatusOr<bool> HasScenarioOfName(storage::ReadConnection& db, std::string_view round,
                                       std::string_view display_name);

// Stores it and gives its number. Name and time are not looked at.
absl::StatusOr<int64_t> InsertScenario(storage::WriteTransaction& db, std::string_view round,
                                       const v1::Scenario& scenario, int64_t people_revision);

// False if there is none of that number.
absl::StatusOr<bool> DeleteScenario(storage::WriteTransaction& db, std::string_view round,
                                    int64_t number);

}  // namespace parvis::board

#endif  // PARVIS_SERVER_MATCHING_SCENARIO_STORE_H_
