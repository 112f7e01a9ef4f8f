#include "shared/matching/explain.h"

#include <algorithm>
#include <set>

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
using testing::RandomConstraints;
using testing::RandomInstance;

Instance MakeInstance(int adepts, std::vector<int32_t> capacities,
                      std::vector<Instance::Score> scores) {
  const int mentors = static_cast<int>(capacities.size());
  return *Instance::FromScores(Ids('a', adepts), Ids('m', mentors), std::move(capacities),
                               std::move(scores));
}

TEST(ExplainTest, AdeptsWhoCompeteForTooFewPlaces) {
  // a1, a2 and a3 may have m1 only, which has two places; a4 has m2 to itself.
  const Instance instance = MakeInstance(
      4, {2, 1}, {{0, 0, 30, {}}, {1, 0, 20, {}}, {2, 0, 10, {}}, {3, 1, 5, {}}, {3, 0, 1, {}}});
  const Matching matching = *Solve(instance, {}, {});
  ASSERT_THAT(matching.UnpairedAdepts(), ElementsAre(2));
  const UnpairedReason reason =
      WhyAdeptUnpaired(instance, {}, matching, Objective::kTotal, 2, nullptr, nullptr);
  EXPECT_EQ(reason.cause, UnpairedCause::kTightSet);
  EXPECT_THAT(reason.adepts, ElementsAre(0, 1, 2));
  EXPECT_THAT(reason.mentors, ElementsAre(0));
  EXPECT_EQ(reason.places, 2);
}

TEST(ExplainTest, PinsTakeTheirPlacesOutOfTheTightSet) {
  const Instance instance = MakeInstance(2, {1}, {{0, 0, 30, {}}, {1, 0, 20, {}}});
  Constraints constraints;
  constraints.pins = {{1, 0}};
  const Matching matching = *Solve(instance, constraints, {});
  const UnpairedReason reason =
      WhyAdeptUnpaired(instance, constraints, matching, Objective::kTotal, 0, nullptr, nullptr);
  EXPECT_EQ(reason.cause, UnpairedCause::kTightSet);
  EXPECT_THAT(reason.adepts, ElementsAre(0));
  EXPECT_THAT(reason.mentors, ElementsAre(0));
  EXPECT_EQ(reason.places, 0);
}

TEST(ExplainTest, CountsForbiddenPairsOfAnAdeptWithoutAnyone) {
  const Instance instance = MakeInstance(1, {1, 1}, {{0, 0, 30, {}}, {0, 1, 20, {}}});
  Constraints constraints;
  constraints.forbids = {{0, 0}, {0, 1}};
  const Matching matching = *Solve(instance, constraints, {});
  const UnpairedReason adept =
      WhyAdeptUnpaired(instance, constraints, matching, Objective::kTotal, 0, nullptr, nullptr);
  EXPECT_EQ(adept.cause, UnpairedCause::kNobodyAllowed);
  EXPECT_EQ(adept.forbidden, 2);
  const UnpairedReason mentor =
      WhyMentorIdle(instance, constraints, matching, Objective::kTotal, 1, nullptr, nullptr);
  EXPECT_EQ(mentor.cause, UnpairedCause::kNobodyAllowed);
  EXPECT_EQ(mentor.forbidden, 1);
}

TEST(ExplainTest, CountsTheRulesThatRefuseEverybody) {
  People people;
  Policy policy;
  people.adepts.resize(1);
  people.adepts[0].id = people.codes.Intern("a1");
  people.adepts[0].endorsed = false;
  people.mentors.resize(2);
  for (Mentor& mentor : people.mentors) {
    mentor.id = people.codes.Intern(&mentor == &people.mentors[0] ? "m1" : "m2");
    mentor.endorsed = true;
    mentor.years_as_manager = 20;
    mentor.manager_level = ManagerLevel::kFirstLine;
    mentor.languages = {people.codes.Intern("sv")};
  }
  people.adepts[0].languages = {people.codes.Intern("sv")};
  people.mentors[1].institution = people.codes.Intern("SU");
  const Instance instance = Instance::FromPeople(people, policy);
  const Matching matching = *Solve(instance, {}, {});
  const UnpairedReason reason =
      WhyAdeptUnpaired(instance, {}, matching, Objective::kTotal, 0, &people, &policy);
  ASSERT_EQ(reason.refusals.size(), 2u);
  EXPECT_EQ(reason.refusals[0].rule, Rule::kEndorsed);
  EXPECT_EQ(reason.refusals[0].persons, 2);
  EXPECT_EQ(reason.refusals[1].rule, Rule::kDifferentInstitution);
  EXPECT_EQ(reason.refusals[1].persons, 1);
}

TEST(ExplainTest, MentorsWithMorePlacesThanAdepts) {
  const Instance instance = MakeInstance(1, {1, 1}, {{0, 0, 30, {}}, {0, 1, 20, {}}});
  const Matching matching = *Solve(instance, {}, {});
  const UnpairedReason reason =
      WhyMentorIdle(instance, {}, matching, Objective::kTotal, 1, nullptr, nullptr);
  EXPECT_EQ(reason.cause, UnpairedCause::kTightSet);
  EXPECT_THAT(reason.mentors, ElementsAre(0, 1));
  EXPECT_THAT(reason.adepts, ElementsAre(0));
  EXPECT_EQ(reason.places, 2);
}

TEST(ExplainTest, UnderStableEveryoneHasSomebodyAtLeastAsGood) {
  // m1 would rather have a1; a2 has nobody else, and m2 would only be second for a1.
  const Instance instance =
      MakeInstance(2, {1, 1}, {{0, 0, 5, {8, 8}}, {0, 1, 5, {7, 9}}, {1, 0, 5, {9, 6}}});
  SolveOptions options;
  options.objective = Objective::kStable;
  const Matching matching = *Solve(instance, {}, options);
  const UnpairedReason adept =
      WhyAdeptUnpaired(instance, {}, matching, Objective::kStable, 1, nullptr, nullptr);
  EXPECT_EQ(adept.cause, UnpairedCause::kOthersPreferred);
  ASSERT_EQ(adept.preferred.size(), 1u);
  EXPECT_EQ(adept.preferred[0].chooser, 0);
  EXPECT_EQ(adept.preferred[0].has, 0);
  EXPECT_EQ(adept.preferred[0].view_of_has, 8);
  EXPECT_EQ(adept.preferred[0].view_of_person, 6);
  const UnpairedReason mentor =
      WhyMentorIdle(instance, {}, matching, Objective::kStable, 1, nullptr, nullptr);
  EXPECT_EQ(mentor.cause, UnpairedCause::kOthersPreferred);
  ASSERT_EQ(mentor.preferred.size(), 1u);
  EXPECT_EQ(mentor.preferred[0].has, 0);
  EXPECT_EQ(mentor.preferred[0].view_of_has, 8);
  EXPECT_EQ(mentor.preferred[0].view_of_person, 7);
}

// Hall: who may be had by the set lies within the set, and is too few.
RC_GTEST_PROP(ExplainTest, TightSetsAreClosedAndTooSmall, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  const Instance instance = RandomInstance(
      {1 + random.Below(15), 1 + random.Below(12), 2, 10 + random.Below(40), 50}, random);
  const Constraints constraints =
      RandomConstraints(instance, random.Below(3), random.Below(6), random);
  const Matching matching = *Solve(instance, constraints, {});
  const auto usable = [&](int a, int m) {
    return instance.ScoreOf(a, m) && std::ranges::count(constraints.forbids, Pair{a, m}) == 0;
  };
  const auto pinned = [&](int a) {
    return std::ranges::any_of(constraints.pins, [&](Pair pin) { return pin.adept == a; });
  };
  for (int a : matching.UnpairedAdepts()) {
    const UnpairedReason reason =
        WhyAdeptUnpaired(instance, constraints, matching, Objective::kTotal, a, nullptr, nullptr);
    if (reason.cause == UnpairedCause::kNobodyAllowed) continue;
    RC_ASSERT(std::ranges::count(reason.adepts, a) == 1);
    RC_ASSERT(static_cast<int>(reason.adepts.size()) == reason.places + 1);
    for (int member : reason.adepts)
      for (int m = 0; m < instance.mentors(); ++m)
        RC_ASSERT(!usable(member, m) || std::ranges::count(reason.mentors, m) == 1);
  }
  for (int m : matching.IdleMentors()) {
    const UnpairedReason reason =
        WhyMentorIdle(instance, constraints, matching, Objective::kTotal, m, nullptr, nullptr);
    if (reason.cause == UnpairedCause::kNobodyAllowed) continue;
    RC_ASSERT(std::ranges::count(reason.mentors, m) == 1);
    RC_ASSERT(static_cast<int>(reason.adepts.size()) < reason.places);
    for (int member : reason.mentors)
      for (int a = 0; a < instance.adepts(); ++a)
        RC_ASSERT(!usable(a, member) || pinned(a) || std::ranges::count(reason.adepts, a) == 1);
  }
}

}  // namespace
}  // namespace parvis::matching
