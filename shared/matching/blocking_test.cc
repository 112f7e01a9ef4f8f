#include "shared/matching/blocking.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "shared/matching/test_support.h"

namespace parvis::matching {
namespace {

using ::testing::ElementsAre;
using testing::Ids;
using ::testing::IsEmpty;

// Two adepts, two mentors; the best sum is a1=m1, a2=m2 (10 + 0), but the views of a2=m1 are
// (5, 9), and m1 sees only 8 in a1.
Instance TwoByTwo(std::vector<int32_t> capacities) {
  return *Instance::FromScores(
      Ids('a', 2), Ids('m', 2), std::move(capacities),
      {{0, 0, 10, {12, 8}}, {0, 1, 1, {1, 1}}, {1, 0, 7, {5, 9}}, {1, 1, 0, {0, 0}}});
}

Matching Pinned(const Instance& instance, const Constraints& constraints) {
  return *Solve(instance, constraints, {});
}

TEST(BlockingTest, FindsThoseWhoWouldBothRatherHaveEachOther) {
  const Instance instance = TwoByTwo({1, 1});
  EXPECT_THAT(BlockingPairs(instance, {}, Pinned(instance, {})), ElementsAre(Pair{1, 0}));
}

TEST(BlockingTest, ForbiddenPairsDoNotBlock) {
  const Instance instance = TwoByTwo({1, 1});
  Constraints constraints;
  constraints.forbids = {{1, 0}};
  EXPECT_THAT(BlockingPairs(instance, constraints, Pinned(instance, constraints)), IsEmpty());
}

TEST(BlockingTest, PinnedAdeptsAndPinnedPlacesDoNotBlock) {
  const Instance instance = TwoByTwo({1, 1});
  Constraints adept_pinned;
  adept_pinned.pins = {{1, 1}};
  EXPECT_THAT(BlockingPairs(instance, adept_pinned, Pinned(instance, adept_pinned)), IsEmpty());
  Constraints place_pinned;
  place_pinned.pins = {{0, 0}};
  EXPECT_THAT(BlockingPairs(instance, place_pinned, Pinned(instance, place_pinned)), IsEmpty());
}

TEST(BlockingTest, AFreePlaceTakesAnyoneEvenAtViewZero) {
  // a1 is alone with m1 pinned elsewhere; m2 is free, and both views are 0.
  const Instance instance =
      *Instance::FromScores(Ids('a', 1), Ids('m', 1), {1}, {{0, 0, 0, {0, 0}}});
  Matching nobody = *Solve(instance, {{}, {{0, 0}}}, {});
  EXPECT_THAT(BlockingPairs(instance, {}, nobody), ElementsAre(Pair{0, 0}));
}

TEST(BlockingTest, EqualViewsDoNotBlock) {
  const Instance instance = *Instance::FromScores(Ids('a', 1), Ids('m', 2), {1, 1},
                                                  {{0, 0, 5, {5, 5}}, {0, 1, 4, {5, 3}}});
  EXPECT_THAT(BlockingPairs(instance, {}, *Solve(instance, {}, {})), IsEmpty());
}

}  // namespace
}  // namespace parvis::matching
