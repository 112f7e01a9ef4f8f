// What one place more or less is worth to the best matching, for every column at once: from it
// follow the exact prices of forcing any pair of one person (MATCHING.md calls it "why not").
//
// A column that must lose a place sends a row on its way, along a shortest path of reduced costs to
// an end (Ahuja, Magnanti, Orlin, Network Flows, 1993, section 9.7: residual networks). Searching
// backwards from all ends at once finds the length of that path for every column: one Dijkstra
// search over the rows. In the same way a column that gains a place draws a row to it; one search
// over the columns, from all who may come, finds how dear that is.
//
// Requires pairs and prices that are the best (Resolver after Restore()). Pairs and points only:
// ties have no price. Cost: one vector pass over each line of the matrix, and one for each distance
// that occurs.
#ifndef PARVIS_SHARED_MATCHING_PRICES_H_
#define PARVIS_SHARED_MATCHING_PRICES_H_

#include <cstdint>
#include <vector>

#include "shared/matching/level_search.h"
#include "shared/matching/resolve.h"

namespace parvis::matching {

// Scratch space for searches; one thread at a time.
class PriceSearch {
 public:
  // A column that cannot lose a place, since it has none.
  static constexpr int32_t kImpossible = -1;

  PriceSearch(int rows, int columns) : rows_(rows, false), columns_(columns, false) {}

  // By column: what the best matching loses (CompactWeight::value) if the column has one place
  // less, or kImpossible.
  const std::vector<int32_t>& LossOfAPlace(const Resolver& best);

  // By column: what the best matching gains if the column has one place more.
  const std::vector<int32_t>& GainOfAPlace(const Resolver& best);

 private:
  LevelSearch rows_;
  LevelSearch columns_;
  std::vector<int32_t> values_;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_PRICES_H_
