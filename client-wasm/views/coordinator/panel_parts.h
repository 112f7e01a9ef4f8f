// What the parts of the side panel have in common. For client-wasm/views/coordinator only.
#ifndef PARVIS_CLIENT_WASM_VIEWS_COORDINATOR_PANEL_PARTS_H_
#define PARVIS_CLIENT_WASM_VIEWS_COORDINATOR_PANEL_PARTS_H_

#include <string>

#include "client-wasm/app/alternatives.h"
#include "client-wasm/views/view.h"
#include "client-wasm/views/view_state.h"

namespace parvis::views {

const v1::MatchingPerson& AdeptOf(const View& view, int adept);
const v1::MatchingPerson& MentorOf(const View& view, int mentor);

// Each takes its height off the top of `rest`.
void PanelHeading(const View& view, ui::Rect* rest, Message message);
float TextBlock(const View& view, ui::Rect* rest, const std::string& words, ui::TextStyle style,
                ui::Color color, float gap);
void NameLine(const View& view, const v1::MatchingPerson& person, ui::Rect* rest);
// A row that leads to an adept: who moved, who is weakest.
void PersonRow(const View& view, ui::Rect* rest, int adept, const std::string& id,
               const std::string& second, const std::string& figure);

// "2 andra par ändras", and the price itself with its colour.
std::string PriceWords(const View& view, const app::Price& price);
std::string PriceFigure(const View& view, const app::Price& price, ui::Color* color);
// "Karin Hagberg KTH → ingen".
std::string MoveWords(const View& view, const app::Moved& moved);

// chain_list.cc: what the shown pair, which is not formed, would cost and whom it would move; read
// out once.
void DrawChain(const View& view, ViewState& state, ui::Rect* rest);

// mark_panel.cc: what the matching meeting thinks of the pair, and the field for its comment.
void DrawMark(const View& view, ViewState& state, ui::Rect* rest, const app::ShownPair& pair);
void DrawComment(const View& view, ViewState& state, ui::Rect* rest, const app::ShownPair& pair);
// In every frame: a comment whose pair is not shown any more is saved as it was written.
void SettleComment(const View& view, ViewState& state);

// picked_panel.cc: those who are marked together.
void DrawPicked(const View& view, ui::Rect* rest);

// unpaired_panel.cc: why the chosen person is without a pair, and what would help.
void DrawUnpaired(const View& view, ViewState& state, ui::Rect* rest);
// What would help, in words that everybody in a meeting may read; empty where it is looked for only
// when the button is pressed that stands there then.
std::string HelpInMeeting(const View& view, ViewState& state, ui::Rect* rest);

}  // namespace parvis::views

#endif  // PARVIS_CLIENT_WASM_VIEWS_COORDINATOR_PANEL_PARTS_H_
