#include "shared/base/resource_names.h"

#include "gtest/gtest.h"

namespace parvis::names {
namespace {

TEST(ResourceNamesTest, WhatIsBuiltIsTakenApartAgain) {
  EXPECT_EQ(RoundName("stockholm-2026"), "rounds/stockholm-2026");
  EXPECT_EQ(ParseRoundName(RoundName("stockholm-2026")), "stockholm-2026");
  EXPECT_EQ(ParseBoardName(BoardName("region-14")), "region-14");
  const auto ids = ParseApplicationName(ApplicationName("region-14", "a001"));
  ASSERT_TRUE(ids.has_value());
  EXPECT_EQ(ids->round, "region-14");
  EXPECT_EQ(ids->application, "a001");
  const auto scenario = ParseScenarioName(ScenarioName("region-14", "12"));
  ASSERT_TRUE(scenario.has_value());
  EXPECT_EQ(scenario->round, "region-14");
  EXPECT_EQ(scenario->scenario, "12");
}

TEST(ResourceNamesTest, RefusesWhatIsNoName) {
  for (const char* name : {"", "rounds/", "rounds", "round/x", "rounds/x/", "rounds/x/y",
                           "rounds/X", "rounds/1", "rounds/x/board", " rounds/x", "rounds/x "}) {
    EXPECT_FALSE(ParseRoundName(name).has_value()) << name;
  }
  for (const char* name : {"rounds/x", "rounds//board", "rounds/x/boards", "rounds/x/board/"}) {
    EXPECT_FALSE(ParseBoardName(name).has_value()) << name;
  }
  for (const char* name :
       {"rounds/x/applications/", "rounds/x/applications/a/b", "rounds/x/applications",
        "rounds/x/applications/å", "x/applications/a", "rounds/x/applications/a b"}) {
    EXPECT_FALSE(ParseApplicationName(name).has_value()) << name;
  }
  for (const char* name :
       {"rounds/x/board/scenarios/", "rounds/x/board/scenarios/0", "rounds/x/board/scenarios/01",
        "rounds/x/board/scenarios/-1", "rounds/x/board/scenarios/1 ", "rounds/x/scenarios/1",
        "rounds/x/board/scenarios/1234567890123456789"}) {
    EXPECT_FALSE(ParseScenarioName(name).has_value()) << name;
  }
  EXPECT_FALSE(IsPersonId(std::string(65, 'a')));
  EXPECT_FALSE(IsRoundId(std::string(65, 'a')));
}

TEST(ResourceNamesTest, AUuidHasItsHyphensAndNothingElse) {
  EXPECT_TRUE(IsUuid("0f8fad5b-d9cb-469f-A165-70867728950e"));
  for (const char* text :
       {"", "0f8fad5b-d9cb-469f-a165-70867728950", "0f8fad5b-d9cb-469f-a165-70867728950e0",
        "0f8fad5bd-9cb-469f-a165-70867728950e", "0f8fad5b-d9cb-469f-a165-70867728950g"}) {
    EXPECT_FALSE(IsUuid(text)) << text;
  }
}

}  // namespace
}  // namespace parvis::names
