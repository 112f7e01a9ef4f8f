// The last component of `total`: among all optima of a kernel, the one with the greatest sum of tie
// values, and duals that prove it, lexicographically (value, tie).
//
// By complementary slackness (Schrijver, Combinatorial Optimization, 2003, ch. 17) the optima are
// the matchings on tight pairs (u + v = w) in which every row and every place of a column with a
// positive dual is taken. That set is a face of the matching polytope; face.h finds its best
// matching. A pair that is not tight has slack of at least 1 in the component before, which no tie
// can outweigh, so only tight pairs are looked at.
//
// Cost: one pass over the weights, then face.h's on the tight pairs.
#ifndef PARVIS_SHARED_MATCHING_TIE_STAGE_H_
#define PARVIS_SHARED_MATCHING_TIE_STAGE_H_

#include <cstdint>
#include <span>

#include "shared/matching/problem.h"
#include "shared/matching/total.h"

namespace parvis::matching {

// The hashes of the ids, from which TieValue() makes a pair's tie value.
struct TieHashes {
  std::span<const uint64_t> rows;
  std::span<const uint64_t> columns;
};

// Requires an assignment with duals as problem.h says. The result's mentor_of is by row, -1 for
// who goes without; its duals fulfil proof.h's conditions 1 to 5 without spread, ties included.
TotalResult BreakTies(const DenseProblem& problem, const Assignment& assignment,
                      const TieHashes& hashes);
TotalResult BreakTies(const SparseProblem& problem, const Assignment& assignment,
                      const TieHashes& hashes);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_TIE_STAGE_H_
