// What `parvis match` is asked to solve, read from the files and flags that the user gave.
#ifndef PARVIS_SERVER_CLI_MATCH_INPUT_H_
#define PARVIS_SERVER_CLI_MATCH_INPUT_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "server/cli/arguments.h"
#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/people.h"
#include "shared/matching/policy.h"
#include "shared/matching/solve.h"

namespace parvis::cli {

struct MatchInput {
  matching::Instance instance;  // Adepts and mentors in the order of their ids.
  matching::Constraints constraints;
  matching::SolveOptions options;
  matching::Policy policy;
  std::optional<matching::People> people;  // With --data; not with --scores.
  std::string warnings;                    // Lines for standard error; empty or ended by \n.
};

// INVALID_ARGUMENT with the faults as lines for standard error, each ended by \n: those of the
// flags, else those of the files, else those of --pin and --forbid; at most a hundred, and then how
// many more.
absl::StatusOr<MatchInput> ReadMatchInput(const Arguments& arguments);

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_MATCH_INPUT_H_
