// The passes over one line of a matrix that a search spends its time in.
#ifndef PARVIS_SHARED_MATCHING_LINE_SCAN_H_
#define PARVIS_SHARED_MATCHING_LINE_SCAN_H_

#include <cstdint>

namespace parvis::matching {

// Arrays of `count` numbers, a multiple of 16.
struct LineScan {
  const int32_t* scores;  // Negative: not allowed.
  const int32_t* duals;
  const int32_t* limits;
  int count;
  int32_t base;
  int32_t bound;
};

// Finds every j whose distance base + duals[j] - scores[j] is at most limits[j] and `bound`, where
// the pair is allowed. Writes j and the distance, j rising; returns how many. Both arrays must
// have room for `count`.
int ScanLine(const LineScan& scan, int32_t* hits, int32_t* distances);

// The least of the numbers, taken as unsigned.
int32_t LeastUnsigned(const int32_t* numbers, int count);

// Writes every j with numbers[j] == wanted, rising; returns how many.
int FindEqual(const int32_t* numbers, int count, int32_t wanted, int32_t* found);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_LINE_SCAN_H_
