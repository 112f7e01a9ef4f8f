// The screens, each drawn into the place below the bar at the top. For client-wasm/views only.
#ifndef PARVIS_CLIENT_WASM_VIEWS_SCREENS_H_
#define PARVIS_CLIENT_WASM_VIEWS_SCREENS_H_

#include "client-wasm/views/view.h"
#include "client-wasm/views/view_state.h"

namespace parvis::views {

inline constexpr float kTopBarHeight = 52;

void DrawTopBar(const View& view, const ui::Rect& rect);

// No session: what happened and what to do.
void DrawSignIn(const View& view, const ui::Rect& rect);

void DrawRounds(const View& view, const ui::Rect& rect);
void DrawNotFound(const View& view, const ui::Rect& rect);

// views/coordinator/
void DrawMatching(const View& view, ViewState& state, const ui::Rect& rect);
void DrawPeople(const View& view, ViewState& state, const ui::Rect& rect);
void DrawImport(const View& view, const ui::Rect& rect);

}  // namespace parvis::views

#endif  // PARVIS_CLIENT_WASM_VIEWS_SCREENS_H_
