#include "shared/proof/price.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

namespace parvis::proof {
namespace {

// More are never added: u + v - z - w.
constexpr std::size_t kMostTerms = 4;

int Sign(int64_t number) { return (number > 0) - (number < 0); }

int64_t Sum(std::initializer_list<Term> sum, int64_t Price::*component) {
  int64_t total = 0;
  for (const Term& term : sum) total += term.sign * (term.price->*component);
  return total;
}

// The sign at the lowest level at which the counts do not cancel out.
int SignOfLevels(std::initializer_list<Term> sum) {
  constexpr int32_t kEnd = std::numeric_limits<int32_t>::max();
  std::array<std::size_t, kMostTerms> next{};
  while (true) {
    int32_t score = kEnd;
    for (std::size_t i = 0; i < sum.size(); ++i) {
      const std::vector<Price::Level>& levels = sum.begin()[i].price->levels;
      if (next[i] < levels.size()) score = std::min(score, levels[next[i]].score);
    }
    if (score == kEnd) return 0;
    int64_t count = 0;
    for (std::size_t i = 0; i < sum.size(); ++i) {
      const Term& term = sum.begin()[i];
      const std::vector<Price::Level>& levels = term.price->levels;
      if (next[i] == levels.size() || levels[next[i]].score != score) continue;
      count += term.sign * levels[next[i]++].count;
    }
    if (count != 0) return Sign(count);
  }
}

}  // namespace

Price Price::Points(int64_t points) {
  Price price;
  price.points = points;
  return price;
}

int SignOf(std::initializer_list<Term> sum) {
  if (const int sign = Sign(Sum(sum, &Price::pairs))) return sign;
  if (const int sign = Sign(Sum(sum, &Price::shortfall))) return sign;
  if (const int sign = Sign(Sum(sum, &Price::points))) return sign;
  if (const int sign = SignOfLevels(sum)) return sign;
  return Sign(Sum(sum, &Price::tie));
}

}  // namespace parvis::proof
