#include "shared/rules/board_parameters.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "shared/rules/policy.h"

namespace parvis::rules {
namespace {

TEST(BoardParametersTest, EachStandsAtAPlaceOfItsOwnAndKeepsItsBounds) {
  std::set<std::string_view> fields;
  for (int i = 0; i < kParameterCount; ++i) {
    const v1::Parameter parameter = ParameterAt(i);
    ASSERT_TRUE(IsParameter(parameter));
    EXPECT_TRUE(fields.insert(ParameterField(parameter)).second);
    for (const int32_t value : {RangeOf(parameter).min, RangeOf(parameter).max}) {
      v1::Policy policy = StockholmPolicy();
      SetParameter(&policy, parameter, value);
      EXPECT_EQ(ParameterValue(policy, parameter), value) << ParameterField(parameter);
      v1::Policy others = policy;
      SetParameter(&others, parameter, ParameterValue(StockholmPolicy(), parameter));
      EXPECT_TRUE(SameParameters(others, StockholmPolicy())) << ParameterField(parameter);
      // One number alone may be at either end of its range, but for what goes with another.
      for (const PolicyFault& fault : CheckPolicy(policy)) {
        EXPECT_EQ(fault.field, "reciprocity") << ParameterField(parameter);
      }
    }
  }
}

TEST(BoardParametersTest, TheRulesWhoseBreachIsNotToldAreNotAmongThem) {
  for (int i = 0; i < kParameterCount; ++i) {
    const std::string field(ParameterField(ParameterAt(i)));
    for (const char* secret : {"reporting_line", "avoided", "previous_pair"}) {
      EXPECT_EQ(field.find(secret), std::string::npos) << field;
    }
  }
}

TEST(BoardParametersTest, ANumberOfAnotherVersionIsNone) {
  EXPECT_FALSE(IsParameter(v1::PARAMETER_UNSPECIFIED));
  EXPECT_FALSE(IsParameter(static_cast<v1::Parameter>(kParameterCount + 1)));
  EXPECT_FALSE(IsParameter(static_cast<v1::Parameter>(-1)));
}

TEST(BoardParametersTest, AnObjectiveThatIsNotSetIsTheTotal) {
  v1::Policy policy = StockholmPolicy();
  policy.set_objective(v1::OBJECTIVE_UNSPECIFIED);
  EXPECT_EQ(ParameterValue(policy, v1::PARAMETER_OBJECTIVE), v1::OBJECTIVE_TOTAL);
  EXPECT_TRUE(SameParameters(policy, StockholmPolicy()));
}

TEST(BoardParametersTest, TellsWhatHasToBeFoundAnew) {
  v1::Policy policy = StockholmPolicy();
  SetParameter(&policy, v1::PARAMETER_WEAK_BELOW, 1);
  EXPECT_TRUE(SameMatching(policy, StockholmPolicy()));
  EXPECT_FALSE(SameParameters(policy, StockholmPolicy()));
  SetParameter(&policy, v1::PARAMETER_SPREAD, 5);
  EXPECT_TRUE(SameScoring(policy, StockholmPolicy()));
  EXPECT_FALSE(SameMatching(policy, StockholmPolicy()));
  SetParameter(&policy, v1::PARAMETER_ADEPT_NEEDS, 1);
  EXPECT_FALSE(SameScoring(policy, StockholmPolicy()));
}

}  // namespace
}  // namespace parvis::rules
