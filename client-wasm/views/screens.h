// The screens, each drawn into the place below the bar at the top. For client-wasm/views only.
#ifndef PARVIS_CLIENT_WASM_VIEWS_SCREENS_H_
#define PARVIS_CLIENT_WASM_VIEWS_SCREENS_H_

#include <optional>

#include "client-wasm/views/view.h"
#include "client-wasm/views/view_state.h"

namespace parvis::views {

inline constexpr float kTopBarHeight = 52;

void DrawTopBar(const View& view, const ui::Rect& rect);

// What is said of a state without a session; none while it is not known yet.
struct SignInWords {
  Message title;
  Message what_to_do;
};
std::optional<SignInWords> WordsOf(app::SignIn sign_in);

// No session: what happened and what to do.
void DrawSignIn(const View& view, const ui::Rect& rect);

void DrawRounds(const View& view, const ui::Rect& rect);
void DrawNotFound(const View& view, const ui::Rect& rect);
void DrawAccessibility(const View& view, const ui::Rect& rect);

// What opens over every screen: the search for commands, the list of keys.
void DrawGeneralDialogs(const View& view, ViewState& state);

// views/coordinator/
void DrawMatching(const View& view, ViewState& state, const ui::Rect& rect);
void DrawPeople(const View& view, const ui::Rect& rect);
void DrawImport(const View& view, const ui::Rect& rect);
void DrawCompare(const View& view, ViewState& state, const ui::Rect& rect);

}  // namespace parvis::views

#endif  // PARVIS_CLIENT_WASM_VIEWS_SCREENS_H_
