#include "shared/matching/blocking.h"

#include <algorithm>
#include <limits>

namespace parvis::matching {
namespace {

// Below every view: whoever has a free place takes anyone.
constexpr int32_t kNobody = -1;
// Above every view: whoever has no place that could become free takes no one.
constexpr int32_t kNoOneBetter = std::numeric_limits<int32_t>::max();

}  // namespace

std::vector<Pair> BlockingPairs(const Instance& instance, const Constraints& constraints,
                                const Matching& matching) {
  // What each side has now, in its own view: the mentor's is its least wanted unpinned adept.
  std::vector<int32_t> adept_has(instance.adepts(), kNobody);
  std::vector<int32_t> mentor_has(instance.mentors(), kNoOneBetter);
  for (const FormedPair& pair : matching.pairs) {
    adept_has[pair.adept] = pair.pinned ? kNoOneBetter : pair.adept_view;
    if (!pair.pinned) mentor_has[pair.mentor] = std::min(mentor_has[pair.mentor], pair.mentor_view);
  }
  for (int m = 0; m < instance.mentors(); ++m)
    if (matching.load[m] < instance.capacity(m)) mentor_has[m] = kNobody;

  std::vector<Pair> blocking;
  const std::vector<Pair> forbids = Sorted(constraints.forbids);
  for (int a = 0; a < instance.adepts(); ++a) {
    for (const Instance::Entry& entry : instance.Row(a)) {
      const Pair pair{a, entry.mentor};
      if (matching.mentor_of[a] == entry.mentor) continue;
      const Instance::Views views = instance.ViewsOf(a, entry.mentor);
      if (views.adept <= adept_has[a] || views.mentor <= mentor_has[entry.mentor]) continue;
      if (!std::binary_search(forbids.begin(), forbids.end(), pair)) blocking.push_back(pair);
    }
  }
  return blocking;
}

}  // namespace parvis::matching
