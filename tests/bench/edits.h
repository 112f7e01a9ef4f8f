// One edit after the other on an instance, timed: what the engine's re-solving is for.
#ifndef PARVIS_TESTS_BENCH_EDITS_H_
#define PARVIS_TESTS_BENCH_EDITS_H_

#include "absl/status/statusor.h"
#include "tests/bench/instances.h"

namespace parvis::bench {

struct Percentiles {
  double p50 = 0;
  double p99 = 0;
  double maximum = 0;
};

// Seconds.
struct EditTimes {
  int edits = 0;
  Percentiles edit;
  Percentiles prices;     // Of all pairs of one person; for some persons of either side.
  double full_solve = 0;  // The same with everything solved afresh, once.
  uint64_t checksum = 0;  // Of the pairs after the last edit.
};

// Random pins, forbidden pairs (half of them formed ones), capacities, and people who leave; each
// is taken back some edits later, which is an edit too. The whole sequence is run `repeats` times,
// and the least time of each edit counts. Without ties the resolver alone is timed; with them the
// whole engine, which checks each edit and tells the difference. FAILED_PRECONDITION if the pairs
// after the last edit are not the best.
absl::StatusOr<EditTimes> TimeEdits(const Numbers& numbers, int edits, bool ties, int repeats);

}  // namespace parvis::bench

#endif  // PARVIS_TESTS_BENCH_EDITS_H_
