#include "shared/matching/reciprocity.h"

#include <algorithm>

namespace parvis::matching {

std::vector<int32_t> PossiblePairs(const Instance& instance, const Constraints& constraints) {
  const std::vector<Pair> forbids = Sorted(constraints.forbids);
  std::vector<int32_t> adepts(instance.institutions());
  std::vector<int32_t> places(instance.institutions());
  std::vector<bool> has_adept(instance.mentors());
  for (int32_t a = 0; a < instance.adepts(); ++a) {
    bool has_mentor = false;
    for (const Instance::Entry entry : instance.Row(a)) {
      has_adept[entry.mentor] = true;
      has_mentor =
          has_mentor || !std::binary_search(forbids.begin(), forbids.end(), Pair{a, entry.mentor});
    }
    if (const int i = instance.adept_institution(a); i >= 0 && has_mentor) ++adepts[i];
  }
  for (int32_t m = 0; m < instance.mentors(); ++m)
    if (const int i = instance.mentor_institution(m); i >= 0 && has_adept[m])
      places[i] += instance.capacity(m);
  for (int i = 0; i < instance.institutions(); ++i) adepts[i] = std::min(adepts[i], places[i]);
  return adepts;
}

std::vector<int32_t> AloneWithoutShortfall(const Instance& instance,
                                           const Constraints& constraints) {
  const std::vector<int32_t> possible = PossiblePairs(instance, constraints);
  std::vector<int32_t> adepts(instance.institutions());
  for (int32_t a = 0; a < instance.adepts(); ++a)
    if (const int i = instance.adept_institution(a); i >= 0) ++adepts[i];
  // Pinned adepts are neither alone nor missing: (A - p) - (q - p). Where more than q are pinned,
  // these are more than could be alone, so that there always is a place, whose price is 0.
  for (int i = 0; i < instance.institutions(); ++i) adepts[i] -= possible[i];
  return adepts;
}

std::vector<int32_t> Shortfalls(const Instance& instance, const Constraints& constraints,
                                const std::vector<int32_t>& mentor_of) {
  std::vector<int32_t> shortfalls = PossiblePairs(instance, constraints);
  for (int32_t a = 0; a < instance.adepts(); ++a)
    if (const int i = instance.adept_institution(a); i >= 0 && mentor_of[a] >= 0) --shortfalls[i];
  for (int32_t& shortfall : shortfalls) shortfall = std::max(shortfall, 0);
  return shortfalls;
}

}  // namespace parvis::matching
