#include "shared/matching/dense_auction.h"

#include <cstddef>
#include <vector>

namespace parvis::matching {
namespace {

// Free rows, the next one last.
template <class T>
std::vector<int32_t> ReleaseAndList(int32_t epsilon, PricedMatching<T>& matching) {
  std::vector<int32_t> free;
  for (int32_t row = matching.matrix.rows - 1; row >= 0; --row) {
    if (const int32_t column = matching.column_of[row]; column >= 0) {
      ++matching.counters.rows_scanned;
      if (matching.Value(row, column) >= matching.FindBest(row).best - epsilon) continue;
      matching.Release(row);
    }
    free.push_back(row);
  }
  return free;
}

}  // namespace

template <class T>
FullStatus RunDenseAuction(int32_t epsilon, int32_t leave, PricedMatching<T>& matching) {
  std::vector<int32_t> free = ReleaseAndList(epsilon, matching);
  int64_t bids_left = 50 * int64_t{matching.matrix.rows};
  while (free.size() > static_cast<std::size_t>(leave) && bids_left-- > 0) {
    const int32_t row = free.back();
    free.pop_back();
    ++matching.counters.bids;
    ++matching.counters.rows_scanned;
    const BestTwo two = matching.FindBest(row);
    if (two.best_column < 0) return FullStatus::kImpossible;
    const int32_t column = two.best_column;
    const int32_t lead = two.second <= Range<T>::kForbidden ? 0 : two.best - two.second;
    if (lead + epsilon == 0 && matching.row_of[column] >= 0) continue;
    const int32_t price = matching.price[column] + lead + epsilon;
    if (price > Range<T>::kMaxPrice) return FullStatus::kTooWide;
    matching.price[column] = static_cast<T>(price);
    if (const int32_t driven_out = matching.row_of[column]; driven_out >= 0) {
      matching.Release(driven_out);
      free.push_back(driven_out);
    }
    matching.Match(row, column);
  }
  return FullStatus::kDone;
}

template FullStatus RunDenseAuction(int32_t, int32_t, PricedMatching<int16_t>&);
template FullStatus RunDenseAuction(int32_t, int32_t, PricedMatching<int32_t>&);

}  // namespace parvis::matching
