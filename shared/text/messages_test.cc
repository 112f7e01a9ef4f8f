#include "shared/text/messages.h"

#include <set>
#include <string>

#include "gtest/gtest.h"

namespace parvis::text {
namespace {

std::set<char> Placeholders(std::string_view pattern) {
  std::set<char> found;
  for (std::size_t i = 0; i + 2 < pattern.size(); ++i) {
    if (pattern[i] == '{' && pattern[i + 2] == '}') found.insert(pattern[i + 1]);
  }
  return found;
}

TEST(MessagesTest, EveryMessageStandsInBothLanguagesWithTheSamePlaceholders) {
  for (int i = 0; i < static_cast<int>(Message::kCount); ++i) {
    const auto message = static_cast<Message>(i);
    const std::string_view swedish = Pattern(message, Language::kSwedish);
    const std::string_view english = Pattern(message, Language::kEnglish);
    EXPECT_FALSE(swedish.empty()) << "message " << i << ": " << english;
    EXPECT_FALSE(english.empty()) << "message " << i << ": " << swedish;
    EXPECT_EQ(Placeholders(swedish), Placeholders(english)) << swedish << " / " << english;
  }
}

TEST(MessagesTest, RenderPutsArgumentsInTheirPlaces) {
  EXPECT_EQ(Render(Message::kPairsOfAdepts, Language::kSwedish, {"65", "72"}),
            "65 par av 72 adepter");
  EXPECT_EQ(Render(Message::kPairsOfAdepts, Language::kEnglish, {"65", "72"}),
            "65 pairs of 72 adepts");
}

}  // namespace
}  // namespace parvis::text
