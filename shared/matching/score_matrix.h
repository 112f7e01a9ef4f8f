// The scores of all pairs, readable by rows and by columns, for edits that search from either side.
#ifndef PARVIS_SHARED_MATCHING_SCORE_MATRIX_H_
#define PARVIS_SHARED_MATCHING_SCORE_MATRIX_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "shared/matching/line_scan.h"
#include "shared/matching/problem.h"

namespace parvis::matching {

// A matrix and its transpose. A line, be it a row or a column, is as many scores as there are
// columns or rows, then kNotAllowed up to a multiple of kLanes, so that it is scanned in whole
// vectors. Costs 4 bytes a pair, or 8 from the first score on that 16 bits do not hold. One thread
// at a time.
class ScoreMatrix {
 public:
  static constexpr int kLanes = 32;
  static constexpr int Padded(int count) { return (count + kLanes - 1) / kLanes * kLanes; }

  ScoreMatrix(int rows, int columns)
      : rows_(rows),
        columns_(columns),
        row_stride_(Padded(columns)),
        column_stride_(Padded(rows)),
        narrow_rows_(std::size_t(rows) * row_stride_, kNotAllowed),
        narrow_columns_(std::size_t(columns) * column_stride_, kNotAllowed) {}

  int rows() const { return rows_; }
  int columns() const { return columns_; }
  ScoreLine Row(int row) const {
    return LineAt(narrow_rows_, wide_rows_, std::size_t(row) * row_stride_);
  }
  ScoreLine Column(int column) const {
    return LineAt(narrow_columns_, wide_columns_, std::size_t(column) * column_stride_);
  }
  int32_t At(int row, int column) const {
    const std::size_t place = std::size_t(row) * row_stride_ + column;
    return IsNarrow() ? narrow_rows_[place] : wide_rows_[place];
  }

  void Set(int row, int column, int32_t score) {
    if (IsNarrow() && score > std::numeric_limits<int16_t>::max()) Widen();
    const std::size_t in_rows = std::size_t(row) * row_stride_ + column;
    const std::size_t in_columns = std::size_t(column) * column_stride_ + row;
    if (IsNarrow()) {
      narrow_rows_[in_rows] = narrow_columns_[in_columns] = static_cast<int16_t>(score);
    } else {
      wide_rows_[in_rows] = wide_columns_[in_columns] = score;
    }
  }

 private:
  bool IsNarrow() const { return wide_rows_.empty(); }
  ScoreLine LineAt(const std::vector<int16_t>& narrow, const std::vector<int32_t>& wide,
                   std::size_t place) const {
    return IsNarrow() ? ScoreLine{narrow.data() + place, nullptr}
                      : ScoreLine{nullptr, wide.data() + place};
  }
  void Widen() {
    wide_rows_.assign(narrow_rows_.begin(), narrow_rows_.end());
    wide_columns_.assign(narrow_columns_.begin(), narrow_columns_.end());
    narrow_rows_ = {};
    narrow_columns_ = {};
  }

  int rows_;
  int columns_;
  int row_stride_;
  int column_stride_;
  std::vector<int16_t> narrow_rows_;
  std::vector<int16_t> narrow_columns_;
  std::vector<int32_t> wide_rows_;  // In place of the narrow ones if not empty.
  std::vector<int32_t> wide_columns_;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_SCORE_MATRIX_H_
