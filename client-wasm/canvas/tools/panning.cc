#include "client-wasm/canvas/canvas_parts.h"
#include "client-wasm/canvas/hand.h"

namespace parvis::canvas {
namespace {

class PanningState final : public Interaction {
 public:
  explicit PanningState(const ui::PointerInput& first) { hand_.Press(first); }

  Next OnDown(Canvas&, const ui::PointerInput& pointer) override {
    hand_.Press(pointer);
    return nullptr;
  }
  Next OnMove(Canvas& canvas, const ui::PointerInput& pointer) override {
    hand_.Move(pointer, canvas.rect.origin(), SightOf(canvas.state, canvas.rect),
               canvas.state.camera);
    return nullptr;
  }
  Next OnUp(Canvas&, const ui::PointerInput& pointer) override {
    hand_.Release(pointer);
    return hand_.empty() ? Idle() : nullptr;
  }
  // A press that did not move after all.
  Next OnActivate(Canvas& canvas, CardRef card) override {
    Choose(canvas, card);
    return Idle();
  }
  bool rests() const override { return true; }

 private:
  Hand hand_;
};

}  // namespace

Next Panning(const ui::PointerInput& first) { return std::make_unique<PanningState>(first); }

}  // namespace parvis::canvas
