#include "shared/text/numbers.h"

#include <limits>

#include "gtest/gtest.h"

namespace parvis::text {
namespace {

constexpr Language kSv = Language::kSwedish;
constexpr Language kEn = Language::kEnglish;

TEST(NumbersTest, GroupsThousandsByLanguage) {
  EXPECT_EQ(FormatInteger(0, kSv), "0");
  EXPECT_EQ(FormatInteger(999, kSv), "999");
  EXPECT_EQ(FormatInteger(41861, kSv), "41\u00A0861");
  EXPECT_EQ(FormatInteger(41861, kEn), "41,861");
  EXPECT_EQ(FormatInteger(-1234567, kEn), "\u22121,234,567");
  EXPECT_EQ(FormatInteger(std::numeric_limits<int64_t>::min(), kEn),
            "\u22129,223,372,036,854,775,808");
}

TEST(NumbersTest, SignsDifferences) {
  EXPECT_EQ(FormatSigned(12, kSv), "+12");
  EXPECT_EQ(FormatSigned(-1200, kSv), "\u22121\u00A0200");
  EXPECT_EQ(FormatSigned(0, kSv), "0");
  EXPECT_EQ(FormatScoreDifference(-14, kSv), "\u22121,4");
  EXPECT_EQ(FormatScoreDifference(14, kEn), "+1.4");
  EXPECT_EQ(FormatScoreDifference(0, kEn), "0");
}

TEST(NumbersTest, ScoresAreReadOutOfAHundred) {
  EXPECT_EQ(FormatScore(620, kSv), "62,0");
  EXPECT_EQ(FormatScore(619, kEn), "61.9");
  EXPECT_EQ(FormatScore(1000, kSv), "100,0");
  EXPECT_EQ(FormatScore(0, kEn), "0.0");
}

TEST(NumbersTest, DatesNameTheMonth) {
  EXPECT_EQ(FormatDate(1795305600, kSv), "22 november 2026");
  EXPECT_EQ(FormatDate(1795305600, kEn), "22 November 2026");
  EXPECT_EQ(FormatDate(0, kEn), "1 January 1970");
  EXPECT_EQ(FormatDate(-1, kSv), "31 december 1969");
}

TEST(NumbersTest, TheTimeOfDayAsEachLanguageWritesIt) {
  EXPECT_EQ(FormatTimeOfDay(14 * 3600 + 5 * 60 + 59, Language::kSwedish), "14.05");
  EXPECT_EQ(FormatTimeOfDay(3 * 86'400 + 9 * 3600, Language::kEnglish), "09:00");
}

}  // namespace
}  // namespace parvis::text
