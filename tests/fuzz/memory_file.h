// A file in memory, for readers that want a path.
#ifndef PARVIS_TESTS_FUZZ_MEMORY_FILE_H_
#define PARVIS_TESTS_FUZZ_MEMORY_FILE_H_

#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace parvis::fuzz {

class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("fuzz", MFD_CLOEXEC)) {
    if (descriptor_ < 0) std::abort();
  }
  ~MemoryFile() { close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  // Puts the bytes in place of what it held; the path to read them by.
  std::string Put(std::string_view bytes) {
    if (ftruncate(descriptor_, 0) != 0 ||
        pwrite(descriptor_, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
      std::abort();
    return "/proc/self/fd/" + std::to_string(descriptor_);
  }

 private:
  int descriptor_;
};

// What stands between lines of three hyphens; at least `count` parts, the last ones empty.
inline std::vector<std::string_view> Sections(std::string_view bytes, std::size_t count) {
  constexpr std::string_view kBetween = "\n---\n";
  std::vector<std::string_view> sections;
  for (std::size_t end; (end = bytes.find(kBetween)) != std::string_view::npos;) {
    sections.push_back(bytes.substr(0, end));
    bytes.remove_prefix(end + kBetween.size());
  }
  sections.push_back(bytes);
  if (sections.size() < count) sections.resize(count);
  return sections;
}

}  // namespace parvis::fuzz

#endif  // PARVIS_TESTS_FUZZ_MEMORY_FILE_H_
