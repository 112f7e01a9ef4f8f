// The keyboard on the canvas: arrow keys move from card to card, and what is shown follows.
#include <algorithm>
#include <string>

#include "client-wasm/canvas/canvas_parts.h"

namespace parvis::canvas {
namespace {

constexpr int kPageCards = 10;

// The place of a card in its column; -1 if it is not in sight.
int PlaceOf(const Canvas& canvas, CardRef card) {
  const std::vector<int>& places =
      card.is_mentor ? canvas.state.layout.mentor_card : canvas.state.layout.adept_card;
  if (card.person < 0 || card.person >= static_cast<int>(places.size())) return -1;
  return places[static_cast<std::size_t>(card.person)];
}

CardRef AtPlace(const Canvas& canvas, bool is_mentor, int place) {
  const std::vector<Card>& column = canvas.Column(is_mentor);
  if (column.empty()) return {};
  place = std::clamp(place, 0, static_cast<int>(column.size()) - 1);
  return {is_mentor, column[static_cast<std::size_t>(place)].person};
}

// Across: to the other of the pair, or to the card at the same height.
CardRef Across(const Canvas& canvas, CardRef card) {
  const app::BoardSolver& solver = *canvas.board.solver;
  if (card.is_mentor) {
    for (const int adept : solver.AdeptsOf(card.person)) {
      if (PlaceOf(canvas, {false, adept}) >= 0) return {false, adept};
    }
  } else if (const matching::FormedPair* pair = solver.PairOfAdept(card.person)) {
    if (PlaceOf(canvas, {true, pair->mentor}) >= 0) return {true, pair->mentor};
  }
  const Card* at = canvas.Find(card);
  if (at == nullptr) return {};
  // In the same band, which an adept's card begins and a mentor's ends.
  const float width = canvas.state.layout.band_width;
  const float left = card.is_mentor ? at->world.right() - width : at->world.x;
  return AtPlace(
      canvas, !card.is_mentor,
      NearestCard(canvas.Column(!card.is_mentor), at->world.center().y, left, left + width));
}

CardRef Moved(const Canvas& canvas, CardRef from, const std::string& key) {
  const int place = PlaceOf(canvas, from);
  if (key == "ArrowDown") return AtPlace(canvas, from.is_mentor, place + 1);
  if (key == "ArrowUp") return AtPlace(canvas, from.is_mentor, place - 1);
  if (key == "PageDown") return AtPlace(canvas, from.is_mentor, place + kPageCards);
  if (key == "PageUp") return AtPlace(canvas, from.is_mentor, place - kPageCards);
  if (key == "Home") return AtPlace(canvas, from.is_mentor, 0);
  if (key == "End") {
    return AtPlace(canvas, from.is_mentor, static_cast<int>(canvas.Column(from.is_mentor).size()));
  }
  if (key == "ArrowRight" && !from.is_mentor) return Across(canvas, from);
  if (key == "ArrowLeft" && from.is_mentor) return Across(canvas, from);
  return {};
}

}  // namespace

void HearKeys(Canvas& canvas, ui::Surface& surface) {
  for (const ui::KeyInput& key : surface.keys()) {
    canvas.state.pressed = false;
    if (key.modifiers.command || key.modifiers.alt) continue;
    CardRef from = CardFromNodeId(canvas, surface.focused());
    if (PlaceOf(canvas, from) < 0) {
      from = {canvas.model.selection.is_mentor, canvas.model.selection.person};
    }
    if (PlaceOf(canvas, from) < 0) from = AtPlace(canvas, false, 0);
    if (from.person < 0) continue;
    const CardRef to = Moved(canvas, from, key.key);
    if (to.person < 0) continue;
    Reveal(canvas, to);
    canvas.state.revealed = to;
    surface.Focus(NodeId(canvas, to));
    canvas.actions.push_back(app::ChoosePerson{to.is_mentor, to.person});
  }
}

}  // namespace parvis::canvas
