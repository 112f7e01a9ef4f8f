// Own scores in place of people and policy: any other way of scoring can use the engine.
#ifndef PARVIS_SERVER_CLI_MATCH_SCORES_H_
#define PARVIS_SERVER_CLI_MATCH_SCORES_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "shared/matching/instance.h"

namespace parvis::cli {

// Reads `adept,mentor,score[,adept_view,mentor_view]` and, if given, `mentor,capacity`. Persons are
// put in the order of their ids; a mentor that has no capacity there has 1. INVALID_ARGUMENT with
// the faults as lines, each ended by \n. Warnings, as lines, are appended.
absl::StatusOr<matching::Instance> ReadScores(const std::string& scores_path,
                                              const std::optional<std::string>& capacities_path,
                                              std::string* warnings);

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_MATCH_SCORES_H_
