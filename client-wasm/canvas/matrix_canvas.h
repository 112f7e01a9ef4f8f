// The matching as a matrix: adepts are rows, mentors are columns, each cell is coloured by the
// pair's score. Draws the model and sends actions; keeps in MatrixState only what is nobody else's.
#ifndef PARVIS_CLIENT_WASM_CANVAS_MATRIX_CANVAS_H_
#define PARVIS_CLIENT_WASM_CANVAS_MATRIX_CANVAS_H_

#include <vector>

#include "client-wasm/app/action.h"
#include "client-wasm/app/model.h"
#include "client-wasm/canvas/matrix_state.h"
#include "client-wasm/ui/ui.h"

namespace parvis::canvas {

// A cell can be told from its neighbours and hit by a finger's tip from here on.
inline constexpr float kMatrixMinScale = 0.2f;
inline constexpr float kMatrixMaxScale = 1.5f;

// Requires an open board. `tidied` changes when the mentors shall stand beside their adepts anew.
void DrawMatrix(ui::Frame& frame, const app::Model& model, const ui::Rect& rect, int tidied,
                MatrixState& state, std::vector<app::Action>& actions);

void ZoomMatrixBy(MatrixState& state, float factor, const ui::Rect& rect);
void ZoomMatrixToFit(MatrixState& state, const ui::Rect& rect);

// What its tones and marks mean, and how high that is for this width.
void DrawMatrixLegend(ui::Frame& frame, const ui::Rect& rect);
float MatrixLegendHeight(ui::Frame& frame, float width);

// The colour of a pair with this score.
ui::Color HeatColor(const ui::Theme& theme, int score);

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_MATRIX_CANVAS_H_
