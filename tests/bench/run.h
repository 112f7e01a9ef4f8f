// One solve of an instance, timed, and what is true of its result.
#ifndef PARVIS_TESTS_BENCH_RUN_H_
#define PARVIS_TESTS_BENCH_RUN_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "shared/matching/policy.h"
#include "shared/matching/problem.h"
#include "tests/bench/instances.h"

namespace parvis::bench {

struct Run {
  double seconds = 0;  // The least of the repeats.
  matching::Assignment assignment;
  uint64_t duals_checksum =
      0;  // FNV-1a of the duals as numbers, or of the proof where one is told.
};

// The bare kernel of `total`: from the numbers in memory to pairs and duals, without ties.
Run RunKernel(const Numbers& numbers, int repeats);

// The whole way through Solve(), ties included, from an Instance in memory. The assignment's duals
// stay empty. Errors as Solve().
absl::StatusOr<Run> RunSolve(const Numbers& numbers, matching::Objective objective, int repeats);

struct Sum {
  int64_t cardinality = 0;
  int64_t total = 0;
};
Sum SumOf(const Numbers& numbers, const std::vector<int32_t>& column_of);

// FNV-1a of the lines `row=column`, rows rising: equal exactly when the pairs are.
uint64_t ChecksumOf(const std::vector<int32_t>& column_of);

// Whether the pairs are allowed and within the capacities and the duals prove them best (the
// conditions of proof.h without ties). FAILED_PRECONDITION names what fails.
absl::Status Check(const Numbers& numbers, const matching::Assignment& assignment);

}  // namespace parvis::bench

#endif  // PARVIS_TESTS_BENCH_RUN_H_
