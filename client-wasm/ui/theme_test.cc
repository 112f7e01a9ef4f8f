#include "client-wasm/ui/theme.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace parvis::ui {
namespace {

struct Named {
  const char* name;
  Color color;
};

// Words on each ground that they may stand on: 4.5:1 (WCAG 2.1, 1.4.3).
TEST(ThemeTest, WordsHaveContrastOnEveryGround) {
  for (const Scheme scheme : {Scheme::kLight, Scheme::kDark}) {
    const Theme& t = ThemeFor(scheme);
    const std::vector<Named> grounds = {{"bg", t.bg}, {"surface", t.surface}, {"hover", t.hover}};
    const std::vector<Named> words = {{"text", t.text}, {"muted", t.muted}, {"accent", t.accent},
                                      {"good", t.good}, {"warn", t.warn},   {"bad", t.bad}};
    for (const Named& word : words) {
      for (const Named& ground : grounds) {
        EXPECT_GE(ContrastRatio(word.color, ground.color), 4.5)
            << word.name << " on " << ground.name;
      }
    }
    const std::vector<std::pair<Named, Named>> pairs = {
        {{"accent", t.accent}, {"accent_soft", t.accent_soft}},
        {{"text", t.text}, {"accent_soft", t.accent_soft}},
        {{"muted", t.muted}, {"accent_soft", t.accent_soft}},
        {{"on_accent", t.on_accent}, {"accent", t.accent}},
        {{"on_accent", t.on_accent}, {"accent_hover", t.accent_hover}},
        {{"on_bad", t.on_bad}, {"bad", t.bad}},
        {{"on_bad", t.on_bad}, {"bad_hover", t.bad_hover}},
        {{"good", t.good}, {"good_soft", t.good_soft}},
        {{"warn", t.warn}, {"warn_soft", t.warn_soft}},
        {{"bad", t.bad}, {"bad_soft", t.bad_soft}},
        {{"text", t.text}, {"warn_soft", t.warn_soft}},
        {{"text", t.text}, {"good_soft", t.good_soft}},
        {{"text", t.text}, {"bad_soft", t.bad_soft}},
        {{"muted", t.muted}, {"warn_soft", t.warn_soft}}};
    for (const auto& [word, ground] : pairs) {
      EXPECT_GE(ContrastRatio(word.color, ground.color), 4.5) << word.name << " on " << ground.name;
    }
  }
}

// Edges of controls, the ring and marks on what is around them: 3:1 (WCAG 2.1, 1.4.11).
TEST(ThemeTest, PartsHaveContrastOnEveryGround) {
  for (const Scheme scheme : {Scheme::kLight, Scheme::kDark}) {
    const Theme& t = ThemeFor(scheme);
    std::vector<Named> parts = {{"edge", t.edge}, {"focus", t.focus}, {"accent", t.accent}};
    for (const Color& hue : t.institutions) parts.push_back({"institution", hue});
    for (const Named& part : parts) {
      EXPECT_GE(ContrastRatio(part.color, t.surface), 3.0) << part.name;
      EXPECT_GE(ContrastRatio(part.color, t.bg), 3.0) << part.name;
    }
    // The switch's knob on its track, on and off.
    EXPECT_GE(ContrastRatio(t.surface, t.edge), 3.0);
    EXPECT_GE(ContrastRatio(t.on_accent, t.accent), 3.0);
  }
}

TEST(ThemeTest, ContrastOfBlackAndWhiteIsTwentyOne) {
  EXPECT_NEAR(ContrastRatio(Rgb(0), Rgb(0xFFFFFF)), 21, 1e-9);
  EXPECT_NEAR(ContrastRatio(Rgb(0x777777), Rgb(0x777777)), 1, 1e-9);
}

TEST(ThemeTest, InstitutionHuesAreToldApart) {
  for (const Scheme scheme : {Scheme::kLight, Scheme::kDark}) {
    const auto& hues = ThemeFor(scheme).institutions;
    for (size_t i = 0; i < hues.size(); ++i) {
      for (size_t j = i + 1; j < hues.size(); ++j) {
        const int distance = std::abs(hues[i].r - hues[j].r) + std::abs(hues[i].g - hues[j].g) +
                             std::abs(hues[i].b - hues[j].b);
        EXPECT_GT(distance, 60) << i << " and " << j;
      }
    }
  }
}

TEST(ThemeTest, MixesFromOneColourToTheOther) {
  EXPECT_EQ(Mix(Rgb(0x000000), Rgb(0xFFFFFF), 0), Rgb(0x000000));
  EXPECT_EQ(Mix(Rgb(0x000000), Rgb(0xFFFFFF), 1), Rgb(0xFFFFFF));
  EXPECT_EQ(Mix(Rgb(0x102030), Rgb(0x304050), 0.5f), Rgb(0x203040));
}

}  // namespace
}  // namespace parvis::ui
