#include "shared/matching/dense.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/kernel_test_support.h"

namespace parvis::matching {

namespace {

using testing::BestByReference;
using testing::DenseData;
using testing::Fault;
using testing::Random;
using testing::RandomSparse;
using testing::SparseShape;
using testing::ValueOf;

// Full and holey matrices, square, wide and tall, with and without ties, with huge weights.
SparseShape RandomShape(int32_t most, Random& random) {
  SparseShape shape;
  shape.rows = random.Below(most + 1);
  shape.columns = random.Below(3) == 0 ? random.Below(most + 1) : shape.rows;
  const int32_t percents[] = {100, 100, 90, 50, 10};
  shape.allowed_percent = percents[random.Below(5)];
  const int32_t max_scores[] = {0, 1, 3, 20, 1000, 1000000};
  shape.max_score = max_scores[random.Below(6)];
  shape.max_capacity = random.Below(5) == 0 ? 2 : 0;
  return shape;
}

// Everybody rather has the same: scores are sums of a row's and a column's part and some chance.
DenseData WithFavourites(int32_t rows, int32_t columns, Random& random) {
  DenseData data{RandomSparse({.rows = rows, .columns = columns, .allowed_percent = 100}, random)};
  std::vector<int32_t> liked(columns);
  for (int32_t& points : liked) points = random.Below(1000);
  for (std::size_t at = 0; at < data.weights.size(); ++at) {
    data.weights[at] = liked[at % columns] + random.Below(30);
    data.list.entries[at].score = data.weights[at];
  }
  return data;
}

void ExpectSolved(const DenseData& data, uint64_t seed) {
  const Assignment best = SolveDense(data.Problem());
  ASSERT_EQ(Fault(data.list, best), "") << seed;
  ASSERT_EQ(ValueOf(data.list, best), BestByReference(data.list)) << seed;
}

TEST(DenseTest, EqualsTheReferenceAndProvesIt) {
  for (uint64_t seed = 1; seed <= 2000; ++seed) {
    Random random(seed);
    ExpectSolved(DenseData(RandomSparse(RandomShape(seed % 10 == 0 ? 60 : 12, random), random)),
                 seed);
  }
}

TEST(DenseTest, EqualsTheReferenceWhereAllWantTheSame) {
  for (uint64_t seed = 1; seed <= 100; ++seed) {
    Random random(seed);
    const int32_t rows = 1 + random.Below(60);
    ExpectSolved(WithFavourites(rows, rows + random.Below(2) * random.Below(20), random), seed);
  }
}

TEST(DenseTest, ProvesTheBestOfHugeWeights) {
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    Random random(seed);
    const DenseData data(RandomSparse({.rows = 1 + random.Below(40),
                                       .columns = 1 + random.Below(40),
                                       .allowed_percent = 100,
                                       .max_score = (1 << 25) - 1},
                                      random));
    ASSERT_EQ(Fault(data.list, SolveDense(data.Problem())), "") << seed;
  }
}

RC_GTEST_PROP(DenseTest, TheOrderOfRowsAndColumnsDoesNotMatter, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  const DenseData data(RandomSparse(RandomShape(40, random), random));
  const DenseProblem problem = data.Problem();
  std::vector<int32_t> rows(problem.rows);
  std::vector<int32_t> columns(problem.columns);
  std::iota(rows.begin(), rows.end(), 0);
  std::iota(columns.begin(), columns.end(), 0);
  for (int32_t i = problem.rows; i > 1; --i) std::swap(rows[i - 1], rows[random.Below(i)]);
  for (int32_t j = problem.columns; j > 1; --j) std::swap(columns[j - 1], columns[random.Below(j)]);
  std::vector<int32_t> weights;
  std::vector<int32_t> capacities;
  for (int32_t row : rows)
    for (int32_t j : columns) weights.push_back(problem.weights[row * problem.columns + j]);
  for (int32_t j : columns) capacities.push_back(data.list.capacity(j));
  const Assignment one = SolveDense(problem);
  const Assignment other =
      SolveDense({problem.rows, problem.columns, weights.data(), capacities.data()});
  int64_t value = 0;
  for (int32_t i = 0; i < problem.rows; ++i)
    if (const int32_t j = other.column_of[i]; j >= 0)
      value += Weight::kPair + weights[i * problem.columns + j];
  RC_ASSERT(value == ValueOf(data.list, one));
}

TEST(DenseTest, NothingToPair) {
  EXPECT_TRUE(SolveDense({}).column_of.empty());
  const std::vector<int32_t> nobody(6, kNotAllowed);
  EXPECT_EQ(SolveDense({2, 3, nobody.data()}).column_of, (std::vector<int32_t>{-1, -1}));
  EXPECT_EQ(SolveDense({3, 2, nobody.data()}).column_of, (std::vector<int32_t>{-1, -1, -1}));
  EXPECT_EQ(SolveDense({2, 0, nullptr}).column_of, (std::vector<int32_t>{-1, -1}));
}

TEST(DenseTest, PairsComeBeforePoints) {
  const std::vector<int32_t> weights = {1000, 0, 0, kNotAllowed};
  EXPECT_EQ(SolveDense({2, 2, weights.data()}).column_of, (std::vector<int32_t>{1, 0}));
}

class GivesUp : public Progress {
 public:
  bool Report(double fraction) override {
    EXPECT_GE(fraction, last_);
    EXPECT_LE(fraction, 1);
    last_ = fraction;
    return --turns_ > 0;
  }

 private:
  double last_ = 0;
  int turns_ = 3;
};

TEST(DenseTest, GivesUpOnRequest) {
  Random random(1);
  const DenseData data(RandomSparse({.rows = 50, .columns = 50, .allowed_percent = 100}, random));
  GivesUp progress;
  EXPECT_TRUE(SolveDense(data.Problem(), &progress).cancelled);
}

}  // namespace
}  // namespace parvis::matching
