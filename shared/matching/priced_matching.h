// What the algorithms for large matrices hand to each other: the matrix in 16 or 32 bits, and a
// matching that grows under prices that only rise.
#ifndef PARVIS_SHARED_MATCHING_PRICED_MATCHING_H_
#define PARVIS_SHARED_MATCHING_PRICED_MATCHING_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/matching/problem.h"
#include "shared/matching/row_kernels.h"

namespace parvis::matching {

// Points into memory that the caller owns.
template <class T>
struct Matrix {
  int32_t rows = 0;
  int32_t columns = 0;  // Not fewer than rows.
  const T* weights = nullptr;

  const T* Row(int32_t row) const { return weights + std::size_t(row) * columns; }
};

template <class T>
struct PricedMatching {
  explicit PricedMatching(const Matrix<T>& of)
      : matrix(of), price(of.columns), column_of(of.rows, -1), row_of(of.columns, -1) {}

  int32_t Value(int32_t row, int32_t column) const {
    return matrix.Row(row)[column] - price[column];
  }
  BestTwo FindBest(int32_t row) const {
    return FindBestTwo(matrix.Row(row), price.data(), matrix.columns);
  }
  void Match(int32_t row, int32_t column) {
    column_of[row] = column;
    row_of[column] = row;
  }
  void Release(int32_t row) {
    row_of[column_of[row]] = -1;
    column_of[row] = -1;
  }

  const Matrix<T> matrix;
  std::vector<T> price;            // By column; from 0 to Range<T>::kMaxPrice.
  std::vector<int32_t> column_of;  // By row; -1 if it is free.
  std::vector<int32_t> row_of;     // By column.
  WorkCounters counters;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_PRICED_MATCHING_H_
