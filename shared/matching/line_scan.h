// The passes over one line of a matrix in which searches for a re-solve spend their time, in SIMD.
// The one source line_scan.cc is compiled once for each instruction set, as row_kernels.h says.
// Every version gives the same integers.
#ifndef PARVIS_SHARED_MATCHING_LINE_SCAN_H_
#define PARVIS_SHARED_MATCHING_LINE_SCAN_H_

#include <cstdint>

namespace parvis::matching {

// The scores of a line, in one of two widths; the other is null. Negative: not allowed.
struct ScoreLine {
  const int16_t* narrow;
  const int32_t* wide;
};

// Arrays of `count` numbers, a multiple of 32.
struct Line {
  ScoreLine scores;
  const int32_t* duals;
  const int32_t* limits;
  int32_t count;
  int32_t base;
  int32_t bound;
};

struct LineScans {
  // Finds every j whose distance base + duals[j] - scores[j] is at most limits[j] and `bound`,
  // where the pair is allowed. Writes j and the distance, j rising; returns how many. Both arrays
  // must have room for `count`.
  int32_t (*near)(const Line& line, int32_t* nodes, int32_t* distances);

  // The least of the numbers, taken as unsigned.
  int32_t (*least_unsigned)(const int32_t* numbers, int32_t count);

  // Writes every j with numbers[j] == wanted, rising; returns how many.
  int32_t (*equal)(const int32_t* numbers, int32_t count, int32_t wanted, int32_t* found);
};

// Those for this processor.
const LineScans& Scans();

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_LINE_SCAN_H_
