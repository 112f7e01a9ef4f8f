// The arguments that the programs of this bench have in common: which instance, and how often.
#ifndef PARVIS_TESTS_BENCH_ARGUMENTS_H_
#define PARVIS_TESTS_BENCH_ARGUMENTS_H_

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "tests/bench/instances.h"

namespace parvis::bench {

struct Arguments {
  Spec spec;                                 // --class, --n, --m, --d, --seed
  int repeats = 1;                           // --repeat
  std::map<std::string, std::string> words;  // Values of the flags that are the program's own.
  std::set<std::string> switches;            // Its flags without a value that were given.

  bool Has(const std::string& flag) const { return switches.count(flag) > 0; }
  std::string Word(const std::string& flag, std::string_view otherwise) const;
};

// `words` and `switches` name the program's own flags. Nothing for an unknown flag or a bad value.
std::optional<Arguments> ParseArguments(int argc, char** argv,
                                        std::initializer_list<const char*> words,
                                        std::initializer_list<const char*> switches);

// A whole number and nothing else.
std::optional<int64_t> ParseNumber(std::string_view text);

}  // namespace parvis::bench

#endif  // PARVIS_TESTS_BENCH_ARGUMENTS_H_
