// `total` without ties and spread on a full matrix: most pairs, then the highest sum.
//
// Where every column has one place, everybody on the shorter side mostly gets a pair. That is tried
// first: by shortest augmenting paths if the matrix is small (jonker_volgenant.h), else by prices
// and cores (core_assignment.h). If it cannot be, or with capacities, the general way is taken: an
// auction (auction.h) and augmenting paths on a core that is widened until it proves the answer
// (dense_augment.h).
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
