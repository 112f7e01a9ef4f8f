// The loops over a whole matrix row in which the dense solvers spend their time, in SIMD. The one
// source row_kernels.cc uses the compilers' vector extensions and is compiled once for each
// instruction set; the best one that the processor has is chosen when the program runs. Every
// version gives the same integers: where values are equal, the lowest column counts.
#ifndef PARVIS_SHARED_MATCHING_ROW_KERNELS_H_
#define PARVIS_SHARED_MATCHING_ROW_KERNELS_H_

#include <cstdint>

namespace parvis::matching {

// Prices in 32 bits stay below this in amount.
inline constexpr int32_t kMaxPrice = 1 << 27;

// The value of a pair in 32 bits that may not be formed, before its price.
inline constexpr int32_t kForbiddenValue = -(1 << 30);

// The ranges in which no sum of a kernel overflows, for matrices in 16 and in 32 bits. A value is
// a weight less the column's price, and a solver keeps prices below kMaxPrice in amount, or gives
// up. The value of a pair that may not be formed is at most kForbidden, and that of any other is
// higher, whatever the prices.
template <class T>
struct Range;

template <>
struct Range<int16_t> {
  static constexpr int32_t kMaxWeight = 8000;
  static constexpr int32_t kMaxPrice = 14000;  // And none is negative.
  static constexpr int32_t kForbidden = -16384;
};

template <>
struct Range<int32_t> {
  static constexpr int32_t kMaxWeight = (1 << 25) - 1;  // As problem.h has it.
  static constexpr int32_t kMaxPrice = matching::kMaxPrice;
  static constexpr int32_t kForbidden = -(1 << 29);
};

// The distance of a column that is not reached. Forbidden pairs and columns that are closed by
// kClosedPrice lead to other distances that are too far, but to none below Range::kMaxPrice.
inline constexpr int32_t kFar = 1 << 30;
inline constexpr int32_t kClosedPrice = 1 << 29;

struct BestTwo {
  int32_t best;
  int32_t second;
  int32_t best_column = -1;  // -1 if there is none.
  int32_t second_column = -1;
};

// How many neighbouring columns share one entry of `maxima` of values().
inline constexpr int32_t kBlock = 16;

// In 16 bits a forbidden pair has the weight Range::kForbidden, in 32 bits kNotAllowed.
struct RowKernels {
  // maxima[j] = max(maxima[j], row[j]).
  void (*raise)(const int32_t* row, int32_t columns, int32_t* maxima);

  // The row in 16 bits, times the factor. No weight is then over Range::kMaxWeight.
  void (*narrow)(const int32_t* row, int32_t columns, int32_t factor, int16_t* narrow);

  // The two columns of the highest values. In 16 bits the second best column is not told.
  BestTwo (*best_two16)(const int16_t* row, const int16_t* price, int32_t columns);
  BestTwo (*best_two32)(const int32_t* row, const int32_t* price, int32_t columns);

  // All values, and the maximum of each kBlock of them (the last may be shorter).
  void (*values)(const int32_t* row, const int32_t* price, int32_t columns, int32_t* values,
                 int32_t* maxima);

  // The columns with values over `floor`, rising, and the values. How many.
  int32_t (*above16)(const int16_t* row, const int16_t* price, int32_t columns, int32_t floor,
                     int32_t* found, int32_t* values);
  int32_t (*above32)(const int32_t* row, const int32_t* price, int32_t columns, int32_t floor,
                     int32_t* found, int32_t* values);

  // One row in a search for shortest paths: the way to column j over it is base + price[j] -
  // weight long. Where that is less than distance[j], sets distance[j] and from[j] = row_index.
  // Gives the least distance of all.
  int32_t (*relax)(const int32_t* row, const int32_t* price, int32_t columns, int32_t base,
                   int32_t row_index, int32_t* distance, int32_t* from);
};

// The kernels for this processor.
const RowKernels& Kernels();

inline BestTwo FindBestTwo(const int16_t* row, const int16_t* price, int32_t columns) {
  return Kernels().best_two16(row, price, columns);
}
inline BestTwo FindBestTwo(const int32_t* row, const int32_t* price, int32_t columns) {
  return Kernels().best_two32(row, price, columns);
}
inline int32_t FindAbove(const int16_t* row, const int16_t* price, int32_t columns, int32_t floor,
                         int32_t* found, int32_t* values) {
  return Kernels().above16(row, price, columns, floor, found, values);
}
inline int32_t FindAbove(const int32_t* row, const int32_t* price, int32_t columns, int32_t floor,
                         int32_t* found, int32_t* values) {
  return Kernels().above32(row, price, columns, floor, found, values);
}

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_ROW_KERNELS_H_
