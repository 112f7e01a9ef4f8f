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

constexpr Scheme kSchemes[] = {Scheme::kLight, Scheme::kDark, Scheme::kHighContrast};

// Words on each ground that they may stand on.
void ExpectReadable(const Theme& t, double ratio) {
  const std::vector<Named> grounds = {{"bg", t.bg}, {"surface", t.surface}, {"hover", t.hover}};
  const std::vector<Named> words = {{"text", t.text}, {"muted", t.muted}, {"accent", t.accent},
                                    {"good", t.good}, {"warn", t.warn},   {"bad", t.bad}};
  for (const Named& word : words) {
    for (const Named& ground : grounds) {
      EXPECT_GE(ContrastRatio(word.color, ground.color), ratio)
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
    EXPECT_GE(ContrastRatio(word.color, ground.color), ratio) << word.name << " on " << ground.name;
  }
}

// 4.5:1 (WCAG 2.1, 1.4.3); in high contrast 7:1 (1.4.6).
TEST(ThemeTest, WordsHaveContrastOnEveryGround) {
  ExpectReadable(ThemeFor(Scheme::kLight), 4.5);
  ExpectReadable(ThemeFor(Scheme::kDark), 4.5);
  ExpectReadable(ThemeFor(Scheme::kHighContrast), 7);
}

// Edges of controls, the ring and marks on what is around them: 3:1 (WCAG 2.1, 1.4.11).
TEST(ThemeTest, PartsHaveContrastOnEveryGround) {
  for (const Scheme scheme : kSchemes) {
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

// What is drawn faintly keeps 3:1 too, where contrast is what was asked for.
TEST(ThemeTest, FaintMarksHaveContrastInHighContrast) {
  const Theme& t = ThemeFor(Scheme::kHighContrast);
  for (const Color color : {t.accent, t.good, t.warn, t.muted}) {
    EXPECT_GE(ContrastRatio(Mix(t.bg, color, t.least_alpha), t.bg), 3.0);
  }
}

// The colours of the contrast themes that Windows 11 comes with: Aquatic, Desert, Dusk, Night sky.
TEST(ThemeTest, ForcedColoursAreReadableWhereTheSystemsAre) {
  const SystemColors themes[] = {
      {Rgb(0x202020), Rgb(0xFFFFFF), Rgb(0x75E9FC), Rgb(0x8EE3F0), Rgb(0x263B50)},
      {Rgb(0xFFFAEF), Rgb(0x3D3D3D), Rgb(0x1C5E75), Rgb(0x903909), Rgb(0xFFF5E3)},
      {Rgb(0x2D3236), Rgb(0xFFFFFF), Rgb(0x70EBDE), Rgb(0xA1BFDE), Rgb(0x212D3B)},
      {Rgb(0x000000), Rgb(0xFFFFFF), Rgb(0x8080FF), Rgb(0xD6B4FD), Rgb(0x2B2B2B)}};
  for (const SystemColors& system : themes) ExpectReadable(ForcedTheme(system), 4.5);
}

// A highlight that is a ground for words and cannot be read itself.
TEST(ThemeTest, AForcedColourThatCannotBeReadIsReplaced) {
  const Theme theme =
      ForcedTheme({Rgb(0xFFFFFF), Rgb(0x000000), Rgb(0xEEEEEE), Rgb(0xFFFF99), Rgb(0x000000)});
  EXPECT_EQ(theme.accent, Rgb(0x000000));
  ExpectReadable(theme, 4.5);
}

TEST(ThemeTest, KnowsWhetherItIsDark) {
  EXPECT_FALSE(IsDark(ThemeFor(Scheme::kLight)));
  EXPECT_TRUE(IsDark(ThemeFor(Scheme::kDark)));
  EXPECT_TRUE(IsDark(ThemeFor(Scheme::kHighContrast)));
}

TEST(ThemeTest, ContrastOfBlackAndWhiteIsTwentyOne) {
  EXPECT_NEAR(ContrastRatio(Rgb(0), Rgb(0xFFFFFF)), 21, 1e-9);
  EXPECT_NEAR(ContrastRatio(Rgb(0x777777), Rgb(0x777777)), 1, 1e-9);
}

TEST(ThemeTest, WordsCanBeReadOnAPersonsColour) {
  // Initials and name tags; the last hue, a grey, is nobody's.
  for (const Scheme scheme : {Scheme::kLight, Scheme::kDark}) {
    const Theme& t = ThemeFor(scheme);
    for (size_t i = 0; i + 1 < t.institutions.size(); ++i) {
      EXPECT_GE(ContrastRatio(t.on_accent, t.institutions[i]), 4.5) << i;
    }
  }
}

TEST(ThemeTest, InstitutionHuesAreToldApart) {
  for (const Scheme scheme : kSchemes) {
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
