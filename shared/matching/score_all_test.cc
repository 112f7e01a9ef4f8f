#include "shared/matching/score_all.h"

#include <optional>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/instance.h"
#include "shared/matching/people_test_support.h"
#include "shared/matching/score.h"

namespace parvis::matching {
namespace {

using testing::PeopleMaker;
using testing::Random;

RC_GTEST_PROP(ScoreAllTest, GivesWhatScoreAndRulesGiveForEachPair, (uint64_t seed)) {
  Random random(seed);
  PeopleMaker maker(random);
  const Policy policy = maker.MakePolicy();
  const People people = maker.Make(random.Below(8), random.Below(40));
  RowScorer scorer(people, policy);
  const Instance instance = Instance::FromPeople(people, policy);
  for (int a = 0; a < static_cast<int>(people.adepts.size()); ++a) {
    const ScoreRow& row = scorer.Score(a);
    RC_ASSERT(row.refusals.size() == people.mentors.size());
    for (int m = 0; m < static_cast<int>(people.mentors.size()); ++m) {
      const PairScore pair = ScorePair(policy, people.adepts[a], people.mentors[m]);
      RC_ASSERT(row.adept_views[m] == pair.adept_view);
      RC_ASSERT(row.mentor_views[m] == pair.mentor_view);
      const RuleSet refusals = Refusals(people, policy, people.adepts[a], people.mentors[m]);
      RC_ASSERT(RuleNames(RuleSet::FromBits(row.refusals[m])) == RuleNames(refusals));
      const std::optional<int32_t> score = instance.ScoreOf(a, m);
      RC_ASSERT(score.has_value() == refusals.Empty());
      if (score) RC_ASSERT(*score == pair.score);
    }
  }
}

// Every quotient of every divisor that weights can have, where rounding is tightest: at and just
// below a multiple of the divisor.
TEST(ScoreAllTest, ViewsAreExactAtTheEdgesOfEveryDivisor) {
  People people;
  Adept adept;
  adept.id = people.codes.Intern("a");
  Mentor mentor;
  mentor.id = people.codes.Intern("m");
  const Code competence = people.codes.Intern("k");
  adept.needs = {{competence, 1}};
  mentor.competences = {{competence, 4}};
  adept.meeting_mode = MeetingMode::kInPerson;
  mentor.meeting_mode = MeetingMode::kRemote;
  people.adepts = {adept};
  people.mentors = {mentor};
  for (int32_t needs = 1; needs <= 1000; needs += 7) {
    for (int32_t logistics = 0; logistics <= 1000; logistics += 3) {
      Policy policy;
      policy.adept_weights = {needs, 0, 0, 0, logistics};
      policy.mentor_weights = {needs, 1000, 1000, 0, logistics};
      const ScoreRow row = RowScorer(people, policy).Score(0);
      const PairScore pair = ScorePair(policy, adept, mentor);
      ASSERT_EQ(row.adept_views[0], pair.adept_view) << needs << " " << logistics;
      ASSERT_EQ(row.mentor_views[0], pair.mentor_view) << needs << " " << logistics;
    }
  }
}

}  // namespace
}  // namespace parvis::matching
