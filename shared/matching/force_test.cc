#include "shared/matching/force.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "shared/matching/test_support.h"

namespace parvis::matching {
namespace {

using ::testing::ElementsAre;
using testing::Ids;
using ::testing::IsEmpty;

// Best: a1=m1, a2=m2. Views as the scores, but m1 likes a2 better than it likes a1.
Engine MakeEngine(Objective objective) {
  SolveOptions options;
  options.objective = objective;
  return *Engine::Create(
      *Instance::FromScores(
          Ids('a', 2), Ids('m', 2), {1, 1},
          {{0, 0, 9, {9, 7}}, {0, 1, 5, {5, 5}}, {1, 0, 4, {4, 8}}, {1, 1, 6, {6, 6}}}),
      {}, options);
}

TEST(ForceTest, UnderTotalIsPairsAndPoints) {
  const absl::StatusOr<ForceEffect> effect = EffectOfForcing(MakeEngine(Objective::kTotal), {0, 1});
  ASSERT_TRUE(effect.ok()) << effect.status();
  EXPECT_EQ(effect->difference.pairs_gained, 0);
  EXPECT_EQ(effect->difference.points_gained, -6);
  EXPECT_EQ(effect->difference.formed.size(), 2u);
  EXPECT_FALSE(effect->first_difference);
  EXPECT_THAT(effect->blocking, IsEmpty());
}

TEST(ForceTest, UnderStableIsWhoBlocks) {
  // With a1=m2 comes a2=m1; a1 and m1 do not block, since m1 likes a2 better; a2 and m2 neither,
  // since m2 likes a2 better than a1, and a2 likes m2 better than m1: they do.
  const absl::StatusOr<ForceEffect> effect =
      EffectOfForcing(MakeEngine(Objective::kStable), {0, 1});
  ASSERT_TRUE(effect.ok()) << effect.status();
  EXPECT_THAT(effect->blocking, ElementsAre(Pair{1, 1}));
}

TEST(ForceTest, OfAPairThatIsNotAllowedIsRefused) {
  const Engine engine = *Engine::Create(
      *Instance::FromScores(Ids('a', 1), Ids('m', 2), {1, 1}, {{0, 0, 9, {}}}), {}, {});
  EXPECT_EQ(EffectOfForcing(engine, {0, 1}).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(ForceTest, SortedScoresPartAtAPlace) {
  Matching before;
  Matching after;
  EXPECT_FALSE(FirstDifferenceOf(before, after));
  before.pairs = {{0, 0, 5}, {1, 1, 3}};
  after.pairs = {{0, 1, 3}, {1, 0, 4}, {2, 2, 9}};
  const std::optional<FirstDifference> part = FirstDifferenceOf(before, after);
  ASSERT_TRUE(part);
  EXPECT_EQ(part->place, 2);
  EXPECT_EQ(part->before, 5);
  EXPECT_EQ(part->after, 4);
  after.pairs = {{0, 1, 3}};
  EXPECT_EQ(FirstDifferenceOf(before, after)->place, 2);
  EXPECT_FALSE(FirstDifferenceOf(before, after)->after);
}

}  // namespace
}  // namespace parvis::matching
