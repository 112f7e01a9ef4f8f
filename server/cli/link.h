// `parvis link`: sign-in links for the demonstration roles.
#ifndef PARVIS_SERVER_CLI_LINK_H_
#define PARVIS_SERVER_CLI_LINK_H_

#include "server/cli/arguments.h"

namespace parvis::cli {

const Command& LinkCommand();

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_LINK_H_
