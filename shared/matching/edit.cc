#include "shared/matching/edit.h"

#include <utility>

namespace parvis::matching {

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
