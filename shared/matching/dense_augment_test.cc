#include "shared/matching/dense_augment.h"

#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/kernel_test_support.h"
#include "shared/matching/sparse.h"

namespace parvis::matching {
namespace {

using testing::DenseData;
using testing::Fault;
using testing::Random;
using testing::RandomSparse;
using testing::ValueOf;

// The best of the matrix from these prices, and no pairs.
Assignment AugmentFrom(const DenseData& data, std::vector<int64_t> prices) {
  Assignment assignment;
  assignment.column_of.assign(data.list.rows(), -1);
  assignment.column_dual = std::move(prices);
  PartOfProgress nobody(nullptr, 0, 1);
  AugmentDense(data.Problem(), nobody, assignment);
  return assignment;
}

// Rows are longer than their core, and the prices say little of what the core should be.
RC_GTEST_PROP(DenseAugmentTest, WidensTheCoreUntilItProvesTheOptimum, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  const int32_t max_scores[] = {1, 20, 1000, 1000000};
  const DenseData data(RandomSparse({.rows = 100 + random.Below(200),
                                     .columns = 100 + random.Below(200),
                                     .allowed_percent = random.Below(2) == 0 ? 100 : 60,
                                     .max_score = max_scores[random.Below(4)],
                                     .max_capacity = random.Below(4)},
                                    random));
  std::vector<int64_t> prices(data.list.columns);
  for (int64_t& price : prices) price = random.Below(2000);
  const Assignment best = AugmentFrom(data, prices);
  RC_ASSERT(Fault(data.list, best) == "");
  RC_ASSERT(ValueOf(data.list, best) == ValueOf(data.list, SolveSparse(data.list.Problem())));
}

TEST(DenseAugmentTest, DualsBeyondTheRangeOfTheRowKernels) {
  // Prices fall along a chain, as steep as scores can be: 12 columns of 2^25 - 1 and more below.
  constexpr int32_t kHighest = (1 << 25) - 1;
  testing::SparseData chain;
  chain.columns = 13;
  for (int32_t row = 0; row < 13; ++row) {
    chain.entries.push_back({row, 0});
    if (row + 1 < 13) chain.entries.push_back({row + 1, kHighest});
    chain.row_begin.push_back(chain.entries.size());
  }
  const DenseData data(chain);
  const Assignment best = AugmentFrom(data, std::vector<int64_t>(13, 0));
  EXPECT_EQ(Fault(chain, best), "");
  EXPECT_EQ(ValueOf(chain, best), 13 * Weight::kPair);
  EXPECT_GT(best.column_dual[12], int64_t{1} << 27);
}

}  // namespace
}  // namespace parvis::matching
