#include "shared/rules/policy.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "shared/rules/matching_input.h"
#include "shared/rules/policy_json.h"

namespace parvis::rules {
namespace {

using ::testing::HasSubstr;

std::vector<std::string> FaultyFields(const v1::Policy& policy) {
  std::vector<std::string> fields;
  for (const PolicyFault& fault : CheckPolicy(policy)) fields.push_back(fault.field);
  return fields;
}

TEST(PolicyTest, PresetsAreValidAndDifferOnlyWhereTheProgrammesDo) {
  EXPECT_THAT(CheckPolicy(StockholmPolicy()), testing::IsEmpty());
  EXPECT_THAT(CheckPolicy(RegionPolicy()), testing::IsEmpty());
  v1::Policy region = RegionPolicy();
  region.mutable_rules()->set_different_institution(true);
  region.set_institution_term(v1::INSTITUTION_TERM_UNIVERSITY);
  EXPECT_EQ(PolicyToJson(region), PolicyToJson(StockholmPolicy()));
  EXPECT_TRUE(PresetPolicy("stockholm").has_value());
  EXPECT_FALSE(PresetPolicy("Stockholm").has_value());
}

// The engine's defaults are the Stockholm programme; the two definitions must not drift apart.
TEST(PolicyTest, StockholmIsTheEnginesDefault) {
  const matching::Policy made = MatchingPolicy(StockholmPolicy());
  const matching::Policy defaults;
  EXPECT_EQ(made.rules.different_institution, defaults.rules.different_institution);
  EXPECT_EQ(made.rules.different_reporting_line, defaults.rules.different_reporting_line);
  EXPECT_EQ(made.rules.shared_language, defaults.rules.shared_language);
  EXPECT_EQ(made.rules.not_avoided, defaults.rules.not_avoided);
  EXPECT_EQ(made.rules.endorsed, defaults.rules.endorsed);
  EXPECT_EQ(made.rules.more_experienced, defaults.rules.more_experienced);
  EXPECT_EQ(made.rules.previous_pair, defaults.rules.previous_pair);
  EXPECT_EQ(made.rules.possible_meeting_mode, defaults.rules.possible_meeting_mode);
  EXPECT_EQ(made.rules.minimum_score, defaults.rules.minimum_score);
  const auto numbers = [](const matching::Weights& w) {
    return std::vector<int32_t>{w.needs, w.named, w.line_of_work, w.manager_level, w.logistics};
  };
  EXPECT_EQ(numbers(made.adept_weights), numbers(defaults.adept_weights));
  EXPECT_EQ(numbers(made.mentor_weights), numbers(defaults.mentor_weights));
  EXPECT_EQ(made.objective, defaults.objective);
  EXPECT_EQ(made.spread, defaults.spread);
  EXPECT_EQ(made.weak_below, defaults.weak_below);
}

TEST(PolicyTest, EachFieldOutOfItsRangeIsAFaultWithItsPath) {
  v1::Policy policy = StockholmPolicy();
  policy.mutable_rules()->set_minimum_score(1001);
  policy.mutable_adept_weights()->set_needs(-1);
  *policy.mutable_mentor_weights() = v1::Weights();
  policy.set_objective(static_cast<v1::Objective>(9));
  policy.set_spread(1001);
  policy.set_weak_below(-5);
  EXPECT_THAT(FaultyFields(policy),
              testing::ElementsAre("rules.minimum_score", "adept_weights.needs", "mentor_weights",
                                   "objective", "spread", "weak_below"));
  EXPECT_EQ(PolicyFaultLine(CheckPolicy(policy)[0], text::Language::kEnglish),
            "rules.minimum_score: 1001 is not a whole number from 0 to 1000");

  policy = StockholmPolicy();
  policy.mutable_mentor_weights()->set_manager_level(5);
  policy.set_objective(v1::OBJECTIVE_STABLE);
  policy.set_reciprocity(true);
  EXPECT_THAT(FaultyFields(policy),
              testing::ElementsAre("mentor_weights.manager_level", "reciprocity"));
}

TEST(PolicyTest, JsonComesBackTheSame) {
  v1::Policy policy = RegionPolicy();
  policy.set_objective(v1::OBJECTIVE_FAIREST);
  policy.set_spread(40);
  const auto read = PolicyFromJson(PolicyToJson(policy));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->SerializeAsString(), policy.SerializeAsString());
}

TEST(PolicyTest, JsonThatIsNoPolicyIsRefusedWithTheReason) {
  EXPECT_THAT(PolicyFromJson("{").status().message(), HasSubstr("not the JSON of a policy"));
  EXPECT_THAT(PolicyFromJson(R"({"weight": 1})").status().message(), HasSubstr("weight"));
  EXPECT_THAT(
      PolicyFromJson(R"({"spread": 1001, "adept_weights": {"needs": 1}})").status().message(),
      testing::AllOf(HasSubstr("mentor_weights: at least one weight must be above 0"),
                     HasSubstr("spread: 1001 is not")));
}

}  // namespace
}  // namespace parvis::rules
