// The engine on one instance of docs/bench.md: solves it, checks the result's proof, and prints one
// JSON object.
//
//   matching --class mentor --n 5000 [--m COLUMNS] [--d ENTRIES] [--seed S]
//            [--objective total|fairest|stable] [--repeat K] [--ties]
//
// `seconds` is the least of K solves, from the numbers in memory to pairs and duals; generating is
// not in it, and the tie component only with --ties (the other objectives always have it).
// `passes` is `seconds` in units of one reading of the matrix, timed beside it. `counters` and
// `checksum`, a hash of the pairs, are the same on every platform. Exit 2 for bad arguments, 1 if
// the duals do not prove the pairs.
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "shared/matching/policy.h"
#include "tests/bench/instances.h"
#include "tests/bench/pass.h"
#include "tests/bench/run.h"

namespace parvis::bench {
namespace {

struct Arguments {
  Spec spec;
  std::string objective = "total";
  int repeats = 1;
  bool ties = false;
};

template <typename Number>
bool Parse(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::optional<Arguments> ParseArguments(int argc, char** argv) {
  Arguments arguments;
  for (int k = 1; k < argc; ++k) {
    const std::string_view flag = argv[k];
    if (flag == "--ties") {
      arguments.ties = true;
      continue;
    }
    if (++k == argc) return std::nullopt;
    const std::string_view value = argv[k];
    bool good = true;
    if (flag == "--class") {
      arguments.spec.name = value;
    } else if (flag == "--n") {
      good = Parse(value, arguments.spec.n);
    } else if (flag == "--m") {
      good = Parse(value, arguments.spec.m);
    } else if (flag == "--d") {
      good = Parse(value, arguments.spec.d);
    } else if (flag == "--seed") {
      good = Parse(value, arguments.spec.seed);
    } else if (flag == "--repeat") {
      good = Parse(value, arguments.repeats) && arguments.repeats > 0;
    } else if (flag == "--objective") {
      arguments.objective = value;
    } else {
      good = false;
    }
    if (!good) return std::nullopt;
  }
  return arguments;
}

std::optional<matching::Objective> ObjectiveOf(std::string_view name) {
  if (name == "total") return matching::Objective::kTotal;
  if (name == "fairest") return matching::Objective::kFairest;
  if (name == "stable") return matching::Objective::kStable;
  return std::nullopt;
}

void Print(const Arguments& arguments, const Numbers& numbers, const Run& run) {
  const Sum sum = SumOf(numbers, run.assignment.column_of);
  const double pass = SecondsOfOnePass(numbers, 5);
  const matching::WorkCounters& counters = run.assignment.counters;
  std::printf("{\"class\":\"%s\",\"n\":%d,\"m\":%d,\"d\":%d,\"seed\":%llu,\"objective\":\"%s\",",
              arguments.spec.name.c_str(), numbers.rows, numbers.columns, arguments.spec.d,
              static_cast<unsigned long long>(arguments.spec.seed), arguments.objective.c_str());
  std::printf("\"ties\":%s,\"cardinality\":%lld,\"total\":%lld,\"seconds\":%.9f,\"passes\":%.2f,",
              arguments.ties ? "true" : "false", static_cast<long long>(sum.cardinality),
              static_cast<long long>(sum.total), run.seconds, run.seconds / pass);
  std::printf("\"counters\":{\"rows_scanned\":%lld,\"bids\":%lld,\"relaxations\":%lld},",
              static_cast<long long>(counters.rows_scanned), static_cast<long long>(counters.bids),
              static_cast<long long>(counters.relaxations));
  std::printf("\"checksum\":\"%016llx\"}\n",
              static_cast<unsigned long long>(ChecksumOf(run.assignment.column_of)));
}

int Fail(int code, std::string_view message) {
  std::fprintf(stderr, "matching: %.*s\n", static_cast<int>(message.size()), message.data());
  return code;
}

int Main(int argc, char** argv) {
  const std::optional<Arguments> arguments = ParseArguments(argc, argv);
  const std::optional<matching::Objective> objective =
      arguments ? ObjectiveOf(arguments->objective) : std::nullopt;
  if (!objective)
    return Fail(2,
                "--class CLASS --n ROWS [--m COLUMNS] [--d ENTRIES] [--seed S] "
                "[--objective total|fairest|stable] [--repeat K] [--ties]");
  const absl::StatusOr<Numbers> numbers = Generate(arguments->spec);
  if (!numbers.ok()) return Fail(2, std::string(numbers.status().message()));

  const bool bare = *objective == matching::Objective::kTotal && !arguments->ties;
  const absl::StatusOr<Run> run = bare ? RunKernel(*numbers, arguments->repeats)
                                       : RunSolve(*numbers, *objective, arguments->repeats);
  if (!run.ok()) return Fail(2, std::string(run.status().message()));
  if (bare) {
    if (absl::Status status = Check(*numbers, run->assignment); !status.ok())
      return Fail(1, std::string(status.message()));
  }
  Print(*arguments, *numbers, *run);
  return 0;
}

}  // namespace
}  // namespace parvis::bench

int main(int argc, char** argv) { return parvis::bench::Main(argc, argv); }
