// Thinking the matching over: the panel with its controls, and the band that says that what is
// shown is not the matching yet. For client-wasm/views/coordinator only.
#ifndef PARVIS_CLIENT_WASM_VIEWS_COORDINATOR_WHAT_IF_H_
#define PARVIS_CLIENT_WASM_VIEWS_COORDINATOR_WHAT_IF_H_

#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/view.h"
#include "client-wasm/views/view_state.h"

namespace parvis::views {

// "Urval" and "Tänk om", side by side. Takes its height off the top of `rest`.
void DrawPanelTabs(const View& view, ui::Rect* rest);

// Beside the board with the tabs above it, or in place of the pair's panel with a button that
// closes it.
void DrawWhatIfPanel(const View& view, ViewState& state, const ui::Rect& rect, PanelPlace place);
// What it holds, in the column that it is scrolled in.
void DrawWhatIfControls(const View& view, ViewState& state, ui::Rect* column);

// Both take their height off the top of `rest`: nothing where no draft is shown, and nothing where
// the pairs are those of what is decided.
void DrawDraftBand(const View& view, ui::Rect* rest);
void DrawAwaitedBand(const View& view, ui::Rect* rest);

// scenario_list.cc: the saved alternatives, in the same column.
void DrawScenarioList(const View& view, ui::Rect* column);

}  // namespace parvis::views

#endif  // PARVIS_CLIENT_WASM_VIEWS_COORDINATOR_WHAT_IF_H_
