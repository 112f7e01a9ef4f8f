// Which rows each column has, while a matching changes.
#ifndef PARVIS_SHARED_MATCHING_COLUMN_ROWS_H_
#define PARVIS_SHARED_MATCHING_COLUMN_ROWS_H_

#include <cstdint>
#include <vector>

#include "shared/matching/problem.h"

namespace parvis::matching {

// Keeps a matching and its lists of rows by column together. Every call is O(1).
class ColumnRows {
 public:
  // `column_of` has -1 for all rows that are not in a list yet; it is kept up to date.
  ColumnRows(const SparseProblem& problem, std::vector<int32_t>& column_of)
      : capacities_(problem.capacities),
        column_of_(column_of),
        first_(problem.columns, -1),
        next_(problem.rows, -1),
        previous_(problem.rows, -1),
        taken_(problem.columns) {}

  // The rows of a column, in no order that means anything; -1 ends the list.
  int32_t First(int32_t column) const { return first_[column]; }
  int32_t Next(int32_t row) const { return next_[row]; }

  bool HasFreePlace(int32_t column) const {
    return taken_[column] < (capacities_ == nullptr ? 1 : capacities_[column]);
  }

  // The row has no column.
  void Link(int32_t row, int32_t column) {
    column_of_[row] = column;
    previous_[row] = -1;
    next_[row] = first_[column];
    if (next_[row] >= 0) previous_[next_[row]] = row;
    first_[column] = row;
    ++taken_[column];
  }
  // The row has one.
  void Unlink(int32_t row) {
    const int32_t column = column_of_[row];
    (previous_[row] >= 0 ? next_[previous_[row]] : first_[column]) = next_[row];
    if (next_[row] >= 0) previous_[next_[row]] = previous_[row];
    column_of_[row] = -1;
    --taken_[column];
  }

 private:
  const int32_t* const capacities_;
  std::vector<int32_t>& column_of_;
  std::vector<int32_t> first_;     // By column.
  std::vector<int32_t> next_;      // By row.
  std::vector<int32_t> previous_;  // By row; -1 for the first.
  std::vector<int32_t> taken_;     // By column: how many rows it has.
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_COLUMN_ROWS_H_
