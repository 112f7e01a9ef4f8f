// The objective `total` in full: most pairs, then most points less the spread, then the greatest
// tie values; with dual prices that fulfil the five conditions of proof.h. With reciprocity
// (reciprocity.h) the least shortfall comes before the points. Inserts one adept after the other
// (augmenting_paths.h): n searches. It is the only solver that knows spread and reciprocity, and
// the one that the faster kernels are tested against.
#ifndef PARVIS_SHARED_MATCHING_TOTAL_H_
#define PARVIS_SHARED_MATCHING_TOTAL_H_

#include <cstdint>
#include <vector>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/progress.h"
#include "shared/matching/weight.h"

namespace parvis::matching {

struct TotalResult {
  std::vector<int32_t> mentor_of;         // By adept; -1 if unpaired. Pins included.
  std::vector<Weight> adept_duals;        // By adept.
  std::vector<Weight> mentor_duals;       // By mentor.
  bool cancelled = false;                 // The progress gave up; the rest means nothing.
  std::vector<Weight> institution_duals;  // By institution, with reciprocity: z of proof.h.
};

// Requires constraints in which FindProblem() finds nothing, and 0 <= spread <= 1,000,000.
TotalResult SolveTotal(const Instance& instance, const Constraints& constraints, int32_t spread,
                       Progress* progress = nullptr, bool reciprocity = false);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_TOTAL_H_
