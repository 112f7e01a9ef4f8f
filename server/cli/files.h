// Files as the subcommands read and write them.
#ifndef PARVIS_SERVER_CLI_FILES_H_
#define PARVIS_SERVER_CLI_FILES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace parvis::cli {

// The file's bytes, at most `most_bytes + 1` of them, so that the reader sees that a file is too
// large without holding it. NOT_FOUND if there is none; else INVALID_ARGUMENT with the system's
// words, also for a folder.
absl::StatusOr<std::string> ReadFile(const std::string& path, std::size_t most_bytes);

struct OutputFile {
  std::string path;
  std::string content;
};

// Writes every file beside its place, on the disk, and then renames all of them: whoever looks
// finds the old file or the whole new one. A device or a pipe is
// written to as it is. INVALID_ARGUMENT if the place cannot be written to,
// INTERNAL if writing fails; in either case nothing is left lying about.
absl::Status WriteFiles(const std::vector<OutputFile>& files);

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_FILES_H_
