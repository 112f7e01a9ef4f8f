#include "client-wasm/ui/theme.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace parvis::ui {
namespace {

uint8_t MixChannel(uint8_t from, uint8_t to, float amount) {
  return static_cast<uint8_t>(
      std::lround(static_cast<float>(from) + (static_cast<float>(to) - from) * amount));
}

// Relative luminance as WCAG 2.1 defines it.
double Luminance(Color color) {
  const auto linear = [](uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

constexpr Theme kLightTheme = {
    .bg = Rgb(0xF6F7F9),
    .surface = Rgb(0xFFFFFF),
    .line = Rgb(0xDFE3E8),
    .edge = Rgb(0x868F9C),
    .hover = Rgb(0xEFF2F6),
    .text = Rgb(0x1B2430),
    .muted = Rgb(0x566171),
    .accent = Rgb(0x1F5FBF),
    .accent_hover = Rgb(0x194F9F),
    .on_accent = Rgb(0xFFFFFF),
    .accent_soft = Rgb(0xE6EEFA),
    .good = Rgb(0x1A7547),
    .good_soft = Rgb(0xE3F3EA),
    .warn = Rgb(0x8A5A00),
    .warn_soft = Rgb(0xFBF0DA),
    .bad = Rgb(0xB3261E),
    .bad_hover = Rgb(0x931E18),
    .on_bad = Rgb(0xFFFFFF),
    .bad_soft = Rgb(0xFBE7E5),
    .track = Rgb(0xDFE3E8),
    .focus = Rgb(0x1F5FBF),
    .shadow = {16, 24, 40, 255},
    .scrim = {16, 24, 40, 115},
    .institutions = {Rgb(0x1F5FBF), Rgb(0x7A4BC2), Rgb(0x0F7C7C), Rgb(0xB4531A), Rgb(0xA82A66),
                     Rgb(0x4A7A17), Rgb(0x5A6472)},
};

constexpr Theme kDarkTheme = {
    .bg = Rgb(0x12161C),
    .surface = Rgb(0x1A2029),
    .line = Rgb(0x303A47),
    .edge = Rgb(0x6B7787),
    .hover = Rgb(0x232B36),
    .text = Rgb(0xE8ECF1),
    .muted = Rgb(0xA3AEBB),
    .accent = Rgb(0x7FB0FF),
    .accent_hover = Rgb(0x9CC2FF),
    .on_accent = Rgb(0x0E1826),
    .accent_soft = Rgb(0x22344F),
    .good = Rgb(0x6FCF97),
    .good_soft = Rgb(0x1C3A2A),
    .warn = Rgb(0xF2C265),
    .warn_soft = Rgb(0x3C311A),
    .bad = Rgb(0xFF9A92),
    .bad_hover = Rgb(0xFFB3AD),
    .on_bad = Rgb(0x2A0F0D),
    .bad_soft = Rgb(0x47211F),
    .track = Rgb(0x303A47),
    .focus = Rgb(0x7FB0FF),
    .shadow = {0, 0, 0, 255},
    .scrim = {4, 6, 9, 160},
    .institutions = {Rgb(0x7FB0FF), Rgb(0xB79BF5), Rgb(0x55C2C0), Rgb(0xF09A5E), Rgb(0xF07FB0),
                     Rgb(0x9CCB5E), Rgb(0xAEB8C4)},
};

// White on black, edges as strong as words, and a ring that nothing else has the colour of.
constexpr Theme kHighContrastTheme = {
    .bg = Rgb(0x000000),
    .surface = Rgb(0x000000),
    .line = Rgb(0xB8B8B8),
    .edge = Rgb(0xFFFFFF),
    .hover = Rgb(0x2A2A2A),
    .text = Rgb(0xFFFFFF),
    .muted = Rgb(0xE6E6E6),
    .accent = Rgb(0x7FD1FF),
    .accent_hover = Rgb(0xB5E4FF),
    .on_accent = Rgb(0x000000),
    .accent_soft = Rgb(0x00293F),
    .good = Rgb(0x7CF5A5),
    .good_soft = Rgb(0x00260F),
    .warn = Rgb(0xFFD54A),
    .warn_soft = Rgb(0x2B2000),
    .bad = Rgb(0xFFA9A2),
    .bad_hover = Rgb(0xFFC9C4),
    .on_bad = Rgb(0x000000),
    .bad_soft = Rgb(0x3A0A06),
    .track = Rgb(0x5C5C5C),
    .focus = Rgb(0xFFE600),
    .shadow = {0, 0, 0, 255},
    .scrim = {0, 0, 0, 200},
    .institutions = {Rgb(0x7FB0FF), Rgb(0xB79BF5), Rgb(0x55C2C0), Rgb(0xF09A5E), Rgb(0xF07FB0),
                     Rgb(0x9CCB5E), Rgb(0xAEB8C4)},
    .least_alpha = 0.7f,
};

// The first that can be read on the ground, else the last.
Color FirstReadable(Color ground, std::initializer_list<Color> wanted) {
  constexpr double kReadable = 4.5;
  for (const Color color : wanted) {
    if (ContrastRatio(color, ground) >= kReadable) return color;
  }
  return *(wanted.end() - 1);
}

}  // namespace

Color Color::WithAlpha(float alpha) const {
  return {r, g, b, static_cast<uint8_t>(std::lround(a * std::clamp(alpha, 0.f, 1.f)))};
}

Color Mix(Color from, Color to, float amount) {
  amount = std::clamp(amount, 0.f, 1.f);
  return {MixChannel(from.r, to.r, amount), MixChannel(from.g, to.g, amount),
          MixChannel(from.b, to.b, amount), MixChannel(from.a, to.a, amount)};
}

double ContrastRatio(Color a, Color b) {
  const double la = Luminance(a);
  const double lb = Luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Color Theme::ToneColor(Tone tone) const {
  switch (tone) {
    case Tone::kNeutral:
      return muted;
    case Tone::kAccent:
      return accent;
    case Tone::kGood:
      return good;
    case Tone::kWarn:
      return warn;
    case Tone::kBad:
      return bad;
  }
  return muted;
}

Color Theme::ToneSoft(Tone tone) const {
  switch (tone) {
    case Tone::kNeutral:
      return hover;
    case Tone::kAccent:
      return accent_soft;
    case Tone::kGood:
      return good_soft;
    case Tone::kWarn:
      return warn_soft;
    case Tone::kBad:
      return bad_soft;
  }
  return hover;
}

const Theme& ThemeFor(Scheme scheme) {
  switch (scheme) {
    case Scheme::kLight:
      return kLightTheme;
    case Scheme::kDark:
      return kDarkTheme;
    case Scheme::kHighContrast:
    case Scheme::kForced:
      break;
  }
  return kHighContrastTheme;
}

Theme ForcedTheme(const SystemColors& system) {
  const Color ground = system.canvas;
  const Color words = system.canvas_text;
  Theme theme = kHighContrastTheme;
  theme.bg = theme.surface = theme.hover = theme.accent_soft = ground;
  theme.good_soft = theme.warn_soft = theme.bad_soft = ground;
  theme.line = theme.edge = theme.text = theme.muted = words;
  theme.good = theme.warn = theme.bad = theme.bad_hover = words;
  theme.on_bad = ground;
  theme.track = Mix(ground, words, 0.35f);
  theme.accent = FirstReadable(ground, {system.highlight, system.link_text, words});
  theme.accent_hover = theme.accent;
  theme.on_accent = FirstReadable(theme.accent, {system.highlight_text, ground});
  theme.focus = theme.accent;
  theme.scrim = ground.WithAlpha(0.8f);
  theme.institutions.fill(words);
  return theme;
}

bool IsDark(const Theme& theme) { return Luminance(theme.text) > Luminance(theme.bg); }

TypeSpec SpecOf(TextStyle style) {
  switch (style) {
    case TextStyle::kFigure:
      return {34, 40, Weight::kSemibold};
    case TextStyle::kTitle:
      return {22, 28, Weight::kSemibold};
    case TextStyle::kSection:
      return {17, 24, Weight::kSemibold};
    case TextStyle::kReading:
      return {16, 24, Weight::kRegular};
    case TextStyle::kReadingStrong:
      return {16, 24, Weight::kSemibold};
    case TextStyle::kBody:
      return {14, 20, Weight::kRegular};
    case TextStyle::kBodyMedium:
      return {14, 20, Weight::kMedium};
    case TextStyle::kBodyStrong:
      return {14, 20, Weight::kSemibold};
    case TextStyle::kCard:
      return {13, 16, Weight::kMedium};
    case TextStyle::kCardBody:
      return {13, 18, Weight::kRegular};
    case TextStyle::kPanel:
      return {12, 16, Weight::kSemibold};
    case TextStyle::kCaption:
      return {12, 16, Weight::kRegular};
    case TextStyle::kFine:
      return {11, 14, Weight::kRegular};
    case TextStyle::kFineStrong:
      return {11, 14, Weight::kSemibold};
  }
  return {};
}

}  // namespace parvis::ui
