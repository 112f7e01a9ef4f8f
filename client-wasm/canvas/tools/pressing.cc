#include "client-wasm/canvas/canvas_parts.h"

namespace parvis::canvas {
namespace {

class PressingState final : public Interaction {
 public:
  PressingState(CardRef card, const ui::PointerInput& pointer) : card_(card), pressed_(pointer) {}

  Next OnMove(Canvas& canvas, const ui::PointerInput& pointer) override {
    if (!IsFar(pressed_.position, pointer.position)) return nullptr;
    if (app::BoardIsEditable(canvas.model)) return Dragging(card_, pointer.position);
    return Panning(pressed_);
  }
  // The click that follows activates the card.
  Next OnUp(Canvas&, const ui::PointerInput&) override { return Idle(); }
  Next OnActivate(Canvas& canvas, CardRef card) override {
    Choose(canvas, card);
    return Idle();
  }
  bool rests() const override { return true; }

 private:
  CardRef card_;
  ui::PointerInput pressed_;
};

}  // namespace

Next Pressing(CardRef card, const ui::PointerInput& pointer) {
  return std::make_unique<PressingState>(card, pointer);
}

}  // namespace parvis::canvas
