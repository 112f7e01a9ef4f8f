// `parvis match`: one round's files in, its best matching out. docs/matching.md has the flags.
#ifndef PARVIS_SERVER_CLI_MATCH_H_
#define PARVIS_SERVER_CLI_MATCH_H_

#include "server/cli/arguments.h"

namespace parvis::cli {

// Exit status 0 for a result, 2 for bad input (each fault on its line of standard error).
const Command& MatchCommand();

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_MATCH_H_
