// The loops over a whole matrix row in which the dense solvers spend their time, in SIMD. The one
// source row_kernels.cc uses the compilers' vector extensions and is compiled once for each
// instruction set; the best one that the processor has is chosen when the program starts. Every
// version gives the same integers: where values are equal, the lowest column counts.
#ifndef PARVIS_SHARED_MATCHING_ROW_KERNELS_H_
#define PARVIS_SHARED_MATCHING_ROW_KERNELS_H_

#include <cstdint>

namespace parvis::matching {

// Prices stay below this in amount and distances below it, or the solvers give up (kTooWide): the
// sums in the kernels then do not overflow. Weights are below 2^25 (problem.h).
inline constexpr int32_t kMaxPrice = 1 << 27;

// The value of a pair that may not be formed, before its price; lower than that of any that may,
// whatever the prices.
inline constexpr int32_t kForbiddenValue = -(1 << 30);

// The distance of a column that is not reached. Forbidden pairs and columns that are closed by
// kClosedPrice lead to other distances that are too far, but none below kMaxPrice.
inline constexpr int32_t kFar = 1 << 30;
inline constexpr int32_t kClosedPrice = 1 << 29;

struct BestTwo {
  int32_t best = kForbiddenValue;
  int32_t second = kForbiddenValue;
  int32_t best_column = -1;
  int32_t second_column = -1;
};

// How many neighbouring columns share one entry of `maxima` of Values.
inline constexpr int32_t kBlock = 16;

// The value of column j for a row is weight - price[j].
struct RowKernels {
  const char* name;

  // maxima[j] = max(maxima[j], row[j]).
  void (*raise)(const int32_t* row, int32_t columns, int32_t* maxima);

  // The two columns of the highest values.
  BestTwo (*best_two)(const int32_t* row, const int32_t* price, int32_t columns);

  // All values, and the maximum of each kBlock of them (the last may be shorter).
  void (*values)(const int32_t* row, const int32_t* price, int32_t columns, int32_t* values,
                 int32_t* maxima);

  // One row in a search for shortest paths: the way to column j over it is base + price[j] -
  // weight long. Where that is less than distance[j], sets distance[j] and from[j] = row_index.
  // Gives the least distance of all.
  int32_t (*relax)(const int32_t* row, const int32_t* price, int32_t columns, int32_t base,
                   int32_t row_index, int32_t* distance, int32_t* from);
};

// The kernels for this processor.
const RowKernels& Kernels();

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_ROW_KERNELS_H_
