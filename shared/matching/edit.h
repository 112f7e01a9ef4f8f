// What a coordinator changes about a matching in one step, and what that did to the pairs.
#ifndef PARVIS_SHARED_MATCHING_EDIT_H_
#define PARVIS_SHARED_MATCHING_EDIT_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/solve.h"

namespace parvis::matching {

// What an allowed pair is worth.
struct PairValue {
  int32_t score = 0;
  Instance::Views views;
  friend bool operator==(const PairValue& a, const PairValue& b) {
    return a.score == b.score && a.views.adept == b.views.adept && a.views.mentor == b.views.mentor;
  }
};

// Nothing stands for a pair that is not allowed.
struct ValueChange {
  Pair pair;
  std::optional<PairValue> before;
  std::optional<PairValue> after;
};

struct CapacityChange {
  int32_t mentor = 0;
  int32_t before = 1;
  int32_t after = 1;  // At least 1.
};

// One edit. It applies as a whole or not at all: what is added must be absent, what is removed or
// stands under `before` must be present. A person who leaves keeps the index, the values and the
// forbidden pairs, has no pins, and is without a pair until the return.
struct Edit {
  std::vector<Pair> added_pins;
  std::vector<Pair> removed_pins;
  std::vector<Pair> added_forbids;
  std::vector<Pair> removed_forbids;
  std::vector<ValueChange> values;
  std::vector<CapacityChange> capacities;
  std::vector<int32_t> leaving_adepts;
  std::vector<int32_t> returning_adepts;
  std::vector<int32_t> leaving_mentors;
  std::vector<int32_t> returning_mentors;

  // The edit that takes this one back.
  Edit Inverse() const;
};

// Who takes no part, by index, rising.
struct Away {
  std::vector<int32_t> adepts;
  std::vector<int32_t> mentors;
};

// The edit of pins and forbidden pairs that leads from the one to the other. Both lists of both
// must be sorted.
Edit EditBetween(const Constraints& before, const Constraints& after);
// Sets who leaves and who returns from the one to the other.
void AddMoves(const Away& before, const Away& after, Edit* edit);

// What an edit did to the pairs.
struct Difference {
  std::vector<FormedPair> formed;     // Pairs that are new, by adept.
  std::vector<FormedPair> dissolved;  // Pairs that are gone, by adept.
  int pairs_gained = 0;               // Pairs after, less pairs before.
  int64_t points_gained = 0;          // Sum of the scores less the spread: after, less before.
};

// The pairs that one matching has and the other has not.
Difference Compare(const Matching& before, const Matching& after, int32_t spread);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_EDIT_H_
