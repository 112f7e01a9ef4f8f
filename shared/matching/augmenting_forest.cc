#include "shared/matching/augmenting_forest.h"

#include <algorithm>
#include <optional>

namespace parvis::matching {

template <class T>
AugmentingForest<T>::AugmentingForest(PricedMatching<T>& matching)
    : matching_(matching),
      cores_(matching.matrix),
      rows_(matching.matrix.rows),
      distance_(matching.matrix.columns, kFar),
      from_(matching.matrix.columns),
      is_done_(matching.matrix.rows),
      columns_(matching.matrix.columns),
      values_(matching.matrix.columns) {}

template <class T>
FullStatus AugmentingForest<T>::Plant(int32_t slack, std::optional<int32_t> ceiling,
                                      int32_t most_free) {
  for (int32_t row = 0; row < matching_.matrix.rows; ++row) {
    const int32_t column = matching_.column_of[row];
    const std::optional<int32_t> top =
        column < 0 ? cores_.Make(row, ceiling, matching_)
                   : cores_.Make(row, matching_.Value(row, column) + slack, matching_);
    if (!top) return FullStatus::kImpossible;
    rows_[row].top = *top;
    if (column >= 0 && matching_.Value(row, column) < *top) matching_.Release(row);
    if (matching_.column_of[row] < 0 && !MatchGreedily(row)) free_.push_back(row);
    if (free_rows() > most_free) return FullStatus::kDone;
  }
  // Some columns became free on the way.
  std::erase_if(free_, [&](int32_t row) { return MatchGreedily(row); });
  return FullStatus::kDone;
}

template <class T>
bool AugmentingForest<T>::MatchGreedily(int32_t row) {
  for (const auto& entry : cores_.Of(row)) {
    if (entry.value < rows_[row].top) return false;
    if (matching_.row_of[entry.column] >= 0) continue;
    matching_.Match(row, entry.column);
    return true;
  }
  return false;
}

template <class T>
FullStatus AugmentingForest<T>::Grow() {
  for (int32_t row : free_) is_done_[row] = false;
  if (const FullStatus status = Search(); status != FullStatus::kDone) return status;
  if (const FullStatus status = RaisePrices(); status != FullStatus::kDone) return status;
  for (int32_t end : ends_) Augment(end);
  for (int32_t row : grown_) rows_[row].root = -1;
  for (int32_t column : reached_) distance_[column] = kFar;
  for (int32_t row : read_) cores_.Make(row, rows_[row].top, matching_);
  std::erase_if(free_, [&](int32_t row) { return matching_.column_of[row] >= 0; });
  heap_.Clear();
  reached_.clear();
  grown_.clear();
  waiting_.clear();
  read_.clear();
  ends_.clear();
  end_distance_ = kFar;
  return FullStatus::kDone;
}

template <class T>
FullStatus AugmentingForest<T>::Search() {
  const int32_t columns = matching_.matrix.columns;
  for (int32_t row : free_) Reach(row, 0, row);
  for (;;) {
    if (!heap_.HasLast()) {
      if (!waiting_.empty()) {
        // Whoever is still without a free column at the last distance has the next phase.
        if (end_distance_ == heap_.last()) return FullStatus::kDone;
        const int32_t row = waiting_.back();
        waiting_.pop_back();
        if (rows_[row].cursor < static_cast<int32_t>(cores_.Of(row).size()))
          Reveal(row);
        else
          RevealWhole(row);
        continue;
      }
      if (!heap_.Advance() || heap_.last() > end_distance_) break;
      if (heap_.last() > Range<int32_t>::kMaxPrice) return FullStatus::kTooWide;
    }
    const int32_t node = heap_.PopLast();
    if (node >= columns) {
      waiting_.push_back(node - columns);
      continue;
    }
    if (distance_[node] != heap_.last()) continue;
    const int32_t root = rows_[from_[node]].root;
    if (is_done_[root]) continue;
    const int32_t row = matching_.row_of[node];
    if (row < 0) {
      is_done_[root] = true;
      ends_.push_back(node);
    } else if (rows_[row].root < 0) {
      Reach(row, heap_.last(), root);
    }
  }
  return ends_.empty() ? FullStatus::kImpossible : FullStatus::kDone;
}

template <class T>
void AugmentingForest<T>::Reach(int32_t row, int32_t distance, int32_t root) {
  rows_[row].distance = distance;
  rows_[row].root = root;
  rows_[row].cursor = 0;
  grown_.push_back(row);
  ++matching_.counters.rows_scanned;
  Reveal(row);
}

template <class T>
void AugmentingForest<T>::Reveal(int32_t row) {
  RowState& state = rows_[row];
  const auto core = cores_.Of(row);
  const int32_t base = state.distance + state.top;
  const int32_t least_value = base - heap_.last();
  const int32_t begin = state.cursor;
  int32_t k = begin;
  for (; k < static_cast<int32_t>(core.size()) && core[k].value >= least_value; ++k)
    Relax(row, core[k].column, base - core[k].weight + matching_.price[core[k].column]);
  state.cursor = k;
  matching_.counters.relaxations += k - begin;
  LookAgain(row, k < static_cast<int32_t>(core.size()) ? core[k].value : cores_.Bound(row));
}

template <class T>
void AugmentingForest<T>::RevealWhole(int32_t row) {
  const RowState& state = rows_[row];
  const int32_t base = state.distance + state.top;
  // Twice as deep as now, so that a row is not read too often.
  const int32_t depth = heap_.last() - state.distance;
  const int32_t floor = std::max(state.top - 2 * depth - 8, Range<T>::kForbidden);
  const int32_t found = FindAbove(matching_.matrix.Row(row), matching_.price.data(),
                                  matching_.matrix.columns, floor, columns_.data(), values_.data());
  for (int32_t k = 0; k < found; ++k) Relax(row, columns_[k], base - values_[k]);
  ++matching_.counters.rows_scanned;
  matching_.counters.relaxations += found;
  if (read_.empty() || read_.back() != row) read_.push_back(row);
  LookAgain(row, floor);
}

template <class T>
void AugmentingForest<T>::Relax(int32_t row, int32_t column, int32_t distance) {
  if (distance >= distance_[column] || distance > end_distance_) return;
  if (distance_[column] == kFar) reached_.push_back(column);
  distance_[column] = distance;
  from_[column] = row;
  if (matching_.row_of[column] < 0) end_distance_ = std::min(end_distance_, distance);
  heap_.Push({distance, column});
}

template <class T>
void AugmentingForest<T>::LookAgain(int32_t row, int32_t value) {
  if (value <= Range<T>::kForbidden) return;
  const int32_t when = std::max(heap_.last(), rows_[row].distance + rows_[row].top - value);
  if (when <= end_distance_) heap_.Push({when, matching_.matrix.columns + row});
}

template <class T>
FullStatus AugmentingForest<T>::RaisePrices() {
  for (int32_t row : grown_) {
    const int32_t nearer = end_distance_ - rows_[row].distance;
    if (nearer <= 0) continue;
    rows_[row].top -= nearer;
    const int32_t column = matching_.column_of[row];
    if (column < 0) continue;
    const int32_t price = matching_.price[column] + nearer;
    if (price > Range<T>::kMaxPrice) return FullStatus::kTooWide;
    matching_.price[column] = static_cast<T>(price);
  }
  return FullStatus::kDone;
}

template <class T>
void AugmentingForest<T>::Augment(int32_t end) {
  for (int32_t column = end; column >= 0;) {
    const int32_t row = from_[column];
    const int32_t left = matching_.column_of[row];
    matching_.Match(row, column);
    column = left;
  }
}

template class AugmentingForest<int16_t>;
template class AugmentingForest<int32_t>;

}  // namespace parvis::matching
