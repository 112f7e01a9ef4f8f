#include "shared/proof/check.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/proof.h"
#include "shared/matching/solve.h"
#include "shared/matching/test_support.h"
#include "tests/support/prove_matching.h"

namespace parvis::proof {
namespace {

using matching::Constraints;
using matching::Instance;
using matching::Objective;
using matching::testing::Ids;
using matching::testing::Random;
using ::testing::HasSubstr;

// A question with an answer and its proof, for tests to alter.
struct Case {
  Instance instance;
  Constraints constraints;
  matching::SolveOptions options;
  std::vector<ToldPair> pairs;
  Proof proof;

  std::string Told() const {
    const Question question{instance, constraints, options.objective, options.spread,
                            options.reciprocity};
    return std::string(Check(question, pairs, proof).message());
  }
};

Case Solved(Instance instance, Constraints constraints = {}, matching::SolveOptions options = {}) {
  Case result{std::move(instance), std::move(constraints), options, {}, {}};
  const matching::Matching matching = *Solve(result.instance, result.constraints, options);
  result.pairs = parvis::testing::ToldPairs(result.instance, matching);
  result.proof = *ReadProof(ProofJson(result.instance, result.constraints, matching, options));
  return result;
}

// a1 has m1, the only one for a2 too; m2 has a place for nobody.
Case Small(Objective objective = Objective::kTotal) {
  matching::SolveOptions options;
  options.objective = objective;
  return Solved(*Instance::FromScores(Ids('a', 2), Ids('m', 2), {1, 1},
                                      {{0, 0, 5, {6, 5}}, {1, 0, 4, {4, 4}}}),
                {}, options);
}

TEST(CheckTest, ProvesWhatIsBest) { EXPECT_EQ(Small().Told(), ""); }

TEST(CheckTest, NamesTheConditionThatFails) {
  Case altered = Small();
  altered.proof.u["a2"] = Price::Points(1);
  EXPECT_EQ(altered.Told(), "condition 3: the price u of an unpaired adept is not 0: a2");
  altered = Small();
  altered.proof.v.clear();
  EXPECT_THAT(altered.Told(), HasSubstr("condition 1: u + v < w on a"));
  altered = Small();
  altered.proof.v["m2"] = Price::Points(1);
  EXPECT_EQ(altered.Told(),
            "condition 4: the price v is above what the first free place costs: m2");
  altered = Small();
  ++altered.proof.u["a1"].points;
  EXPECT_EQ(altered.Told(), "condition 2: u + v > w on the formed pair a1=m1");
  altered = Small();
  --altered.proof.u["a2"].tie;
  EXPECT_EQ(altered.Told(), "the price u of a2 is negative");
  altered = Small();
  altered.proof.u["a9"];
  EXPECT_EQ(altered.Told(), "the proof has a price u of somebody whom the input does not know");
}

TEST(CheckTest, NamesWhatIsWrongWithThePairs) {
  Case altered = Small();
  altered.pairs[0].adept = "a9";
  EXPECT_EQ(altered.Told(), "there is no adept a9");
  altered = Small();
  altered.pairs[0].mentor = "m2";
  EXPECT_EQ(altered.Told(), "a1=m2 is not allowed");
  altered = Small();
  altered.pairs.push_back(altered.pairs[0]);
  EXPECT_EQ(altered.Told(), "the adept a1 stands in two pairs");
  altered = Small();
  altered.pairs.push_back({"a2", "m1", 4, 4, 4});
  EXPECT_EQ(altered.Told(), "the mentor m1 has 2 adepts and 1 places");
  altered = Small();
  ++altered.pairs[0].mentor_view;
  EXPECT_EQ(altered.Told(), "a1=m1 has the score 5 and the views 6 and 5, not 5, 6 and 6");
  altered = Small();
  altered.constraints.forbids = {{0, 0}};
  EXPECT_EQ(altered.Told(), "a1=m1 is forbidden");
  altered = Small();
  altered.constraints.pins = {{1, 0}};
  EXPECT_EQ(altered.Told(), "a2=m1 is pinned, but not formed");
}

TEST(CheckTest, NamesWhatTheProofTellsWrongly) {
  Case altered = Small();
  ++altered.proof.pairs;
  EXPECT_EQ(altered.Told(), "the proof tells 2 pairs, but there are 1");
  altered = Small();
  ++altered.proof.total;
  EXPECT_EQ(altered.Told(), "the proof tells a total of 6, but it is 5");
  altered = Small();
  altered.options.spread = 3;
  EXPECT_EQ(altered.Told(), "the proof is of the spread 0, not of 3");
  altered = Small();
  altered.options.objective = Objective::kFairest;
  EXPECT_EQ(altered.Told(), "the proof is of another objective");
  altered = Small();
  altered.proof.reciprocity = true;
  EXPECT_EQ(altered.Told(), "the proof is with reciprocity");
}

TEST(CheckTest, FindsWhoBlocks) {
  EXPECT_EQ(Small(Objective::kStable).Told(), "");
  Case altered = Small(Objective::kStable);
  altered.pairs = {{"a2", "m1", 4, 4, 4}};
  altered.proof.total = 4;
  EXPECT_EQ(altered.Told(), "a1=m1 blocks: both would rather have each other");
  altered = Small(Objective::kStable);
  altered.proof.adepts_have["a1"] = 7;
  EXPECT_EQ(altered.Told(), "the adept a1 has a view of 6, which the proof does not tell");
  altered = Small(Objective::kStable);
  altered.proof.mentors_have["m2"] = 0;
  EXPECT_EQ(altered.Told(), "the mentor m2 has nothing to lose, which the proof does not tell");
  altered = Small(Objective::kStable);
  altered.proof.mentors_have["m9"] = 0;
  EXPECT_EQ(altered.Told(), "the proof tells a view of a mentor whom the input does not know");
  altered = Small(Objective::kStable);
  altered.proof.blocking_pairs = 1;
  EXPECT_EQ(altered.Told(), "the proof lists blocking pairs");
}

Case AnyCase(Random& random) {
  Instance instance = RandomInstance({8, 6, 2, 70, 30}, random);
  Constraints constraints = RandomConstraints(instance, random.Below(2), random.Below(3), random);
  matching::SolveOptions options;
  options.spread = random.Below(2) * 7;
  return Solved(std::move(instance), std::move(constraints), options);
}

TEST(CheckTest, AnAlteredShareOfAnInstitutionIsRefused) {
  int priced = 0;
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    Random random(seed);
    const matching::Policy policy = matching::testing::RandomRules(random);
    const matching::People people = matching::testing::RandomPeople({7, 5, 2, 60, 1000}, 3, random);
    matching::SolveOptions options;
    options.reciprocity = true;
    if (seed % 2 == 0) options.objective = Objective::kFairest;
    const Case best = Solved(Instance::FromPeople(people, policy), {}, options);
    ASSERT_EQ(best.Told(), "") << seed;
    for (int i = 0; i < best.instance.institutions(); ++i) {
      const std::string code(best.instance.institution_code(i));
      Case altered = best;
      ++altered.proof.z[code].pairs;
      ASSERT_THAT(altered.Told(), HasSubstr("z of an institution is above a shortfall: " + code));
      altered = best;
      altered.proof.z[code].pairs -= 2;
      ASSERT_THAT(altered.Told(), HasSubstr("z of an institution is negative: " + code));
      // The price of an institution without pairs may be another.
      const bool has_pair =
          std::any_of(best.pairs.begin(), best.pairs.end(), [&](const ToldPair& pair) {
            return best.instance.adept_institution(best.instance.FindAdept(pair.adept)) == i;
          });
      if (!has_pair || best.proof.z.count(code) == 0) continue;
      altered = best;
      altered.proof.z.erase(code);
      ASSERT_NE(altered.Told(), "") << seed << " " << code;
      ++priced;
    }
  }
  EXPECT_GT(priced, 10);  // Some institutions have a price to be altered.
}

// Whoever is given another mentor, or none: with the same prices, nothing is proved.
RC_GTEST_PROP(CheckTest, AWorseMatchingIsNeverProved, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  const Case best = AnyCase(random);
  RC_ASSERT(best.Told().empty());
  RC_PRE(!best.pairs.empty());
  const std::size_t changed = random.Below(static_cast<int32_t>(best.pairs.size()));
  const int adept = best.instance.FindAdept(best.pairs[changed].adept);
  for (int mentor = -1; mentor < best.instance.mentors(); ++mentor) {
    Case other = best;
    other.pairs.erase(other.pairs.begin() + static_cast<std::ptrdiff_t>(changed));
    if (mentor >= 0) {
      if (best.instance.mentor_id(mentor) == best.pairs[changed].mentor) continue;
      const std::optional<int32_t> score = best.instance.ScoreOf(adept, mentor);
      if (!score) continue;
      const Instance::Views views = best.instance.ViewsOf(adept, mentor);
      other.pairs.push_back({best.pairs[changed].adept,
                             std::string(best.instance.mentor_id(mentor)), *score, views.adept,
                             views.mentor});
    }
    other.proof.pairs = static_cast<int64_t>(other.pairs.size());
    other.proof.total = 0;
    for (const ToldPair& pair : other.pairs) other.proof.total += pair.score;
    RC_ASSERT(!other.Told().empty());
  }
}

// The price of a formed pair's person has no room: any change of it fails.
RC_GTEST_PROP(CheckTest, AnAlteredPriceIsRefused, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  Case altered = AnyCase(random);
  std::vector<ToldPair> free;
  for (const ToldPair& pair : altered.pairs) {
    bool pinned = false;
    for (matching::Pair pin : altered.constraints.pins)
      pinned = pinned || altered.instance.adept_id(pin.adept) == pair.adept;
    if (!pinned) free.push_back(pair);
  }
  RC_PRE(!free.empty());
  const ToldPair& pair = free[random.Below(static_cast<int32_t>(free.size()))];
  Price& price = random.Below(2) == 0 ? altered.proof.u[pair.adept] : altered.proof.v[pair.mentor];
  const int64_t amount = random.Below(2) == 0 ? 1 : -1;
  switch (random.Below(4)) {
    case 0:
      price.pairs += amount;
      break;
    case 1:
      price.points += amount;
      break;
    case 2:
      price.levels = {{random.Below(30), amount}};
      break;
    default:
      price.tie += amount;
  }
  RC_ASSERT(!altered.Told().empty());
}

}  // namespace
}  // namespace parvis::proof
