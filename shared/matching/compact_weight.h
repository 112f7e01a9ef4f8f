// Weight in 32 bits and a tie: what the re-solver adds up and compares, eight pairs at a time.
#ifndef PARVIS_SHARED_MATCHING_COMPACT_WEIGHT_H_
#define PARVIS_SHARED_MATCHING_COMPACT_WEIGHT_H_

#include <cstdint>

#include "shared/base/limits.h"
#include "shared/matching/weight.h"

namespace parvis::matching {

// As Weight, with pairs and points packed as pairs * 2^28 + points. Duals lie in -2^26 to 2^26
// points beside 0 or 1 pairs, which is checked (Fits()), not assumed: then sums of two duals less a
// score never carry from points into pairs, so comparing packed values is comparing vectors.
struct CompactWeight {
  int32_t value = 0;
  int64_t tie = 0;

  static constexpr int32_t kPair = int32_t{1} << 28;
  static constexpr int32_t kMostPoints = int32_t{1} << 26;

  // More than any pair's weight: a price that keeps everyone away.
  static constexpr CompactWeight AboveAll() { return {kPair + limits::kMaxOwnScore + 1, 0}; }

  constexpr int32_t pairs() const { return (value + kPair / 2) >> 28; }
  constexpr int32_t points() const { return value - pairs() * kPair; }
  constexpr bool Fits() const { return points() >= -kMostPoints && points() <= kMostPoints; }

  static constexpr CompactWeight From(Weight weight) {
    return {static_cast<int32_t>(weight.pairs()) * kPair + static_cast<int32_t>(weight.points()),
            weight.tie};
  }
  // Whether From() keeps the weight as it is.
  static constexpr bool Holds(Weight weight) {
    return weight.pairs() >= 0 && weight.pairs() <= 1 && weight.points() >= -kMostPoints &&
           weight.points() <= kMostPoints;
  }
  constexpr Weight ToWeight() const { return Weight::Make(pairs(), points(), tie); }

  friend constexpr CompactWeight operator+(CompactWeight a, CompactWeight b) {
    return {a.value + b.value, a.tie + b.tie};
  }
  friend constexpr CompactWeight operator-(CompactWeight a, CompactWeight b) {
    return {a.value - b.value, a.tie - b.tie};
  }
  friend constexpr bool operator<(CompactWeight a, CompactWeight b) {
    return a.value != b.value ? a.value < b.value : a.tie < b.tie;
  }
  friend constexpr bool operator==(CompactWeight a, CompactWeight b) {
    return a.value == b.value && a.tie == b.tie;
  }
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_COMPACT_WEIGHT_H_
