#include "shared/matching/row_cores.h"

#include <algorithm>

namespace parvis::matching {
namespace {

// No core is looked for deeper than this at once, so that a table of the depths stays small.
constexpr int32_t kDeepest = 1 << 15;
// So many columns that are equally good, and the best, make a core.
constexpr int32_t kEnoughTops = 32;
// A row is read in pieces of so many columns.
constexpr int32_t kPiece = 512;

}  // namespace

template <class T>
RowCores<T>::RowCores(const Matrix<T>& matrix)
    : entries_(MakeRowStorage<Entry>(std::size_t(matrix.rows) * kSize)),
      size_(matrix.rows),
      bound_(matrix.rows),
      columns_(matrix.columns),
      values_(matrix.columns) {}

template <class T>
std::optional<int32_t> RowCores<T>::Make(int32_t row, std::optional<int32_t> ceiling,
                                         PricedMatching<T>& matching) {
  int32_t floor = 0;
  int32_t top = 0;
  const auto find = [&](int32_t from) {
    top = from;
    floor = std::max(top - depth_, Range<T>::kForbidden);
    Find(row, top, floor, matching);
  };
  found_ = 0;
  if (ceiling) find(*ceiling);
  if (found_ == 0) {
    const BestTwo two = matching.FindBest(row);
    ++matching.counters.rows_scanned;
    if (two.best_column < 0) return std::nullopt;
    find(two.best);
  }
  while (found_ < kSize / 2 && floor > Range<T>::kForbidden && depth_ < kDeepest) {
    depth_ *= 2;
    find(top);
  }
  Sort(row, top, floor, matching.matrix);
  const int32_t too_many = is_full_of_tops_ ? kSize : 2 * kSize;
  if (found_ > too_many && depth_ > 1) depth_ /= 2;
  return entries_[std::size_t(row) * kSize].value;
}

template <class T>
void RowCores<T>::Find(int32_t row, int32_t top, int32_t floor, PricedMatching<T>& matching) {
  // Each row is read from another column on: where many values are equal, not all rows get the
  // same columns.
  const int32_t columns = matching.matrix.columns;
  const auto start =
      static_cast<int32_t>(row * 2654435761u % static_cast<uint32_t>(columns) / 16 * 16);
  const T* const weights = matching.matrix.Row(row);
  const T* const price = matching.price.data();
  int32_t at_top = 0;
  found_ = 0;
  ++matching.counters.rows_scanned;
  const auto find = [&](int32_t begin, int32_t end) {
    for (; begin < end && at_top < kEnoughTops; begin += kPiece) {
      const int32_t count = FindAbove(weights + begin, price + begin, std::min(kPiece, end - begin),
                                      floor, &columns_[found_], &values_[found_]);
      for (int32_t k = found_; k < found_ + count; ++k) {
        columns_[k] += begin;
        at_top += values_[k] == top ? 1 : 0;
      }
      found_ += count;
    }
  };
  find(start, columns);
  find(0, start);
  is_full_of_tops_ = at_top >= kEnoughTops;
}

template <class T>
void RowCores<T>::Sort(int32_t row, int32_t top, int32_t floor, const Matrix<T>& matrix) {
  // Counting sort by the depth below the top.
  const int32_t levels = std::min(top - floor, depth_);
  begin_.assign(levels + 1, 0);
  for (int32_t k = 0; k < found_; ++k) ++begin_[top - values_[k] + 1];
  for (int32_t level = 1; level <= levels; ++level) begin_[level] += begin_[level - 1];
  Entry* const entries = &entries_[std::size_t(row) * kSize];
  int32_t bound = is_full_of_tops_ ? top : floor;
  for (int32_t k = 0; k < found_; ++k) {
    const int32_t place = begin_[top - values_[k]]++;
    if (place < kSize)
      entries[place] = {columns_[k], matrix.Row(row)[columns_[k]], values_[k]};
    else
      bound = std::max(bound, values_[k]);
  }
  // No entry is below the bound: where only part of the row was read, only the tops count.
  size_[row] = std::min(is_full_of_tops_ ? begin_[0] : found_, kSize);
  bound_[row] = bound;
}

template class RowCores<int16_t>;
template class RowCores<int32_t>;

}  // namespace parvis::matching
