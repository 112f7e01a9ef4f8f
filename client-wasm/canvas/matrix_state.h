// What the matrix keeps between frames and nobody else needs.
#ifndef PARVIS_CLIENT_WASM_CANVAS_MATRIX_STATE_H_
#define PARVIS_CLIENT_WASM_CANVAS_MATRIX_STATE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client-wasm/canvas/hand.h"
#include "client-wasm/canvas/matrix_layout.h"

namespace parvis::canvas {

// What the present rows and columns were found for.
struct MatrixKey {
  std::string round;
  int64_t generation = -1;  // Only where a filter makes them depend on the pairs.
  int adepts = 0;
  int mentors = 0;
  std::string search;
  std::string institution;
  bool grouped = false;
  int tidied = 0;

  friend bool operator==(const MatrixKey&, const MatrixKey&) = default;
};

// A press that may be a click, a pan, or a finger that rests.
struct MatrixPress {
  ui::Vec2 at;  // Window.
  double since_ms = 0;
  bool moved = false;
  bool touch = false;
  bool opens_menu = false;  // The finger has rested for so long.
};

struct MatrixState {
  Camera camera;
  MatrixKey key;
  MatrixLayout layout;
  int64_t layouts = 0;  // How many there have been: names the present one.
  // The cell that the keyboard is on.
  CellRef cursor;
  CellRef hovered;
  ui::Vec2 pointer;  // Window; where it hovers.
  Hand hand;
  std::optional<MatrixPress> press;
  CellRef revealed;
  CellRef menu_for;
  // The cells that are in the tree, and since when the camera rests: while it moves they stay.
  CellRange told;
  Camera rested;
  double rests_since_ms = 0;
  // How many cells the last frame has drawn, for tests.
  int64_t drawn_cells = 0;
};

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_MATRIX_STATE_H_
