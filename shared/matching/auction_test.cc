#include "shared/matching/auction.h"

#include <algorithm>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/kernel_test_support.h"
#include "shared/matching/sparse.h"

namespace parvis::matching {
namespace {

using testing::DenseData;
using testing::Random;
using testing::RandomSparse;
using testing::SparseData;
using testing::ValueOf;

template <typename Problem>
Assignment AuctionOf(const Problem& problem) {
  Assignment assignment;
  PartOfProgress nobody(nullptr, 0, 1);
  RunAuction(problem, nobody, assignment);
  return assignment;
}

// What a start for augmenting paths must be.
bool IsWithinCapacities(const SparseData& data, const Assignment& assignment) {
  std::vector<int32_t> taken(data.columns);
  for (int32_t column : assignment.column_of)
    if (column >= 0 && ++taken[column] > data.capacity(column)) return false;
  return std::all_of(assignment.column_dual.begin(), assignment.column_dual.end(),
                     [](int64_t price) { return price >= 0; });
}

RC_GTEST_PROP(AuctionTest, IsNearTheOptimumInShortageAndSurplus, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  const DenseData data(RandomSparse({.rows = 1 + random.Below(80),
                                     .columns = 1 + random.Below(80),
                                     .allowed_percent = 100,
                                     .max_score = 1000,
                                     .max_capacity = random.Below(4)},
                                    random));
  // Where all may have all, a pair more is always worth its cost in the auction too; and a pair is
  // at most epsilon, here a point, worse than another.
  const int64_t best = ValueOf(data.list, SolveSparse(data.list.Problem()));
  for (const Assignment& found : {AuctionOf(data.Problem()), AuctionOf(data.list.Problem())}) {
    RC_ASSERT(IsWithinCapacities(data.list, found));
    const int64_t value = ValueOf(data.list, found);
    RC_ASSERT(value <= best);
    RC_ASSERT(value >= best - 2 * data.list.rows());
  }
}

RC_GTEST_PROP(AuctionTest, GivesAStartWhateverTheProblem, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  const int32_t max_scores[] = {0, 1, 1000, (1 << 25) - 1};
  const SparseData data = RandomSparse({.rows = random.Below(60),
                                        .columns = random.Below(60),
                                        .allowed_percent = 1 + random.Below(20),
                                        .max_score = max_scores[random.Below(4)],
                                        .max_capacity = random.Below(4)},
                                       random);
  RC_ASSERT(IsWithinCapacities(data, AuctionOf(data.Problem())));
  RC_ASSERT(IsWithinCapacities(data, AuctionOf(DenseData(data).Problem())));
}

}  // namespace
}  // namespace parvis::matching
