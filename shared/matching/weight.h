// What the objective `total` adds up: pairs, then points, then tie values, compared in that order.
#ifndef PARVIS_SHARED_MATCHING_WEIGHT_H_
#define PARVIS_SHARED_MATCHING_WEIGHT_H_

#include <cstdint>

namespace parvis::matching {

// A vector (pairs, points, tie) under lexicographic order, with pairs and points packed into one
// integer: value = pairs * 2^40 + points. Points are sums over alternating paths of at most 10^5
// scores of at most 10^6, so |points| < 2^39, and the packing keeps both the order and the sums;
// ties are below 2^31 each, so their sums are far from overflow. Two plain 64-bit integers are the
// same, and fast, on every platform; a third would cost a third more.
struct Weight {
  int64_t value = 0;
  int64_t tie = 0;

  static constexpr int64_t kPair = int64_t{1} << 40;

  static constexpr Weight Make(int64_t pairs, int64_t points, int64_t tie) {
    return {pairs * kPair + points, tie};
  }
  static constexpr Weight Points(int64_t points) { return {points, 0}; }

  // The components again. The points may be negative: a path may win a pair and lose points.
  constexpr int64_t pairs() const { return (value + kPair / 2) >> 40; }
  constexpr int64_t points() const { return value - pairs() * kPair; }

  // With reciprocity a component stands between pairs and points: value = pairs * kPairBefore +
  // shortfall * kShortfall + points. A pair's weight has 0 there; the dual z of an institution,
  // which is added to the weights of its adepts' pairs, at most 1: what each of them counts who is
  // paired below what the institution could have. The components then are these two and points().
  static constexpr int64_t kShortfall = kPair;
  static constexpr int64_t kPairBefore = kPair << 18;
  constexpr int64_t pairs_before() const { return (pairs() + (int64_t{1} << 17)) >> 18; }
  constexpr int64_t shortfall() const { return pairs() - (pairs_before() << 18); }

  friend constexpr Weight operator+(Weight a, Weight b) {
    return {a.value + b.value, a.tie + b.tie};
  }
  friend constexpr Weight operator-(Weight a, Weight b) {
    return {a.value - b.value, a.tie - b.tie};
  }
  friend constexpr bool operator<(Weight a, Weight b) {
    return a.value != b.value ? a.value < b.value : a.tie < b.tie;
  }
  friend constexpr bool operator==(Weight a, Weight b) {
    return a.value == b.value && a.tie == b.tie;
  }
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_WEIGHT_H_
