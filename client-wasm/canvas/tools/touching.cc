#include <utility>

#include "client-wasm/canvas/canvas_parts.h"

namespace parvis::canvas {
namespace {

// As long as people expect a long press to take.
constexpr double kLongPressMs = 450;

// How long the finger has rested is told by when it was put down and when it moved, not by when a
// frame came round to hearing of it.
class TouchingState final : public Interaction {
 public:
  TouchingState(CardRef card, const ui::PointerInput& pointer)
      : card_(card), pressed_(pointer), due_ms_(pointer.time_ms + kLongPressMs) {}

  Next OnDown(Canvas& canvas, const ui::PointerInput& pointer) override {
    Next panning = Panning(pressed_);
    panning->OnDown(canvas, pointer);
    return panning;
  }
  Next OnMove(Canvas& canvas, const ui::PointerInput& pointer) override {
    if (HasRested(pointer.time_ms)) {
      Next lifted = Lifted(card_, pressed_);
      Next after = lifted->OnMove(canvas, pointer);
      return after ? std::move(after) : std::move(lifted);
    }
    if (!IsFar(pressed_.position, pointer.position)) return nullptr;
    return Panning(pressed_);
  }
  // The tap that follows activates the card.
  Next OnUp(Canvas&, const ui::PointerInput&) override { return Idle(); }
  Next OnFrame(Canvas& canvas) override {
    if (card_.person < 0) return nullptr;
    if (HasRested(canvas.frame.surroundings().now_ms)) return Lifted(card_, pressed_);
    canvas.frame.WakeAt(due_ms_);
    return nullptr;
  }
  bool rests() const override { return true; }

 private:
  bool HasRested(double ms) const { return card_.person >= 0 && ms >= due_ms_; }

  CardRef card_;
  ui::PointerInput pressed_;
  double due_ms_;
};

}  // namespace

Next Touching(CardRef card, const ui::PointerInput& pointer) {
  return std::make_unique<TouchingState>(card, pointer);
}

}  // namespace parvis::canvas
