#include "client-wasm/canvas/canvas_parts.h"

namespace parvis::canvas {
namespace {

class LiftedState final : public Interaction {
 public:
  LiftedState(CardRef card, const ui::PointerInput& pointer) : card_(card), pressed_(pointer) {}

  Next OnMove(Canvas& canvas, const ui::PointerInput& pointer) override {
    if (!IsFar(pressed_.position, pointer.position)) return nullptr;
    if (!app::BoardIsEditable(canvas.model)) return Panning(pointer);
    return Dragging(card_, pointer.position);
  }
  Next OnUp(Canvas& canvas, const ui::PointerInput& pointer) override {
    Choose(canvas, card_);
    canvas.state.menu_for = card_;
    canvas.open_menu_at = pointer.position;
    return Idle();
  }
  void Draw(const Canvas& canvas) const override {
    const Card* at = canvas.Find(card_);
    if (at == nullptr) return;
    const ui::Theme& theme = canvas.frame.theme();
    const ui::Rect place = ui::Inset(canvas.OnScreen(at->world), -3);
    const float radius = ui::kRadiusCard * canvas.scale + 3;
    canvas.frame.painter().StrokeRect(place, theme.accent, radius, 3);
  }

 private:
  CardRef card_;
  ui::PointerInput pressed_;
};

}  // namespace

Next Lifted(CardRef card, const ui::PointerInput& pointer) {
  return std::make_unique<LiftedState>(card, pointer);
}

}  // namespace parvis::canvas
