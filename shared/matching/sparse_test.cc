#include "shared/matching/sparse.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/kernel_test_support.h"
#include "shared/matching/sparse_augment.h"

namespace parvis::matching {
namespace {

using testing::BestByReference;
using testing::Fault;
using testing::Random;
using testing::RandomSparse;
using testing::SparseData;
using testing::SparseShape;
using testing::ValueOf;

// Shapes of every kind: short and long rows, ties and none, shortage and surplus, empty rows.
SparseShape RandomShape(int32_t most, Random& random) {
  SparseShape shape;
  shape.rows = random.Below(most + 1);
  shape.columns = random.Below(most + 1);
  shape.allowed_percent = random.Below(3) == 0 ? 100 : 2 + random.Below(80);
  const int32_t max_scores[] = {0, 1, 3, 20, 1000, 1000000};
  shape.max_score = max_scores[random.Below(6)];
  shape.max_capacity = random.Below(5);
  return shape;
}

TEST(SparseTest, EqualsTheReferenceAndProvesIt) {
  int32_t paired = 0;
  int32_t unpaired = 0;
  for (uint64_t seed = 1; seed <= 3000; ++seed) {
    Random random(seed);
    const SparseData data = RandomSparse(RandomShape(seed % 10 == 0 ? 60 : 12, random), random);
    const Assignment best = SolveSparse(data.Problem());
    ASSERT_EQ(Fault(data, best), "") << seed;
    ASSERT_EQ(ValueOf(data, best), BestByReference(data)) << seed;
    for (int32_t column : best.column_of) ++(column < 0 ? unpaired : paired);
  }
  EXPECT_GT(paired, 10000);  // The instances are not trivial.
  EXPECT_GT(unpaired, 5000);
}

RC_GTEST_PROP(SparseTest, AnyStartEndsAtTheOptimum, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  const SparseData data = RandomSparse(RandomShape(40, random), random);
  const SparseProblem problem = data.Problem();
  Assignment assignment;
  assignment.column_of.assign(problem.rows, -1);
  std::vector<int32_t> taken(problem.columns);
  for (int32_t row = 0; row < problem.rows; ++row) {
    const int32_t length = static_cast<int32_t>(data.row_begin[row + 1] - data.row_begin[row]);
    if (length == 0) continue;
    const int32_t column = data.entries[data.row_begin[row] + random.Below(length)].mentor;
    if (taken[column] == data.capacity(column)) continue;
    ++taken[column];
    assignment.column_of[row] = column;
  }
  for (int32_t column = 0; column < problem.columns; ++column)
    assignment.column_dual.push_back(random.Below(3) * random.Below(2000));
  PartOfProgress nobody(nullptr, 0, 1);
  AugmentSparse(problem, nobody, assignment);
  RC_ASSERT(Fault(data, assignment) == "");
  RC_ASSERT(ValueOf(data, assignment) == BestByReference(data));
}

RC_GTEST_PROP(SparseTest, TheOrderOfRowsAndColumnsDoesNotMatter, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  const SparseData data = RandomSparse(RandomShape(40, random), random);
  std::vector<int32_t> rows(data.rows());
  std::vector<int32_t> columns(data.columns);
  std::iota(rows.begin(), rows.end(), 0);
  std::iota(columns.begin(), columns.end(), 0);
  for (int32_t i = data.rows(); i > 1; --i) std::swap(rows[i - 1], rows[random.Below(i)]);
  for (int32_t i = data.columns; i > 1; --i) std::swap(columns[i - 1], columns[random.Below(i)]);
  SparseData other;
  other.columns = data.columns;
  other.capacities.resize(data.capacities.size());
  for (std::size_t column = 0; column < data.capacities.size(); ++column)
    other.capacities[columns[column]] = data.capacities[column];
  for (int32_t row : rows) {
    const auto begin = other.entries.size();
    for (std::size_t at = data.row_begin[row]; at < data.row_begin[row + 1]; ++at)
      other.entries.push_back({columns[data.entries[at].mentor], data.entries[at].score});
    std::sort(other.entries.begin() + begin, other.entries.end(),
              [](const auto& a, const auto& b) { return a.mentor < b.mentor; });
    other.row_begin.push_back(other.entries.size());
  }
  RC_ASSERT(ValueOf(other, SolveSparse(other.Problem())) ==
            ValueOf(data, SolveSparse(data.Problem())));
}

TEST(SparseTest, NothingToPair) {
  const SparseData nobody;
  EXPECT_TRUE(SolveSparse(nobody.Problem()).column_of.empty());
  SparseData strangers;  // Two rows and three columns, no pair allowed.
  strangers.columns = 3;
  strangers.row_begin = {0, 0, 0};
  const Assignment assignment = SolveSparse(strangers.Problem());
  EXPECT_EQ(assignment.column_of, (std::vector<int32_t>{-1, -1}));
  EXPECT_EQ(Fault(strangers, assignment), "");
}

TEST(SparseTest, PairsComeBeforePoints) {
  // Row 0 takes columns 0 and 1, row 1 only column 0: two pairs of 0 points, not one of 1000.
  SparseData data;
  data.columns = 2;
  data.entries = {{0, 1000}, {1, 0}, {0, 0}};
  data.row_begin = {0, 2, 3};
  EXPECT_EQ(SolveSparse(data.Problem()).column_of, (std::vector<int32_t>{1, 0}));
}

// Gives up at its n-th report, and hears that progress never falls.
class GiveUp : public Progress {
 public:
  explicit GiveUp(int at) : at_(at) {}
  bool Report(double fraction) override {
    EXPECT_GE(fraction, last_);
    EXPECT_LE(fraction, 1.0);
    last_ = fraction;
    return ++reports_ != at_;
  }
  int reports() const { return reports_; }

 private:
  const int at_;
  int reports_ = 0;
  double last_ = 0;
};

TEST(SparseTest, GivesUpOnRequest) {
  Random random(1);
  const SparseData data = RandomSparse({200, 200, 30, 1000, 2}, random);
  GiveUp never(-1);
  EXPECT_FALSE(SolveSparse(data.Problem(), &never).cancelled);
  EXPECT_GT(never.reports(), 10);
  EXPECT_LT(never.reports(), 500);
  for (int at = 1; at <= never.reports(); ++at) {
    GiveUp give_up(at);
    EXPECT_TRUE(SolveSparse(data.Problem(), &give_up).cancelled);
    EXPECT_EQ(give_up.reports(), at);
  }
}

}  // namespace
}  // namespace parvis::matching
