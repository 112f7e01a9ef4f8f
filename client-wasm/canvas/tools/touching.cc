#include "client-wasm/canvas/canvas_parts.h"

namespace parvis::canvas {
namespace {

// As long as people expect a long press to take.
constexpr double kLongPressMs = 450;

class TouchingState final : public Interaction {
 public:
  TouchingState(CardRef card, const ui::PointerInput& pointer, double now_ms)
      : card_(card), pressed_(pointer), due_ms_(now_ms + kLongPressMs) {}

  Next OnDown(Canvas& canvas, const ui::PointerInput& pointer) override {
    Next panning = Panning(pressed_);
    panning->OnDown(canvas, pointer);
    return panning;
  }
  Next OnMove(Canvas&, const ui::PointerInput& pointer) override {
    if (!IsFar(pressed_.position, pointer.position)) return nullptr;
    return Panning(pressed_);
  }
  // The tap that follows activates the card.
  Next OnUp(Canvas&, const ui::PointerInput&) override { return Idle(); }
  Next OnFrame(Canvas& canvas) override {
    if (card_.person < 0) return nullptr;
    if (canvas.frame.surroundings().now_ms >= due_ms_) return Lifted(card_, pressed_);
    canvas.frame.WakeAt(due_ms_);
    return nullptr;
  }
  bool rests() const override { return true; }

 private:
  CardRef card_;
  ui::PointerInput pressed_;
  double due_ms_;
};

}  // namespace

Next Touching(CardRef card, const ui::PointerInput& pointer, double now_ms) {
  return std::make_unique<TouchingState>(card, pointer, now_ms);
}

}  // namespace parvis::canvas
