// Folders that stand at a known place beside the binary.
#ifndef PARVIS_SERVER_CLI_PLACES_H_
#define PARVIS_SERVER_CLI_PLACES_H_

#include <string>

namespace parvis::cli {

// The built client: `web` beside the binary, or beside its folder, as in build/release/parvis and
// build/web. Empty if there is neither.
std::string FindWeb();

// The demonstration programmes: `data` beside the binary or in one of the three folders above it.
// Empty if there is none.
std::string FindData();

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_PLACES_H_
