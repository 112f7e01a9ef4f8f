// `parvis match --explain`: why this pair, why not that one, why nobody.
#ifndef PARVIS_SERVER_CLI_MATCH_EXPLAIN_H_
#define PARVIS_SERVER_CLI_MATCH_EXPLAIN_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "server/cli/match_input.h"
#include "shared/matching/engine.h"

namespace parvis::cli {

// Explains a person (`a001`, `m001`) or a pair (`a001=m002`) in lines of text. INVALID_ARGUMENT, in
// words for the user, for a person that does not exist.
absl::StatusOr<std::vector<std::string>> Explain(const MatchInput& input,
                                                 const matching::Engine& engine,
                                                 std::string_view target);

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_MATCH_EXPLAIN_H_
