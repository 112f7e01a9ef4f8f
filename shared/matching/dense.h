// `total` without ties and spread on a full matrix: most pairs, then the highest sum.
#ifndef PARVIS_SHARED_MATCHING_DENSE_H_
#define PARVIS_SHARED_MATCHING_DENSE_H_

#include "shared/matching/problem.h"
#include "shared/matching/progress.h"

namespace parvis::matching {

// Any shape and any capacities. The same answer on every platform. No state, no threads; callable
// from any thread. If `progress` gives up, so does this, with `cancelled` set.
Assignment SolveDense(const DenseProblem& problem, Progress* progress = nullptr);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_DENSE_H_
