#include "shared/matching/stable.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/blocking.h"
#include "shared/matching/preferences.h"
#include "shared/matching/test_support.h"

namespace parvis::matching {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Ids;
using testing::IdsOf;
using ::testing::IsEmpty;
using testing::Random;
using testing::RandomConstraints;
using testing::RandomInstance;
using testing::Shape;
using testing::Shuffle;
using testing::Shuffled;

absl::StatusOr<Matching> Stable(const Instance& instance, const Constraints& constraints) {
  SolveOptions options;
  options.objective = Objective::kStable;
  return Solve(instance, constraints, options);
}

std::vector<int32_t> MentorsOf(const Instance& instance, const Constraints& constraints = {}) {
  return SolveStable(instance, constraints).mentor_of;
}

// Tries all matchings that keep the pins and form no forbidden pair.
class AllMatchings {
 public:
  AllMatchings(const Instance& instance, const Constraints& constraints)
      : instance_(instance), constraints_(constraints) {
    matching_.mentor_of.assign(instance.adepts(), -1);
    matching_.load.resize(instance.mentors());
  }

  std::size_t LargestStable() {
    Try(0);
    return largest_;
  }

 private:
  void Try(int32_t adept) {
    if (adept == instance_.adepts()) {
      if (matching_.pairs.size() > largest_ &&
          BlockingPairs(instance_, constraints_, matching_).empty())
        largest_ = matching_.pairs.size();
      return;
    }
    const auto pin = std::ranges::find(constraints_.pins, adept, &Pair::adept);
    const bool pinned = pin != constraints_.pins.end();
    if (!pinned) Try(adept + 1);
    for (const Instance::Entry& entry : instance_.Row(adept)) {
      const int32_t m = entry.mentor;
      if (pinned && pin->mentor != m) continue;
      if (std::ranges::count(constraints_.forbids, Pair{adept, m}) > 0) continue;
      if (matching_.load[m] == instance_.capacity(m)) continue;
      const Instance::Views views = instance_.ViewsOf(adept, m);
      matching_.mentor_of[adept] = m;
      ++matching_.load[m];
      matching_.pairs.push_back({adept, m, entry.score, views.adept, views.mentor, pinned});
      Try(adept + 1);
      matching_.pairs.pop_back();
      --matching_.load[m];
      matching_.mentor_of[adept] = -1;
    }
  }

  const Instance& instance_;
  const Constraints& constraints_;
  Matching matching_;
  std::size_t largest_ = 0;
};

struct Problem {
  Instance instance;
  Constraints constraints;
};

Problem RandomProblem(const Shape& most, uint64_t seed) {
  Random random(seed);
  Shape shape;
  shape.adepts = random.Below(most.adepts + 1);
  shape.mentors = random.Below(most.mentors + 1);
  shape.max_capacity = 1 + random.Below(most.max_capacity);
  shape.allowed_percent = 20 + random.Below(81);
  shape.max_view = random.Below(2) == 0 ? random.Below(3) : most.max_view;
  Problem problem;
  problem.instance = RandomInstance(shape, random);
  problem.constraints =
      RandomConstraints(problem.instance, random.Below(3), random.Below(4), random);
  return problem;
}

TEST(StableTest, HasNoBlockingPairAndTwoThirdsOfTheLargest) {
  int64_t ours = 0;
  int64_t largest = 0;
  for (uint64_t seed = 1; seed <= 3000; ++seed) {
    const Problem problem = RandomProblem({6, 6, 3, 100, 20, 6}, seed);
    const Matching matching = *Stable(problem.instance, problem.constraints);
    ASSERT_THAT(BlockingPairs(problem.instance, problem.constraints, matching), IsEmpty()) << seed;
    const int64_t most = AllMatchings(problem.instance, problem.constraints).LargestStable();
    const int64_t pins = problem.constraints.pins.size();
    const int64_t pairs = matching.pairs.size();
    ASSERT_GE(3 * (pairs - pins), 2 * (most - pins)) << seed;
    ASSERT_GE(matching.most_pairs, most) << seed;
    ours += pairs;
    largest += most;
  }
  // The guarantee is for the worst; on the whole hardly any pair is lost.
  EXPECT_GT(largest, 5000);
  EXPECT_GE(ours * 100, largest * 98);
}

RC_GTEST_PROP(StableTest, HasNoBlockingPair, ()) {
  const Problem problem =
      RandomProblem({60, 50, 4, 100, 1000, 1000}, *rc::gen::arbitrary<uint64_t>());
  const Matching matching = *Stable(problem.instance, problem.constraints);
  RC_ASSERT(BlockingPairs(problem.instance, problem.constraints, matching).empty());
  for (Pair pin : problem.constraints.pins) RC_ASSERT(matching.mentor_of[pin.adept] == pin.mentor);
  for (Pair forbid : problem.constraints.forbids)
    RC_ASSERT(matching.mentor_of[forbid.adept] != forbid.mentor);
  for (int m = 0; m < problem.instance.mentors(); ++m)
    RC_ASSERT(matching.load[m] <= problem.instance.capacity(m));
}

RC_GTEST_PROP(StableTest, PairsDoNotDependOnTheOrderOfTheInput, ()) {
  const Problem problem = RandomProblem({40, 90, 3, 100, 20, 3}, *rc::gen::arbitrary<uint64_t>());
  Random random(*rc::gen::arbitrary<uint64_t>());
  const Shuffled there = Shuffle(problem.instance, random);
  RC_ASSERT(IdsOf(problem.instance, *Stable(problem.instance, problem.constraints)) ==
            IdsOf(there.instance, *Stable(there.instance, there.Moved(problem.constraints))));
}

Instance MakeInstance(int adepts, std::vector<int32_t> capacities,
                      std::vector<Instance::Score> scores) {
  const int mentors = static_cast<int>(capacities.size());
  return *Instance::FromScores(Ids('a', adepts), Ids('m', mentors), std::move(capacities),
                               std::move(scores));
}

TEST(StableTest, AnUncertainAdeptMakesRoom) {
  // a1 likes m1 and m2 alike and asks m1 first; a2 may have m1 only, which likes a1 more.
  const Instance instance =
      MakeInstance(2, {1, 1}, {{0, 0, 5, {5, 9}}, {0, 1, 5, {5, 1}}, {1, 0, 5, {5, 2}}});
  EXPECT_THAT(MentorsOf(instance), ElementsAre(1, 0));
}

TEST(StableTest, AnAdeptOnTheSecondRoundGoesBeforeAnEqualOne) {
  // m1 likes a1 and a2 alike; a1 comes first, and has m2 to go to.
  const Instance instance =
      MakeInstance(2, {1, 1}, {{0, 0, 5, {9, 5}}, {0, 1, 5, {1, 5}}, {1, 0, 5, {5, 5}}});
  EXPECT_THAT(MentorsOf(instance), ElementsAre(1, 0));
}

TEST(StableTest, AMentorKeepsTheBestOfAllWhoAsk) {
  const Instance instance = MakeInstance(
      4, {2}, {{0, 0, 5, {5, 3}}, {1, 0, 5, {5, 1}}, {2, 0, 5, {5, 4}}, {3, 0, 5, {5, 2}}});
  EXPECT_THAT(MentorsOf(instance), ElementsAre(0, -1, 0, -1));
  EXPECT_EQ(SolveStable(instance, {}).most_pairs, 2);
}

TEST(StableTest, ViewZeroIsBetterThanNobody) {
  const Instance instance = MakeInstance(1, {1}, {{0, 0, 0, {0, 0}}});
  EXPECT_THAT(MentorsOf(instance), ElementsAre(0));
}

TEST(StableTest, PinsAndForbidsStand) {
  const Instance instance = MakeInstance(
      3, {1, 2}, {{0, 0, 9, {}}, {0, 1, 1, {}}, {1, 0, 5, {}}, {1, 1, 4, {}}, {2, 1, 3, {}}});
  EXPECT_THAT(MentorsOf(instance, {{{1, 0}}, {}}), ElementsAre(1, 0, 1));
  EXPECT_THAT(MentorsOf(instance, {{}, {{0, 0}, {2, 1}}}), ElementsAre(1, 0, -1));
}

TEST(StableTest, SolvesWhatIsEmpty) {
  EXPECT_THAT(MentorsOf(MakeInstance(0, {}, {})), IsEmpty());
  EXPECT_THAT(MentorsOf(MakeInstance(2, {}, {})), ElementsAre(-1, -1));
  EXPECT_THAT(MentorsOf(MakeInstance(0, {3}, {})), IsEmpty());
}

TEST(StableTest, SortsLongRowsOfOwnScores) {
  // Views of two digits, ids that are not in the order of the indexes, and ties among them.
  std::vector<Instance::Score> scores;
  Random random(7);
  for (int m = 0; m < 300; ++m) {
    const int32_t view = random.Below(3) == 0 ? 1'000'000 - m % 4 : random.Below(1'000'001);
    scores.push_back({0, m, 1, {view, m}});
  }
  const Instance instance = MakeInstance(1, std::vector<int32_t>(300, 1), scores);
  const IdOrder mentors = IdOrder::OfMentors(instance);
  std::vector<int32_t> bars(300, -1);
  bars[mentors.rank_of[7]] = Standing(7, true);
  std::vector<Choice> list;
  EXPECT_TRUE(Preferences(instance, mentors, {}).Append(0, bars, list));
  ASSERT_EQ(list.size(), 299u);
  for (std::size_t i = 0; i + 1 < list.size(); ++i) {
    const int32_t here = scores[mentors.index_of[list[i].mentor]].views.adept;
    const int32_t next = scores[mentors.index_of[list[i + 1].mentor]].views.adept;
    ASSERT_GE(here, next);
    ASSERT_EQ(list[i].ends_tie != 0, here > next);
    ASSERT_TRUE(here > next || list[i].mentor < list[i + 1].mentor);
  }
  EXPECT_TRUE(list.back().ends_tie);
}

TEST(StableTest, RefusesReciprocity) {
  SolveOptions options;
  options.objective = Objective::kStable;
  options.reciprocity = true;
  EXPECT_THAT(std::string(Solve({}, {}, options).status().message()), HasSubstr("reciprocity"));
}

}  // namespace
}  // namespace parvis::matching
