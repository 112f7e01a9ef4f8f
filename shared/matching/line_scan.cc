#include "shared/matching/line_scan.h"

#include <algorithm>

namespace parvis::matching {

int ScanLine(const LineScan& scan, int32_t* hits, int32_t* distances) {
  int found = 0;
  for (int j = 0; j < scan.count; ++j) {
    const int32_t distance = scan.base + scan.duals[j] - scan.scores[j];
    if (scan.scores[j] < 0 || distance > scan.limits[j] || distance > scan.bound) continue;
    hits[found] = j;
    distances[found] = distance;
    ++found;
  }
  return found;
}

int32_t LeastUnsigned(const int32_t* numbers, int count) {
  uint32_t least = UINT32_MAX;
  for (int j = 0; j < count; ++j) least = std::min(least, static_cast<uint32_t>(numbers[j]));
  return static_cast<int32_t>(least);
}

int FindEqual(const int32_t* numbers, int count, int32_t wanted, int32_t* found) {
  int equal = 0;
  for (int j = 0; j < count; ++j)
    if (numbers[j] == wanted) found[equal++] = j;
  return equal;
}

}  // namespace parvis::matching
