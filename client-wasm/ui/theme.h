// The tokens of the look: colours by scheme, the type scale, radii. Views take colours and text
// styles from here and never write a number of their own. Contrast is computed from these tokens
// by theme_test: 4.5:1 for text on every ground it may stand on (7:1 in high contrast), 3:1 for
// edges and marks.
#ifndef PARVIS_CLIENT_WASM_UI_THEME_H_
#define PARVIS_CLIENT_WASM_UI_THEME_H_

#include <array>
#include <cstdint>

namespace parvis::ui {

// sRGB with straight alpha.
struct Color {
  uint8_t r = 0;
  uint8_t g = 0;
  uint8_t b = 0;
  uint8_t a = 255;

  // The same colour, this much of it (0..1) left.
  Color WithAlpha(float alpha) const;
  friend bool operator==(Color, Color) = default;
};

// 0xRRGGBB.
constexpr Color Rgb(uint32_t hex) {
  return {static_cast<uint8_t>(hex >> 16), static_cast<uint8_t>(hex >> 8),
          static_cast<uint8_t>(hex), 255};
}

// Between two colours: 0 is `from`, 1 is `to`.
Color Mix(Color from, Color to, float amount);

// WCAG 2.1 contrast ratio of two opaque colours, 1..21.
double ContrastRatio(Color a, Color b);

// kForced: the system's own few colours, where the person has set it to force them on every page.
enum class Scheme { kLight, kDark, kHighContrast, kForced };

// What a mark or a sentence says; always together with a word or an icon.
enum class Tone { kNeutral, kAccent, kGood, kWarn, kBad };

inline constexpr int kInstitutionHues = 7;

struct Theme {
  Color bg;       // behind everything
  Color surface;  // cards, bars, panels
  Color line;     // hairlines: decoration only
  Color edge;     // a control's edge, 3:1 on surface
  Color hover;    // ground of a quiet control under the pointer
  Color text;
  Color muted;   // second words
  Color accent;  // what is chosen, what can be done
  Color accent_hover;
  Color on_accent;    // words on accent
  Color accent_soft;  // ground of what is chosen
  Color good;
  Color good_soft;
  Color warn;
  Color warn_soft;
  Color bad;
  Color bad_hover;
  Color on_bad;  // words on bad
  Color bad_soft;
  Color track;   // empty part of bars and switches
  Color focus;   // the ring
  Color shadow;  // under what floats
  Color scrim;   // over what a dialog covers
  std::array<Color, kInstitutionHues> institutions;
  // The least that is left of what is drawn faintly, 0..1: a faint mark is still a mark.
  float least_alpha = 0;

  // How much is left of what is drawn faintly.
  float Faint(float alpha) const { return alpha < least_alpha ? least_alpha : alpha; }
  Color ToneColor(Tone tone) const;  // words and marks
  Color ToneSoft(Tone tone) const;   // the ground under them
};

// The tokens of a scheme of ours; kForced has none (ForcedTheme).
const Theme& ThemeFor(Scheme scheme);

// CSS system colours, as the page reads them while colours are forced.
struct SystemColors {
  Color canvas;
  Color canvas_text;
  Color link_text;
  Color highlight;
  Color highlight_text;
};

// A theme of nothing but these. A colour of the system's that can't be read on its canvas is
// replaced by that of its words.
Theme ForcedTheme(const SystemColors& system);
// Whether words are lighter than the ground they stand on.
bool IsDark(const Theme& theme);

// One line of the type scale. Names say what it is for; sizes are CSS pixels.
enum class TextStyle {
  kFigure,         // 34/40 semibold: one figure
  kTitle,          // 22/28 semibold: page title
  kSection,        // 17/24 semibold: a section, a dialog's title
  kReading,        // 16/24 regular: body on phones, running text
  kReadingStrong,  // 16/24 semibold
  kBody,           // 14/20 regular: body on desks
  kBodyMedium,     // 14/20 medium: controls
  kBodyStrong,     // 14/20 semibold
  kCard,           // 13/16 medium: the first line of a card
  kCardBody,       // 13/18 regular
  kPanel,          // 12/16 semibold: panel headings, chips
  kCaption,        // 12/16 regular: second lines
  kFine,           // 11/14 regular: the second line of a card
  kFineStrong,     // 11/14 semibold: scores on chips
};

enum class Weight : uint8_t { kRegular = 0, kMedium = 1, kSemibold = 2 };

struct TypeSpec {
  float size = 14;         // CSS pixels
  float line_height = 20;  // CSS pixels
  Weight weight = Weight::kRegular;
};

TypeSpec SpecOf(TextStyle style);

inline constexpr float kRadiusControl = 6;
inline constexpr float kRadiusCard = 8;
inline constexpr float kRadiusSheet = 12;    // cards on phones, dialogs
inline constexpr float kControlHeight = 36;  // desks
inline constexpr float kTouchHeight = 48;    // phones
inline constexpr float kSpace = 4;           // everything stands on multiples of this

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_THEME_H_
