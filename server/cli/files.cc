#include "server/cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "absl/strings/str_cat.h"

namespace parvis::cli {
namespace {

std::string SystemError(const std::string& path) {
  return absl::StrCat(path, ": ", std::strerror(errno));
}

absl::Status WriteAll(int descriptor, const OutputFile& file) {
  std::size_t written = 0;
  while (written < file.content.size()) {
    const ssize_t count =
        write(descriptor, file.content.data() + written, file.content.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return absl::InternalError(SystemError(file.path));
    written += static_cast<std::size_t>(count);
  }
  if (fsync(descriptor) != 0 && errno != EINVAL && errno != EROFS)
    return absl::InternalError(SystemError(file.path));
  return absl::OkStatus();
}

// A device or a pipe, such as /dev/stdout: there is nothing to rename onto.
bool IsSpecial(const std::string& path) {
  struct stat place;
  return stat(path.c_str(), &place) == 0 && !S_ISREG(place.st_mode);
}

// A new file with the rights that the user's mask leaves, written and on the disk.
absl::Status WriteTo(const std::string& path, const OutputFile& file) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return absl::InvalidArgumentError(SystemError(file.path));
  absl::Status status = WriteAll(descriptor, file);
  if (close(descriptor) != 0 && status.ok()) status = absl::InternalError(SystemError(file.path));
  return status;
}

}  // namespace

absl::StatusOr<std::string> ReadFile(const std::string& path, std::size_t most_bytes) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    return errno == ENOENT ? absl::NotFoundError(SystemError(path))
                           : absl::InvalidArgumentError(SystemError(path));
  }
  std::string content;
  char buffer[64 * 1024];
  while (content.size() <= most_bytes) {
    const std::size_t wanted = std::min(sizeof buffer, most_bytes + 1 - content.size());
    const std::size_t count = std::fread(buffer, 1, wanted, file);
    content.append(buffer, count);
    if (count < wanted) break;
  }
  const bool failed = std::ferror(file) != 0;
  const std::string error = failed ? SystemError(path) : "";
  std::fclose(file);
  if (failed) return absl::InvalidArgumentError(error);
  return content;
}

absl::Status WriteFiles(const std::vector<OutputFile>& files) {
  const auto beside = [](const OutputFile& file) {
    return absl::StrCat(file.path, ".", getpid(), ".part");
  };
  absl::Status status = absl::OkStatus();
  for (const OutputFile& file : files)
    if (status.ok() && !IsSpecial(file.path)) status = WriteTo(beside(file), file);
  for (const OutputFile& file : files) {
    if (!status.ok()) break;
    if (IsSpecial(file.path)) {
      status = WriteTo(file.path, file);
    } else if (std::rename(beside(file).c_str(), file.path.c_str()) != 0) {
      status = absl::InternalError(SystemError(file.path));
    }
  }
  if (!status.ok())
    for (const OutputFile& file : files) unlink(beside(file).c_str());
  return status;
}

}  // namespace parvis::cli
