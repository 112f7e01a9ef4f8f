// Shortest augmenting paths over compressed rows, from any prices to the optimum.
//
// After Jonker and Volgenant (A shortest augmenting path algorithm for dense and sparse linear
// assignment problems, Computing 38, 1987) with the searches of Dijkstra on reduced costs; columns
// have capacities, and rows may go without (Ahuja, Magnanti, Orlin, Network Flows, 1993, 9.7).
//
// Invariant: reduced costs u + v - w are at least 0, and 0 on every pair that is formed. It holds
// for any prices v >= 0 if u is the lowest that they allow and pairs that are not tight are
// dissolved. What is then still wrong with the optimum is mended one search at a time:
//   - a row without a column whose u is above 0: a search from the row, which ends at a free place
//     or at a row (perhaps itself) that goes without;
//   - a column with a free place whose v is above 0: a search from the column, against the
//     direction of the first, which ends at a row without a column or at a column (perhaps itself)
//     that gives up a place.
//
// Where places are short, all prices are first raised at once (shortage.h), so that the searches
// have only points to settle.
//
// Cost: a search is at most O(entries * log(columns)) time, and nearly always reads a few rows
// only. So the better the prices, the fewer and the shorter the searches. Memory O(rows + columns),
// and O(entries) once a column has to be searched from.
#ifndef PARVIS_SHARED_MATCHING_SPARSE_AUGMENT_H_
#define PARVIS_SHARED_MATCHING_SPARSE_AUGMENT_H_

#include "shared/matching/problem.h"
#include "shared/matching/progress.h"

namespace parvis::matching {

// Makes `assignment` the best one of `problem`. Of it, column_dual (any prices of at least 0) and
// column_of (any pairs of the problem within the capacities, or -1) are where it starts; row_dual
// is only written. Adds to the counters; sets `cancelled` if `progress` gives up.
void AugmentSparse(const SparseProblem& problem, Progress& progress, Assignment& assignment);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_SPARSE_AUGMENT_H_
