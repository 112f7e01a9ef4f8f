// The menu of a card or of a cell of the matrix: what can be done with the pair that is shown.
#ifndef PARVIS_CLIENT_WASM_CANVAS_CARD_MENU_H_
#define PARVIS_CLIENT_WASM_CANVAS_CARD_MENU_H_

#include <optional>
#include <string>
#include <vector>

#include "client-wasm/app/action.h"
#include "client-wasm/app/model.h"
#include "client-wasm/ui/ui.h"

namespace parvis::canvas {

// To be called in every frame, outside of the region, which would clip it. Opens at `open_at`.
void DrawCardMenu(ui::Frame& frame, const app::Model& model, const std::string& name,
                  std::optional<ui::Vec2> open_at, std::vector<app::Action>& actions);

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_CARD_MENU_H_
