// The flags of a rematch: pairs that stand, who needs another, and how many others may change.
#ifndef PARVIS_SERVER_CLI_MATCH_KEEP_H_
#define PARVIS_SERVER_CLI_MATCH_KEEP_H_

#include <string>

#include "absl/status/status.h"
#include "server/cli/arguments.h"
#include "server/cli/match_input.h"

namespace parvis::cli {

// Why no hard rule allows the pair: "refused by endorsed", or that it has no score.
std::string RulesBrokenBy(const MatchInput& input, matching::Pair pair);

// Reads --keep, --replace and --may-change into input->rematch, where --keep is given; the rest of
// the input must be there. INVALID_ARGUMENT with the faults as lines, as ReadMatchInput().
absl::Status ReadRematch(const Arguments& arguments, MatchInput* input);

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_MATCH_KEEP_H_
