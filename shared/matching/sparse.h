// The kernel of `total` on a list of allowed pairs: most pairs, then the highest sum, with duals.
// An auction finds prices that are nearly right (auction.h), shortest augmenting paths make of them
// the optimum and its proof (sparse_augment.h).
#ifndef PARVIS_SHARED_MATCHING_SPARSE_H_
#define PARVIS_SHARED_MATCHING_SPARSE_H_

#include "shared/matching/problem.h"
#include "shared/matching/progress.h"

namespace parvis::matching {

// The best assignment of `problem`: exact, the same on every platform. Requires
// rows * (the highest score + 1) <= 2^38, so that points never reach Weight::kPair.
// No state, no threads; callable from any thread. If `progress` gives up, so does this, with
// `cancelled` set.
Assignment SolveSparse(const SparseProblem& problem, Progress* progress = nullptr);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_SPARSE_H_
