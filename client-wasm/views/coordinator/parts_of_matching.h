// The parts of the coordinator's matching screen. For client-wasm/views/coordinator only.
#ifndef PARVIS_CLIENT_WASM_VIEWS_COORDINATOR_PARTS_OF_MATCHING_H_
#define PARVIS_CLIENT_WASM_VIEWS_COORDINATOR_PARTS_OF_MATCHING_H_

#include <vector>

#include "client-wasm/views/view.h"
#include "client-wasm/views/view_state.h"

namespace parvis::views {

// At the left: search, institutions, the rules that hold.
void DrawFilterPanel(const View& view, ViewState& state, const ui::Rect& rect);
// Search and institution alone, for narrow windows.
void DrawSearchField(const View& view, const ViewState& state, const ui::Rect& rect);

// What a press on the cards begins: over the board's lower edge, or the buttons alone.
// What the bar covers of the board's lower edge; 0 where there is none.
float ToolBarFoot(const ui::Rect& board);
void DrawToolBar(const View& view, const ui::Rect& board);
inline constexpr float kToolsWidth = 5 * 38;  // Of the buttons alone, 36 wide.
void DrawTools(const View& view, ui::Rect rest, float button);

// zoom_bar.cc: where one looks. In the toolbar of a desk, `board` being the region; on a phone
// with the tools in a dock under it.
inline constexpr float kRoomForWords = 900;  // Of the board; narrower, words give way to pictures.
void DrawZoom(const View& view, ViewState& state, ui::Rect* bar, const ui::Rect& board);
void DrawDock(const View& view, ViewState& state, const ui::Rect& dock, const ui::Rect& board);

// around_board.cc: the columns' names above the cards; that the board stands still, if it does, at
// the top of `rest`; that the search finds nobody.
void DrawColumnHeadings(const View& view, const ViewState& state, const ui::Rect& rect);
void DrawReadOnlyNotice(const View& view, ui::Rect* rest);
void DrawNobodyFound(const View& view, const ui::Rect& rect);

// compact_matching.cc: the whole of it on a phone.
void DrawCompactMatching(const View& view, ViewState& state, ui::Rect rest);

// Why this pair, or why no pair, and what there is instead: beside the board, under it, over it
// with a button that leads back, or, on a phone, under it with that button.
enum class PanelPlace { kBeside, kUnder, kOver, kSheet };
void DrawPairPanel(const View& view, ViewState& state, const ui::Rect& rect, PanelPlace place);

// Under the board: who is without a mentor, and why. Its height for this width; 0 without any.
float TrayHeight(const View& view, ViewState& state, float width);
void DrawTray(const View& view, ViewState& state, const ui::Rect& rect);

// parked_tray.cc: who is parked, each with a way back.
struct ParkedPerson {
  bool is_mentor = false;
  int person = -1;
  const v1::MatchingPerson* who = nullptr;
};
std::vector<ParkedPerson> ParkedPeople(const View& view);
void DrawParkedPerson(const View& view, const ParkedPerson& parked, ui::Rect place);
float ParkedHeight(const View& view, float width);
void DrawParked(const View& view, const ui::Rect& rect);

// waiting_sheet.cc: the same two on a phone, behind a button under the board.
bool AnybodyWaits(const View& view, ViewState& state);
void DrawWaitingButton(const View& view, ViewState& state, const ui::Rect& rect);
void DrawWaitingSheet(const View& view, ViewState& state, const ui::Rect& rect);

// meeting_view.cc: one pair at a time, in large type, without what is not for everybody's eyes.
void DrawMeeting(const View& view, ViewState& state, const ui::Rect& rect);
// A menu of the history and the meeting, behind one button.
void DrawMoreMenu(const View& view, const ui::Rect& rect);

// history_dialog.cc, meeting_dialogs.cc
void DrawHistoryDialog(const View& view);
void DrawParkPinnedDialog(const View& view);
void DrawMinutesDialog(const View& view);

// At the bottom: the numbers, undo and redo, and sending out.
void DrawTotalsBar(const View& view, ViewState& state, const ui::Rect& rect);
inline constexpr float kTotalsBarHeight = 56;
// On a phone: numbers above, the one button under them, which is not there when nothing can be
// changed.
inline constexpr float kCompactTotalsHeight = 108;
inline constexpr float kCompactTotalsReadOnlyHeight = 56;

// The pairs as a table, and, on a phone, as a list.
void DrawPairTable(const View& view, ui::Rect rect);
void DrawPairList(const View& view, const ViewState& state, const ui::Rect& rect);
// The switch between list, cards and matrix, on a phone.
void DrawCompactViewSwitch(const View& view, const ui::Rect& rect);

// What stands in place of the people, or of their matching, before any are imported.
void DrawNoPeople(const View& view, const ui::Rect& rect);

// The dialogs that the model says are open.
void DrawMatchingDialogs(const View& view, ViewState& state);
// scenario_dialogs.cc: those about saved alternatives.
void DrawScenarioDialogs(const View& view, ViewState& state);

}  // namespace parvis::views

#endif  // PARVIS_CLIENT_WASM_VIEWS_COORDINATOR_PARTS_OF_MATCHING_H_
