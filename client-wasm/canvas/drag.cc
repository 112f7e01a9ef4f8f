// A card that looks for one of the other side: where it is, what each would cost, and the line that
// hangs on the pointer.
#include <string>
#include <vector>

#include "client-wasm/canvas/canvas_parts.h"
#include "shared/text/numbers.h"

namespace parvis::canvas {
namespace {

using text::Message;

// Where each price is a solution of the board, so many a frame keep the hand's pace.
constexpr int kPricesAFrame = 2;

std::string TargetWords(const Canvas& canvas, const Drag& drag) {
  const text::Language language = canvas.frame.language();
  const CellRef pair = PairOf(drag.from, drag.over);
  const DragTarget& target = drag.targets.Of(drag.over.person);
  if (!target.allowed) return canvas.T(Message::kNotPossible);
  std::string words = text::FormatScore(
      canvas.board.solver->ScoreOf(pair.adept, pair.mentor).value_or(0), language);
  if (target.price) words += " · " + PriceWords(canvas, target);
  return words;
}

}  // namespace

void MoveDrag(const Canvas& canvas, ui::Vec2 to, Drag& drag) {
  drag.at = to;
  const CardRef card = CardAt(canvas, to);
  drag.over = card.person >= 0 && card.is_mentor != drag.from.is_mentor ? card : CardRef{};
}

void PriceDrag(Canvas& canvas, Drag& drag) {
  const app::BoardSolver& solver = *canvas.board.solver;
  if (drag.targets.empty()) {
    drag.targets = DragTargets(solver, drag.from.is_mentor, drag.from.person);
  }
  if (solver.has_quick_prices()) return;
  std::vector<int> in_sight;
  if (drag.over.person >= 0) in_sight.push_back(drag.over.person);
  for (const Card& card : canvas.Column(!drag.from.is_mentor)) {
    if (canvas.OnScreen(card.world).Overlaps(canvas.rect)) in_sight.push_back(card.person);
  }
  if (drag.targets.PriceSome(solver, in_sight, kPricesAFrame)) canvas.frame.Again();
}

std::string PriceWords(const Canvas& canvas, const DragTarget& target) {
  const text::Language language = canvas.frame.language();
  if (!target.price) return "";
  if (target.formed) return canvas.T(Message::kPairNow);
  if (!target.price->possible) return canvas.T(Message::kNotPossible);
  if (target.price->pairs_gained != 0) {
    return canvas.T(Message::kPricePairs,
                    {text::FormatSigned(target.price->pairs_gained, language)});
  }
  if (target.price->points_gained == 0) return canvas.T(Message::kPriceNothing);
  return canvas.T(Message::kPricePoints,
                  {text::FormatSigned(target.price->points_gained, language)});
}

void DrawDrag(const Canvas& canvas, const Drag& drag) {
  const Card* from = canvas.Find(drag.from);
  if (from == nullptr || drag.targets.empty()) return;
  const ui::Theme& theme = canvas.frame.theme();
  ui::Painter& painter = canvas.frame.painter();
  const ui::Rect place = canvas.OnScreen(from->world);
  const ui::Vec2 start{drag.from.is_mentor ? place.x : place.right(), place.center().y};
  const bool allowed = drag.over.person >= 0 && drag.targets.Of(drag.over.person).allowed;
  const ui::Color color = drag.over.person < 0 ? theme.muted : allowed ? theme.accent : theme.bad;
  const float reach = (drag.at.x - start.x) * 0.5f;
  painter.Bezier(start, {start.x + reach, start.y}, {drag.at.x - reach, drag.at.y}, drag.at, color,
                 2.5f);
  painter.FillCircle(drag.at, 5, color);
  if (drag.over.person < 0) return;
  const std::string words = TargetWords(canvas, drag);
  const float width = painter.TextWidth(words, ui::TextStyle::kPanel) + 20;
  // Beside the pointer, on the side the drag comes from, so that the card can be read.
  const float left = drag.from.is_mentor ? drag.at.x + 18 : drag.at.x - 18 - width;
  const ui::Rect label{left, drag.at.y - 13, width, 26};
  painter.Shadow(label, theme.shadow, 13, 8);
  painter.FillRect(label, theme.surface, 13);
  painter.StrokeRect(label, color, 13);
  ui::TextOptions options;
  options.style = ui::TextStyle::kPanel;
  options.color = color;
  options.align = ui::Align::kCenter;
  painter.Text(words, label, options);
}

}  // namespace parvis::canvas
