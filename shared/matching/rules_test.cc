#include "shared/matching/rules.h"

#include <vector>

#include "gtest/gtest.h"

namespace parvis::matching {
namespace {

// An adept and a mentor who break no rule, and a policy with every rule on.
class RulesTest : public ::testing::Test {
 protected:
  RulesTest() {
    policy_.rules.possible_meeting_mode = true;
    adept_.id = Code("a001");
    adept_.institution = Code("KI");
    adept_.languages = {Code("fi"), Code("sv")};
    adept_.manager_level = ManagerLevel::kFirstLine;
    adept_.years_as_manager = 2;
    adept_.email = people_.codes.InternEmail("anna@ki.example");
    adept_.line_manager_email = people_.codes.InternEmail("boss@ki.example");
    adept_.endorsed = true;
    mentor_.id = Code("m001");
    mentor_.institution = Code("SU");
    mentor_.languages = {Code("sv"), Code("en")};
    mentor_.manager_level = ManagerLevel::kFirstLine;
    mentor_.years_as_manager = 5;
    mentor_.email = people_.codes.InternEmail("britta@su.example");
    mentor_.line_manager_email = people_.codes.InternEmail("boss@su.example");
    mentor_.endorsed = true;
  }

  matching::Code Code(std::string_view text) { return people_.codes.Intern(text); }
  RuleSet Refused() {
    people_.SortPairs();
    return Refusals(people_, policy_, adept_, mentor_);
  }

  People people_;
  Policy policy_;
  Adept adept_;
  Mentor mentor_;
};

TEST_F(RulesTest, AllowsThePairThatBreaksNone) { EXPECT_TRUE(Refused().Empty()); }

TEST_F(RulesTest, SameInstitution) {
  mentor_.institution = adept_.institution;
  EXPECT_EQ(Refused(), RuleSet({Rule::kDifferentInstitution}));
  policy_.rules.different_institution = false;
  EXPECT_TRUE(Refused().Empty());
}

TEST_F(RulesTest, SameReportingLine) {
  const RuleSet refused = {Rule::kDifferentReportingLine};
  mentor_.line_manager_email = people_.codes.InternEmail("Boss@KI.example");
  EXPECT_EQ(Refused(), refused);
  mentor_.line_manager_email = people_.codes.InternEmail("ANNA@ki.example");
  EXPECT_EQ(Refused(), refused);
  mentor_.line_manager_email = kNoCode;
  EXPECT_TRUE(Refused().Empty());
  adept_.line_manager_email = mentor_.email;
  EXPECT_EQ(Refused(), refused);
  adept_.line_manager_email = kNoCode;  // Two empty values differ.
  EXPECT_TRUE(Refused().Empty());
}

TEST_F(RulesTest, NoSharedLanguage) {
  adept_.languages = {Code("fi"), Code("de")};
  EXPECT_EQ(Refused(), RuleSet({Rule::kSharedLanguage}));
}

TEST_F(RulesTest, EitherSideAvoids) {
  adept_.avoid_persons = {Code("m009"), Code("m001")};
  EXPECT_EQ(Refused(), RuleSet({Rule::kNotAvoided}));
  adept_.avoid_persons = {Code("m009")};
  EXPECT_TRUE(Refused().Empty());
  mentor_.avoid_persons = {Code("a001")};
  EXPECT_EQ(Refused(), RuleSet({Rule::kNotAvoided}));
}

TEST_F(RulesTest, EitherSideNotEndorsed) {
  adept_.endorsed = false;
  EXPECT_EQ(Refused(), RuleSet({Rule::kEndorsed}));
  adept_.endorsed = true;
  mentor_.endorsed = false;
  EXPECT_EQ(Refused(), RuleSet({Rule::kEndorsed}));
}

TEST_F(RulesTest, MoreExperiencedAtItsLimits) {
  const RuleSet refused = {Rule::kMoreExperienced};
  adept_.years_as_manager = 3;  // Only two years less.
  EXPECT_EQ(Refused(), refused);
  adept_.years_as_manager = 1;
  mentor_.years_as_manager = 4;  // Three years more, but under five, and leads no managers.
  EXPECT_EQ(Refused(), refused);
  mentor_.manager_level = ManagerLevel::kManagerOfManagers;
  EXPECT_TRUE(Refused().Empty());
  mentor_.years_as_manager = 3;
  EXPECT_EQ(Refused(), refused);
  mentor_.manager_level = ManagerLevel::kFirstLine;
  mentor_.years_as_manager = 30;
  adept_.manager_level = ManagerLevel::kManagerOfManagers;  // Above the mentor.
  EXPECT_EQ(Refused(), refused);
}

TEST_F(RulesTest, NotSelfHoldsUnderEveryPolicy) {
  policy_.rules = {false, false, false, false, false, false, false, false, 0};
  mentor_.email = people_.codes.InternEmail("Anna@KI.Example");
  EXPECT_EQ(Refused(), RuleSet({Rule::kNotSelf}));
  adept_.email = mentor_.email = kNoCode;  // The page knows no addresses.
  EXPECT_TRUE(Refused().Empty());
}

TEST_F(RulesTest, PreviousPair) {
  people_.previous_pairs = {{Code("a002"), Code("m001")}, {Code("a001"), Code("m001")}};
  EXPECT_EQ(Refused(), RuleSet({Rule::kPreviousPair}));
  policy_.rules.previous_pair = false;
  EXPECT_TRUE(Refused().Empty());
}

TEST_F(RulesTest, ImpossibleMeetingMode) {
  adept_.meeting_mode = MeetingMode::kInPerson;
  mentor_.meeting_mode = MeetingMode::kRemote;
  EXPECT_EQ(Refused(), RuleSet({Rule::kPossibleMeetingMode}));
  mentor_.meeting_mode = MeetingMode::kEither;
  EXPECT_TRUE(Refused().Empty());
  mentor_.meeting_mode = MeetingMode::kInPerson;
  EXPECT_TRUE(Refused().Empty());
}

TEST_F(RulesTest, MinimumScore) {
  // No needs: the views are (10 + 5 + 10) % and (15 + 10) %.
  policy_.rules.minimum_score = 250;
  EXPECT_TRUE(Refused().Empty());
  policy_.rules.minimum_score = 251;
  EXPECT_EQ(Refused(), RuleSet({Rule::kMinimumScore}));
}

TEST_F(RulesTest, HinderedWithoutAReason) {
  people_.hindered = {{Code("a001"), Code("m001")}};
  EXPECT_EQ(Refused(), RuleSet({Rule::kHindered}));
}

TEST_F(RulesTest, TellsEveryRuleThatIsBroken) {
  mentor_.institution = adept_.institution;
  adept_.endorsed = false;
  const RuleSet refused = Refused();
  EXPECT_EQ(refused, RuleSet({Rule::kDifferentInstitution, Rule::kEndorsed}));
  EXPECT_EQ(RuleNames(refused), "different_institution, endorsed");
}

TEST(RuleNameTest, EveryRuleHasItsName) {
  for (int rule = 0; rule < kRuleCount; ++rule)
    EXPECT_FALSE(RuleName(static_cast<Rule>(rule)).empty()) << rule;
}

}  // namespace
}  // namespace parvis::matching
