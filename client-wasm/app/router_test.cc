#include "client-wasm/app/router.h"

#include "gtest/gtest.h"

namespace parvis::app {
namespace {

TEST(RouterTest, EveryAddressComesBackAsItWas) {
  for (const char* path :
       {"/", "/sign-in", "/tillganglighet", "/rounds/stockholm-2026/matching",
        "/rounds/stockholm-2026/matching?view=matrix", "/rounds/stockholm-2026/people",
        "/rounds/stockholm-2026/import", "/rounds/stockholm-2026/matching?select=a001",
        "/rounds/stockholm-2026/matching?view=list&select=a001&with=m002&q=%C3%85sa%20B%26r"
        "&institution=SU%2F1&mark=doubtful&sort=-score",
        "/rounds/stockholm-2026/people?q=chef&sort=name"}) {
    EXPECT_EQ(FormatRoute(ParseRoute(path)), path);
  }
}

TEST(RouterTest, ReadsRoundAndSelection) {
  const Route route = ParseRoute("/rounds/stockholm-2026/matching?lang=en&select=a001");
  EXPECT_EQ(route.screen, Screen::kMatching);
  EXPECT_EQ(route.round, "stockholm-2026");
  EXPECT_EQ(route.select, "a001");
}

TEST(RouterTest, ARoundsOwnAddressIsItsMatching) {
  EXPECT_EQ(ParseRoute("/rounds/stockholm-2026").screen, Screen::kMatching);
  EXPECT_EQ(ParseRoute("/rounds/").screen, Screen::kRounds);
}

TEST(RouterTest, RefusesWhatIsNoAddressOfOurs) {
  EXPECT_EQ(ParseRoute("/rounds/stockholm-2026/plots").screen, Screen::kNotFound);
  EXPECT_EQ(ParseRoute("/rounds/a/matching/b").screen, Screen::kNotFound);
  EXPECT_EQ(ParseRoute("/rounds/%3Cb%3E/matching").screen, Screen::kNotFound);
  EXPECT_EQ(ParseRoute("/index").screen, Screen::kNotFound);
  EXPECT_EQ(ParseRoute("/rounds/r-1/matching?select=%20").select, "");
}

TEST(RouterTest, ReadsEverythingThatIsShown) {
  const Route route = ParseRoute(
      "/rounds/r-1/"
      "matching?view=list&select=a001&with=m002&q=%c3%a5sa+b&institution=KI&sort=-score");
  EXPECT_EQ(route.view, BoardView::kList);
  EXPECT_EQ(route.with, "m002");
  EXPECT_EQ(route.search, "åsa b");
  EXPECT_EQ(route.institution, "KI");
  EXPECT_EQ(route.sort, "-score");
}

TEST(RouterTest, WhatCannotBeMeantIsLeftOut) {
  EXPECT_EQ(ParseRoute("/rounds/r-1/matching?q=%FF%FE").search, "") << "not UTF-8";
  EXPECT_EQ(ParseRoute("/rounds/r-1/matching?q=100%").search, "100%") << "no escape after all";
  EXPECT_EQ(ParseRoute("/rounds/r-1/matching?with=m001").with, "") << "with whom?";
  EXPECT_EQ(ParseRoute("/rounds/r-1/matching?view=chairs").view, BoardView::kFitting);
  EXPECT_EQ(ParseRoute("/rounds/r-1/matching?mark=blue").mark, "");
  EXPECT_EQ(ParseRoute("/rounds/r-1/import?q=x").search, "");
  EXPECT_LE(ParseRoute("/rounds/r-1/matching?q=" + std::string(5000, 'x')).search.size(), 600u);
}

TEST(RouterTest, BackStepsThroughViewsAndSelectionsButNotThroughPassing) {
  const Route cards = ParseRoute("/rounds/r-1/matching");
  const Route chosen = ParseRoute("/rounds/r-1/matching?select=a001");
  const Route next = ParseRoute("/rounds/r-1/matching?select=a002");
  const Route asked = ParseRoute("/rounds/r-1/matching?select=a001&with=m001");
  const Route other = ParseRoute("/rounds/r-1/matching?select=a001&with=m002");
  EXPECT_TRUE(IsNewStep(cards, ParseRoute("/rounds/r-1/people")));
  EXPECT_TRUE(IsNewStep(cards, ParseRoute("/rounds/r-1/matching?view=list")));
  EXPECT_TRUE(IsNewStep(cards, chosen));
  EXPECT_FALSE(IsNewStep(chosen, next));
  EXPECT_TRUE(IsNewStep(chosen, cards));
  EXPECT_TRUE(IsNewStep(chosen, asked));
  EXPECT_FALSE(IsNewStep(asked, other));
  EXPECT_FALSE(IsNewStep(asked, next));
  EXPECT_FALSE(IsNewStep(cards, ParseRoute("/rounds/r-1/matching?q=a&sort=score")));
}

TEST(RouterTest, RoundNamesAndIds) {
  EXPECT_EQ(RoundName("stockholm-2026"), "rounds/stockholm-2026");
  EXPECT_EQ(RoundId("rounds/stockholm-2026/board"), "stockholm-2026");
  EXPECT_EQ(RoundId("people/x"), "");
}

}  // namespace
}  // namespace parvis::app
