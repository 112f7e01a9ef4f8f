// The vectors in which a proof counts, compared from the left.
#ifndef PARVIS_SHARED_PROOF_PRICE_H_
#define PARVIS_SHARED_PROOF_PRICE_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace parvis::proof {

// Pairs, shortfall, points, levels by rising score, tie. `total` counts points, `fairest` levels;
// the shortfall is 0 without reciprocity. A rematch counts persons placed as pairs, kept pairs as
// shortfall, and under `fairest` pairs as points.
struct Price {
  struct Level {
    int32_t score = 0;
    int64_t count = 0;  // Not 0.
  };
  int64_t pairs = 0;
  int64_t shortfall = 0;
  int64_t points = 0;
  std::vector<Level> levels;  // Scores rising.
  int64_t tie = 0;

  static Price Points(int64_t points);
};

// A price that is added or taken away.
struct Term {
  const Price* price;
  int sign;  // 1 or -1
};

// The sign of the sum: -1, 0 or 1. Each component of the sum has to fit into 64 bits.
int SignOf(std::initializer_list<Term> sum);

inline int SignOf(const Price& price) { return SignOf({{&price, 1}}); }

// a against b: -1, 0 or 1.
inline int Compare(const Price& a, const Price& b) { return SignOf({{&a, 1}, {&b, -1}}); }

}  // namespace parvis::proof

#endif  // PARVIS_SHARED_PROOF_PRICE_H_
