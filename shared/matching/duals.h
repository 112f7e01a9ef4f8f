// The dual prices that prove a matching best, as the proof tells them: of any objective.
//
// `total` has them from its solver. For the others they are found from the matching alone, one
// component of the vector after the other, so that only small numbers are added up. A component's
// prices are potentials x of a system of differences x_j >= x_i + c, one for each condition of
// shared/proof/check.h: x is u less z for an adept, -v for a mentor, -z for an institution, 0 for
// the ground. Such a system has a solution exactly if no cycle has a sum above 0, and paths from
// any start find it (Bellman, On a routing problem, 1958; Schrijver, Combinatorial Optimization,
// 2003, ch. 8). A cycle above 0 would be an exchange that makes the matching better, so a best one
// has none. Where a condition has slack left, later components are free: the condition is dropped.
//
// Invariant: after each component, the conditions hold for the vectors cut off there, and those
// kept are the ones that hold with equality. Cost: components * (conditions + what the search
// changes); at most conditions * persons for each component.
#ifndef PARVIS_SHARED_MATCHING_DUALS_H_
#define PARVIS_SHARED_MATCHING_DUALS_H_

#include <cstdint>
#include <vector>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/rematch.h"
#include "shared/matching/solve.h"
#include "shared/matching/standing.h"

namespace parvis::matching {

// A vector of prices, compared from the left: pairs, shortfall, points, levels by rising score,
// tie. A pair weighs one pair and its tie value; under `total` its score as points; under
// `fairest` -1 at the level of its score.
struct Dual {
  struct Level {
    int32_t score = 0;
    int64_t count = 0;  // Not 0: what is 0 is left out.
  };
  int64_t pairs = 0;
  int64_t shortfall = 0;      // With reciprocity only.
  int64_t points = 0;         // `total` only.
  std::vector<Level> levels;  // `fairest` only; scores rising.
  int64_t tie = 0;

  bool IsZero() const {
    return pairs == 0 && shortfall == 0 && points == 0 && levels.empty() && tie == 0;
  }
};

struct Duals {
  std::vector<Dual> adepts;        // 0 for pinned and for unpaired adepts.
  std::vector<Dual> mentors;       // One price per mentor, for all its places.
  std::vector<Dual> institutions;  // With reciprocity only.
};

// Requires a matching that Solve() found for the rest, not under `stable`.
Duals DualsOf(const Instance& instance, const Constraints& constraints, const Matching& matching,
              const SolveOptions& options);

// Those of a rematch, and the bonus that is added to every pair of a person to be placed: what it
// takes to pair one more. There, `pairs` counts persons placed, `shortfall` kept pairs, and under
// `fairest` `points` counts pairs.
struct RematchDuals {
  Duals duals;
  Dual bonus;
};

// Requires a result that Rematch() found for the rest.
RematchDuals DualsOfRematch(const Instance& instance, const Constraints& constraints,
                            const SolveOptions& options, const RematchRequest& request,
                            const RematchResult& result);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_DUALS_H_
