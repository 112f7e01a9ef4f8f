#include "shared/text/collation.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace parvis::text {
namespace {

std::vector<std::string> InOrder(std::vector<std::string> names, Language language) {
  std::sort(names.begin(), names.end(), [language](const std::string& a, const std::string& b) {
    return OrderKey(a, language) < OrderKey(b, language);
  });
  return names;
}

using Names = std::vector<std::string>;

TEST(CollationTest, SwedishHasThreeLettersAfterZ) {
  EXPECT_EQ(InOrder({"Örjan", "Ärla", "Åsa", "Zara", "Adam"}, Language::kSwedish),
            (Names{"Adam", "Zara", "Åsa", "Ärla", "Örjan"}));
}

TEST(CollationTest, EnglishTakesThemAsMarkedLetters) {
  EXPECT_EQ(InOrder({"Örjan", "Ärla", "Åsa", "Zara", "Adam", "Olga", "Asa"}, Language::kEnglish),
            (Names{"Adam", "Ärla", "Asa", "Åsa", "Olga", "Örjan", "Zara"}));
}

TEST(CollationTest, WIsALetterOfItsOwn) {
  EXPECT_EQ(InOrder({"Wa", "Vu", "Va"}, Language::kSwedish), (Names{"Va", "Vu", "Wa"}));
}

TEST(CollationTest, MarksCountOnlyBetweenOtherwiseSameNames) {
  for (const Language language : {Language::kSwedish, Language::kEnglish}) {
    EXPECT_EQ(InOrder({"Andrée", "Andre", "André", "Andrea"}, language),
              (Names{"Andre", "André", "Andrea", "Andrée"}));
    EXPECT_EQ(InOrder({"Łukasz", "Luka", "Lu", "Muñoz", "Munk"}, language),
              (Names{"Lu", "Luka", "Łukasz", "Munk", "Muñoz"}));
  }
}

TEST(CollationTest, LettersOfOtherLanguagesHaveTheirSwedishPlaces) {
  EXPECT_EQ(InOrder({"Müller", "Myller", "Mz", "Muller"}, Language::kSwedish),
            (Names{"Muller", "Myller", "Müller", "Mz"}));
  EXPECT_EQ(InOrder({"Øst", "Öst", "Æ", "Ä", "Å", "Z"}, Language::kSwedish),
            (Names{"Z", "Å", "Ä", "Æ", "Öst", "Øst"}));
  EXPECT_EQ(InOrder({"Müller", "Myller", "Mv"}, Language::kEnglish),
            (Names{"Müller", "Mv", "Myller"}));
  EXPECT_EQ(InOrder({"Þór", "Tu", "Ti", "Thx"}, Language::kSwedish),
            (Names{"Þór", "Thx", "Ti", "Tu"}));
}

TEST(CollationTest, ALetterAndItsMarkApartAreTheOneLetter) {
  EXPECT_EQ(InOrder({"O\u0308rjan", "Zara", "A\u030Asa"}, Language::kSwedish),
            (Names{"Zara", "A\u030Asa", "O\u0308rjan"}));
}

TEST(CollationTest, GapsComeFirstAndCaseDoesNotCount) {
  EXPECT_EQ(InOrder({"Annika", "anna-Lisa", "Anna Karin", "ANNA"}, Language::kSwedish),
            (Names{"ANNA", "Anna Karin", "anna-Lisa", "Annika"}));
  EXPECT_EQ(InOrder({"O'Brien", "Obi", "Oc"}, Language::kEnglish), (Names{"Obi", "O'Brien", "Oc"}));
}

TEST(CollationTest, OtherScriptsAndBrokenTextComeLast) {
  EXPECT_EQ(InOrder({"\xFFx", "Ольга", "Öst", "3"}, Language::kSwedish),
            (Names{"3", "Öst", "Ольга", "\xFFx"}));
}

}  // namespace
}  // namespace parvis::text
