#include "shared/matching/rematch.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/proof.h"
#include "shared/matching/test_support.h"
#include "shared/proof/check.h"
#include "shared/proof/proof.h"
#include "tests/support/prove_matching.h"

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

struct Problem {
  Instance instance;
  Constraints constraints;
  RematchRequest request;
  SolveOptions options;
};

Problem RandomProblem(const Shape& most, uint64_t seed) {
  Random random(seed);
  Shape shape;
  shape.adepts = 1 + random.Below(most.adepts);
  shape.mentors = 1 + random.Below(most.mentors);
  shape.max_capacity = 1 + random.Below(most.max_capacity);
  shape.allowed_percent = 20 + random.Below(81);
  shape.max_score = random.Below(2) == 0 ? 2 : most.max_score;
  Problem problem;
  problem.instance = RandomInstance(shape, random);
  problem.constraints =
      RandomConstraints(problem.instance, random.Below(4) == 0, random.Below(3), random);
  for (int32_t a = 0; a < problem.instance.adepts(); ++a) {
    const Pair pair{a, random.Below(problem.instance.mentors())};
    RematchRequest more = problem.request;
    more.standing.push_back(pair);
    if (random.Below(5) > 0 && !FindProblem(problem.instance, more)) problem.request = more;
  }
  for (int i = random.Below(4); i > 0; --i)
    problem.request.replace_adepts.push_back(random.Below(problem.instance.adepts()));
  if (random.Below(3) == 0)
    problem.request.replace_mentors.push_back(random.Below(problem.instance.mentors()));
  problem.request.may_change = random.Below(4);
  if (random.Below(2) == 0) problem.options.objective = Objective::kFairest;
  problem.options.spread = random.Below(3) * random.Below(8);
  return problem;
}

// Tries all matchings and keeps the best of those that are to be had, in the words of rematch.h.
class BestRematch {
 public:
  // What is compared, the greatest first: persons placed, kept pairs, then the objective, the tie.
  using Value = std::tuple<int, int, std::vector<int64_t>, int64_t>;

  explicit BestRematch(const Problem& problem)
      : problem_(problem),
        plan_(PlanRematch(problem.request)),
        mentor_of_(problem.instance.adepts(), -1),
        load_(problem.instance.mentors()) {}

  // Nothing if pins and forbids change too much.
  std::optional<Value> Find() {
    Try(0);
    return best_;
  }
  Value ValueOf(const std::vector<int32_t>& mentor_of) const {
    const Instance& instance = problem_.instance;
    std::vector<int32_t> load(instance.mentors());
    std::vector<int64_t> scores;
    int64_t points = 0;
    int64_t tie = 0;
    for (int32_t a = 0; a < instance.adepts(); ++a) {
      if (mentor_of[a] < 0) continue;
      scores.push_back(*instance.ScoreOf(a, mentor_of[a]));
      points += scores.back() - int64_t{problem_.options.spread} * load[mentor_of[a]]++;
      tie += instance.Tie(a, mentor_of[a]);
    }
    std::ranges::sort(scores);
    scores.insert(scores.begin(), static_cast<int64_t>(scores.size()));
    const bool fairest = problem_.options.objective == Objective::kFairest;
    int placed = 0;
    int kept = 0;
    for (int32_t person : plan_.persons) placed += mentor_of[person] >= 0;
    for (Pair pair : plan_.kept) kept += mentor_of[pair.adept] == pair.mentor;
    return {placed, kept, fairest ? scores : std::vector<int64_t>{points}, tie};
  }

 private:
  void Try(int32_t adept) {
    const Instance& instance = problem_.instance;
    const std::vector<Pair>& pins = problem_.constraints.pins;
    if (adept == instance.adepts()) {
      const Value value = ValueOf(mentor_of_);
      const int changed = static_cast<int>(plan_.kept.size()) - std::get<1>(value);
      if (changed <= problem_.request.may_change && (!best_ || *best_ < value)) best_ = value;
      return;
    }
    const auto pin = std::ranges::find(pins, adept, &Pair::adept);
    if (pin == pins.end()) Try(adept + 1);
    for (const Instance::Entry& entry : instance.Row(adept)) {
      const Pair pair{adept, entry.mentor};
      if (pin != pins.end() && pin->mentor != entry.mentor) continue;
      if (std::ranges::count(problem_.constraints.forbids, pair) > 0) continue;
      if (std::ranges::count(plan_.dissolved, pair) > 0) continue;
      if (load_[entry.mentor] == instance.capacity(entry.mentor)) continue;
      ++load_[entry.mentor];
      mentor_of_[adept] = entry.mentor;
      Try(adept + 1);
      mentor_of_[adept] = -1;
      --load_[entry.mentor];
    }
  }

  const Problem& problem_;
  const RematchPlan plan_;
  std::vector<int32_t> mentor_of_;
  std::vector<int32_t> load_;
  std::optional<Value> best_;
};

absl::StatusOr<RematchResult> Solved(const Problem& problem) {
  return Rematch(problem.instance, problem.constraints, problem.options, problem.request);
}

// What the independent checker says against the result and its proof; nothing if they hold.
std::string Objections(const Problem& problem, const RematchResult& result) {
  const absl::StatusOr<proof::Proof> read = proof::ReadProof(RematchProofJson(
      problem.instance, problem.constraints, problem.options, problem.request, result));
  if (!read.ok()) return std::string(read.status().message());
  return std::string(proof::Check({problem.instance, problem.constraints, problem.options.objective,
                                   problem.options.spread, false, &problem.request},
                                  parvis::testing::ToldPairs(problem.instance, result.matching),
                                  *read)
                         .message());
}

bool PinsWhatIsDissolved(const Problem& problem) {
  for (Pair pair : PlanRematch(problem.request).dissolved)
    if (std::ranges::count(problem.constraints.pins, pair) > 0) return true;
  return false;
}

TEST(RematchTest, EqualsTheBestOfAllMatchings) {
  int solved = 0;
  int refused = 0;
  int placed = 0;
  int changed = 0;
  for (uint64_t seed = 1; seed <= 6000; ++seed) {
    const Problem problem = RandomProblem({6, 5, 2, 100, 20}, seed);
    const absl::StatusOr<RematchResult> result = Solved(problem);
    if (PinsWhatIsDissolved(problem)) {
      ASSERT_THAT(std::string(result.status().message()), HasSubstr("pinned and to be replaced"));
      continue;
    }
    BestRematch best(problem);
    const auto value = best.Find();
    ASSERT_EQ(result.ok(), value.has_value()) << seed << " " << result.status();
    if (!result.ok()) {
      ++refused;
      continue;
    }
    ASSERT_EQ(best.ValueOf(result->matching.mentor_of), *value) << seed;
    ASSERT_EQ(result->placed, std::get<0>(*value)) << seed;
    ASSERT_EQ(Objections(problem, *result), "") << seed;
    ASSERT_LE(static_cast<int>(result->changed.size()), problem.request.may_change) << seed;
    ++solved;
    placed += result->placed;
    changed += static_cast<int>(result->changed.size());
  }
  // The problems are not trivial.
  EXPECT_GT(solved, 5000);
  EXPECT_GT(refused, 50);
  EXPECT_GT(placed, 3000);
  EXPECT_GT(changed, 300);
}

RC_GTEST_PROP(RematchTest, PairsDoNotDependOnTheOrderOfTheInput, ()) {
  Problem problem = RandomProblem({40, 30, 3, 100, 20}, *rc::gen::arbitrary<uint64_t>());
  const absl::StatusOr<RematchResult> here = Solved(problem);
  Random random(*rc::gen::arbitrary<uint64_t>());
  Shuffled there = Shuffle(problem.instance, random);
  Problem moved = problem;
  moved.instance = there.instance;
  moved.constraints = there.Moved(problem.constraints);
  for (Pair& pair : moved.request.standing) pair = there.Moved(pair);
  for (int32_t& adept : moved.request.replace_adepts) adept = there.adepts[adept];
  for (int32_t& mentor : moved.request.replace_mentors) mentor = there.mentors[mentor];
  const absl::StatusOr<RematchResult> after = Solved(moved);
  RC_ASSERT(here.ok() == after.ok());
  if (!here.ok()) return;
  RC_ASSERT(IdsOf(problem.instance, here->matching) == IdsOf(moved.instance, after->matching));
}

// a1=m1, a2=m2 stand, m3 is free, with one place each; a1 may have m2 too, a2 may have m3 too.
Instance Chain() {
  return *Instance::FromScores(Ids('a', 2), Ids('m', 3), {1, 1, 1},
                               {{0, 0, 9, {}}, {0, 1, 5, {}}, {1, 1, 9, {}}, {1, 2, 5, {}}});
}

RC_GTEST_PROP(RematchTest, ProvesThatItIsBest, ()) {
  const Problem problem = RandomProblem({40, 30, 3, 100, 100}, *rc::gen::arbitrary<uint64_t>());
  const absl::StatusOr<RematchResult> result = Solved(problem);
  if (result.ok()) RC_ASSERT(Objections(problem, *result) == "");
}

TEST(RematchTest, AnAlteredProofIsNotProved) {
  const Problem problem{Chain(), {}, {{{0, 0}, {1, 1}}, {0}, {}, 0}, {}};
  const RematchResult result = *Solved(problem);
  const proof::Proof proof = *proof::ReadProof(RematchProofJson(
      problem.instance, problem.constraints, problem.options, problem.request, result));
  const auto told = [&](proof::Proof altered, const RematchRequest* request) {
    return std::string(
        proof::Check({problem.instance, problem.constraints, Objective::kTotal, 0, false, request},
                     parvis::testing::ToldPairs(problem.instance, result.matching), altered)
            .message());
  };
  EXPECT_EQ(told(proof, &problem.request), "");
  EXPECT_EQ(told(proof, nullptr), "the proof is of a rematch");
  proof::Proof altered = proof;
  altered.bonus = {};
  EXPECT_EQ(told(altered, &problem.request),
            "condition 7: the bonus does not rule out that more persons are placed");
  altered.bonus.shortfall = 2;
  EXPECT_THAT(told(altered, &problem.request), HasSubstr("condition 1: u + v < w + bonus on a1="));
  altered = proof;
  altered.changed = 1;
  EXPECT_THAT(told(altered, &problem.request), HasSubstr("the proof tells 0 persons placed and 1"));
  // The proof for no change is none where one pair may change.
  RematchRequest more = problem.request;
  more.may_change = 1;
  EXPECT_THAT(told(proof, &more), HasSubstr("condition 7"));
}

TEST(RematchTest, AResultThatIsNotBestIsNotProved) {
  int refused = 0;
  for (uint64_t seed = 1; seed <= 1500; ++seed) {
    Problem problem = RandomProblem({8, 7, 2, 100, 20}, seed);
    absl::StatusOr<RematchResult> result = Solved(problem);
    if (!result.ok() || problem.request.may_change == 0) continue;
    // The best with fewer changes is not the best with more, if it places fewer.
    const int32_t placed = result->placed;
    --problem.request.may_change;
    result = Solved(problem);
    if (!result.ok() || result->placed == placed) continue;
    ++problem.request.may_change;
    ASSERT_NE(Objections(problem, *result), "") << seed;
    ++refused;
  }
  EXPECT_GT(refused, 10);
}

RC_GTEST_PROP(RematchTest, PlacesNoFewerWhereMoreMayChange, ()) {
  Problem problem = RandomProblem({40, 30, 3, 100, 100}, *rc::gen::arbitrary<uint64_t>());
  const absl::StatusOr<RematchResult> before = Solved(problem);
  ++problem.request.may_change;
  const absl::StatusOr<RematchResult> after = Solved(problem);
  if (!before.ok()) return;
  RC_ASSERT(after.ok());
  RC_ASSERT(after->placed >= before->placed);
  RC_ASSERT(after->placed > before->placed || after->changed.size() == before->changed.size());
}

RematchResult Replace(const Instance& instance, const RematchRequest& request) {
  const absl::StatusOr<RematchResult> result = Rematch(instance, {}, {}, request);
  EXPECT_TRUE(result.ok()) << result.status();
  return *result;
}

TEST(RematchTest, ChangesNoOtherPairUnlessItMay) {
  const RematchRequest request{{{0, 0}, {1, 1}}, {0}, {}, 0};
  const RematchResult result = Replace(Chain(), request);
  EXPECT_THAT(result.matching.mentor_of, ElementsAre(-1, 1));
  EXPECT_EQ(result.placed, 0);
  EXPECT_THAT(result.changed, IsEmpty());
}

TEST(RematchTest, ChangesAsManyPairsAsItMayToPlaceAPerson) {
  const RematchRequest request{{{0, 0}, {1, 1}}, {0}, {}, 1};
  const RematchResult result = Replace(Chain(), request);
  EXPECT_THAT(result.matching.mentor_of, ElementsAre(1, 2));
  EXPECT_EQ(result.placed, 1);
  EXPECT_THAT(result.changed, ElementsAre(Pair{1, 1}));
}

TEST(RematchTest, ReplacingAMentorReplacesAllItsAdepts) {
  const Instance instance =
      *Instance::FromScores(Ids('a', 2), Ids('m', 2), {2, 2},
                            {{0, 0, 9, {}}, {0, 1, 5, {}}, {1, 0, 9, {}}, {1, 1, 4, {}}});
  const RematchResult result = Replace(instance, {{{0, 0}, {1, 0}}, {}, {0}, 0});
  EXPECT_THAT(result.matching.mentor_of, ElementsAre(1, 1));
  EXPECT_EQ(result.placed, 2);
}

TEST(RematchTest, SomeoneWithoutAPairIsSimplyPlaced) {
  EXPECT_THAT(Replace(Chain(), {{{0, 0}}, {1}, {}, 0}).matching.mentor_of, ElementsAre(0, 1));
}

TEST(RematchTest, TellsWhatIsWrongWithTheStandingPairs) {
  const Instance instance = Chain();
  const auto fault = [&](const RematchRequest& request) {
    const std::optional<RematchProblem> problem = FindProblem(instance, request);
    return problem ? std::pair{problem->index, std::string(Describe(problem->fault))}
                   : std::pair{-1, std::string()};
  };
  EXPECT_EQ(fault({{{0, 0}, {2, 0}}, {}, {}, 0}),
            std::pair(1, std::string("there is no such person")));
  EXPECT_EQ(fault({{{0, 0}, {0, 1}}, {}, {}, 0}),
            std::pair(1, std::string("the adept has a pair already")));
  EXPECT_EQ(fault({{{0, 2}}, {}, {}, 0}), std::pair(0, std::string("the pair is not allowed")));
  EXPECT_EQ(fault({{{0, 1}, {1, 1}}, {}, {}, 0}),
            std::pair(1, std::string("the mentor has no place left for another pair")));
  // What is dissolved need not be allowed any more.
  EXPECT_EQ(fault({{{0, 2}, {1, 1}}, {0}, {}, 0}).first, -1);
  EXPECT_EQ(fault({{{0, 1}, {1, 1}}, {0}, {}, 0}).first, -1);
}

TEST(RematchTest, RefusesWhatDoesNotGoWithARematch) {
  const auto message = [](SolveOptions options, const Constraints& constraints,
                          const RematchRequest& request) {
    return std::string(Rematch(Chain(), constraints, options, request).status().message());
  };
  SolveOptions stable;
  stable.objective = Objective::kStable;
  EXPECT_THAT(message(stable, {}, {}), HasSubstr("stable"));
  SolveOptions reciprocal;
  reciprocal.reciprocity = true;
  EXPECT_THAT(message(reciprocal, {}, {}), HasSubstr("reciprocity"));
  EXPECT_THAT(message({}, {}, {{}, {7}, {}, 0}), HasSubstr("no such person"));
  EXPECT_THAT(message({}, {{{0, 0}}, {}}, {{{0, 0}}, {0}, {}, 0}),
              HasSubstr("a1=m1: the pair is both pinned and to be replaced"));
  EXPECT_EQ(message({}, {{{0, 1}}, {}}, {{{1, 1}}, {}, {}, 0}),
            "pins and forbidden pairs change at least 1 kept pairs, such as a2=m2; 0 may change");
}

}  // namespace
}  // namespace parvis::matching
