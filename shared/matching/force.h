// What it would cost to form a pair that is not formed.
#ifndef PARVIS_SHARED_MATCHING_FORCE_H_
#define PARVIS_SHARED_MATCHING_FORCE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "shared/matching/constraints.h"
#include "shared/matching/edit.h"
#include "shared/matching/engine.h"

namespace parvis::matching {

// Two lists of scores, each sorted from the lowest: where they part first, and the scores there.
struct FirstDifference {
  int place = 1;                  // From 1.
  std::optional<int32_t> before;  // Nothing if the list is shorter.
  std::optional<int32_t> after;
};

struct ForceEffect {
  Difference difference;  // To the best matching that has the pair.
  // `fairest`: nothing if the scores stay the same.
  std::optional<FirstDifference> first_difference;
  // `stable`: the pairs that block the matching that has the pair.
  std::vector<Pair> blocking;
  // With reciprocity: the shortfall after, less the one before.
  int shortfall_gained = 0;
};

// The exact price of forcing the pair: it is pinned, in place of another pin of the same adept and
// in spite of a forbid, and the rest is best again. INVALID_ARGUMENT if the pair is not allowed, or
// the mentor's places are all pinned to others.
absl::StatusOr<ForceEffect> EffectOfForcing(const Engine& engine, Pair pair);

// Where the sorted scores of two matchings part; nothing if they are the same.
std::optional<FirstDifference> FirstDifferenceOf(const Matching& before, const Matching& after);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_FORCE_H_
