// What the matrix's tones and marks mean, in words: a strip under it.
#include <string>

#include "client-wasm/canvas/matrix_canvas.h"
#include "client-wasm/canvas/matrix_parts.h"
#include "shared/text/numbers.h"

namespace parvis::canvas {
namespace {

using text::Message;

constexpr float kRow = 24;
constexpr float kGap = 20;
constexpr float kSample = 20;
constexpr float kToneWidth = 14;
constexpr ui::TextStyle kStyle = ui::TextStyle::kCardBody;

enum class Sign { kTones, kPair, kPinned, kForbidden, kCannot };

struct Item {
  Sign sign;
  Message words;
};
constexpr Item kItems[] = {{Sign::kTones, Message::kLegendTones},
                           {Sign::kPair, Message::kLegendPair},
                           {Sign::kPinned, Message::kLegendPinned},
                           {Sign::kForbidden, Message::kLegendForbidden},
                           {Sign::kCannot, Message::kLegendCannot}};

std::string LowestTone(const ui::Frame& frame) {
  return text::FormatInteger(kHeatLowest / 10, frame.language());
}
std::string HighestTone(const ui::Frame& frame) {
  return text::FormatInteger(kHeatHighest / 10, frame.language());
}

float WidthOf(ui::Frame& frame, const Item& item) {
  ui::Painter& painter = frame.painter();
  if (item.sign != Sign::kTones) {
    return kSample + 6 + painter.TextWidth(frame.T(item.words), kStyle) + 1;
  }
  return painter.TextWidth(LowestTone(frame), kStyle) + kHeatSteps * kToneWidth +
         painter.TextWidth(HighestTone(frame), kStyle) + 14;
}

// The lowest and the highest value with all tones between.
void DrawTones(ui::Frame& frame, const ui::Rect& place) {
  ui::SemanticNode node;
  node.id = "tones";
  node.role = ui::Role::kImage;
  node.name = frame.T(Message::kLegendTones, {LowestTone(frame), HighestTone(frame)});
  node.bounds = place;
  frame.Node(std::move(node));
  ui::Painter& painter = frame.painter();
  ui::TextOptions options;
  options.style = kStyle;
  options.color = frame.theme().muted;
  painter.Text(LowestTone(frame), place, options);
  const float first = place.x + painter.TextWidth(LowestTone(frame), kStyle) + 6;
  for (int step = 0; step < kHeatSteps; ++step) {
    const int score =
        kHeatLowest + (2 * step + 1) * (kHeatHighest - kHeatLowest) / (2 * kHeatSteps);
    painter.FillRect(
        {first + static_cast<float>(step) * kToneWidth, place.center().y - 7, kToneWidth - 1, 14},
        HeatColor(frame.theme(), score));
  }
  options.align = ui::Align::kRight;
  painter.Text(HighestTone(frame), place, options);
}

void DrawSign(ui::Frame& frame, Sign sign, const ui::Rect& cell) {
  const ui::Theme& theme = frame.theme();
  switch (sign) {
    case Sign::kTones:
      return;
    case Sign::kPair:
      return frame.painter().StrokeRect(cell, theme.text, 3, 2);
    case Sign::kPinned:
      return DrawCellMark(frame, ui::Icon::kPin, cell.center(), theme.accent);
    case Sign::kForbidden:
      frame.painter().StrokeRect(cell, theme.bad, 3, 1.5f);
      return DrawCellMark(frame, ui::Icon::kForbid, {cell.right() - 1, cell.y + 1}, theme.bad);
    case Sign::kCannot:
      return DrawRefusedCell(frame, cell);
  }
}

// Gives each item its place, and returns how high all of them are.
template <typename Each>
float Place(ui::Frame& frame, const ui::Rect& rect, const Each& each) {
  ui::Vec2 at = rect.origin();
  for (const Item& item : kItems) {
    const float width = WidthOf(frame, item);
    if (at.x > rect.x && at.x + width > rect.right()) at = {rect.x, at.y + kRow};
    each(item, ui::Rect{at.x, at.y, width, kRow});
    at.x += width + kGap;
  }
  return at.y + kRow - rect.y;
}

}  // namespace

float MatrixLegendHeight(ui::Frame& frame, float width) {
  return Place(frame, {0, 0, width, 0}, [](const Item&, const ui::Rect&) {});
}

void DrawMatrixLegend(ui::Frame& frame, const ui::Rect& rect) {
  const std::string name = frame.T(Message::kLegend);
  const auto group =
      frame.Enter({.id = "legend", .role = ui::Role::kGroup, .name = name, .rect = rect});
  Place(frame, rect, [&](const Item& item, ui::Rect place) {
    if (item.sign == Sign::kTones) return DrawTones(frame, place);
    const ui::Rect sample = ui::CutLeft(&place, kSample, 6);
    DrawSign(frame, item.sign, ui::Centered(sample, kSample, 14));
    const std::string words = frame.T(item.words);
    ui::Text(frame, {.text = words, .rect = place, .style = kStyle, .color = frame.theme().muted});
  });
}

}  // namespace parvis::canvas
