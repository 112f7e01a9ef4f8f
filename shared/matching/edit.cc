#include "shared/matching/edit.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace parvis::matching {
namespace {

// What is in `a` and not in `b`; both sorted.
template <typename T>
std::vector<T> Less(const std::vector<T>& a, const std::vector<T>& b) {
  std::vector<T> less;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(less));
  return less;
}

}  // namespace

Edit EditBetween(const Constraints& before, const Constraints& after) {
  Edit edit;
  edit.added_pins = Less(after.pins, before.pins);
  edit.removed_pins = Less(before.pins, after.pins);
  edit.added_forbids = Less(after.forbids, before.forbids);
  edit.removed_forbids = Less(before.forbids, after.forbids);
  return edit;
}

void AddMoves(const Away& before, const Away& after, Edit* edit) {
  edit->leaving_adepts = Less(after.adepts, before.adepts);
  edit->returning_adepts = Less(before.adepts, after.adepts);
  edit->leaving_mentors = Less(after.mentors, before.mentors);
  edit->returning_mentors = Less(before.mentors, after.mentors);
}

Edit Edit::Inverse() const {
  Edit inverse = *this;
  std::swap(inverse.added_pins, inverse.removed_pins);
  std::swap(inverse.added_forbids, inverse.removed_forbids);
  std::swap(inverse.leaving_adepts, inverse.returning_adepts);
  std::swap(inverse.leaving_mentors, inverse.returning_mentors);
  for (ValueChange& change : inverse.values) std::swap(change.before, change.after);
  for (CapacityChange& change : inverse.capacities) std::swap(change.before, change.after);
  return inverse;
}

Difference Compare(const Matching& before, const Matching& after, int32_t spread) {
  Difference difference;
  for (const FormedPair& pair : after.pairs)
    if (before.mentor_of[pair.adept] != pair.mentor) difference.formed.push_back(pair);
  for (const FormedPair& pair : before.pairs)
    if (after.mentor_of[pair.adept] != pair.mentor) difference.dissolved.push_back(pair);
  difference.pairs_gained =
      static_cast<int>(after.pairs.size()) - static_cast<int>(before.pairs.size());
  difference.points_gained = after.TotalLessSpread(spread) - before.TotalLessSpread(spread);
  return difference;
}

}  // namespace parvis::matching
