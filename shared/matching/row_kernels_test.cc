#include "shared/matching/row_kernels.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include "gtest/gtest.h"
#include "shared/matching/problem.h"
#include "shared/matching/test_support.h"

namespace parvis::matching {

// The version that every processor can run.
namespace simd128 {
extern const RowKernels kKernels;
}

namespace {

using testing::Random;

// Weights and prices of one row, with ties and forbidden pairs, and the values by plain loops.
struct Row {
  explicit Row(uint64_t seed) {
    Random random(seed);
    const int32_t columns = 1 + random.Below(90);
    for (int32_t j = 0; j < columns; ++j) {
      weights.push_back(random.Below(8) - 1);
      prices.push_back(random.Below(4));
      narrow_weights.push_back(
          static_cast<int16_t>(weights[j] < 0 ? Range<int16_t>::kForbidden : weights[j]));
      narrow_prices.push_back(static_cast<int16_t>(prices[j]));
    }
  }
  int32_t columns() const { return static_cast<int32_t>(weights.size()); }
  bool IsAllowed(int32_t j) const { return weights[j] >= 0; }
  int32_t Value(int32_t j) const { return weights[j] - prices[j]; }

  std::vector<int32_t> weights;
  std::vector<int32_t> prices;
  std::vector<int16_t> narrow_weights;
  std::vector<int16_t> narrow_prices;
};

class RowKernelsTest : public ::testing::TestWithParam<const RowKernels*> {
 protected:
  const RowKernels& kernels_ = *GetParam();
};

INSTANTIATE_TEST_SUITE_P(Narrow, RowKernelsTest, ::testing::Values(&simd128::kKernels));
INSTANTIATE_TEST_SUITE_P(Chosen, RowKernelsTest, ::testing::Values(&Kernels()));

TEST_P(RowKernelsTest, BestTwo) {
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    const Row row(seed);
    std::vector<int32_t> order;
    for (int32_t j = 0; j < row.columns(); ++j)
      if (row.IsAllowed(j)) order.push_back(j);
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return row.Value(a) > row.Value(b); });
    const auto check = [&](const BestTwo& two, int32_t forbidden) {
      EXPECT_EQ(two.best_column, order.empty() ? -1 : order[0]) << seed;
      EXPECT_EQ(two.second > forbidden, order.size() >= 2) << seed;
      if (!order.empty()) {
        EXPECT_EQ(two.best, row.Value(order[0])) << seed;
      }
      if (order.size() >= 2) {
        EXPECT_EQ(two.second, row.Value(order[1])) << seed;
      }
    };
    const BestTwo two = kernels_.best_two32(row.weights.data(), row.prices.data(), row.columns());
    check(two, Range<int32_t>::kForbidden);
    EXPECT_EQ(two.second_column, order.size() < 2 ? -1 : order[1]) << seed;
    check(kernels_.best_two16(row.narrow_weights.data(), row.narrow_prices.data(), row.columns()),
          Range<int16_t>::kForbidden);
  }
}

TEST_P(RowKernelsTest, Above) {
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    const Row row(seed);
    for (int32_t floor : {Range<int16_t>::kForbidden, -2, 0, 3, 9}) {
      std::vector<int32_t> columns;
      std::vector<int32_t> values;
      for (int32_t j = 0; j < row.columns(); ++j) {
        if (!row.IsAllowed(j) || row.Value(j) <= floor) continue;
        columns.push_back(j);
        values.push_back(row.Value(j));
      }
      const auto check = [&](auto above, const auto& weights, const auto& prices) {
        std::vector<int32_t> found(row.columns());
        std::vector<int32_t> found_values(row.columns());
        const int32_t count = above(weights.data(), prices.data(), row.columns(), floor,
                                    found.data(), found_values.data());
        found.resize(count);
        found_values.resize(count);
        EXPECT_EQ(found, columns) << seed;
        EXPECT_EQ(found_values, values) << seed;
      };
      check(kernels_.above32, row.weights, row.prices);
      check(kernels_.above16, row.narrow_weights, row.narrow_prices);
    }
  }
}

TEST_P(RowKernelsTest, Values) {
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    const Row row(seed);
    std::vector<int32_t> expected(row.columns());
    std::vector<int32_t> expected_maxima((row.columns() + kBlock - 1) / kBlock, INT32_MIN);
    for (int32_t j = 0; j < row.columns(); ++j) {
      expected[j] = (row.IsAllowed(j) ? row.weights[j] : kForbiddenValue) - row.prices[j];
      expected_maxima[j / kBlock] = std::max(expected_maxima[j / kBlock], expected[j]);
    }
    std::vector<int32_t> values(row.columns());
    std::vector<int32_t> maxima(expected_maxima.size());
    kernels_.values(row.weights.data(), row.prices.data(), row.columns(), values.data(),
                    maxima.data());
    EXPECT_EQ(values, expected) << seed;
    EXPECT_EQ(maxima, expected_maxima) << seed;
  }
}

TEST_P(RowKernelsTest, RaiseAndNarrow) {
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    const Row row(seed);
    std::vector<int32_t> raised = row.prices;
    kernels_.raise(row.weights.data(), row.columns(), raised.data());
    std::vector<int16_t> narrow(row.columns());
    kernels_.narrow(row.weights.data(), row.columns(), 1, narrow.data());
    EXPECT_EQ(narrow, row.narrow_weights) << seed;
    kernels_.narrow(row.weights.data(), row.columns(), 3, narrow.data());
    for (int32_t j = 0; j < row.columns(); ++j)
      EXPECT_EQ(narrow[j], row.IsAllowed(j) ? 3 * row.weights[j] : row.narrow_weights[j]) << seed;
    for (int32_t j = 0; j < row.columns(); ++j)
      EXPECT_EQ(raised[j], std::max(row.prices[j], row.weights[j])) << seed;
  }
}

TEST_P(RowKernelsTest, Relax) {
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    Row row(seed);
    Random random(seed);
    row.prices[random.Below(row.columns())] = kClosedPrice;
    std::vector<int32_t> distance(row.columns());
    for (int32_t& one : distance) one = random.Below(10);
    std::vector<int32_t> expected = distance;
    std::vector<int32_t> expected_from(row.columns(), -1);
    for (int32_t j = 0; j < row.columns(); ++j) {
      if (!row.IsAllowed(j) || 5 - row.Value(j) >= distance[j]) continue;
      expected[j] = 5 - row.Value(j);
      expected_from[j] = 7;
    }
    std::vector<int32_t> from(row.columns(), -1);
    EXPECT_EQ(kernels_.relax(row.weights.data(), row.prices.data(), row.columns(), 5, 7,
                             distance.data(), from.data()),
              *std::min_element(expected.begin(), expected.end()))
        << seed;
    EXPECT_EQ(distance, expected) << seed;
    EXPECT_EQ(from, expected_from) << seed;
  }
}

}  // namespace
}  // namespace parvis::matching
