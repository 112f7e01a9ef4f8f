#include "shared/matching/engine.h"

#include <algorithm>

#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/test_support.h"

namespace parvis::matching {
namespace {

using ::testing::ElementsAre;
using testing::Ids;
using ::testing::IsEmpty;
using testing::Random;
using testing::RandomInstance;

Engine SmallEngine() {
  // Best: a1=m1 (9), a2=m2 (5).
  Instance instance =
      *Instance::FromScores(Ids('a', 2), Ids('m', 2), {1, 1},
                            {{0, 0, 9, {}}, {0, 1, 8, {}}, {1, 0, 5, {}}, {1, 1, 5, {}}});
  return *Engine::Create(std::move(instance), {}, {});
}

std::vector<Pair> PairsOf(const std::vector<FormedPair>& formed) {
  std::vector<Pair> pairs;
  for (const FormedPair& pair : formed) pairs.push_back({pair.adept, pair.mentor});
  return pairs;
}

TEST(EngineTest, TellsWhatAnEditChanged) {
  Engine engine = SmallEngine();
  Edit edit;
  edit.added_pins = {{1, 0}};
  const absl::StatusOr<Difference> difference = engine.Apply(edit);
  ASSERT_TRUE(difference.ok()) << difference.status();
  EXPECT_THAT(PairsOf(difference->formed), ElementsAre(Pair{0, 1}, Pair{1, 0}));
  EXPECT_THAT(PairsOf(difference->dissolved), ElementsAre(Pair{0, 0}, Pair{1, 1}));
  EXPECT_EQ(difference->pairs_gained, 0);
  EXPECT_EQ(difference->points_gained, -1);
  ASSERT_TRUE(engine.Apply(edit.Inverse()).ok());
  EXPECT_THAT(PairsOf(engine.matching().pairs), ElementsAre(Pair{0, 0}, Pair{1, 1}));
  EXPECT_THAT(engine.constraints().pins, IsEmpty());
}

TEST(EngineTest, AnEditThatCannotBeMadeChangesNothing) {
  Engine engine = SmallEngine();
  Edit removes_what_is_not_there;
  removes_what_is_not_there.added_pins = {{0, 0}};
  removes_what_is_not_there.removed_forbids = {{0, 1}};
  EXPECT_EQ(engine.Apply(removes_what_is_not_there).status().code(),
            absl::StatusCode::kFailedPrecondition);
  Edit two_pins;
  two_pins.added_pins = {{0, 0}, {0, 1}};
  EXPECT_EQ(engine.Apply(two_pins).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(engine.constraints().pins, IsEmpty());
  EXPECT_THAT(engine.constraints().forbids, IsEmpty());
}

TEST(EngineTest, ForcingTellsThePriceAndDoesNothing) {
  Engine engine = SmallEngine();
  const absl::StatusOr<Difference> forced = engine.Force({0, 1});
  ASSERT_TRUE(forced.ok()) << forced.status();
  EXPECT_EQ(forced->points_gained, -1);
  EXPECT_THAT(PairsOf(engine.matching().pairs), ElementsAre(Pair{0, 0}, Pair{1, 1}));
}

TEST(EngineTest, ForcingGoesBeforePinAndForbidOfTheSameAdept) {
  Engine engine = SmallEngine();
  Edit edit;
  edit.added_pins = {{0, 0}};
  edit.added_forbids = {{0, 1}};
  ASSERT_TRUE(engine.Apply(edit).ok());
  EXPECT_TRUE(engine.Force({0, 1}).ok());
  edit = {};
  edit.added_pins = {{1, 1}};
  ASSERT_TRUE(engine.Apply(edit).ok());
  EXPECT_EQ(engine.Force({0, 1}).status().code(), absl::StatusCode::kInvalidArgument);
}

// However one came to the constraints, the matching is that of solving afresh.
RC_GTEST_PROP(EngineTest, EqualsSolvingAfreshAfterManyEdits, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  const Instance instance = RandomInstance({12, 9, 2, 60, 30}, random);
  SolveOptions options;
  options.spread = random.Below(2) * 5;
  Engine engine = *Engine::Create(instance, {}, options);
  for (int i = 0; i < 30; ++i) {
    const Pair pair{random.Below(instance.adepts()), random.Below(instance.mentors())};
    const std::vector<Pair>& pins = engine.constraints().pins;
    const std::vector<Pair>& forbids = engine.constraints().forbids;
    Edit edit;
    switch (random.Below(4)) {
      case 0:
        edit.added_pins = {pair};
        break;
      case 1:
        edit.added_forbids = {pair};
        break;
      case 2:
        if (!pins.empty()) edit.removed_pins = {pins[random.Below(pins.size())]};
        break;
      default:
        if (!forbids.empty()) edit.removed_forbids = {forbids[random.Below(forbids.size())]};
    }
    const Matching before = engine.matching();
    const absl::StatusOr<Difference> difference = engine.Apply(edit);
    const Matching afresh = *Solve(instance, engine.constraints(), options);
    RC_ASSERT(engine.matching().mentor_of == afresh.mentor_of);
    if (!difference.ok()) {
      RC_ASSERT(before.mentor_of == afresh.mentor_of);
      continue;
    }
    RC_ASSERT(engine.Apply(edit.Inverse()).ok());
    RC_ASSERT(engine.matching().mentor_of == before.mentor_of);
    RC_ASSERT(engine.Apply(edit).ok());
  }
}

}  // namespace
}  // namespace parvis::matching
