#include "client-wasm/ui/painter.h"

#include <gtest/gtest.h>

#include "client-wasm/platform/null/null_platform.h"
#include "client-wasm/ui/context.h"

namespace parvis::ui {
namespace {

class PainterTest : public ::testing::Test {
 protected:
  platform::NullPlatform platform_;
  Context context_{&platform_};
};

TEST_F(PainterTest, WrapsAtSpacesAndAtLineBreaks) {
  Painter& painter = context_.BeginFrame(text::Language::kSwedish).painter();
  const float line = SpecOf(TextStyle::kBody).line_height;
  const float word = painter.TextWidth("mentor", TextStyle::kBody);
  EXPECT_EQ(painter.TextHeight("mentor", TextStyle::kBody, 500), line);
  EXPECT_EQ(painter.TextHeight("mentor mentor", TextStyle::kBody, word + 1), 2 * line);
  EXPECT_EQ(painter.TextHeight("mentor\nmentor\n", TextStyle::kBody, 500), 3 * line);
  // A word that is too long is broken rather than lost.
  EXPECT_GE(painter.TextHeight("mentormentor", TextStyle::kBody, word + 1), 2 * line);
  EXPECT_TRUE(context_.EndFrame());
}

TEST_F(PainterTest, WrapsEveryWidthWithoutEnd) {
  Painter& painter = context_.BeginFrame(text::Language::kSwedish).painter();
  for (float width = 1; width < 200; width += 7) {
    EXPECT_GT(
        painter.TextHeight("Av de sju är fem från KTH – två står kvar.", TextStyle::kBody, width),
        0);
  }
  EXPECT_TRUE(context_.EndFrame());
}

TEST_F(PainterTest, DrawsNothingOutsideOfTheClip) {
  const auto vertices = [&](Rect place) {
    Painter& painter = context_.BeginFrame(text::Language::kSwedish).painter();
    painter.PushClip({0, 0, 100, 100});
    painter.Text("Sara", place, {.color = Rgb(0)});
    painter.PopClip();
    EXPECT_TRUE(context_.EndFrame());
    return platform_.null_display().vertices;
  };
  const size_t inside = vertices({10, 10, 80, 20});
  EXPECT_EQ(inside, 4u * 4u);
  EXPECT_EQ(vertices({10, 200, 80, 20}), 0u);
}

TEST_F(PainterTest, CutsWordsThatDoNotFit) {
  const auto vertices = [&](bool ellipsis) {
    Painter& painter = context_.BeginFrame(text::Language::kSwedish).painter();
    painter.Text("Fastighetsavdelningen", {0, 0, 60, 20}, {.color = Rgb(0), .ellipsis = ellipsis});
    EXPECT_TRUE(context_.EndFrame());
    return platform_.null_display().vertices;
  };
  EXPECT_LT(vertices(true), vertices(false));
}

}  // namespace
}  // namespace parvis::ui
