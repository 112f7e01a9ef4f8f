// A peer on one instance of docs/bench.md, made by the same code as for ours; prints one JSON
// object.
//
//   peers --peer lapjv|lemon --class mentor --n 5000 [--m COLUMNS] [--d ENTRIES] [--seed S]
//         [--repeat K]
//   peers --peer write --out FILE ...   the numbers for a peer in another language
//
// FILE is int32 in the machine's order: rows, columns, 1 if sparse, then the capacities, then the
// matrix (-1: not allowed), or where sparse the row's ends, all columns and all weights.
// `seconds` is the peer's solving alone: what it takes to give it the numbers in its own form is
// left out, to its favour.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <limits>
#include <string>

#include "tests/bench/arguments.h"
#include "tests/bench/clock.h"
#include "tests/bench/instances.h"
#include "tests/bench/lapjv.h"
#include "tests/bench/run.h"
#ifdef PARVIS_HAS_LEMON
#include "tests/bench/lemon_peer.h"
#endif

namespace parvis::bench {
namespace {

int Fail(const std::string& message) {
  std::fprintf(stderr, "peers: %s\n", message.c_str());
  return 2;
}

std::vector<int32_t> TimeLapjv(const Numbers& numbers, double& seconds) {
  // Most pairs first: a pair that is not allowed costs more than any sum of weights.
  int32_t largest = 0;
  for (const int32_t weight : numbers.weights) largest = std::max(largest, weight);
  std::vector<int32_t> costs;
  costs.reserve(numbers.weights.size());
  const auto forbidden = static_cast<int32_t>(
      std::min<int64_t>(int64_t{largest} * numbers.rows + 1, std::numeric_limits<int32_t>::max()));
  for (const int32_t weight : numbers.weights)
    costs.push_back(weight == matching::kNotAllowed ? forbidden : largest - weight);
  std::vector<int32_t> column_of;
  seconds = Time([&] { column_of = SolveLapjv(numbers.rows, costs.data()); });
  for (int32_t i = 0; i < numbers.rows; ++i) {
    if (numbers.weights[static_cast<std::size_t>(i) * numbers.columns + column_of[i]] ==
        matching::kNotAllowed)
      column_of[i] = -1;
  }
  return column_of;
}

// Solves as often as it is told; the least seconds count.
template <typename Solve>
std::vector<int32_t> LeastOf(int repeats, Solve solve, const Numbers& numbers, double& least) {
  std::vector<int32_t> column_of;
  least = std::numeric_limits<double>::infinity();
  for (int k = 0; k < repeats; ++k) {
    double seconds = 0;
    column_of = solve(numbers, seconds);
    least = std::min(least, seconds);
  }
  return column_of;
}

bool Write(const Numbers& numbers, const std::string& path) {
  std::vector<int32_t> out = {numbers.rows, numbers.columns, numbers.IsSparse() ? 1 : 0};
  for (int32_t j = 0; j < numbers.columns; ++j) out.push_back(numbers.capacity(j));
  out.insert(out.end(), numbers.weights.begin(), numbers.weights.end());
  for (const std::size_t begin : numbers.row_begin) out.push_back(static_cast<int32_t>(begin));
  for (const auto& entry : numbers.entries) out.push_back(entry.mentor);
  for (const auto& entry : numbers.entries) out.push_back(entry.score);
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(out.data()),
             static_cast<std::streamsize>(out.size() * sizeof(int32_t)));
  return file.good();
}

int Main(int argc, char** argv) {
  const auto arguments = ParseArguments(argc, argv, {"--peer", "--out"}, {});
  if (!arguments) return Fail("--peer lapjv|lemon|write --class CLASS --n ROWS ...");
  const absl::StatusOr<Numbers> numbers = Generate(arguments->spec);
  if (!numbers.ok()) return Fail(std::string(numbers.status().message()));
  const std::string peer = arguments->Word("--peer", "");
  double seconds = 0;
  std::vector<int32_t> column_of;
  if (peer == "write") {
    const std::string path = arguments->Word("--out", "");
    return Write(*numbers, path) ? 0 : Fail("cannot write " + path);
  } else if (peer == "lapjv") {
    if (numbers->IsSparse() || numbers->rows != numbers->columns || !numbers->capacities.empty())
      return Fail("lapjv: square matrices only");
    column_of = LeastOf(arguments->repeats, TimeLapjv, *numbers, seconds);
#ifdef PARVIS_HAS_LEMON
  } else if (peer == "lemon") {
    column_of = LeastOf(arguments->repeats, SolveByLemon, *numbers, seconds);
#endif
  } else {
    return Fail("no such peer: " + peer);
  }
  const Sum sum = SumOf(*numbers, column_of);
  std::printf("{\"peer\":\"%s\",\"cardinality\":%lld,\"total\":%lld,\"seconds\":%.9f}\n",
              peer.c_str(), static_cast<long long>(sum.cardinality),
              static_cast<long long>(sum.total), seconds);
  return 0;
}

}  // namespace
}  // namespace parvis::bench

int main(int argc, char** argv) { return parvis::bench::Main(argc, argv); }
