// Scoring everybody with everybody, timed: what stands before a solve when the scores come from
// people and not from a file.
#ifndef PARVIS_TESTS_BENCH_SCORING_H_
#define PARVIS_TESTS_BENCH_SCORING_H_

#include <cstdint>

#include "shared/matching/people.h"

namespace parvis::bench {

// Adepts and mentors with twelve competences, by the hash of docs/bench.md (tags 30 and 31).
matching::People MakePeople(int32_t adepts, int32_t mentors, uint64_t seed);

struct ScoringTimes {
  double rows = 0;      // All scores, refusals and views by RowScorer.
  double pairs = 0;     // The same pair by pair: of every 25th adept, times 25.
  double instance = 0;  // Rows, and the instance that solvers take.
  int64_t allowed = 0;  // Pairs that no rule refuses.
  int64_t sum = 0;      // Of their scores.
  bool agree = true;    // Both ways gave the same.
};

// Under the Stockholm rules and weights. The least of `repeats`.
ScoringTimes TimeScoring(const matching::People& people, int repeats);

}  // namespace parvis::bench

#endif  // PARVIS_TESTS_BENCH_SCORING_H_
