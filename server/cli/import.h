// `parvis import`: a folder of CSV files into a round.
#ifndef PARVIS_SERVER_CLI_IMPORT_H_
#define PARVIS_SERVER_CLI_IMPORT_H_

#include <string>

#include "absl/status/statusor.h"
#include "parvis/v1/application.pb.h"
#include "server/cli/arguments.h"

namespace parvis::cli {

const Command& ImportCommand();

// The files of an import that stand in the folder, as a request for that round. INVALID_ARGUMENT
// if there is no such folder, none of the files in it, or one that cannot be read.
absl::StatusOr<v1::ImportApplicationsRequest> ReadImportFolder(const std::string& folder,
                                                               const std::string& round);

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_IMPORT_H_
