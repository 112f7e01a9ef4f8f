#include "server/cli/places.h"

#include <filesystem>

namespace parvis::cli {
namespace {

// The first folder of that name beside the binary, or in one of `levels` folders above.
std::string FindAbove(const char* name, int levels) {
  std::error_code error;
  std::filesystem::path folder =
      std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  for (int level = 0; level <= levels && !error && !folder.empty(); ++level) {
    if (std::filesystem::is_directory(folder / name, error)) return (folder / name).string();
    error.clear();
    folder = folder.parent_path();
  }
  return "";
}

}  // namespace

std::string FindWeb() { return FindAbove("web", 1); }

std::string FindData() { return FindAbove("data", 3); }

}  // namespace parvis::cli
