#include "shared/matching/tie_stage.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/test_support.h"
#include "shared/matching/total.h"
#include "tests/support/prove_matching.h"

namespace parvis::matching {
namespace {

using testing::Ids;
using testing::Random;
using testing::RandomInstance;
using testing::Shape;

// The same instance with other ids, so that another of its optima is the one.
Instance WithOtherIds(const Instance& instance) {
  std::vector<int32_t> capacities;
  std::vector<Instance::Score> scores;
  for (int m = 0; m < instance.mentors(); ++m) capacities.push_back(instance.capacity(m));
  for (int a = 0; a < instance.adepts(); ++a)
    for (const Instance::Entry entry : instance.Row(a))
      scores.push_back({a, entry.mentor, entry.score, {}});
  return *Instance::FromScores(Ids('x', instance.adepts()), Ids('y', instance.mentors()),
                               std::move(capacities), std::move(scores));
}

// What a kernel gives back for the instance: some optimum, its duals without ties.
Assignment SomeOptimum(const Instance& instance) {
  const TotalResult result = SolveTotal(WithOtherIds(instance), {}, 0);
  Assignment assignment;
  assignment.column_of = result.mentor_of;
  for (Weight dual : result.adept_duals) assignment.row_dual.push_back(dual.value);
  for (Weight dual : result.mentor_duals) assignment.column_dual.push_back(dual.value);
  return assignment;
}

void ExpectOptimum(const Instance& instance, TotalResult result) {
  const TotalResult expected = SolveTotal(instance, {}, 0);
  ASSERT_EQ(result.mentor_of, expected.mentor_of);
  Matching matching = *Solve(instance, {}, {});
  matching.adept_duals = result.adept_duals;
  matching.mentor_duals = result.mentor_duals;
  const absl::Status status = parvis::testing::ProveMatching(instance, {}, matching, {});
  ASSERT_TRUE(status.ok()) << status;
}

void ExpectTiesBroken(const Instance& instance) {
  const TieHashes hashes{instance.adept_hashes(), instance.mentor_hashes()};
  const Assignment assignment = SomeOptimum(instance);
  std::vector<int32_t> capacities;
  for (int m = 0; m < instance.mentors(); ++m) capacities.push_back(instance.capacity(m));
  std::vector<int32_t> weights(std::size_t{1} * instance.adepts() * instance.mentors());
  for (int a = 0; a < instance.adepts(); ++a)
    instance.CopyRow(a, weights.data() + std::size_t{1} * a * instance.mentors());
  const DenseProblem dense{instance.adepts(), instance.mentors(), weights.data(),
                           capacities.data()};
  ExpectOptimum(instance, BreakTies(dense, assignment, hashes));
  const SparseProblem sparse{instance.adepts(), instance.mentors(), instance.row_begin(),
                             instance.entries(), capacities.data()};
  ExpectOptimum(instance, BreakTies(sparse, assignment, hashes));
}

TEST(TieStageTest, FindsTheOneOptimumOfSmallInstances) {
  for (uint64_t seed = 1; seed <= 2000; ++seed) {
    Random random(seed);
    Shape shape;
    shape.adepts = random.Below(9);
    shape.mentors = random.Below(9);
    shape.max_capacity = 1 + random.Below(3);
    shape.allowed_percent = 10 + random.Below(91);
    shape.max_score = random.Below(4);
    ExpectTiesBroken(RandomInstance(shape, random));
    ASSERT_FALSE(HasFatalFailure()) << seed;
  }
}

// Rows with more tight pairs than the core holds: all pairs weigh the same.
TEST(TieStageTest, FindsTheOneOptimumWhereEveryPairIsTight) {
  for (const auto& [adepts, mentors, capacity] :
       {std::tuple(150, 150, 1), std::tuple(150, 120, 1), std::tuple(120, 150, 1),
        std::tuple(150, 70, 4), std::tuple(70, 150, 3)}) {
    Random random(adepts + mentors);
    ExpectTiesBroken(RandomInstance({adepts, mentors, capacity, 100, 0}, random));
    ExpectTiesBroken(RandomInstance({adepts, mentors, capacity, 90, 1}, random));
  }
}

// Prices are free up to a shift where everybody has to be paired; they need not be small.
TEST(TieStageTest, FindsTheOneOptimumByPricesBeyond32Bits) {
  Random random(1);
  const Instance instance = RandomInstance({20, 20, 1, 100, 3}, random);
  Assignment assignment = SomeOptimum(instance);
  for (const int64_t shift : {int64_t{1} << 28, int64_t{1} << 35}) {
    for (int64_t& u : assignment.row_dual) ASSERT_GE(u -= shift, 0);
    for (int64_t& v : assignment.column_dual) v += shift;
    std::vector<int32_t> weights;
    for (int a = 0; a < instance.adepts(); ++a)
      for (const Instance::Entry entry : instance.Row(a)) weights.push_back(entry.score);
    const DenseProblem dense{instance.adepts(), instance.mentors(), weights.data(), nullptr};
    ExpectOptimum(instance, BreakTies(dense, assignment,
                                      {instance.adept_hashes(), instance.mentor_hashes()}));
  }
}

RC_GTEST_PROP(TieStageTest, FindsTheOneOptimum, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  Shape shape;
  shape.adepts = random.Below(60);
  shape.mentors = random.Below(60);
  shape.max_capacity = 1 + random.Below(3);
  shape.allowed_percent = 10 + random.Below(91);
  shape.max_score = random.Below(10);
  ExpectTiesBroken(RandomInstance(shape, random));
}

}  // namespace
}  // namespace parvis::matching
