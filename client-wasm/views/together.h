// What shows that one is not alone on the board, and whether the server is reached.
#ifndef PARVIS_CLIENT_WASM_VIEWS_TOGETHER_H_
#define PARVIS_CLIENT_WASM_VIEWS_TOGETHER_H_

#include "client-wasm/views/view.h"

namespace parvis::views {

// The others on the board as circles with their initials, cut from the right end of the bar; a menu
// tells their names and shows what each looks at. Nothing where nobody else is there.
void DrawOthers(const View& view, ui::Rect* bar);

// Says across the screen that the server is not reached, and what waits for it; cut from the top.
// Nothing while all is well.
void DrawContactBar(const View& view, ui::Rect* rest);

// Of the chosen person, or of all where nobody is chosen: own edits that somebody else's was in
// the way of, with what can be done now. Cut from the top of the panel's column.
void DrawConflicts(const View& view, ui::Rect* column);

}  // namespace parvis::views

#endif  // PARVIS_CLIENT_WASM_VIEWS_TOGETHER_H_
