// The matching on a phone: the list first, cards and matrix behind a switch. What is said of a pair
// is a sheet under the board, or over it where that is too low.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "client-wasm/canvas/board_canvas.h"
#include "client-wasm/canvas/matrix_canvas.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/coordinator/what_if.h"
#include "client-wasm/views/parts.h"

namespace parvis::views {
namespace {

constexpr float kSwitchHeight = 52;
constexpr float kDockHeight = 52;
// Lower than this there is no board to work on, only the list.
constexpr float kRoomForBoard = 340;
// A sheet of so much leaves this much for the board, or covers it.
constexpr float kSheet = 0.5f;
constexpr float kRoomForSheet = 640;
constexpr float kLeastSheet = 320;
// The button to those without a pair; in a lower window only the list has them.
constexpr float kWaitingHeight = 48;
constexpr float kRoomForWaiting = 440;

void DrawCompactCards(const View& view, ViewState& state, ui::Rect rest) {
  const ui::Rect dock = ui::CutBottom(&rest, kDockHeight);
  const ui::Rect headings = ui::CutTop(&rest, 20, 4);
  state.canvas.foot = 0;  // The tools are in the dock.
  canvas::DrawBoard(view.frame, view.model, rest, state.canvas, view.actions);
  DrawColumnHeadings(view, state, headings);
  if (state.canvas.layout.adepts.empty() && state.canvas.layout.mentors.empty()) {
    DrawNobodyFound(view, rest);
  }
  DrawDock(view, state, dock, rest);
}

void DrawCompactMatrix(const View& view, ViewState& state, ui::Rect rest, bool with_legend) {
  const ui::Rect dock = ui::CutBottom(&rest, kDockHeight);
  const float width = rest.w - 32;
  const float legend = with_legend ? canvas::MatrixLegendHeight(view.frame, width) + 8 : 0;
  const ui::Rect strip = ui::CutBottom(&rest, legend);
  canvas::DrawMatrix(view.frame, view.model, rest, state.canvas.tidied, state.matrix, view.actions);
  if (with_legend) {
    canvas::DrawMatrixLegend(view.frame, {strip.x + 16, strip.y + 4, width, strip.h - 8});
  }
  if (state.matrix.layout.rows() == 0 || state.matrix.layout.columns() == 0) {
    DrawNobodyFound(view, rest);
  }
  DrawDock(view, state, dock, rest);
}

// Over the board: how it is shown, the search, and what else there is.
void DrawCompactTop(const View& view, ViewState& state, ui::Rect* rest) {
  const bool asked = state.order == app::Command::kFindPerson;
  state.search_open = state.search_open || asked || !view.model.search.empty();
  ui::Rect top = ui::Inset(ui::CutTop(rest, kSwitchHeight), 16, 6);
  DrawMoreMenu(view, ui::Centered(ui::CutRight(&top, 44), 44, 44));
  const std::string search = view.T(Message::kSearchPeople);
  const bool open = state.search_open;
  if (ui::IconButton(view.frame, {.id = "find",
                                  .label = search,
                                  .icon = ui::Icon::kSearch,
                                  .rect = ui::Centered(ui::CutRight(&top, 44, 8), 44, 44),
                                  .pressed = open,
                                  .shortcut = app::InfoOf(app::Command::kFindPerson).shortcut})) {
    state.search_open = !open;
    if (open) {
      view.Send(app::Search{""});
    } else {
      view.Run(app::Command::kFindPerson);
    }
  }
  DrawCompactViewSwitch(view, top);
  if (!open) return;
  DrawSearchField(view, state, ui::Inset(ui::CutTop(rest, kSwitchHeight), 16, 4));
}

// Of the chosen pair, or of who has none.
void DrawSheet(const View& view, ViewState& state, const ui::Rect& rect, bool of_pair,
               PanelPlace place) {
  if (of_pair) {
    DrawPairPanel(view, state, rect, place);
  } else {
    DrawWaitingSheet(view, state, rect);
  }
}

}  // namespace

void DrawCompactViewSwitch(const View& view, const ui::Rect& rect) {
  struct Choice {
    app::BoardView shown;
    app::Command command;
  };
  constexpr Choice kChoices[] = {{app::BoardView::kList, app::Command::kShowList},
                                 {app::BoardView::kCards, app::Command::kShowCards},
                                 {app::BoardView::kMatrix, app::Command::kShowMatrix}};
  const std::vector<std::string> options = {view.T(Message::kViewList), view.T(Message::kViewCards),
                                            view.T(Message::kViewMatrix)};
  const std::string name = view.T(Message::kViewAs);
  int selected = 0;
  for (int i = 0; i < 3; ++i) {
    if (kChoices[i].shown == app::ViewOf(view.model)) selected = i;
  }
  if (const std::optional<int> chosen = ui::Segments(
          view.frame,
          {.id = "view", .name = name, .options = options, .selected = selected, .rect = rect})) {
    view.Run(kChoices[*chosen].command);
  }
}

void DrawCompactMatching(const View& view, ViewState& state, ui::Rect rest) {
  // What covers everything has no field; the search for commands finds people, too.
  const auto search_elsewhere = [&] {
    if (state.order == app::Command::kFindPerson) view.Run(app::Command::kOpenPalette);
  };
  if (view.model.panel == app::SidePanel::kWhatIf) {
    UndrawnTitle(view, view.T(Message::kNavMatching), rest);
    DrawAwaitedBand(view, &rest);
    DrawDraftBand(view, &rest);
    DrawWhatIfPanel(view, state, rest, PanelPlace::kOver);
    return search_elsewhere();
  }
  const app::BoardView shown = app::ViewOf(view.model);
  const bool of_board = shown != app::BoardView::kList && rest.h >= kRoomForBoard;
  const bool has_pair =
      view.model.selection.person >= 0 || (of_board && !view.model.picked.empty());
  const bool waits = of_board && !has_pair && AnybodyWaits(view, state);
  const bool has_sheet = has_pair || (waits && state.waiting_open);
  if (has_sheet && (!of_board || rest.h < kRoomForSheet)) {
    UndrawnTitle(view, view.T(Message::kNavMatching), rest);
    DrawSheet(view, state, rest, has_pair, PanelPlace::kOver);
    return search_elsewhere();
  }
  const float bar =
      app::BoardIsEditable(view.model) ? kCompactTotalsHeight : kCompactTotalsReadOnlyHeight;
  if (!of_board) {
    const ui::Rect totals = ui::CutBottom(&rest, bar);
    DrawReadOnlyNotice(view, &rest);
    DrawAwaitedBand(view, &rest);
    DrawDraftBand(view, &rest);
    DrawPairList(view, state, rest);
    DrawTotalsBar(view, state, totals);
    return;
  }
  UndrawnTitle(view, view.T(Message::kNavMatching), rest);
  const bool has_button = waits && !has_sheet && rest.h >= kRoomForWaiting;
  const float under = has_sheet ? std::max(kLeastSheet, rest.h * kSheet) : bar;
  const ui::Rect lower = ui::CutBottom(&rest, under);
  const ui::Rect waiting = ui::CutBottom(&rest, has_button ? kWaitingHeight : 0);
  DrawReadOnlyNotice(view, &rest);
  DrawAwaitedBand(view, &rest);
  DrawDraftBand(view, &rest);
  DrawCompactTop(view, state, &rest);
  if (shown == app::BoardView::kCards) {
    DrawCompactCards(view, state, rest);
  } else {
    DrawCompactMatrix(view, state, rest, !has_sheet);
  }
  if (has_button) DrawWaitingButton(view, state, waiting);
  if (has_sheet) {
    DrawSheet(view, state, lower, has_pair, PanelPlace::kSheet);
  } else {
    DrawTotalsBar(view, state, lower);
  }
}

}  // namespace parvis::views
