// Pointers on the canvas: a press on a card that moves becomes a drag to one of the other side, a
// press on the ground (or a finger anywhere) pans, the wheel scrolls and zooms.
#include <cmath>
#include <string>

#include "client-wasm/canvas/board_canvas.h"
#include "client-wasm/canvas/canvas_parts.h"
#include "shared/text/numbers.h"

namespace parvis::canvas {
namespace {

using text::Message;

// A hand on a mouse shakes by less.
constexpr float kClickPixels = 5;
// Near the edge a drag scrolls by so many pixels a frame.
constexpr float kEdgePixels = 36;
constexpr float kEdgeSpeed = 9;

void OnDown(Canvas& canvas, const ui::PointerInput& pointer) {
  canvas.state.pressed = true;
  if (pointer.button != 0) return;
  Drag drag;
  // A finger scrolls; its drag is the menu that a long press opens.
  if (pointer.kind != ui::PointerKind::kTouch) drag.from = CardAt(canvas, pointer.position);
  drag.pressed_at = drag.at = pointer.position;
  canvas.state.drag = drag;
}

void UpdateTarget(Canvas& canvas, Drag& drag) {
  const CardRef card = CardAt(canvas, drag.at);
  drag.over = card.person >= 0 && card.is_mentor != drag.from.is_mentor ? card : CardRef{};
  if (drag.over.person < 0 || drag.over == drag.priced) return;
  drag.priced = drag.over;
  drag.price.reset();
  if (!IsDragTarget(canvas, drag.over)) return;
  const int adept = drag.from.is_mentor ? drag.over.person : drag.from.person;
  const int mentor = drag.from.is_mentor ? drag.from.person : drag.over.person;
  drag.price = app::PriceOf(*canvas.board.solver, adept, mentor);
}

void OnMove(Canvas& canvas, const ui::PointerInput& pointer) {
  if (!canvas.state.drag) return;
  Drag& drag = *canvas.state.drag;
  const ui::Vec2 step = pointer.position - drag.at;
  drag.at = pointer.position;
  const ui::Vec2 way = drag.at - drag.pressed_at;
  if (!drag.moving) {
    const bool far = std::fabs(way.x) > kClickPixels || std::fabs(way.y) > kClickPixels;
    const bool card = drag.from.person >= 0;
    drag.moving = far && (!card || app::BoardIsEditable(canvas.model));
  }
  if (!drag.moving) return;
  if (drag.from.person < 0) {
    canvas.state.camera.top -= step.y / canvas.scale;
    canvas.frame.Again();
  } else {
    UpdateTarget(canvas, drag);
  }
}

void OnUp(Canvas& canvas) {
  if (!canvas.state.drag) return;
  const Drag drag = *canvas.state.drag;
  canvas.state.drag.reset();
  if (!drag.moving || drag.from.person < 0 || drag.over.person < 0) return;
  const int adept = drag.from.is_mentor ? drag.over.person : drag.from.person;
  const int mentor = drag.from.is_mentor ? drag.from.person : drag.over.person;
  const CardRef chosen{false, adept};
  canvas.state.revealed = chosen;
  canvas.actions.push_back(app::ChoosePerson{false, adept});
  // A refused pair is sent too: what comes back says in words why it cannot be.
  if (!canvas.board.solver->IsPinned(adept, mentor)) {
    canvas.actions.push_back(app::PinPair{adept, mentor});
  }
}

// While a card is held near the upper or lower edge, the board scrolls under it.
void ScrollAtEdge(Canvas& canvas) {
  const Drag& drag = *canvas.state.drag;
  if (!drag.moving || drag.from.person < 0) return;
  float step = 0;
  if (drag.at.y < canvas.rect.y + kEdgePixels) step = -kEdgeSpeed;
  if (drag.at.y > canvas.rect.bottom() - kEdgePixels) step = kEdgeSpeed;
  if (step == 0) return;
  const float before = canvas.state.camera.top;
  canvas.state.camera.top += step / canvas.scale;
  const float lowest = canvas.state.layout.height - canvas.rect.h / canvas.scale + 24;
  canvas.state.camera.top = std::fmax(0.0f, std::fmin(canvas.state.camera.top, lowest));
  if (canvas.state.camera.top != before) canvas.frame.Again();
}

void OnWheel(Canvas& canvas, const ui::WheelInput& wheel) {
  Camera& camera = canvas.state.camera;
  if (!wheel.zoom) {
    camera.top += wheel.delta.y / canvas.scale;
    return;
  }
  const float under = canvas.WorldFrom(wheel.position).y;
  const float before = camera.scale;
  const float wanted = camera.scale * std::exp(-wheel.delta.y * 0.004f);
  camera.scale = std::fmax(kMinScale, std::fmin(kMaxScale, wanted));
  camera.top = under - (under - camera.top) * before / camera.scale;
}

std::string TargetWords(const Canvas& canvas, const Drag& drag) {
  const text::Language language = canvas.frame.language();
  const int adept = drag.from.is_mentor ? drag.over.person : drag.from.person;
  const int mentor = drag.from.is_mentor ? drag.from.person : drag.over.person;
  const std::optional<int> score = canvas.board.solver->ScoreOf(adept, mentor);
  if (!score) return canvas.T(Message::kNotPossible);
  std::string words = text::FormatScore(*score, language);
  if (!drag.price) return words;
  if (drag.price->pairs_gained != 0) {
    words += " · " + canvas.T(Message::kPricePairs,
                              {text::FormatSigned(drag.price->pairs_gained, language)});
  } else {
    words += " · " + canvas.T(Message::kPricePoints,
                              {text::FormatSigned(drag.price->points_gained, language)});
  }
  return words;
}

}  // namespace

void HearPointers(Canvas& canvas, const ui::Surface& surface) {
  for (const ui::PointerInput& pointer : surface.pointers()) {
    switch (pointer.phase) {
      case ui::PointerPhase::kDown:
        OnDown(canvas, pointer);
        break;
      case ui::PointerPhase::kMove:
        OnMove(canvas, pointer);
        break;
      case ui::PointerPhase::kUp:
        OnMove(canvas, pointer);
        OnUp(canvas);
        break;
      case ui::PointerPhase::kCancel:
        canvas.state.drag.reset();
        break;
      case ui::PointerPhase::kLeave:
        break;
    }
  }
  for (const ui::WheelInput& wheel : surface.wheels()) OnWheel(canvas, wheel);
  if (!surface.pointers().empty() || !surface.wheels().empty()) canvas.frame.Again();
  if (canvas.state.drag) ScrollAtEdge(canvas);
}

bool IsDragTarget(const Canvas& canvas, CardRef card) {
  const Drag& drag = *canvas.state.drag;
  const int adept = drag.from.is_mentor ? card.person : drag.from.person;
  const int mentor = drag.from.is_mentor ? drag.from.person : card.person;
  return canvas.board.solver->Refusals(adept, mentor).Empty();
}

void DrawDrag(const Canvas& canvas) {
  if (!canvas.state.drag || !canvas.state.drag->moving) return;
  const Drag& drag = *canvas.state.drag;
  const Card* from = canvas.Find(drag.from);
  if (from == nullptr) return;
  const ui::Theme& theme = canvas.frame.theme();
  ui::Painter& painter = canvas.frame.painter();
  const ui::Rect place = canvas.OnScreen(from->world);
  const ui::Vec2 start{drag.from.is_mentor ? place.x : place.right(), place.center().y};
  const bool allowed = drag.over.person >= 0 && IsDragTarget(canvas, drag.over);
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
