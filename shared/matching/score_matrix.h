// The scores of all pairs, readable by rows and by columns, for edits that search from either side.
#ifndef PARVIS_SHARED_MATCHING_SCORE_MATRIX_H_
#define PARVIS_SHARED_MATCHING_SCORE_MATRIX_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/matching/problem.h"

namespace parvis::matching {

// A matrix and its transpose. A line, be it a row or a column, is as many scores as there are
// columns or rows, then kNotAllowed up to a multiple of kLanes, so that it is scanned in whole
// vectors. Costs 8 bytes a pair. One thread at a time.
class ScoreMatrix {
 public:
  static constexpr int kLanes = 16;
  static constexpr int Padded(int count) { return (count + kLanes - 1) / kLanes * kLanes; }

  ScoreMatrix(int rows, int columns)
      : rows_(rows),
        columns_(columns),
        row_stride_(Padded(columns)),
        column_stride_(Padded(rows)),
        by_row_(std::size_t(rows) * row_stride_, kNotAllowed),
        by_column_(std::size_t(columns) * column_stride_, kNotAllowed) {}

  int rows() const { return rows_; }
  int columns() const { return columns_; }
  const int32_t* Row(int row) const { return &by_row_[std::size_t(row) * row_stride_]; }
  const int32_t* Column(int column) const {
    return &by_column_[std::size_t(column) * column_stride_];
  }
  int32_t At(int row, int column) const { return Row(row)[column]; }

  void Set(int row, int column, int32_t score) {
    by_row_[std::size_t(row) * row_stride_ + column] = score;
    by_column_[std::size_t(column) * column_stride_ + row] = score;
  }

 private:
  int rows_;
  int columns_;
  int row_stride_;
  int column_stride_;
  std::vector<int32_t> by_row_;
  std::vector<int32_t> by_column_;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_SCORE_MATRIX_H_
