// Cards by index, and a card that looks for one of the other side.
#ifndef PARVIS_CLIENT_WASM_CANVAS_DRAG_H_
#define PARVIS_CLIENT_WASM_CANVAS_DRAG_H_

#include "client-wasm/canvas/drag_targets.h"
#include "client-wasm/canvas/matrix_layout.h"
#include "client-wasm/ui/layout.h"

namespace parvis::canvas {

// Which card: an adept's or a mentor's, by index; -1 for none.
struct CardRef {
  bool is_mentor = false;
  int person = -1;

  bool operator==(const CardRef&) const = default;
};

// The pair of two cards of different sides.
inline CellRef PairOf(CardRef one, CardRef other) {
  return one.is_mentor ? CellRef{other.person, one.person} : CellRef{one.person, other.person};
}

struct Drag {
  CardRef from;
  ui::Vec2 at;          // Window.
  CardRef over;         // A card of the other side, under the pointer.
  DragTargets targets;  // From the first frame on.
};

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_DRAG_H_
