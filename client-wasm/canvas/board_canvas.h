// The matching canvas: adepts and mentors as cards, pairs as lines with their scores; drag from a
// card to one of the other side to pin, arrow keys to move, a menu for the rest. Draws the model
// and sends actions; keeps in CanvasState only what is nobody else's business.
#ifndef PARVIS_CLIENT_WASM_CANVAS_BOARD_CANVAS_H_
#define PARVIS_CLIENT_WASM_CANVAS_BOARD_CANVAS_H_

#include <vector>

#include "client-wasm/app/action.h"
#include "client-wasm/app/model.h"
#include "client-wasm/canvas/canvas_state.h"
#include "client-wasm/ui/ui.h"

namespace parvis::canvas {

// Requires an open board.
void DrawBoard(ui::Frame& frame, const app::Model& model, const ui::Rect& rect, CanvasState& state,
               std::vector<app::Action>& actions);

// Width of the cards at scale 1 for a region of this width: where the columns' headings stand.
float CardWidth(float region_width);
inline constexpr float kMargin = 20;  // Left and right of the columns.

// The scale at which all of the board is in sight, or the usual limit if that is smaller.
float MinScale(const CanvasState& state, const ui::Rect& rect);

// Whether the hand is in the middle of something that Escape ends.
bool IsBusy(const CanvasState& state);

// Zooms by a factor about the middle of the region, or so that everything is in sight.
void ZoomBy(CanvasState& state, float factor, const ui::Rect& rect);
void ZoomToFit(CanvasState& state, const ui::Rect& rect);

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_BOARD_CANVAS_H_
