// What the files of the matching canvas share within one frame. For client-wasm/canvas only.
#ifndef PARVIS_CLIENT_WASM_CANVAS_CANVAS_PARTS_H_
#define PARVIS_CLIENT_WASM_CANVAS_CANVAS_PARTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/app/action.h"
#include "client-wasm/app/model.h"
#include "client-wasm/canvas/canvas_state.h"
#include "client-wasm/ui/ui.h"

namespace parvis::canvas {

// Layers within the region, from below.
inline constexpr int kLineLayer = 0;
inline constexpr int kCardLayer = 1;
inline constexpr int kDragLayer = 2;

// Above the first card.
inline constexpr float kTopSpace = 4;
// From an adept's card the line first runs straight this far: the score stands there, in a column
// of its own, so that no score hides another.
inline constexpr float kStub = 84;

struct Canvas {
  ui::Frame& frame;
  const app::Model& model;
  const app::BoardModel& board;
  CanvasState& state;
  std::vector<app::Action>& actions;
  ui::Rect rect;
  ui::Vec2 translation;  // window = rect.origin + translation + world * scale
  float scale;
  // Where a card's menu was asked for; it opens outside of the region.
  std::optional<ui::Vec2> open_menu_at = std::nullopt;

  ui::Rect OnScreen(const ui::Rect& world) const {
    const ui::Vec2 origin = rect.origin() + translation + ui::Vec2{world.x, world.y} * scale;
    return {origin.x, origin.y, world.w * scale, world.h * scale};
  }
  ui::Vec2 WorldFrom(ui::Vec2 window) const {
    return (window - rect.origin() - translation) * (1 / scale);
  }
  const std::vector<Card>& Column(bool is_mentor) const {
    return is_mentor ? state.layout.mentors : state.layout.adepts;
  }
  const Card* Find(CardRef card) const {
    return card.is_mentor ? state.layout.MentorCard(card.person)
                          : state.layout.AdeptCard(card.person);
  }
  const v1::MatchingPerson& Person(CardRef card) const {
    return card.is_mentor ? board.board.mentors(card.person) : board.board.adepts(card.person);
  }
  std::string T(text::Message message,
                std::initializer_list<std::string_view> arguments = {}) const {
    return frame.T(message, arguments);
  }
};

// The id of a card's node within the region, such as "adepts/a001", and back.
std::string NodeId(const Canvas& canvas, CardRef card);
CardRef CardFromNodeId(const Canvas& canvas, std::string_view id);

// The card at a place of the window; none if there is none.
CardRef CardAt(const Canvas& canvas, ui::Vec2 window);

// Scrolls so that the card is in sight.
void Reveal(const Canvas& canvas, CardRef card);

// line_drawing.cc
void DrawLines(const Canvas& canvas);
void DrawScores(const Canvas& canvas);

// card_drawing.cc
struct CardLook {
  bool selected = false;
  bool hovered = false;
};
void DrawCard(const Canvas& canvas, CardRef card, const ui::Rect& place, const CardLook& look);

// drag.cc: pointers and wheel.
void HearPointers(Canvas& canvas, const ui::Surface& surface);
void DrawDrag(const Canvas& canvas);
// Whether the pair of the dragged card and this one may be formed, while a drag runs.
bool IsDragTarget(const Canvas& canvas, CardRef card);

// keyboard.cc: arrow keys move by position, and what is shown follows.
void HearKeys(Canvas& canvas, ui::Surface& surface);

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_CANVAS_PARTS_H_
