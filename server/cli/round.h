// `parvis round add | move | list`.
#ifndef PARVIS_SERVER_CLI_ROUND_H_
#define PARVIS_SERVER_CLI_ROUND_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "parvis/v1/round.pb.h"
#include "server/cli/arguments.h"

namespace parvis::cli {

const Command& RoundCommand();

// The request for a new round of a preset policy (`stockholm`, `region`) or of a policy file, whose
// name without its ending is then the programme's. NOT_FOUND or INVALID_ARGUMENT for the file.
absl::StatusOr<v1::CreateRoundRequest> NewRoundRequest(const std::string& policy, int number);

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_ROUND_H_
