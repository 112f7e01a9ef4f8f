// The instances of the benchmarks, made from a seed by the formulas of docs/bench.md: the same
// numbers on every machine and in every language.
#ifndef PARVIS_TESTS_BENCH_INSTANCES_H_
#define PARVIS_TESTS_BENCH_INSTANCES_H_

#include <string>

#include "absl/status/statusor.h"
#include "shared/matching/instance.h"

namespace parvis::bench {

// `mentornorm`: n adepts and n mentors with one place each.
matching::Instance MentorNorm(int n, uint64_t seed);

// `bm(n,m)`: n adepts and m mentors with one to five places.
matching::Instance ManyPlaces(int adepts, int mentors, uint64_t seed);

// A round's CSV files by the Stockholm policy. INVALID_ARGUMENT if they have a fault.
absl::StatusOr<matching::Instance> FromFiles(const std::string& folder);

}  // namespace parvis::bench

#endif  // PARVIS_TESTS_BENCH_INSTANCES_H_
