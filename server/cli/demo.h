// `parvis demo`: the demonstration database.
#ifndef PARVIS_SERVER_CLI_DEMO_H_
#define PARVIS_SERVER_CLI_DEMO_H_

#include "server/cli/arguments.h"

namespace parvis::cli {

const Command& DemoCommand();

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_DEMO_H_
