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
  app::ShownPair shown = {};  // That the side panel tells of.
  // What the shown pair would do to the others; null if it is formed.
  const app::Chain* chain = nullptr;
  ui::TextFit fit = ui::TextFit::kExact;
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
  const PersonFacts& Facts(CardRef card) const {
    const std::vector<PersonFacts>& facts =
        card.is_mentor ? state.index.mentors : state.index.adepts;
    return facts[static_cast<std::size_t>(card.person)];
  }
  // The card that looks for one of the other side, if there is one and its targets are known.
  const Drag* drag() const {
    const Drag* drag = state.interaction->drag();
    return drag == nullptr || drag->targets.empty() ? nullptr : drag;
  }
  std::string T(text::Message message,
                std::initializer_list<std::string_view> arguments = {}) const {
    return frame.T(message, arguments);
  }
};

// board_nodes.cc: the cards in words; they stay as they are while only the camera moves.
void AddNodes(const Canvas& canvas, ui::Surface& surface);
// The id of a card's node within the region, such as "adepts/a001", and back.
std::string NodeId(const Canvas& canvas, CardRef card);
CardRef CardFromNodeId(const Canvas& canvas, std::string_view id);
// What a group is called: its institution's code.
std::string GroupName(const Canvas& canvas, int group);

CardRef Chosen(const app::Model& model);
void Choose(Canvas& canvas, CardRef card);
// Of the pair that is shown, or among those that are marked together.
bool IsMarked(const Canvas& canvas, CardRef card);

// The card at a place of the window; none if there is none.
CardRef CardAt(const Canvas& canvas, ui::Vec2 window);

// What the camera looks at, through the region.
Sight SightOf(const CanvasState& state, const ui::Rect& rect);
// Pans so that the card is in sight.
void Reveal(const Canvas& canvas, CardRef card);

// line_drawing.cc: pairs as lines.
enum class Weightiness { kShown, kChanged, kOrdinary, kFaint, kDissolved };

struct Line {
  const matching::FormedPair* pair = nullptr;
  ui::Vec2 from;
  ui::Vec2 bend;
  ui::Vec2 to;
  Weightiness weight = Weightiness::kOrdinary;
};
std::vector<Line> LinesInSight(const Canvas& canvas);
void DrawLines(const Canvas& canvas, const std::vector<Line>& lines);
void DrawScores(const Canvas& canvas, const std::vector<Line>& lines);

// card_drawing.cc
struct CardLook {
  bool selected = false;
  bool hovered = false;
};
void DrawCard(const Canvas& canvas, CardRef card, const ui::Rect& place, const CardLook& look);
// What the pair with the dragged card would be; null unless one is dragged from the other side.
const DragTarget* TargetOf(const Canvas& canvas, CardRef card);
ui::Color HueOf(const Canvas& canvas, CardRef card);

// card_bars.cc: all cards in sight, from afar. Returns how many.
int DrawBars(const Canvas& canvas);

// pointers.cc: hands what is heard to the state that the hand is in.
void HearPointers(Canvas& canvas, const ui::Surface& surface);
// Whether a pointer has moved further than a hand shakes.
bool IsFar(ui::Vec2 from, ui::Vec2 to);

// drag.cc
void MoveDrag(const Canvas& canvas, ui::Vec2 to, Drag& drag);
void PriceDrag(Canvas& canvas, Drag& drag);
void DrawDrag(const Canvas& canvas, const Drag& drag);
// What the pair would cost; empty as long as that is not known.
std::string PriceWords(const Canvas& canvas, const DragTarget& target);

// keyboard.cc: arrow keys move by position, and what is shown follows.
void HearKeys(Canvas& canvas, ui::Surface& surface);

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_CANVAS_PARTS_H_
