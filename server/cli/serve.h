// `parvis serve`: the server, until SIGTERM or SIGINT.
#ifndef PARVIS_SERVER_CLI_SERVE_H_
#define PARVIS_SERVER_CLI_SERVE_H_

#include "server/cli/arguments.h"

namespace parvis::cli {

const Command& ServeCommand();

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_SERVE_H_
