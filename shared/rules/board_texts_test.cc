#include "shared/rules/board_texts.h"

#include <gtest/gtest.h>

namespace parvis::rules {
namespace {

using text::Language;

std::string NameOf(std::string_view id) {
  if (id == "a001") return "Åsa Ek";
  if (id == "m002") return "Bo Dahl";
  return std::string(id);
}

BoardRefusal Refusal(BoardRefusalReason reason) {
  BoardRefusal refusal;
  refusal.reason = reason;
  refusal.adept = "a001";
  refusal.mentor = "m002";
  return refusal;
}

TEST(RefusalTextTest, NamesThePersonsAndTheRules) {
  BoardRefusal refused = Refusal(BoardRefusalReason::kPairRefused);
  refused.rules = {"different_institution", "hindered"};
  EXPECT_EQ(
      RefusalText(refused, NameOf, v1::INSTITUTION_TERM_UNIVERSITY, Language::kSwedish),
      "Åsa Ek och Bo Dahl kan inte bli ett par: samma lärosäte, ett skäl som inte visas här.");
  EXPECT_EQ(RefusalText(refused, NameOf, v1::INSTITUTION_TERM_ADMINISTRATION, Language::kEnglish),
            "Åsa Ek and Bo Dahl cannot be a pair: same administration, a reason that is not shown "
            "here.");
}

TEST(RefusalTextTest, NamesTheMentorWhoStandsInTheWay) {
  BoardRefusal pinned = Refusal(BoardRefusalReason::kAdeptAlreadyPinned);
  pinned.pinned_mentor = "m009";
  EXPECT_EQ(RefusalText(pinned, NameOf, v1::INSTITUTION_TERM_UNSPECIFIED, Language::kEnglish),
            "Åsa Ek is already pinned to m009. Unpin that pair first.");
}

TEST(RefusalTextTest, TellsAPinThatIsGoneFromABanThatIsGone) {
  BoardRefusal gone = Refusal(BoardRefusalReason::kNotOnBoard);
  gone.field = "removed_forbids[0]";
  EXPECT_EQ(RefusalText(gone, NameOf, v1::INSTITUTION_TERM_UNSPECIFIED, Language::kSwedish),
            "Paret Åsa Ek och Bo Dahl är inte spärrat längre.");
  gone.field = "removed_pins[0]";
  EXPECT_EQ(RefusalText(gone, NameOf, v1::INSTITUTION_TERM_UNSPECIFIED, Language::kSwedish),
            "Paret Åsa Ek och Bo Dahl är inte fäst längre.");
}

TEST(RefusalTextTest, TellsWhichPinARuleSetAnewWouldRefuseAndHowToMendIt) {
  BoardRefusal refused = Refusal(BoardRefusalReason::kPinRefused);
  refused.rules = {"shared_language"};
  EXPECT_EQ(RefusalText(refused, NameOf, v1::INSTITUTION_TERM_UNIVERSITY, Language::kEnglish),
            "The pinned pair of Åsa Ek and Bo Dahl could not be kept: no language in common. Unpin "
            "that pair first.");
}

TEST(RefusalTextTest, NamesWhoIsParkedAndTheRangeOfANumber) {
  BoardRefusal refused = Refusal(BoardRefusalReason::kPersonParked);
  refused.person = "m002";
  EXPECT_EQ(RefusalText(refused, NameOf, v1::INSTITUTION_TERM_UNIVERSITY, Language::kSwedish),
            "Bo Dahl är parkerad och deltar inte i matchningen. Ta med personen igen först.");
  refused = Refusal(BoardRefusalReason::kOutOfRange);
  refused.parameter = v1::PARAMETER_WEAK_BELOW;
  EXPECT_EQ(RefusalText(refused, NameOf, v1::INSTITUTION_TERM_UNIVERSITY, Language::kEnglish),
            "The value must be from 0 to 1000.");
}

TEST(RefusalTextTest, LeavesNoPlaceholderOpen) {
  for (int i = 0; i < kBoardRefusalReasons; ++i) {
    BoardRefusal refusal = Refusal(static_cast<BoardRefusalReason>(i));
    refusal.parameter = v1::PARAMETER_SPREAD;
    for (const Language language : {Language::kSwedish, Language::kEnglish}) {
      const std::string sentence =
          RefusalText(refusal, NameOf, v1::INSTITUTION_TERM_UNSPECIFIED, language);
      EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
    }
  }
}

}  // namespace
}  // namespace parvis::rules
