// Each row gets a column of its own, for large matrices: an auction for the prices, then an
// augmenting forest on the core.
//
// The weights are copied to 16 bits where their range allows, since the memory's speed is the
// limit. Prices start at the highest weight of each column (only in square matrices: elsewhere
// columns that stay free must keep the price 0). If the greedy matching under these prices leaves
// few rows free, as where weights are chance or only some columns are popular, the forest (see
// augmenting_forest.h) does the rest; if many, as where many weights are equal or people are alike,
// the auction (dense_auction.h) first finds better prices. The forest proves the answer.
//
// Invariant and cost: see there.
#ifndef PARVIS_SHARED_MATCHING_CORE_ASSIGNMENT_H_
#define PARVIS_SHARED_MATCHING_CORE_ASSIGNMENT_H_

#include "shared/matching/full_assignment.h"
#include "shared/matching/progress.h"

namespace parvis::matching {

// Requires a row. kTooWide if prices do not stay within 32 bits (row_kernels.h).
FullAssignment SolveByCores(const FullProblem& problem, Progress& progress);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_CORE_ASSIGNMENT_H_
