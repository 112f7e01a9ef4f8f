// Rows that cannot all be paired, found before any price is counted.
//
// Augmenting paths make a matching one of most pairs (Kuhn 1955; Hopcroft and Karp, SIAM Journal on
// Computing 2, 1973). The rows from which none is found any more, and all that alternating paths
// reach from them, are the part of the problem with too few places (Dulmage and Mendelsohn,
// Coverings of bipartite graphs, Canadian Journal of Mathematics 10, 1958): its columns are all
// that its rows may have, and full in every matching of most pairs. So its duals may all be moved
// at once: its columns are worth a pair more, its rows a pair less.
//
// Invariant: what a search has reached in vain is never reached again, since no path from there
// can ever lead to a free place.
//
// Cost: O(entries) for all searches in vain together, and for each that finds a path at most that,
// mostly far less. Memory O(rows + columns).
#ifndef PARVIS_SHARED_MATCHING_SHORTAGE_H_
#define PARVIS_SHARED_MATCHING_SHORTAGE_H_

#include "shared/matching/problem.h"

namespace parvis::matching {

// Makes column_of (pairs of the problem within the capacities, or -1) a matching of most pairs, and
// raises column_dual (packed, any prices of at least 0) where places are short: by a pair, and by
// as many points as leave just as many rows without any gain as have to go without. If the prices
// were those of an auction in which going without costs something, they then are as good as before.
void PriceShortage(const SparseProblem& problem, Assignment& assignment);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_SHORTAGE_H_
