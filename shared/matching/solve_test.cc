#include "shared/matching/solve.h"

#include <algorithm>
#include <string>

#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/test_support.h"
#include "tests/support/prove_matching.h"

namespace parvis::matching {
namespace {

using testing::BruteForce;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Ids;
using testing::IdsOf;
using ::testing::IsEmpty;
using testing::Random;
using testing::RandomConstraints;
using testing::RandomInstance;
using testing::RandomPeople;
using testing::RandomRules;
using testing::Shape;
using testing::Shuffle;
using testing::Shuffled;
using testing::Worth;

Matching SolveOrDie(const Instance& instance, const Constraints& constraints = {},
                    int32_t spread = 0) {
  SolveOptions options;
  options.spread = spread;
  absl::StatusOr<Matching> matching = Solve(instance, constraints, options);
  EXPECT_TRUE(matching.ok()) << matching.status();
  return *std::move(matching);
}

std::vector<Pair> PairsOf(const Matching& matching) {
  std::vector<Pair> pairs;
  for (const FormedPair& pair : matching.pairs) pairs.push_back({pair.adept, pair.mentor});
  return pairs;
}

struct Problem {
  Instance instance;
  Constraints constraints;
  SolveOptions options;
};

// Any objective but `stable`, with any option.
Problem RandomProblem(const Shape& most, uint64_t seed) {
  Random random(seed);
  Shape shape;
  shape.adepts = random.Below(most.adepts + 1);
  shape.mentors = random.Below(most.mentors + 1);
  shape.max_capacity = 1 + random.Below(most.max_capacity);
  shape.allowed_percent = 10 + random.Below(91);
  shape.max_score = random.Below(2) == 0 ? 2 : most.max_score;
  Problem problem;
  if (random.Below(2) == 0) {
    problem.instance = RandomInstance(shape, random);
  } else {
    const People people = RandomPeople(shape, 1 + random.Below(4), random);
    problem.instance = Instance::FromPeople(people, RandomRules(random));
    problem.options.reciprocity = random.Below(3) > 0;
  }
  problem.constraints =
      RandomConstraints(problem.instance, random.Below(3), random.Below(5), random);
  if (random.Below(2) == 0) problem.options.objective = Objective::kFairest;
  problem.options.spread = random.Below(3) * random.Below(8);
  return problem;
}

Problem AnyProblem(const Shape& most) {
  return RandomProblem(most, *rc::gen::arbitrary<uint64_t>());
}

Matching SolveOrDie(const Problem& problem) {
  absl::StatusOr<Matching> matching = Solve(problem.instance, problem.constraints, problem.options);
  EXPECT_TRUE(matching.ok()) << matching.status();
  return *std::move(matching);
}

Worth WorthOf(const Problem& problem, const Matching& matching) {
  return testing::WorthOf(problem.instance, problem.constraints, problem.options,
                          matching.mentor_of);
}

TEST(SolveTest, EqualsTheBestOfAllMatchings) {
  int64_t pairs = 0;
  for (uint64_t seed = 1; seed <= 6000; ++seed) {
    const Problem problem = RandomProblem({7, 6, 3, 100, 20}, seed);
    const Matching matching = SolveOrDie(problem);
    const BruteForce brute(problem.instance, problem.constraints, problem.options);
    ASSERT_EQ(WorthOf(problem, matching), brute.worth()) << seed;
    ASSERT_EQ(brute.optima(), 1) << seed;  // Ties are broken.
    ASSERT_EQ(matching.mentor_of, brute.mentor_of()) << seed;
    const absl::Status status = parvis::testing::ProveMatching(
        problem.instance, problem.constraints, matching, problem.options);
    ASSERT_TRUE(status.ok()) << seed << status;
    pairs += matching.pairs.size();
  }
  EXPECT_GT(pairs, 8000);  // The instances are not trivial.
}

TEST(SolveTest, TellsTheShortfallOfEachInstitution) {
  int64_t missing = 0;
  for (uint64_t seed = 1; seed <= 2000; ++seed) {
    const Problem problem = RandomProblem({7, 6, 3, 100, 20}, seed);
    const Matching matching = SolveOrDie(problem);
    if (!problem.options.reciprocity) {
      ASSERT_THAT(matching.shortfall, IsEmpty());
      continue;
    }
    ASSERT_EQ(static_cast<int>(matching.shortfall.size()), problem.instance.institutions());
    for (int32_t shortfall : matching.shortfall) missing += shortfall;
  }
  EXPECT_GT(missing, 10);
}

RC_GTEST_PROP(SolveTest, DualsProveTheOptimum, ()) {
  const Problem problem = AnyProblem({40, 30, 4, 100, 1000});
  const absl::Status status = parvis::testing::ProveMatching(problem.instance, problem.constraints,
                                                             SolveOrDie(problem), problem.options);
  RC_ASSERT(status.ToString() == "OK");
}

// Where more are pinned than an institution could have, its dual is 0.
TEST(SolveTest, DualsProveTheOptimumWithManyPins) {
  const Problem problem = RandomProblem({40, 30, 4, 100, 1000}, 7392645);
  const absl::Status status = parvis::testing::ProveMatching(problem.instance, problem.constraints,
                                                             SolveOrDie(problem), problem.options);
  EXPECT_TRUE(status.ok()) << status;
}

RC_GTEST_PROP(SolveTest, PairsDoNotDependOnTheOrderOfTheInput, ()) {
  Problem problem = AnyProblem({30, 25, 3, 100, 20});
  problem.options.reciprocity = false;  // What is shuffled has no institutions.
  Random random(*rc::gen::arbitrary<uint64_t>());
  const Shuffled shuffled = Shuffle(problem.instance, random);
  const Problem there{shuffled.instance, shuffled.Moved(problem.constraints), problem.options};
  const Matching before = SolveOrDie(problem);
  const Matching after = SolveOrDie(there);
  RC_ASSERT(IdsOf(problem.instance, before) == IdsOf(there.instance, after));
  RC_ASSERT(PairsHash(problem.instance, before) == PairsHash(there.instance, after));
}

RC_GTEST_PROP(SolveTest, AForbiddenPairNeverRaisesTheOptimum, ()) {
  Problem problem = AnyProblem({20, 15, 3, 100, 50});
  problem.options.reciprocity =
      false;  // A forbidden pair may lower what an institution could have.
  const Matching before = SolveOrDie(problem);
  const Worth worth = WorthOf(problem, before);
  for (const FormedPair& pair : before.pairs) {
    if (pair.pinned) continue;
    problem.constraints.forbids.push_back({pair.adept, pair.mentor});
    const Matching after = SolveOrDie(problem);
    RC_ASSERT(WorthOf(problem, after) < worth);
    RC_ASSERT(std::ranges::count(PairsOf(after), Pair{pair.adept, pair.mentor}) == 0);
    problem.constraints.forbids.pop_back();
  }
}

RC_GTEST_PROP(SolveTest, PinningAFormedPairKeepsTheMatching, ()) {
  Problem problem = AnyProblem({20, 15, 3, 100, 50});
  const Matching before = SolveOrDie(problem);
  for (const FormedPair& pair : before.pairs)
    if (!pair.pinned) problem.constraints.pins.push_back({pair.adept, pair.mentor});
  RC_ASSERT(PairsOf(SolveOrDie(problem)) == PairsOf(before));
}

RC_GTEST_PROP(SolveTest, NoMatchingWithTheMostPairsHasAHigherLowestScoreThanTheFairest, ()) {
  Problem problem = AnyProblem({20, 15, 3, 100, 50});
  problem.options.reciprocity = false;
  problem.options.objective = Objective::kFairest;
  const Matching fairest = SolveOrDie(problem);
  problem.options.objective = Objective::kTotal;
  const Matching total = SolveOrDie(problem);
  RC_ASSERT(fairest.pairs.size() == total.pairs.size());
  RC_ASSERT(fairest.Lowest().value_or(0) >= total.Lowest().value_or(0));
}

Instance MakeInstance(int adepts, std::vector<int32_t> capacities,
                      std::vector<Instance::Score> scores) {
  const int mentors = static_cast<int>(capacities.size());
  return *Instance::FromScores(Ids('a', adepts), Ids('m', mentors), std::move(capacities),
                               std::move(scores));
}

TEST(SolveTest, PrefersMorePairsToMorePoints) {
  // a1 alone with m1 is worth 1000; both paired are worth 30.
  const Instance instance =
      MakeInstance(2, {1, 1}, {{0, 0, 1000, {}}, {0, 1, 10, {}}, {1, 0, 20, {}}});
  const Matching matching = SolveOrDie(instance);
  EXPECT_THAT(PairsOf(matching), ElementsAre(Pair{0, 1}, Pair{1, 0}));
  EXPECT_EQ(matching.Total(), 30);
  EXPECT_EQ(matching.Lowest(), 10);
}

TEST(SolveTest, SpreadKeepsAMentorFromHavingTwoWhileAnotherHasNone) {
  const Instance instance =
      MakeInstance(2, {2, 1}, {{0, 0, 500, {}}, {0, 1, 400, {}}, {1, 0, 500, {}}, {1, 1, 450, {}}});
  EXPECT_THAT(PairsOf(SolveOrDie(instance)), ElementsAre(Pair{0, 0}, Pair{1, 0}));
  const Matching spread = SolveOrDie(instance, {}, 51);
  EXPECT_THAT(PairsOf(spread), ElementsAre(Pair{0, 0}, Pair{1, 1}));
  EXPECT_EQ(spread.TotalLessSpread(51), 950);
}

TEST(SolveTest, SpreadCountsPinnedAdeptsFirst) {
  // With a1 pinned to m1, a2 would be its second adept.
  const Instance instance =
      MakeInstance(2, {2, 1}, {{0, 0, 500, {}}, {1, 0, 500, {}}, {1, 1, 450, {}}});
  Constraints constraints;
  constraints.pins = {{0, 0}};
  EXPECT_THAT(PairsOf(SolveOrDie(instance, constraints, 49)), ElementsAre(Pair{0, 0}, Pair{1, 0}));
  EXPECT_THAT(PairsOf(SolveOrDie(instance, constraints, 51)), ElementsAre(Pair{0, 0}, Pair{1, 1}));
}

TEST(SolveTest, SpreadNeverCostsAPair) {
  const Instance instance = MakeInstance(2, {2}, {{0, 0, 5, {}}, {1, 0, 5, {}}});
  const Matching matching = SolveOrDie(instance, {}, 1000);
  EXPECT_EQ(matching.pairs.size(), 2u);
  EXPECT_EQ(matching.TotalLessSpread(1000), -990);
}

TEST(SolveTest, LeavesPeopleWithoutAllowedCounterpartAlone) {
  const Instance instance = MakeInstance(3, {1, 2}, {{1, 1, 7, {}}});
  const Matching matching = SolveOrDie(instance);
  EXPECT_THAT(PairsOf(matching), ElementsAre(Pair{1, 1}));
  EXPECT_THAT(matching.UnpairedAdepts(), ElementsAre(0, 2));
  EXPECT_THAT(matching.IdleMentors(), ElementsAre(0));
}

TEST(SolveTest, SolvesWhatIsEmpty) {
  EXPECT_THAT(PairsOf(SolveOrDie(MakeInstance(0, {}, {}))), IsEmpty());
  EXPECT_THAT(PairsOf(SolveOrDie(MakeInstance(2, {}, {}))), IsEmpty());
  EXPECT_THAT(PairsOf(SolveOrDie(MakeInstance(0, {3}, {}))), IsEmpty());
  EXPECT_FALSE(SolveOrDie(MakeInstance(0, {3}, {})).Lowest().has_value());
}

TEST(SolveTest, HoldsTheLargestScores) {
  std::vector<Instance::Score> scores;
  for (int i = 0; i < 200; ++i)
    for (int j = 0; j < 100; ++j) scores.push_back({i, j, 1'000'000 - i * j, {}});
  const Instance instance = MakeInstance(200, std::vector<int32_t>(100, 1), scores);
  SolveOptions options;
  const Matching matching = SolveOrDie(instance);
  EXPECT_EQ(matching.pairs.size(), 100u);
  EXPECT_TRUE(parvis::testing::ProveMatching(instance, {}, matching, options).ok());
}

TEST(SolveTest, RefusesWhatCannotBeHad) {
  const Instance instance = MakeInstance(3, {1}, {{0, 0, 1, {}}, {1, 0, 1, {}}});
  const auto message = [&](Constraints constraints) {
    const absl::Status status = Solve(instance, constraints, {}).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    return std::string(status.message());
  };
  EXPECT_EQ(message({{{2, 0}}, {}}), "a3=m1: the pair is not allowed");
  EXPECT_EQ(message({{{0, 0}, {0, 0}}, {}}), "a1=m1: the adept is pinned twice");
  EXPECT_EQ(message({{{0, 0}, {1, 0}}, {}}), "a2=m1: the mentor has no place left for another pin");
  EXPECT_EQ(message({{{0, 0}}, {{0, 0}}}), "a1=m1: the pair is both pinned and forbidden");
  EXPECT_EQ(message({{{3, 0}}, {}}), "there is no such person");
  EXPECT_EQ(message({{}, {{0, 1}}}), "there is no such person");
}

TEST(SolveTest, RefusesReciprocityWithoutInstitutions) {
  SolveOptions options;
  options.reciprocity = true;
  const Instance instance = MakeInstance(1, {1}, {{0, 0, 1, {}}});
  EXPECT_THAT(std::string(Solve(instance, {}, options).status().message()),
              HasSubstr("`reciprocity` needs people with institutions"));
}

// Counts reports, and gives up at one of them.
class CountingProgress : public Progress {
 public:
  explicit CountingProgress(int give_up_at) : give_up_at_(give_up_at) {}
  bool Report(double fraction) override {
    EXPECT_GE(fraction, last_);
    EXPECT_LE(fraction, 1.0);
    last_ = fraction;
    return ++reports_ != give_up_at_;
  }
  int reports() const { return reports_; }

 private:
  int give_up_at_;
  int reports_ = 0;
  double last_ = 0;
};

TEST(SolveTest, TellsItsProgressAndStopsWhenNobodyWaits) {
  Random random(1);
  const Instance instance = RandomInstance({.adepts = 40, .mentors = 30}, random);
  const SolveOptions options{.spread = 1};
  CountingProgress patient(0);
  ASSERT_TRUE(Solve(instance, {}, options, &patient).ok());
  EXPECT_GE(patient.reports(), 3);
  EXPECT_LE(patient.reports(), 500);
  CountingProgress impatient(2);
  EXPECT_EQ(Solve(instance, {}, options, &impatient).status().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(impatient.reports(), 2);
}

}  // namespace
}  // namespace parvis::matching
