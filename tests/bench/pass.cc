#include "tests/bench/pass.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "tests/bench/clock.h"

namespace parvis::bench {
namespace {

int16_t Minimum(const int16_t* costs, const int16_t* prices, int32_t columns) {
  int16_t least = std::numeric_limits<int16_t>::max();
  for (int32_t j = 0; j < columns; ++j) {
    const auto reduced = static_cast<int16_t>(costs[j] - prices[j]);
    least = reduced < least ? reduced : least;
  }
  return least;
}

// Of compressed rows, where the prices have to be gathered.
int16_t Minimum(const int16_t* costs, const int32_t* columns, const int16_t* prices,
                std::size_t entries) {
  int16_t least = std::numeric_limits<int16_t>::max();
  for (std::size_t k = 0; k < entries; ++k) {
    const auto reduced = static_cast<int16_t>(costs[k] - prices[columns[k]]);
    least = reduced < least ? reduced : least;
  }
  return least;
}

}  // namespace

double SecondsOfOnePass(const Numbers& numbers, int repeats) {
  std::vector<int16_t> costs;
  std::vector<int32_t> columns;
  if (numbers.IsSparse()) {
    for (const auto& entry : numbers.entries) {
      costs.push_back(static_cast<int16_t>(entry.score));
      columns.push_back(entry.mentor);
    }
  } else {
    costs.assign(numbers.weights.begin(), numbers.weights.end());
  }
  const std::vector<int16_t> prices(numbers.columns, 1);
  double seconds = std::numeric_limits<double>::infinity();
  int64_t sum = 0;
  for (int r = 0; r < repeats; ++r) {
    const double start = Now();
    for (int32_t i = 0; i < numbers.rows; ++i) {
      sum += numbers.IsSparse()
                 ? Minimum(&costs[numbers.row_begin[i]], &columns[numbers.row_begin[i]],
                           prices.data(), numbers.row_begin[i + 1] - numbers.row_begin[i])
                 : Minimum(&costs[static_cast<std::size_t>(i) * numbers.columns], prices.data(),
                           numbers.columns);
    }
    seconds = std::min(seconds, Now() - start);
  }
  // The sum is used, so that no compiler leaves the pass out.
  static volatile int64_t used;
  used = sum;
  return used == std::numeric_limits<int64_t>::min() ? 0 : seconds;
}

}  // namespace parvis::bench
