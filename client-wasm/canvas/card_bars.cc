// Cards from afar: bars in their institution's colour, put together by colour; initials as long as
// they can be read.
#include <algorithm>
#include <utility>
#include <vector>

#include "client-wasm/canvas/canvas_parts.h"

namespace parvis::canvas {
namespace {

// Lower bars have no room for letters.
constexpr float kLetterHeight = 11;

struct Batch {
  ui::Color color;
  std::vector<ui::Rect> boxes;
};

void Add(std::vector<Batch>& batches, ui::Color color, const ui::Rect& box) {
  for (Batch& batch : batches) {
    if (batch.color == color) return batch.boxes.push_back(box);
  }
  batches.push_back({color, {box}});
}

ui::Color GroundOf(const Canvas& canvas, CardRef card, const PersonFacts& facts) {
  const ui::Theme& theme = canvas.frame.theme();
  const DragTarget* target = TargetOf(canvas, card);
  if (target != nullptr && !target->allowed) return ui::Mix(theme.bg, theme.line, 0.5f);
  if (target != nullptr && target->best) return theme.good;
  if (!card.is_mentor && !facts.paired) return theme.warn;
  return ui::Mix(theme.surface, HueOf(canvas, card), facts.paired ? 0.45f : 0.2f);
}

}  // namespace

int DrawBars(const Canvas& canvas) {
  const ui::Theme& theme = canvas.frame.theme();
  ui::Painter& painter = canvas.frame.painter();
  std::vector<Batch> batches;
  std::vector<std::pair<ui::Rect, const PersonFacts*>> lettered;
  std::vector<ui::Rect> ringed;
  int drawn = 0;
  for (const bool is_mentor : {false, true}) {
    for (const Card& card : canvas.Column(is_mentor)) {
      const ui::Rect place = canvas.OnScreen(card.world);
      if (!place.Overlaps(canvas.rect)) continue;
      ++drawn;
      const CardRef ref{is_mentor, card.person};
      const PersonFacts& facts = canvas.Facts(ref);
      Add(batches, GroundOf(canvas, ref, facts), place);
      if (place.h >= kLetterHeight) lettered.push_back({place, &facts});
      if (IsMarked(canvas, ref)) ringed.push_back(place);
    }
  }
  for (const Batch& batch : batches) painter.FillRects(batch.boxes, batch.color);
  ui::TextOptions options;
  options.style = ui::TextStyle::kFineStrong;
  options.color = theme.text;
  options.align = ui::Align::kCenter;
  options.ellipsis = false;
  options.fit = canvas.fit;
  for (const auto& [place, facts] : lettered) {
    options.scale = std::min(1.0f, place.h / 15);
    painter.Text(facts->initials, place, options);
  }
  for (const ui::Rect& place : ringed) {
    painter.StrokeRect(ui::Inset(place, -2), theme.accent, 2, 2);
  }
  return drawn;
}

}  // namespace parvis::canvas
