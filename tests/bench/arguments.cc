#include "tests/bench/arguments.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>

namespace parvis::bench {
namespace {

bool Contains(std::initializer_list<const char*> flags, std::string_view flag) {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

// Sets the number that the flag is for; false if it is none of these flags or out of range.
bool SetNumber(std::string_view flag, int64_t value, Arguments& arguments) {
  if (value < 0) return false;
  if (flag == "--seed") {
    arguments.spec.seed = static_cast<uint64_t>(value);
    return true;
  }
  int32_t* const number = flag == "--n"        ? &arguments.spec.n
                          : flag == "--m"      ? &arguments.spec.m
                          : flag == "--d"      ? &arguments.spec.d
                          : flag == "--repeat" ? &arguments.repeats
                                               : nullptr;
  if (number == nullptr || value < 1 || value > std::numeric_limits<int32_t>::max()) return false;
  *number = static_cast<int32_t>(value);
  return true;
}

}  // namespace

std::string Arguments::Word(const std::string& flag, std::string_view otherwise) const {
  const auto found = words.find(flag);
  return found == words.end() ? std::string(otherwise) : found->second;
}

std::optional<int64_t> ParseNumber(std::string_view text) {
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Arguments> ParseArguments(int argc, char** argv,
                                        std::initializer_list<const char*> words,
                                        std::initializer_list<const char*> switches) {
  Arguments arguments;
  for (int k = 1; k < argc; ++k) {
    const std::string flag = argv[k];
    if (Contains(switches, flag)) {
      arguments.switches.insert(flag);
      continue;
    }
    if (++k == argc) return std::nullopt;
    const std::string value = argv[k];
    if (flag == "--class") {
      arguments.spec.name = value;
    } else if (Contains(words, flag)) {
      arguments.words[flag] = value;
    } else {
      const std::optional<int64_t> number = ParseNumber(value);
      if (!number || !SetNumber(flag, *number, arguments)) return std::nullopt;
    }
  }
  return arguments;
}

}  // namespace parvis::bench
