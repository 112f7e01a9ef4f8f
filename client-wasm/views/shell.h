// The whole screen: the bar at the top, and the view of the present address or what stands before
// it (signing in, the session's end).
#ifndef PARVIS_CLIENT_WASM_VIEWS_SHELL_H_
#define PARVIS_CLIENT_WASM_VIEWS_SHELL_H_

#include <string>

#include "client-wasm/views/view.h"
#include "client-wasm/views/view_state.h"

namespace parvis::views {

// Draws everything and hears the shortcuts of the command table.
void DrawScreen(const View& view, ViewState& state);

// The page's title: what the browser's tab says.
std::string PageTitle(const app::Model& model);

}  // namespace parvis::views

#endif  // PARVIS_CLIENT_WASM_VIEWS_SHELL_H_
