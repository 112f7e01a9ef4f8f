#include "client-wasm/canvas/canvas_parts.h"

namespace parvis::canvas {
namespace {

// Near the edge a drag scrolls by so many pixels a frame.
constexpr float kEdgePixels = 36;
constexpr float kEdgeSpeed = 9;

float EdgeStep(float at, float begin, float end) {
  if (at < begin + kEdgePixels) return kEdgeSpeed;
  return at > end - kEdgePixels ? -kEdgeSpeed : 0;
}

class DraggingState final : public Interaction {
 public:
  DraggingState(CardRef card, ui::Vec2 at) {
    drag_.from = card;
    drag_.at = at;
  }

  const Drag* drag() const override { return &drag_; }

  Next OnMove(Canvas& canvas, const ui::PointerInput& pointer) override {
    MoveDrag(canvas, pointer.position, drag_);
    return nullptr;
  }
  Next OnUp(Canvas& canvas, const ui::PointerInput&) override {
    if (drag_.over.person < 0) return Idle();
    const CellRef pair = PairOf(drag_.from, drag_.over);
    canvas.state.revealed = {false, pair.adept};
    canvas.actions.push_back(app::ChoosePerson{false, pair.adept});
    // A refused pair is sent too: what comes back says in words why it cannot be.
    if (!canvas.board.solver->IsPinned(pair.adept, pair.mentor)) {
      canvas.actions.push_back(app::PinPair{pair.adept, pair.mentor});
    }
    return Idle();
  }
  // While a card is held near an edge, the board scrolls under it.
  Next OnFrame(Canvas& canvas) override {
    PriceDrag(canvas, drag_);
    const ui::Rect& rect = canvas.rect;
    const Camera before = canvas.state.camera;
    Pan(canvas.state.camera,
        {EdgeStep(drag_.at.x, rect.x, rect.right()), EdgeStep(drag_.at.y, rect.y, rect.bottom())});
    Clamp(canvas.state.camera, SightOf(canvas.state, rect));
    if (!(canvas.state.camera == before)) canvas.frame.Again();
    return nullptr;
  }
  void Draw(const Canvas& canvas) const override { DrawDrag(canvas, drag_); }

 private:
  Drag drag_;
};

}  // namespace

Next Dragging(CardRef card, ui::Vec2 at) { return std::make_unique<DraggingState>(card, at); }

}  // namespace parvis::canvas
