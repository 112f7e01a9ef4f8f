#include "shared/matching/fairest.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "shared/matching/test_support.h"
#include "tests/support/prove_matching.h"

namespace parvis::matching {
namespace {

using ::testing::ElementsAre;
using testing::Ids;
using testing::Random;
using testing::RandomConstraints;
using testing::RandomInstance;
using testing::RandomPeople;
using testing::RandomRules;

SolveOptions Fairest() {
  SolveOptions options;
  options.objective = Objective::kFairest;
  return options;
}

std::vector<int32_t> ScoresOf(const Matching& matching) {
  std::vector<int32_t> scores;
  for (const FormedPair& pair : matching.pairs) scores.push_back(pair.score);
  std::sort(scores.begin(), scores.end());
  return scores;
}

TEST(FairestTest, RaisesTheLowestScoreAtTheCostOfTheSum) {
  // The highest sum is 100 + 1; the fairest is 40 + 30.
  const Instance instance =
      *Instance::FromScores(Ids('a', 2), Ids('m', 2), {1, 1},
                            {{0, 0, 100, {}}, {0, 1, 40, {}}, {1, 0, 30, {}}, {1, 1, 1, {}}});
  EXPECT_THAT(ScoresOf(*Solve(instance, {}, {})), ElementsAre(1, 100));
  EXPECT_THAT(ScoresOf(*Solve(instance, {}, Fairest())), ElementsAre(30, 40));
}

TEST(FairestTest, RaisesTheSecondLowestNext) {
  // a1 has only m1, for 5. The others can have 9 and 9, or 6 and 50.
  const Instance instance = *Instance::FromScores(
      Ids('a', 3), Ids('m', 3), {1, 1, 1},
      {{0, 0, 5, {}}, {1, 1, 6, {}}, {1, 2, 9, {}}, {2, 1, 9, {}}, {2, 2, 50, {}}});
  EXPECT_THAT(ScoresOf(*Solve(instance, {}, Fairest())), ElementsAre(5, 9, 9));
}

TEST(FairestTest, NeverGivesUpAPairForAHigherLowestScore) {
  const Instance instance = *Instance::FromScores(
      Ids('a', 2), Ids('m', 2), {1, 1}, {{0, 0, 100, {}}, {0, 1, 100, {}}, {1, 0, 0, {}}});
  EXPECT_THAT(ScoresOf(*Solve(instance, {}, Fairest())), ElementsAre(0, 100));
}

TEST(FairestTest, AdeptsOfAnInstitutionThatGivesAreNotPassedOver) {
  // i0 has the only mentor; a1 of i1 scores higher with it than a2 of i0 does.
  People people;
  const Code need = people.codes.Intern("k");
  const auto add_adept = [&](std::string_view id, std::string_view institution, int priority) {
    Adept& adept = people.adepts.emplace_back();
    adept.id = people.codes.Intern(id);
    adept.email = people.codes.InternEmail(id);
    adept.institution = people.codes.Intern(institution);
    if (priority > 0) adept.needs = {{need, priority}};
  };
  add_adept("a1", "i1", 3);
  add_adept("a2", "i0", 0);
  Mentor& mentor = people.mentors.emplace_back();
  mentor.id = people.codes.Intern("m1");
  mentor.email = people.codes.InternEmail("m1");
  mentor.institution = people.codes.Intern("i0");
  mentor.competences = {{need, 4}};
  Random random(1);
  Policy policy = RandomRules(random);
  policy.rules.different_institution = false;
  policy.rules.minimum_score = 0;
  const Instance instance = Instance::FromPeople(people, policy);
  for (Objective objective : {Objective::kTotal, Objective::kFairest}) {
    SolveOptions options;
    options.objective = objective;
    EXPECT_THAT(Solve(instance, {}, options)->mentor_of, ElementsAre(0, -1));
    options.reciprocity = true;
    const Matching matching = *Solve(instance, {}, options);
    EXPECT_THAT(matching.mentor_of, ElementsAre(-1, 0));
    EXPECT_THAT(matching.shortfall, ElementsAre(0, 0));
  }
}

// More columns than fit in one word, shortage and surplus.
TEST(FairestTest, ProvesLargerOnes) {
  for (uint64_t seed = 1; seed <= 12; ++seed) {
    Random random(seed);
    const int adepts = 60 + random.Below(150);
    const int mentors = 60 + random.Below(150);
    const int percent = seed % 2 == 0 ? 5 : 80;
    const Instance instance =
        RandomInstance({adepts, mentors, 1 + random.Below(2), percent, 100}, random);
    const Constraints constraints = RandomConstraints(instance, 5, 20, random);
    const Matching matching = *Solve(instance, constraints, Fairest());
    const absl::Status status =
        parvis::testing::ProveMatching(instance, constraints, matching, Fairest());
    ASSERT_TRUE(status.ok()) << seed << status;
  }
}

TEST(FairestTest, ProvesLargerOnesWithReciprocity) {
  for (uint64_t seed = 1; seed <= 8; ++seed) {
    Random random(seed);
    SolveOptions options = seed % 2 == 0 ? Fairest() : SolveOptions();
    options.reciprocity = true;
    options.spread = 3;
    const People people =
        RandomPeople({60 + random.Below(90), 60 + random.Below(40), 2, 70, 0}, 8, random);
    const Instance instance = Instance::FromPeople(people, RandomRules(random));
    const Constraints constraints = RandomConstraints(instance, 5, 20, random);
    const Matching matching = *Solve(instance, constraints, options);
    const absl::Status status =
        parvis::testing::ProveMatching(instance, constraints, matching, options);
    ASSERT_TRUE(status.ok()) << seed << status;
  }
}

}  // namespace
}  // namespace parvis::matching
