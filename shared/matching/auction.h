// An auction that finds good prices, fast: the start for shortest augmenting paths.
//
// After Bertsekas (The auction algorithm: a distributed relaxation method for the assignment
// problem, Annals of Operations Research 14, 1988), with epsilon-scaling; a column with several
// places sells each to one of its highest bidders, at the lowest of their bids, so that columns are
// never repeated (Bertsekas and Castañon, The auction algorithm for the transportation problem,
// Annals of Operations Research 20, 1989).
//
// A row without a column bids for the one where it gains most, as much as leaves it the gain of its
// second best choice, and epsilon more; who is outbid bids again. Epsilon falls from phase to
// phase, prices stay. Three things make shortage and surplus as fast as an even number:
//   - going without is a choice too, which costs more than any pair is worth (`alone_`);
//   - a floor under all prices. A place that stays free though it costs more than the floor is one
//     too dear; the floor then rises to where enough give way, as if somebody had come who takes
//     the cheapest places for nothing. At the end the floor is the zero. (Bertsekas and Castañon,
//     A forward/reverse auction algorithm for asymmetric assignment problems, Computational
//     Optimization and Applications 1, 1992, have columns bid for rows in its place.)
//   - prices begin where they will be: in a shortage at what going without costs, in a surplus at
//     the floor, and there epsilon is small from the first; a war of small steps makes it larger.
// And one makes long rows cheap: a row keeps its few best entries and a bound on what all others
// are worth. Prices only rise, so the bound stays true, and the row is read again only once the
// second best of the kept entries falls below it (Bertsekas, Linear Network Optimization,
// 1991, 4.1).
//
// Invariant: when a phase is complete, each row gains by its column no more than epsilon less than
// by any other choice, and free places cost the floor. So the sum is at most rows * epsilon below
// the best, and the prices are nearly optimal duals. Nothing depends on it but speed: the work is
// bounded, and an auction that would take longer is broken off.
//
// Cost: a bid is O(1) while the kept entries last, else one reading of the row. Memory O(rows +
// columns + places, each column's places cut to the rows).
#ifndef PARVIS_SHARED_MATCHING_AUCTION_H_
#define PARVIS_SHARED_MATCHING_AUCTION_H_

#include "shared/matching/problem.h"
#include "shared/matching/progress.h"

namespace parvis::matching {

// Sets column_of and column_dual (points, at least 0) of an assignment that is nearly the best, as
// AugmentSparse() and AugmentDense() take it, adds to the counters, and sets `cancelled` if
// `progress` gives up.
void RunAuction(const SparseProblem& problem, Progress& progress, Assignment& assignment);
void RunAuction(const DenseProblem& problem, Progress& progress, Assignment& assignment);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_AUCTION_H_
