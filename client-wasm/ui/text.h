// Words, headings, chips: what is read.
#ifndef PARVIS_CLIENT_WASM_UI_TEXT_H_
#define PARVIS_CLIENT_WASM_UI_TEXT_H_

#include <optional>
#include <string_view>

#include "client-wasm/ui/frame.h"

namespace parvis::ui {

struct TextArgs {
  std::string_view text = {};
  Rect rect = {};
  TextStyle style = TextStyle::kBody;
  std::optional<Color> color = {};  // theme().text if none
  Align align = Align::kLeft;
  bool wrap = false;  // else one line with an ellipsis
  // Not read out: the words stand in the name of something else already.
  bool decorative = false;
};

// Returns the height used (of one line, or of all when wrapped).
float Text(Frame& frame, const TextArgs& args);

struct HeadingArgs {
  std::string_view text = {};
  Rect rect = {};
  int level = 2;                        // 1..6; one level 1 a screen
  std::optional<TextStyle> style = {};  // kTitle, kSection, kPanel, … by level if none
  std::optional<Color> color = {};
  std::string_view id = {};  // so that it can have the focus after a change of address
  bool wrap = false;
};
float Heading(Frame& frame, const HeadingArgs& args);

struct ChipArgs {
  std::string_view text = {};
  Vec2 at = {};  // upper left; the chip is as wide as its words
  Tone tone = Tone::kNeutral;
  std::optional<Icon> icon = {};
  float max_width = 400;
  bool decorative = false;
};
inline constexpr float kChipHeight = 24;
float ChipWidth(Frame& frame, std::string_view text, bool icon = false);
// Returns the place taken.
Rect Chip(Frame& frame, const ChipArgs& args);

// A number with a word after it on one baseline: "65 par av 72 adepter". Read as one.
struct FigureArgs {
  std::string_view figure = {};
  std::string_view words = {};
  Rect rect = {};
};
// Returns the width used.
float Figure(Frame& frame, const FigureArgs& args);

// A bar from 0 to 1 with its meaning in words. `name` is read, with the percent.
struct BarArgs {
  std::string_view id = {};
  std::string_view name = {};
  Rect rect = {};
  float part = 0;
  std::optional<Color> color = {};
  bool decorative = false;
};
void Bar(Frame& frame, const BarArgs& args);

// A mark of somebody: initials on a round ground. Decorative: write the name beside it.
void Avatar(Frame& frame, std::string_view initials, Vec2 center, Color color);

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_TEXT_H_
