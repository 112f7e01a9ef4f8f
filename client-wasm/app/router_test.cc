#include "client-wasm/app/router.h"

#include "gtest/gtest.h"

namespace parvis::app {
namespace {

TEST(RouterTest, EveryAddressComesBackAsItWas) {
  for (const char* path :
       {"/", "/sign-in", "/rounds/stockholm-2026/matching", "/rounds/stockholm-2026/people",
        "/rounds/stockholm-2026/import", "/rounds/stockholm-2026/matching?select=a001"}) {
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

TEST(RouterTest, RoundNamesAndIds) {
  EXPECT_EQ(RoundName("stockholm-2026"), "rounds/stockholm-2026");
  EXPECT_EQ(RoundId("rounds/stockholm-2026/board"), "stockholm-2026");
  EXPECT_EQ(RoundId("people/x"), "");
}

}  // namespace
}  // namespace parvis::app
