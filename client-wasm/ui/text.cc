#include "client-wasm/ui/text.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "client-wasm/ui/concat.h"

namespace parvis::ui {
namespace {

TextStyle StyleOfLevel(int level) {
  if (level <= 1) return TextStyle::kTitle;
  return level == 2 ? TextStyle::kSection : TextStyle::kPanel;
}

float DrawWords(Frame& frame, const TextArgs& args, Color color) {
  const TextOptions options{.style = args.style, .color = color, .align = args.align};
  if (args.wrap) return frame.painter().TextWrapped(args.text, args.rect, options);
  const float height = SpecOf(args.style).line_height;
  Rect line = args.rect;
  if (line.h <= 0) line.h = height;
  frame.painter().Text(args.text, line, options);
  return line.h;
}

}  // namespace

float Text(Frame& frame, const TextArgs& args) {
  const float height = DrawWords(frame, args, args.color.value_or(frame.theme().text));
  if (!args.decorative && !args.text.empty()) {
    SemanticNode node;
    node.role = Role::kText;
    node.name = args.text;
    node.bounds = args.rect;
    node.bounds.h = std::max(height, 1.f);
    frame.Node(std::move(node));
  }
  return height;
}

float Heading(Frame& frame, const HeadingArgs& args) {
  const TextStyle style = args.style.value_or(StyleOfLevel(args.level));
  const bool panel = style == TextStyle::kPanel;
  const Color color = args.color.value_or(panel ? frame.theme().muted : frame.theme().text);
  const float height = DrawWords(
      frame, {.text = args.text, .rect = args.rect, .style = style, .wrap = args.wrap}, color);
  SemanticNode node;
  node.id = args.id;
  node.role = Role::kHeading;
  node.name = args.text;
  node.level = args.level;
  node.bounds = args.rect;
  node.bounds.h = height;
  frame.Node(std::move(node));
  return height;
}

float ChipWidth(Frame& frame, std::string_view text, bool icon) {
  return std::ceil(frame.painter().TextWidth(text, TextStyle::kPanel)) + 20 + (icon ? 18 : 0);
}

Rect Chip(Frame& frame, const ChipArgs& args) {
  Painter& painter = frame.painter();
  const float width = std::min(args.max_width, ChipWidth(frame, args.text, args.icon.has_value()));
  const Rect place{args.at.x, args.at.y, width, kChipHeight};
  const Color color =
      args.tone == Tone::kNeutral ? frame.theme().muted : frame.theme().ToneColor(args.tone);
  painter.FillRect(place, frame.theme().ToneSoft(args.tone), kChipHeight / 2);
  Rect words = Inset(place, 10, 0);
  if (args.icon.has_value()) {
    painter.DrawIcon(*args.icon, Centered(CutLeft(&words, 14, 4), 14, 14), color);
  }
  painter.Text(args.text, words, {.style = TextStyle::kPanel, .color = color});
  if (!args.decorative) {
    SemanticNode node;
    node.role = Role::kText;
    node.name = args.text;
    node.bounds = place;
    frame.Node(std::move(node));
  }
  return place;
}

float Figure(Frame& frame, const FigureArgs& args) {
  Painter& painter = frame.painter();
  constexpr float kGap = 7;
  const float figure = painter.TextWidth(args.figure, TextStyle::kSection);
  const float words = painter.TextWidth(args.words, TextStyle::kCaption);
  painter.Text(args.figure, args.rect,
               {.style = TextStyle::kSection, .color = frame.theme().text, .ellipsis = false});
  // The smaller words stand on the figure's baseline: lower by the difference of the middles.
  const float drop = (SpecOf(TextStyle::kSection).size - SpecOf(TextStyle::kCaption).size) * 0.364f;
  painter.Text(args.words,
               {args.rect.x + figure + kGap, args.rect.y + drop, words + 2, args.rect.h},
               {.style = TextStyle::kCaption, .color = frame.theme().muted, .ellipsis = false});
  SemanticNode node;
  node.role = Role::kText;
  node.name = Concat({args.figure, " ", args.words});
  node.bounds = {args.rect.x, args.rect.y, figure + kGap + words, args.rect.h};
  frame.Node(std::move(node));
  return figure + kGap + words;
}

void Bar(Frame& frame, const BarArgs& args) {
  const float part = std::clamp(args.part, 0.f, 1.f);
  const float height = std::min(args.rect.h, 8.f);
  const Rect track = LeftMiddle(args.rect, args.rect.w, height);
  frame.painter().FillRect(track, frame.theme().track, height / 2);
  if (part > 0) {
    Rect filled = track;
    filled.w = std::max(height, track.w * part);
    frame.painter().FillRect(filled, args.color.value_or(frame.theme().accent), height / 2);
  }
  if (args.decorative) return;
  SemanticNode node;
  node.id = args.id;
  node.role = Role::kImage;
  node.name = Concat({args.name, " ", std::to_string(std::lround(part * 100)), "\u00a0%"});
  node.bounds = args.rect;
  frame.Node(std::move(node));
}

void Avatar(Frame& frame, std::string_view initials, Vec2 center, Color color) {
  constexpr float kRadius = 14;
  Painter& painter = frame.painter();
  painter.FillCircle(center, kRadius + 2, frame.theme().surface);
  painter.FillCircle(center, kRadius, color);
  const bool dark_words = ContrastRatio(color, Rgb(0xFFFFFF)) < 4.5;
  painter.Text(initials, {center.x - kRadius, center.y - kRadius, 2 * kRadius, 2 * kRadius},
               {.style = TextStyle::kFineStrong,
                .color = dark_words ? Rgb(0x12161C) : Rgb(0xFFFFFF),
                .align = Align::kCenter,
                .ellipsis = false});
}

}  // namespace parvis::ui
