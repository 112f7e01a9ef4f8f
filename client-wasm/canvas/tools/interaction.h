// What a hand on the canvas is in the middle of: one state of a small machine, each in a file of
// its own. A state hears pointers and activations and tells which state comes next.
#ifndef PARVIS_CLIENT_WASM_CANVAS_TOOLS_INTERACTION_H_
#define PARVIS_CLIENT_WASM_CANVAS_TOOLS_INTERACTION_H_

#include <memory>

#include "client-wasm/canvas/drag.h"
#include "client-wasm/ui/input.h"

namespace parvis::canvas {

struct Canvas;
class Interaction;

// Null: the present state stays.
using Next = std::unique_ptr<Interaction>;

class Interaction {
 public:
  virtual ~Interaction() = default;

  virtual Next OnDown(Canvas&, const ui::PointerInput&) { return nullptr; }
  virtual Next OnMove(Canvas&, const ui::PointerInput&) { return nullptr; }
  virtual Next OnUp(Canvas&, const ui::PointerInput&) { return nullptr; }
  // A card was pressed: by click, tap, Enter or a screen reader.
  virtual Next OnActivate(Canvas&, CardRef) { return nullptr; }
  // Once in each frame, after what was heard.
  virtual Next OnFrame(Canvas&) { return nullptr; }
  virtual void Draw(const Canvas&) const {}

  // The card that looks for one of the other side; null if there is none.
  virtual const Drag* drag() const { return nullptr; }
  // Nothing is going on that Escape would end.
  virtual bool rests() const { return false; }
};

// idle.cc: waits for a press, and lets the chosen tool decide what it begins.
Next Idle();
// pressing.cc: a mouse is down on a card and has not moved yet.
Next Pressing(CardRef card, const ui::PointerInput& pointer);
// touching.cc: a finger is down; it will tap, pan, pinch, or rest on a card.
Next Touching(CardRef card, const ui::PointerInput& pointer);
// lifted.cc: a finger has rested on a card: moved, it drags the card; let go, it asks for the menu.
Next Lifted(CardRef card, const ui::PointerInput& pointer);
// dragging.cc: a card is on its way to one of the other side.
Next Dragging(CardRef card, ui::Vec2 at);
// panning.cc: the world is held, by one pointer or two fingers.
Next Panning(const ui::PointerInput& first);
// lassoing.cc: a rubber band over cards.
Next Lassoing(ui::Vec2 at);
// pairing.cc: the pin or forbid tool has one card and waits for one of the other side.
Next Pairing(CardRef card, bool forbids);

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_TOOLS_INTERACTION_H_
