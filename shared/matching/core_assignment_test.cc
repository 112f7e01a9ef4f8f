#include "shared/matching/core_assignment.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/jonker_volgenant.h"
#include "shared/matching/problem.h"
#include "shared/matching/test_support.h"

namespace parvis::matching {
namespace {

using testing::Random;

struct Data {
  int32_t rows = 0;
  int32_t columns = 0;
  std::vector<int32_t> weights;

  FullProblem Problem() const { return {rows, columns, weights.data()}; }
};

// Chance, popular columns, kinds of people that are alike, or distances on a line; with some pairs
// forbidden.
Data RandomData(int32_t most, Random& random) {
  Data data;
  data.rows = 1 + random.Below(most);
  data.columns = data.rows + (random.Below(3) == 0 ? random.Below(most) : 0);
  const int32_t kind = random.Below(4);
  const int32_t ranges[] = {1, 2, 10, 1000, 8000, 8001, 1000000};
  const int32_t range = ranges[random.Below(7)];
  const int32_t forbidden_percent = random.Below(2) * random.Below(100);
  const int32_t alike = 1 + random.Below(6);
  std::vector<int32_t> liked(data.columns);
  for (int32_t& weight : liked) weight = random.Below(range);
  const Random start = random;
  for (int32_t row = 0; row < data.rows; ++row) {
    Random of_row = start;
    for (int32_t skipped = 0; skipped < row % alike; ++skipped) of_row.Below(2);
    for (int32_t j = 0; j < data.columns; ++j) {
      int32_t weight = random.Below(range + 1);
      if (kind == 1) weight = liked[j] + random.Below(range / 10 + 1);
      if (kind == 2) weight = of_row.Below(range + 1) / 2;
      if (kind == 3) weight = std::abs(liked[j] - liked[row]);
      if (random.Below(100) < forbidden_percent) weight = kNotAllowed;
      data.weights.push_back(weight);
    }
  }
  return data;
}

FullAssignment Solve(const Data& data) {
  RisingProgress nobody(nullptr);
  return SolveByCores(data.Problem(), nobody);
}

int64_t Sum(const Data& data, const FullAssignment& answer) {
  int64_t sum = 0;
  for (int32_t row = 0; row < data.rows; ++row)
    sum += data.Problem().Row(row)[answer.column_of[row]];
  return sum;
}

// What is wrong with an answer; empty if its prices prove it.
std::string Fault(const Data& data, const FullAssignment& answer) {
  std::vector<bool> taken(data.columns);
  for (int32_t row = 0; row < data.rows; ++row) {
    const int32_t column = answer.column_of[row];
    if (column < 0 || taken[column]) return "no column of its own";
    taken[column] = true;
    const int32_t* weights = data.Problem().Row(row);
    if (weights[column] < 0) return "not allowed";
    for (int32_t j = 0; j < data.columns; ++j)
      if (weights[j] >= 0 && weights[j] - answer.price[j] > weights[column] - answer.price[column])
        return "not its best";
  }
  if (data.rows == data.columns) return "";
  for (int32_t j = 0; j < data.columns; ++j)
    if (answer.price[j] < 0 || (!taken[j] && answer.price[j] > 0)) return "price";
  return "";
}

RC_GTEST_PROP(CoreAssignmentTest, EqualsJonkerAndVolgenantAndProvesIt, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  const Data data = RandomData(200, random);
  const FullAssignment answer = Solve(data);
  RisingProgress nobody(nullptr);
  const FullAssignment reference = JonkerVolgenant(data.Problem(), nobody);
  RC_CLASSIFY(answer.status == FullStatus::kImpossible, "impossible");
  RC_CLASSIFY(answer.counters.bids > 0, "auction");
  if (reference.status == FullStatus::kImpossible) {
    // Prices may run away before it is seen.
    RC_ASSERT(answer.status != FullStatus::kDone);
    return;
  }
  RC_ASSERT(reference.status == FullStatus::kDone);
  RC_ASSERT(Fault(data, reference) == "");
  RC_ASSERT(answer.status == FullStatus::kDone);
  RC_ASSERT(Fault(data, answer) == "");
  RC_ASSERT(Sum(data, answer) == Sum(data, reference));
}

TEST(CoreAssignmentTest, EveryRegimeOccurs) {
  int32_t with_auction = 0;
  int32_t without_auction = 0;
  int32_t impossible = 0;
  for (uint64_t seed = 1; seed <= 100; ++seed) {
    Random random(seed);
    const Data data = RandomData(100, random);
    const FullAssignment answer = Solve(data);
    if (answer.status == FullStatus::kImpossible)
      ++impossible;
    else
      ++(answer.counters.bids > 0 ? with_auction : without_auction);
  }
  EXPECT_GT(with_auction, 10);
  EXPECT_GT(without_auction, 10);
  EXPECT_GT(impossible, 0);
}

// The work on a fixed instance is bounded: what a change makes slow shows here, on every machine.
TEST(CoreAssignmentTest, WorkIsBounded) {
  constexpr int32_t kSide = 600;
  Data data{kSide, kSide, {}};
  Random random(1);
  for (int32_t i = 0; i < kSide * kSide; ++i) data.weights.push_back(random.Below(1001));
  const FullAssignment chance = Solve(data);
  EXPECT_LT(chance.counters.rows_scanned, 40 * kSide);
  for (int32_t i = 0; i < kSide * kSide; ++i)
    data.weights[i] = (i / kSide % 30 + 1) * (i % kSide % 40 + 1) / 10;
  const FullAssignment ties = Solve(data);
  EXPECT_EQ(Fault(data, ties), "");
  EXPECT_LT(ties.counters.rows_scanned, 200 * kSide);
}

class GivesUp : public Progress {
 public:
  bool Report(double fraction) override { return fraction < .3; }
};

TEST(CoreAssignmentTest, GivesUpOnRequest) {
  Data data{100, 100, {}};
  for (int32_t i = 0; i < 10000; ++i) data.weights.push_back(i / 100 * (i % 100));
  GivesUp progress;
  EXPECT_EQ(SolveByCores(data.Problem(), progress).status, FullStatus::kCancelled);
}

}  // namespace
}  // namespace parvis::matching
