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

void DrawCompactCards(const View& view, ViewState& state, ui::Rect rest) {
  const ui::Rect dock = ui::CutBottom(&rest, kDockHeight);
  const ui::Rect headings = ui::CutTop(&rest, 20, 4);
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
  if (view.model.panel == app::SidePanel::kWhatIf) {
    UndrawnTitle(view, view.T(Message::kNavMatching), rest);
    DrawDraftBand(view, &rest);
    DrawWhatIfPanel(view, state, rest, PanelPlace::kOver);
    return;
  }
  const app::BoardView shown = app::ViewOf(view.model);
  const bool of_board = shown != app::BoardView::kList && rest.h >= kRoomForBoard;
  const bool has_sheet =
      view.model.selection.person >= 0 || (of_board && !view.model.picked.empty());
  if (has_sheet && (!of_board || rest.h < kRoomForSheet)) {
    UndrawnTitle(view, view.T(Message::kNavMatching), rest);
    DrawPairPanel(view, state, rest, PanelPlace::kOver);
    return;
  }
  const float bar =
      app::BoardIsEditable(view.model) ? kCompactTotalsHeight : kCompactTotalsReadOnlyHeight;
  if (!of_board) {
    const ui::Rect totals = ui::CutBottom(&rest, bar);
    DrawReadOnlyNotice(view, &rest);
    DrawDraftBand(view, &rest);
    DrawPairList(view, state, rest);
    DrawTotalsBar(view, state, totals);
    return;
  }
  UndrawnTitle(view, view.T(Message::kNavMatching), rest);
  const float under = has_sheet ? std::max(kLeastSheet, rest.h * kSheet) : bar;
  const ui::Rect lower = ui::CutBottom(&rest, under);
  DrawReadOnlyNotice(view, &rest);
  DrawDraftBand(view, &rest);
  ui::Rect top = ui::Inset(ui::CutTop(&rest, kSwitchHeight), 16, 6);
  DrawMoreMenu(view, ui::Centered(ui::CutRight(&top, 44, 8), 44, 44));
  DrawCompactViewSwitch(view, top);
  if (shown == app::BoardView::kCards) {
    DrawCompactCards(view, state, rest);
  } else {
    DrawCompactMatrix(view, state, rest, !has_sheet);
  }
  if (has_sheet) {
    DrawPairPanel(view, state, lower, PanelPlace::kSheet);
  } else {
    DrawTotalsBar(view, state, lower);
  }
}

}  // namespace parvis::views
