// Finds the best matching under an objective. The one door to the solvers.
#ifndef PARVIS_SHARED_MATCHING_SOLVE_H_
#define PARVIS_SHARED_MATCHING_SOLVE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/policy.h"
#include "shared/matching/progress.h"
#include "shared/matching/weight.h"

namespace parvis::matching {

struct SolveOptions {
  Objective objective = Objective::kTotal;
  bool reciprocity = false;
  int32_t spread = 0;  // 0 to 1,000,000.

  static SolveOptions FromPolicy(const Policy& policy) {
    return {policy.objective, policy.reciprocity, policy.spread};
  }
};

struct FormedPair {
  int32_t adept = 0;
  int32_t mentor = 0;
  int32_t score = 0;
  int32_t adept_view = 0;
  int32_t mentor_view = 0;
  bool pinned = false;
};

// One component of a dual under `fairest`: that of the pairs with this score.
struct LevelDual {
  int32_t score = 0;
  int32_t value = 0;  // Not 0.
};

// The components of one dual between pairs and tie, scores rising; what is left out is 0.
using LevelDuals = std::vector<LevelDual>;

// A matching with the dual prices that prove it best (see proof.h for what they must satisfy). One
// that is stable is proved by BlockingPairs(), and its duals are 0.
struct Matching {
  std::vector<FormedPair> pairs;     // In the order of the adepts' indexes.
  std::vector<Weight> adept_duals;   // 0 for pinned and for unpaired adepts.
  std::vector<Weight> mentor_duals;  // One price per mentor, for all its places.
  std::vector<int32_t> mentor_of;    // By adept; -1 if unpaired.
  std::vector<int32_t> load;         // By mentor: how many adepts it has, pinned ones included.
  // Under `fairest` only, where a weight is (1, -[score = lowest], ..., -[score = highest], tie):
  // the duals above hold pairs and tie, and these what stands between.
  std::vector<LevelDuals> adept_levels;
  std::vector<LevelDuals> mentor_levels;
  // With reciprocity only, by institution of the instance: the places short of what it could have,
  // and the dual z that is added to the weights of its adepts' pairs. All duals then have a
  // component more, Weight::shortfall(), between pairs and points.
  std::vector<int32_t> shortfall;
  std::vector<Weight> institution_duals;
  std::vector<LevelDuals> institution_levels;  // Under `fairest` only.
  // No matching that the objective admits has more pairs: pairs.size(), unless it is `stable`, of
  // which only so much is guaranteed (stable.h).
  int32_t most_pairs = 0;

  // The plain sum of the scores.
  int64_t Total() const;
  // The lowest score; nothing if there is no pair.
  std::optional<int32_t> Lowest() const;
  // The sum less the spread: the k-th adept of one mentor counts spread * (k - 1) less.
  int64_t TotalLessSpread(int32_t spread) const;
  // Indexes of the adepts without a mentor, and of the mentors without an adept, rising.
  std::vector<int32_t> UnpairedAdepts() const;
  std::vector<int32_t> IdleMentors() const;
};

// The best matching that keeps every pin and forms no forbidden pair. Deterministic: the same
// pairs whatever the order of the people, on every platform. INVALID_ARGUMENT if the constraints
// cannot be had (FindProblem() tells which one), or for an objective or option that this solver
// does not have: its message names it. CANCELLED if `progress`, which may be null, gives up. No
// state, no threads; callable from any thread.
absl::StatusOr<Matching> Solve(const Instance& instance, const Constraints& constraints,
                               const SolveOptions& options, Progress* progress = nullptr);

// A matching of these mentors (by adept; -1: none), with its pairs and loads, and duals of 0.
Matching MatchingOf(const Instance& instance, const Constraints& constraints,
                    std::vector<int32_t> mentor_of);

// The hash of the pairs by which server and page compare (hash.h).
uint64_t PairsHash(const Instance& instance, const Matching& matching);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_SOLVE_H_
