// Each row gets a column of its own, for small matrices: shortest augmenting paths, one row after
// the other.
//
// Source: R. Jonker and A. Volgenant, A shortest augmenting path algorithm for dense and sparse
// linear assignment problems, Computing 38, 1987; here for a maximum and for more columns than
// rows. The column reduction, which is for square matrices only, gives each column the price at
// which its best row breaks even; the augmenting row reduction lets free rows outbid each other;
// the rows that then are free are each given a column by Dijkstra's search on the reduced costs.
//
// Invariant: weight - price of a matched column is the highest of its row, and prices of columns
// that are free never changed after the column reduction. A search closes all columns at the
// least distance at once, which matters where many are equal.
//
// Cost: O(n^3) time at worst, mostly SIMD over rows (row_kernels.h), O(columns) memory.
#ifndef PARVIS_SHARED_MATCHING_JONKER_VOLGENANT_H_
#define PARVIS_SHARED_MATCHING_JONKER_VOLGENANT_H_

#include "shared/matching/full_assignment.h"
#include "shared/matching/progress.h"

namespace parvis::matching {

// kTooWide if prices do not stay below Range<int32_t>::kMaxPrice (row_kernels.h).
FullAssignment JonkerVolgenant(const FullProblem& problem, Progress& progress);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_JONKER_VOLGENANT_H_
