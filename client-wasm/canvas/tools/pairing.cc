#include "client-wasm/canvas/canvas_parts.h"

namespace parvis::canvas {
namespace {

class PairingState final : public Interaction {
 public:
  PairingState(CardRef card, bool forbids) : forbids_(forbids) { drag_.from = card; }

  // Prices are of forming pairs: nothing that the forbid tool has to do with.
  const Drag* drag() const override { return forbids_ ? nullptr : &drag_; }

  Next OnMove(Canvas& canvas, const ui::PointerInput& pointer) override {
    MoveDrag(canvas, pointer.position, drag_);
    pointed_ = true;
    return nullptr;
  }
  Next OnActivate(Canvas& canvas, CardRef card) override {
    canvas.state.pressed = false;
    if (card == drag_.from) return Idle();
    if (card.is_mentor == drag_.from.is_mentor) return Pairing(card, forbids_);
    const CellRef pair = PairOf(drag_.from, card);
    canvas.state.revealed = {false, pair.adept};
    canvas.actions.push_back(app::ChoosePerson{false, pair.adept});
    if (forbids_) {
      canvas.actions.push_back(app::ForbidPair{pair.adept, pair.mentor});
    } else if (!canvas.board.solver->IsPinned(pair.adept, pair.mentor)) {
      canvas.actions.push_back(app::PinPair{pair.adept, pair.mentor});
    }
    return Idle();
  }
  Next OnFrame(Canvas& canvas) override {
    // The tool was laid aside.
    const app::Tool own = forbids_ ? app::Tool::kForbid : app::Tool::kPin;
    if (canvas.model.tool != own) return Idle();
    if (!forbids_) PriceDrag(canvas, drag_);
    return nullptr;
  }
  void Draw(const Canvas& canvas) const override {
    const Card* at = canvas.Find(drag_.from);
    if (at == nullptr) return;
    const ui::Theme& theme = canvas.frame.theme();
    const ui::Rect place = ui::Inset(canvas.OnScreen(at->world), -2);
    canvas.frame.painter().StrokeRect(place, forbids_ ? theme.bad : theme.accent,
                                      ui::kRadiusCard * canvas.scale + 2, 2);
    if (pointed_ && !forbids_) DrawDrag(canvas, drag_);
  }

 private:
  Drag drag_;
  bool forbids_;
  bool pointed_ = false;
};

}  // namespace

Next Pairing(CardRef card, bool forbids) { return std::make_unique<PairingState>(card, forbids); }

}  // namespace parvis::canvas
