// Each row gets a column of its own, for large matrices: prices first, then an augmenting forest on
// cores (augmenting_forest.h), which proves the answer.
//
// Three regimes, by what is measured on the instance:
//   - Square: prices start at the highest weight of each column. If the greedy matching under them
//     leaves few rows free, as where weights are chance or only some columns are popular, the
//     forest does the rest. Little is left then but reading the matrix, so it is read as it is.
//   - If it leaves many free, as where weights are equal in whole blocks or people are alike, the
//     auction (dense_auction.h) first finds better prices, on a copy in 16 bits where the weights
//     allow it, since then the speed of the memory is the limit.
//   - More columns than rows: columns that stay free must keep the price 0, so prices start there,
//     and a round of the auction without an epsilon keeps every pair tight.
//
// Invariant and cost: see the algorithms.
#ifndef PARVIS_SHARED_MATCHING_CORE_ASSIGNMENT_H_
#define PARVIS_SHARED_MATCHING_CORE_ASSIGNMENT_H_

#include "shared/matching/full_assignment.h"
#include "shared/matching/progress.h"

namespace parvis::matching {

// Requires a row. kTooWide if prices do not stay within 32 bits (row_kernels.h).
FullAssignment SolveByCores(const FullProblem& problem, Progress& progress);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_CORE_ASSIGNMENT_H_
