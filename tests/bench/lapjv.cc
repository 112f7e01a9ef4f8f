#include "tests/bench/lapjv.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace parvis::bench {
namespace {

class Lapjv {
 public:
  Lapjv(int32_t n, const int32_t* costs)
      : n_(n), costs_(costs), column_of_(n, -1), row_of_(n, -1), v_(n), distance_(n), before_(n) {}

  std::vector<int32_t> Run() {
    ReduceColumns();
    // Twice, as the paper advises.
    AugmentByRowReduction();
    AugmentByRowReduction();
    columns_.resize(n_);
    std::iota(columns_.begin(), columns_.end(), 0);
    for (const int32_t row : free_) AugmentByPath(row);
    return column_of_;
  }

 private:
  const int32_t* Row(int32_t i) const { return costs_ + static_cast<std::size_t>(i) * n_; }

  void ReduceColumns();
  void AugmentByRowReduction();
  void AugmentByPath(int32_t free_row);
  // Dijkstra from the row to an unassigned column, which it returns.
  int32_t FindPath(int32_t free_row);
  // Brings the columns at the least distance beyond `begin` together there; returns their end.
  int32_t GatherNearest(int32_t begin);
  // Looks at all columns not yet reached from the row of column `from`, which is at the least
  // distance; returns an unassigned one at that distance, or -1.
  int32_t Scan(int32_t from, int64_t least, int32_t& end);

  const int32_t n_;
  const int32_t* const costs_;
  std::vector<int32_t> column_of_;
  std::vector<int32_t> row_of_;
  std::vector<int64_t> v_;
  std::vector<int32_t> free_;  // Rows.

  // One search: columns_ holds those whose distance is final, those at the least distance, and
  // the others, in this order.
  std::vector<int32_t> columns_;
  std::vector<int64_t> distance_;
  std::vector<int32_t> before_;  // By column: the row that it was reached from.
};

void Lapjv::ReduceColumns() {
  std::vector<int32_t> least_row(n_, 0);
  for (int32_t j = 0; j < n_; ++j) v_[j] = costs_[j];
  for (int32_t i = 1; i < n_; ++i) {
    const int32_t* const row = Row(i);
    for (int32_t j = 0; j < n_; ++j) {
      if (row[j] >= v_[j]) continue;
      v_[j] = row[j];
      least_row[j] = i;
    }
  }
  std::vector<int32_t> found(n_);  // How many columns have their least cost in the row.
  for (int32_t j = n_ - 1; j >= 0; --j) {
    const int32_t i = least_row[j];
    if (++found[i] > 1) continue;
    column_of_[i] = j;
    row_of_[j] = i;
  }
  // Reduction transfer, from rows that have one column only.
  for (int32_t i = 0; i < n_; ++i) {
    if (found[i] == 0) free_.push_back(i);
    if (found[i] != 1 || n_ == 1) continue;
    int64_t second = std::numeric_limits<int64_t>::max();
    for (int32_t j = 0; j < n_; ++j)
      if (j != column_of_[i]) second = std::min(second, Row(i)[j] - v_[j]);
    v_[column_of_[i]] -= second;
  }
}

void Lapjv::AugmentByRowReduction() {
  std::vector<int32_t> todo = std::exchange(free_, {});
  if (n_ == 1) {
    free_ = todo;
    return;
  }
  for (std::size_t k = 0; k < todo.size();) {
    const int32_t i = todo[k++];
    const int32_t* const row = Row(i);
    int32_t first = 0;
    int32_t second = -1;
    int64_t least = row[0] - v_[0];
    int64_t next = std::numeric_limits<int64_t>::max();
    for (int32_t j = 1; j < n_; ++j) {
      const int64_t reduced = row[j] - v_[j];
      if (reduced >= next) continue;
      if (reduced >= least) {
        next = reduced;
        second = j;
      } else {
        next = std::exchange(least, reduced);
        second = std::exchange(first, j);
      }
    }
    int32_t column = first;
    if (least < next) {
      v_[first] -= next - least;
    } else if (row_of_[first] >= 0) {
      column = second;
    }
    const int32_t displaced = row_of_[column];
    column_of_[i] = column;
    row_of_[column] = i;
    if (displaced < 0) continue;
    column_of_[displaced] = -1;
    if (least < next) {
      todo[--k] = displaced;  // Goes on at once.
    } else {
      free_.push_back(displaced);
    }
  }
}

int32_t Lapjv::GatherNearest(int32_t begin) {
  int32_t end = begin;
  int64_t least = std::numeric_limits<int64_t>::max();
  for (int32_t k = begin; k < n_; ++k) {
    const int64_t distance = distance_[columns_[k]];
    if (distance > least) continue;
    if (distance < least) {
      least = distance;
      end = begin;
    }
    std::swap(columns_[k], columns_[end++]);
  }
  return end;
}

int32_t Lapjv::Scan(int32_t from, int64_t least, int32_t& end) {
  const int32_t i = row_of_[from];
  const int32_t* const row = Row(i);
  const int64_t base = row[from] - v_[from] - least;
  for (int32_t k = end; k < n_; ++k) {
    const int32_t j = columns_[k];
    const int64_t through = row[j] - v_[j] - base;
    if (through >= distance_[j]) continue;
    distance_[j] = through;
    before_[j] = i;
    if (through > least) continue;
    if (row_of_[j] < 0) return j;
    std::swap(columns_[k], columns_[end++]);
  }
  return -1;
}

int32_t Lapjv::FindPath(int32_t free_row) {
  for (int32_t j = 0; j < n_; ++j) {
    distance_[j] = Row(free_row)[j] - v_[j];
    before_[j] = free_row;
  }
  int32_t found = -1;
  int32_t begin = 0;
  int32_t final = 0;  // Before this their distance was final when the least one last grew.
  int64_t least = 0;
  for (int32_t end = 0; found < 0;) {
    if (begin == end) {
      final = begin;
      end = GatherNearest(begin);
      least = distance_[columns_[begin]];
      for (int32_t k = begin; k < end && found < 0; ++k)
        if (row_of_[columns_[k]] < 0) found = columns_[k];
    } else {
      found = Scan(columns_[begin++], least, end);
    }
  }
  for (int32_t k = 0; k < final; ++k) v_[columns_[k]] += distance_[columns_[k]] - least;
  return found;
}

void Lapjv::AugmentByPath(int32_t free_row) {
  int32_t column = FindPath(free_row);
  for (int32_t row = -1; row != free_row;) {
    row = before_[column];
    row_of_[column] = row;
    std::swap(column_of_[row], column);
  }
}

}  // namespace

std::vector<int32_t> SolveLapjv(int32_t n, const int32_t* costs) { return Lapjv(n, costs).Run(); }

}  // namespace parvis::bench
