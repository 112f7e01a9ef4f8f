#include "shared/matching/row_cores.h"

#include <algorithm>

namespace parvis::matching {
namespace {

// No core is looked for deeper than this at once, so that a table of the depths stays small.
constexpr int32_t kDeepest = 1 << 15;

}  // namespace

template <class T>
RowCores<T>::RowCores(const Matrix<T>& matrix)
    : entries_(std::size_t(matrix.rows) * kSize),
      size_(matrix.rows),
      bound_(matrix.rows),
      columns_(matrix.columns),
      values_(matrix.columns) {}

template <class T>
void RowCores<T>::Make(int32_t row, int32_t top, PricedMatching<T>& matching) {
  constexpr int32_t kForbidden = Range<T>::kForbidden;
  const Matrix<T>& matrix = matching.matrix;
  int32_t found = 0;
  int32_t floor = 0;
  for (;; depth_ *= 2) {
    floor = std::max(top - depth_, kForbidden);
    found = FindAbove(matrix.Row(row), matching.price.data(), matrix.columns, floor,
                      columns_.data(), values_.data());
    ++matching.counters.rows_scanned;
    if (found >= kSize / 2 || floor == kForbidden || depth_ >= kDeepest) break;
  }

  // Counting sort by depth below the top, but of equal ones another first in each row: where there
  // are many, rows do not all get the same columns.
  const int32_t levels = std::min(top - floor, depth_);
  begin_.assign(levels + 1, 0);
  for (int32_t k = 0; k < found; ++k) ++begin_[top - values_[k] + 1];
  for (int32_t level = 1; level <= levels; ++level) begin_[level] += begin_[level - 1];
  const int32_t first = found == 0 ? 0 : static_cast<int32_t>(row * 2654435761u % found);
  Entry* const entries = &entries_[std::size_t(row) * kSize];
  int32_t bound = floor;
  for (int32_t k = first, left = found; left > 0; --left) {
    const int32_t place = begin_[top - values_[k]]++;
    if (place < kSize)
      entries[place] = {columns_[k], matrix.Row(row)[columns_[k]], values_[k]};
    else
      bound = std::max(bound, values_[k]);
    if (++k == found) k = 0;
  }
  size_[row] = std::min(found, kSize);
  bound_[row] = bound;
  if (found > 4 * kSize && depth_ > 1) depth_ /= 2;
}

template class RowCores<int16_t>;
template class RowCores<int32_t>;

}  // namespace parvis::matching
