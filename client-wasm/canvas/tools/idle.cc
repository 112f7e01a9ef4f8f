#include "client-wasm/app/commands.h"
#include "client-wasm/canvas/canvas_parts.h"

namespace parvis::canvas {
namespace {

using app::Tool;

class IdleState final : public Interaction {
 public:
  bool rests() const override { return true; }

  Next OnDown(Canvas& canvas, const ui::PointerInput& pointer) override {
    canvas.state.pressed = true;
    const Tool tool = canvas.model.tool;
    if (pointer.button == 1 || pointer.modifiers.space) return Panning(pointer);
    if (pointer.button != 0) return nullptr;
    const CardRef card = CardAt(canvas, pointer.position);
    if (tool == Tool::kPan) return Panning(pointer);
    if (tool == Tool::kLasso) return Lassoing(pointer.position);
    if (pointer.kind == ui::PointerKind::kTouch) {
      return Touching(card, pointer);
    }
    if (card.person < 0) {
      return pointer.modifiers.shift ? Lassoing(pointer.position) : Panning(pointer);
    }
    // The other tools wait for a whole click.
    return tool == Tool::kSelect ? Pressing(card, pointer) : nullptr;
  }

  // A click chooses. Enter on what is chosen already goes on to whom it should be matched with.
  Next OnActivate(Canvas& canvas, CardRef card) override {
    const bool by_pointer = canvas.state.pressed;
    canvas.state.pressed = false;
    const Tool tool = canvas.model.tool;
    if (app::BoardIsEditable(canvas.model) && (tool == Tool::kPin || tool == Tool::kForbid)) {
      return Pairing(card, tool == Tool::kForbid);
    }
    if (!by_pointer && card == Chosen(canvas.model)) {
      canvas.actions.push_back(app::RunCommand{app::Command::kMatchWith});
    } else {
      Choose(canvas, card);
    }
    return nullptr;
  }
};

}  // namespace

Next Idle() { return std::make_unique<IdleState>(); }

}  // namespace parvis::canvas
