// Pairs that stand, and persons among them who need another: a mentor has fallen ill, an adept has
// changed jobs, someone came late. What is best, in this order:
// 1. as many of those persons paired as can be without changing more than `may_change` other pairs;
// 2. as few other pairs changed as can be for so many;
// 3. the objective's scores: for `total` their sum less the spread, for `fairest` most pairs and
//    then the lowest score as high as possible, then the second lowest, and so on;
// 4. the greatest sum of tie values.
// Changed is a kept pair that the result does not have. Others who have no pair may get one, and
// count nowhere. Pairs that are dissolved are not formed again.
//
// Source: a minimum-cost flow, parametric in its amount. Successive shortest paths (Ahuja,
// Magnanti, Orlin, Network Flows, 1993, section 9.7) give the cheapest flow of every amount, one
// after the other, here the best matching with 0, 1, 2, … of the persons paired. The cost of each
// one more does not fall (section 9.8), nor does the number of changed pairs, which is its first
// component: so the first path that would change too many pairs ends the search, and is the proof
// that no other way places more.
//
// Invariant: after each path the pairs are the best of all matchings that place so many persons.
// Cost: one search for each person, and for each adept without a pair (augmenting_paths.h); for
// `fairest` besides that of its levels.
#ifndef PARVIS_SHARED_MATCHING_REMATCH_H_
#define PARVIS_SHARED_MATCHING_REMATCH_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/solve.h"
#include "shared/matching/standing.h"

namespace parvis::matching {

struct RematchResult {
  Matching matching;          // Its duals are 0; duals.h finds those of a rematch.
  int32_t placed = 0;         // Of the plan's persons, pinned ones included.
  std::vector<Pair> changed;  // Kept pairs that are gone; sorted.
  bool limited = false;       // One more could be placed if more pairs might change.
};

// Deterministic, as Solve(). INVALID_ARGUMENT as Solve(); for a request in which FindProblem()
// finds something; for `stable` and for reciprocity, which do not go with a rematch; for a
// dissolved pair that is pinned; and if pins and forbids alone change more than `may_change` pairs.
absl::StatusOr<RematchResult> Rematch(const Instance& instance, const Constraints& constraints,
                                      const SolveOptions& options, const RematchRequest& request);

// By adept: the mentor of its kept pair, -1 if it has none or the pair is forbidden.
std::vector<int32_t> KeptMentors(const Instance& instance, const Constraints& constraints,
                                 const std::vector<Pair>& kept);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_REMATCH_H_
