#include "shared/matching/shortage.h"

#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/kernel_test_support.h"

namespace parvis::matching {
namespace {

using testing::BestByReference;
using testing::Random;
using testing::RandomSparse;
using testing::SparseData;
using testing::ValueOf;

Assignment Unpaired(const SparseData& data) {
  Assignment assignment;
  assignment.column_of.assign(data.rows(), -1);
  assignment.column_dual.assign(data.columns, 0);
  return assignment;
}

RC_GTEST_PROP(ShortageTest, PairsAsManyAsCanBeAndRaisesWhatTheOthersCompeteFor, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  const SparseData data = RandomSparse({.rows = random.Below(50),
                                        .columns = random.Below(40),
                                        .allowed_percent = 1 + random.Below(15),
                                        .max_capacity = random.Below(4)},
                                       random);
  Assignment assignment = Unpaired(data);
  PriceShortage(data.Problem(), assignment);
  const auto pairs_of = [](int64_t value) { return Weight{value, 0}.pairs(); };
  RC_ASSERT(pairs_of(ValueOf(data, assignment)) == pairs_of(BestByReference(data)));
  std::vector<int32_t> taken(data.columns);
  for (int32_t column : assignment.column_of)
    if (column >= 0) ++taken[column];
  for (int32_t column = 0; column < data.columns; ++column) {
    RC_ASSERT(taken[column] <= data.capacity(column));
    const bool is_short = pairs_of(assignment.column_dual[column]) == 1;
    RC_ASSERT(is_short || assignment.column_dual[column] == 0);
    RC_ASSERT(!is_short || taken[column] == data.capacity(column));
  }
  // Who has a short column, or goes without, may have short columns only.
  for (int32_t row = 0; row < data.rows(); ++row) {
    const int32_t own = assignment.column_of[row];
    if (own >= 0 && assignment.column_dual[own] == 0) continue;
    for (std::size_t at = data.row_begin[row]; at < data.row_begin[row + 1]; ++at)
      RC_ASSERT(pairs_of(assignment.column_dual[data.entries[at].mentor]) == 1);
  }
}

TEST(ShortageTest, LeavesPricesAloneWhereAllCanBePaired) {
  SparseData data;
  data.columns = 2;
  data.entries = {{0, 5}, {1, 3}, {0, 9}};
  data.row_begin = {0, 2, 3};
  Assignment assignment = Unpaired(data);
  PriceShortage(data.Problem(), assignment);
  EXPECT_EQ(assignment.column_of, (std::vector<int32_t>{1, 0}));
  EXPECT_EQ(assignment.column_dual, (std::vector<int64_t>{0, 0}));
}

}  // namespace
}  // namespace parvis::matching
