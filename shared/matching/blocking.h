// Blocking pairs: two who would both rather have each other (Gale and Shapley 1962; with ties,
// "strictly rather": Irving, Stable marriage and indifference, 1994).
#ifndef PARVIS_SHARED_MATCHING_BLOCKING_H_
#define PARVIS_SHARED_MATCHING_BLOCKING_H_

#include <vector>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/solve.h"

namespace parvis::matching {

// The allowed, not forbidden, unformed pairs of which both sides would strictly rather have each
// other, each by its own view; sorted. An adept without a mentor, and a mentor with a free place,
// rather have anyone allowed than nobody, even at view 0. Pinned adepts do not block, and the
// places they take are out of the mentor's capacity. Linear in the allowed pairs.
std::vector<Pair> BlockingPairs(const Instance& instance, const Constraints& constraints,
                                const Matching& matching);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_BLOCKING_H_
