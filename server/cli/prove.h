// `parvis prove`: checks, without solving, that the pairs of `parvis match` are the best ones.
#ifndef PARVIS_SERVER_CLI_PROVE_H_
#define PARVIS_SERVER_CLI_PROVE_H_

#include "server/cli/arguments.h"

namespace parvis::cli {

// Exit status 0 if they are proved, 1 if not, 2 for bad input.
const Command& ProveCommand();

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_PROVE_H_
