#include "client-wasm/ui/text_engine.h"

#include <gtest/gtest.h>

#include "client-wasm/platform/null/null_platform.h"
#include "client-wasm/ui/utf8.h"

namespace parvis::ui {
namespace {

class TextEngineTest : public ::testing::Test {
 protected:
  TextEngineTest() { engine_.BeginFrame(); }

  platform::NullDisplay display_;
  TextEngine engine_{&display_};
};

TEST_F(TextEngineTest, SetsOnePieceALetter) {
  const auto& line = engine_.Set("Åsa 7", Weight::kRegular);
  ASSERT_EQ(line.size(), 5u);
  EXPECT_EQ(line[0].piece, 0xC5u);
  EXPECT_EQ(line[0].byte_end, 2u);
  EXPECT_FLOAT_EQ(line[1].pen, line[0].advance);
}

TEST_F(TextEngineTest, KeepsLettersThatJoinTogether) {
  // A base with a combining ring, an Arabic name of two words, a family of emoji.
  EXPECT_EQ(engine_.Set("A\u030Asa", Weight::kRegular).size(), 3u);
  EXPECT_EQ(engine_.Set("نادية حسن", Weight::kRegular).size(), 1u);
  EXPECT_EQ(engine_.Set("👩‍👧 Eva", Weight::kRegular).size(), 5u);
}

TEST_F(TextEngineTest, DrawsAGlyphOnceForEachSizeAndPlace) {
  EXPECT_TRUE(engine_.Glyph('A', Weight::kRegular, 14, 0).visible);
  EXPECT_EQ(display_.glyphs, 1);
  engine_.Glyph('A', Weight::kRegular, 14, 0);
  EXPECT_EQ(display_.glyphs, 1);
  engine_.Glyph('A', Weight::kRegular, 14, 1);
  engine_.Glyph('A', Weight::kMedium, 14, 0);
  engine_.Glyph('A', Weight::kRegular, 28, 0);
  EXPECT_EQ(display_.glyphs, 4);
  EXPECT_FALSE(engine_.Glyph(' ', Weight::kRegular, 14, 0).visible);
}

TEST_F(TextEngineTest, MakesRoomWhenTheAtlasIsFull) {
  for (uint32_t c = 0x4E00; !engine_.overflowed() && c < 0x9FFF; ++c) {
    engine_.Glyph(c, Weight::kRegular, 60, 0);
  }
  ASSERT_TRUE(engine_.overflowed());
  const int height = engine_.atlas_height();
  engine_.BeginFrame();
  EXPECT_FALSE(engine_.overflowed());
  EXPECT_EQ(engine_.atlas_height(), 2 * height);
  EXPECT_TRUE(engine_.Glyph('A', Weight::kRegular, 60, 0).visible);
}

TEST(Utf8Test, ReadsEveryLengthAndSurvivesBrokenBytes) {
  const std::string_view text = "aå€🙂";
  size_t at = 0;
  EXPECT_EQ(NextCodePoint(text, &at), 'a');
  EXPECT_EQ(NextCodePoint(text, &at), 0xE5u);
  EXPECT_EQ(NextCodePoint(text, &at), 0x20ACu);
  EXPECT_EQ(NextCodePoint(text, &at), 0x1F642u);
  EXPECT_EQ(at, text.size());
  at = 0;
  EXPECT_EQ(NextCodePoint("\xC3", &at), 0xFFFDu);
  EXPECT_EQ(at, 1u);
  std::string written;
  for (uint32_t c : {0x61u, 0xE5u, 0x20ACu, 0x1F642u}) AppendCodePoint(c, &written);
  EXPECT_EQ(written, text);
}

}  // namespace
}  // namespace parvis::ui
