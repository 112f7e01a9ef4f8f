// The engine on one instance of docs/bench.md: solves it, checks the result's proof, and prints one
// JSON object.
//
//   matching --class mentor --n 5000 [--m COLUMNS] [--d ENTRIES] [--seed S]
//            [--objective total|fairest|stable] [--repeat K] [--ties]
//   matching --class mentornorm --n 1000 --edits N [--seed S] [--repeat K] [--ties]
//   matching --class people --n 5000 [--m MENTORS] [--seed S] [--repeat K]
//
// `seconds` (clock.h: of processor time) is the least of K solves, from the numbers in memory to
// pairs and duals; generating is not in it, and the tie component only with --ties (the other
// objectives always have it). `passes` is `seconds` in units of one reading of the matrix, timed
// beside it. `counters`, `checksum` (a hash of the pairs) and `duals_checksum` are the same on
// every platform. Exit 2 for bad arguments, 1 if the duals do not prove the pairs. --edits times
// single edits instead, and the prices of all pairs of one person: see edits.h. `people` times the
// scoring of all pairs: see scoring.h.
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "shared/matching/policy.h"
#include "tests/bench/arguments.h"
#include "tests/bench/edits.h"
#include "tests/bench/instances.h"
#include "tests/bench/pass.h"
#include "tests/bench/run.h"
#include "tests/bench/scoring.h"

namespace parvis::bench {
namespace {

std::optional<matching::Objective> ObjectiveOf(std::string_view name) {
  if (name == "total") return matching::Objective::kTotal;
  if (name == "fairest") return matching::Objective::kFairest;
  if (name == "stable") return matching::Objective::kStable;
  return std::nullopt;
}

void Print(const Arguments& arguments, std::string_view objective, bool ties,
           const Numbers& numbers, const Run& run) {
  const Sum sum = SumOf(numbers, run.assignment.column_of);
  const double pass = SecondsOfOnePass(numbers, 5);
  const matching::WorkCounters& counters = run.assignment.counters;
  std::printf("{\"class\":\"%s\",\"n\":%d,\"m\":%d,\"d\":%d,\"seed\":%llu,\"objective\":\"%s\",",
              arguments.spec.name.c_str(), numbers.rows, numbers.columns, arguments.spec.d,
              static_cast<unsigned long long>(arguments.spec.seed), std::string(objective).c_str());
  std::printf("\"ties\":%s,\"cardinality\":%lld,\"total\":%lld,\"seconds\":%.9f,\"passes\":%.2f,",
              ties ? "true" : "false", static_cast<long long>(sum.cardinality),
              static_cast<long long>(sum.total), run.seconds, run.seconds / pass);
  std::printf("\"counters\":{\"rows_scanned\":%lld,\"bids\":%lld,\"relaxations\":%lld},",
              static_cast<long long>(counters.rows_scanned), static_cast<long long>(counters.bids),
              static_cast<long long>(counters.relaxations));
  std::printf("\"checksum\":\"%016llx\",\"duals_checksum\":\"%016llx\"}\n",
              static_cast<unsigned long long>(ChecksumOf(run.assignment.column_of)),
              static_cast<unsigned long long>(run.duals_checksum));
}

void PrintTimes(const char* name, const Percentiles& times) {
  std::printf("\"%s\":{\"p50\":%.9f,\"p99\":%.9f,\"maximum\":%.9f},", name, times.p50, times.p99,
              times.maximum);
}

void PrintEdits(const Arguments& arguments, bool ties, const EditTimes& times) {
  std::printf("{\"class\":\"%s\",\"n\":%d,\"m\":%d,\"seed\":%llu,\"ties\":%s,\"edits\":%d,",
              arguments.spec.name.c_str(), arguments.spec.n, arguments.spec.m,
              static_cast<unsigned long long>(arguments.spec.seed), ties ? "true" : "false",
              times.edits);
  PrintTimes("edit_seconds", times.edit);
  PrintTimes("prices_seconds", times.prices);
  std::printf("\"full_solve_seconds\":%.9f,\"checksum\":\"%016llx\"}\n", times.full_solve,
              static_cast<unsigned long long>(times.checksum));
}

void PrintScoring(const Spec& spec, const ScoringTimes& times) {
  std::printf(
      "{\"class\":\"people\",\"n\":%d,\"m\":%d,\"seed\":%llu,\"allowed\":%lld,\"total\":%lld,",
      spec.n, spec.m, static_cast<unsigned long long>(spec.seed),
      static_cast<long long>(times.allowed), static_cast<long long>(times.sum));
  std::printf("\"seconds\":%.9f,\"pair_by_pair_seconds\":%.9f,\"instance_seconds\":%.9f}\n",
              times.rows, times.pairs, times.instance);
}

int Fail(int code, std::string_view message) {
  std::fprintf(stderr, "matching: %.*s\n", static_cast<int>(message.size()), message.data());
  return code;
}

int Score(const Arguments& arguments) {
  Spec spec = arguments.spec;
  if (spec.m == 0) spec.m = spec.n;
  if (spec.n < 1) return Fail(2, "n is at least 1");
  const ScoringTimes times = TimeScoring(MakePeople(spec.n, spec.m, spec.seed), arguments.repeats);
  if (!times.agree) return Fail(1, "rows and pairs have different scores");
  PrintScoring(spec, times);
  return 0;
}

int Main(int argc, char** argv) {
  const auto arguments = ParseArguments(argc, argv, {"--objective", "--edits"}, {"--ties"});
  const std::string name = arguments ? arguments->Word("--objective", "total") : "";
  const std::optional<matching::Objective> objective = ObjectiveOf(name);
  if (!objective)
    return Fail(2,
                "--class CLASS --n ROWS [--m COLUMNS] [--d ENTRIES] [--seed S] "
                "[--objective total|fairest|stable] [--repeat K] [--ties] [--edits N]");
  if (arguments->spec.name == "people") return Score(*arguments);
  const absl::StatusOr<Numbers> numbers = Generate(arguments->spec);
  if (!numbers.ok()) return Fail(2, std::string(numbers.status().message()));

  const std::optional<int64_t> edits = ParseNumber(arguments->Word("--edits", "0"));
  if (!edits || *edits < 0 || *edits > 1'000'000) return Fail(2, "--edits takes a number");
  if (*edits > 0) {
    const absl::StatusOr<EditTimes> times =
        TimeEdits(*numbers, static_cast<int>(*edits), arguments->Has("--ties"), arguments->repeats);
    if (!times.ok()) return Fail(1, std::string(times.status().message()));
    PrintEdits(*arguments, arguments->Has("--ties"), *times);
    return 0;
  }
  const bool bare = *objective == matching::Objective::kTotal && !arguments->Has("--ties");
  const absl::StatusOr<Run> run = bare
                                      ? absl::StatusOr<Run>(RunKernel(*numbers, arguments->repeats))
                                      : RunSolve(*numbers, *objective, arguments->repeats);
  if (!run.ok()) return Fail(2, std::string(run.status().message()));
  if (bare) {
    if (absl::Status status = Check(*numbers, run->assignment); !status.ok())
      return Fail(1, std::string(status.message()));
  }
  Print(*arguments, name, !bare, *numbers, *run);
  return 0;
}

}  // namespace
}  // namespace parvis::bench

int main(int argc, char** argv) { return parvis::bench::Main(argc, argv); }
