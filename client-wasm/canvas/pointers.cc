// What is heard on the canvas goes to the state that the hand is in.
#include <cmath>
#include <utility>

#include "client-wasm/canvas/board_canvas.h"
#include "client-wasm/canvas/canvas_parts.h"

namespace parvis::canvas {
namespace {

// A hand on a mouse shakes by less.
constexpr float kClickPixels = 5;

void Go(Canvas& canvas, Next next) {
  if (next) canvas.state.interaction = std::move(next);
}

void HearPointer(Canvas& canvas, const ui::PointerInput& pointer) {
  Interaction& now = *canvas.state.interaction;
  switch (pointer.phase) {
    case ui::PointerPhase::kDown:
      return Go(canvas, now.OnDown(canvas, pointer));
    case ui::PointerPhase::kMove:
      return Go(canvas, now.OnMove(canvas, pointer));
    case ui::PointerPhase::kUp:
      Go(canvas, now.OnMove(canvas, pointer));
      return Go(canvas, canvas.state.interaction->OnUp(canvas, pointer));
    case ui::PointerPhase::kCancel:
      return Go(canvas, Idle());
    case ui::PointerPhase::kLeave:
      return;
  }
}

void HearWheel(Canvas& canvas, const ui::WheelInput& wheel) {
  Camera& camera = canvas.state.camera;
  if (wheel.zoom) {
    ZoomAbout(camera, SightOf(canvas.state, canvas.rect), std::exp(-wheel.delta.y * 0.004f),
              wheel.position - canvas.rect.origin());
  } else {
    Pan(camera, wheel.delta * -1);
  }
}

}  // namespace

bool IsFar(ui::Vec2 from, ui::Vec2 to) {
  return std::fabs(to.x - from.x) > kClickPixels || std::fabs(to.y - from.y) > kClickPixels;
}

void HearPointers(Canvas& canvas, const ui::Surface& surface) {
  for (const ui::PointerInput& pointer : surface.pointers()) HearPointer(canvas, pointer);
  for (const ui::WheelInput& wheel : surface.wheels()) HearWheel(canvas, wheel);
  for (const ui::NodeEvent& event : surface.events()) {
    const CardRef card = CardFromNodeId(canvas, event.target);
    if (card.person < 0) continue;
    if (event.kind == ui::NodeEvent::Kind::kActivate) {
      Go(canvas, canvas.state.interaction->OnActivate(canvas, card));
    } else if (event.kind == ui::NodeEvent::Kind::kContextMenu) {
      Choose(canvas, card);
      canvas.state.menu_for = card;
      canvas.open_menu_at = event.position;
    }
  }
  if (!surface.pointers().empty() || !surface.wheels().empty()) canvas.frame.Again();
  Go(canvas, canvas.state.interaction->OnFrame(canvas));
  canvas.state.stopped = IsBusy(canvas.state) && canvas.frame.Shortcut("Escape");
  if (canvas.state.stopped) canvas.state.interaction = Idle();
}

bool IsBusy(const CanvasState& state) { return !state.interaction->rests(); }

}  // namespace parvis::canvas
