#include "shared/matching/hash.h"

#include <algorithm>

namespace parvis::matching {

uint64_t HashOfPairs(std::vector<std::pair<std::string_view, std::string_view>> pairs) {
  std::sort(pairs.begin(), pairs.end());
  uint64_t hash = kFnvOffset;
  for (const auto& [adept, mentor] : pairs) {
    hash = Fnv1a64(adept, hash);
    hash = Fnv1a64("=", hash);
    hash = Fnv1a64(mentor, hash);
    hash = Fnv1a64("\n", hash);
  }
  return hash;
}

}  // namespace parvis::matching
