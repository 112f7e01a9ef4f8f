// The coordinator's matching screen: puts its parts in their places.
#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "client-wasm/canvas/board_canvas.h"
#include "client-wasm/canvas/matrix_canvas.h"
#include "client-wasm/views/coordinator/panel_parts.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/coordinator/what_if.h"
#include "client-wasm/views/parts.h"
#include "client-wasm/views/screens.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

constexpr float kFilterWidth = 256;
// Controls with their names need a little more.
constexpr float kWhatIfWidth = 304;
constexpr float kPanelWidth = 336;
constexpr float kToolbarHeight = 52;
// What the buttons at the toolbar's right end need.
constexpr float kZoomWidth = 480;
// Narrower than this there is no room for the filters beside the board.
constexpr float kRoomForFilters = 1180;
// The filters, the board and the panel need this much.
constexpr float kRoomForPanel = 1000;
// Where the panel is not beside the board it is under it, if there is so much height.
constexpr float kRoomUnder = 640;
// On a wide screen the panels have room for longer lines.
constexpr float kWide = 1920;

std::vector<std::string> ViewOptions(const View& view) {
  return {view.T(Message::kViewCards), view.T(Message::kViewMatrix), view.T(Message::kViewList)};
}

void DrawViewSwitch(const View& view, const ui::Rect& rect, bool with_icons) {
  const std::vector<std::string> options = ViewOptions(view);
  constexpr app::Command kCommands[] = {app::Command::kShowCards, app::Command::kShowMatrix,
                                        app::Command::kShowList};
  const ui::Icon icons[] = {ui::Icon::kCards, ui::Icon::kMatrix, ui::Icon::kTable};
  const std::string name = view.T(Message::kViewAs);
  if (const std::optional<int> chosen =
          ui::Segments(view.frame, {.id = "view",
                                    .name = name,
                                    .options = options,
                                    .selected = static_cast<int>(app::ViewOf(view.model)),
                                    .rect = rect,
                                    .icons = std::span(icons).first(with_icons ? 3 : 0)})) {
    view.Run(kCommands[*chosen]);
  }
}

void DrawCards(const View& view, ViewState& state, ui::Rect rest, ui::Rect toolbar,
               bool tools_over) {
  const float tray = TrayHeight(view, state, rest.w - 2 * canvas::kMargin);
  if (tray > 0) {
    ui::Rect place = ui::CutBottom(&rest, tray + 12, 8);
    place = {place.x + canvas::kMargin, place.y, place.w - 2 * canvas::kMargin, tray};
    DrawTray(view, state, place);
  }
  const float parked = ParkedHeight(view, rest.w - 2 * canvas::kMargin);
  if (parked > 0) {
    ui::Rect place = ui::CutBottom(&rest, parked + 8, 8);
    DrawParked(view, {place.x + canvas::kMargin, place.y, place.w - 2 * canvas::kMargin, parked});
  }
  const ui::Rect headings = ui::CutTop(&rest, 20, 4);
  state.canvas.foot = tools_over ? ToolBarFoot(rest) : 0;
  DrawZoom(view, state, &toolbar, rest);
  canvas::DrawBoard(view.frame, view.model, rest, state.canvas, view.actions);
  DrawColumnHeadings(view, state, headings);
  if (state.canvas.layout.adepts.empty() && state.canvas.layout.mentors.empty()) {
    DrawNobodyFound(view, rest);
  } else if (tools_over) {
    DrawToolBar(view, rest);
  }
}

void DrawMatrixArea(const View& view, ViewState& state, ui::Rect rest, ui::Rect toolbar) {
  const float width = rest.w - 2 * canvas::kMargin;
  const float legend = canvas::MatrixLegendHeight(view.frame, width);
  const ui::Rect strip = ui::CutBottom(&rest, legend + 8);
  DrawZoom(view, state, &toolbar, rest);
  canvas::DrawMatrix(view.frame, view.model, rest, state.canvas.tidied, state.matrix, view.actions);
  canvas::DrawMatrixLegend(view.frame, {strip.x + canvas::kMargin, strip.y + 4, width, legend});
  if (state.matrix.layout.rows() == 0 || state.matrix.layout.columns() == 0) {
    DrawNobodyFound(view, rest);
  }
}

// Opens and closes what stands behind a tab where there is room for it.
void DrawWhatIfButton(const View& view, const ui::Rect& rect) {
  const std::string label = view.T(Message::kWhatIf);
  if (ui::IconButton(view.frame, {.id = "what-if-button",
                                  .label = label,
                                  .icon = ui::Icon::kSliders,
                                  .rect = rect,
                                  .pressed = view.model.panel == app::SidePanel::kWhatIf,
                                  .shortcut = app::InfoOf(app::Command::kShowWhatIf).shortcut})) {
    view.Run(app::Command::kShowWhatIf);
  }
}

void DrawBoardArea(const View& view, ViewState& state, ui::Rect rest, bool has_filters) {
  DrawReadOnlyNotice(view, &rest);
  DrawAwaitedBand(view, &rest);
  DrawDraftBand(view, &rest);
  ui::Rect toolbar = ui::CutTop(&rest, kToolbarHeight);
  toolbar = ui::Inset(toolbar, 16, 8);
  const bool with_icons = rest.w >= kRoomForWords;
  const float width = ui::SegmentsWidth(view.frame, ViewOptions(view), with_icons);
  DrawViewSwitch(view, ui::Centered(ui::CutLeft(&toolbar, width, 12), width, 36), with_icons);
  DrawMoreMenu(view, ui::Centered(ui::CutRight(&toolbar, 36, 4), 36, 36));
  const bool cards = app::ViewOf(view.model) == app::BoardView::kCards;
  const bool own_row = !has_filters && rest.w < kRoomForWords;
  if (!has_filters) {
    DrawWhatIfButton(view, ui::Centered(ui::CutLeft(&toolbar, 36, 12), 36, 36));
    ui::Rect search =
        own_row ? ui::Inset(ui::CutTop(&rest, 36, 8), 16, 0)
                : ui::CutLeft(&toolbar, std::clamp(toolbar.w - kZoomWidth, 120.0f, 220.0f), 12);
    // Beside the search the tools cover nothing of a narrow board.
    const bool tools = own_row && cards;
    const ui::Rect tools_place = ui::CutRight(&search, tools ? kToolsWidth : 0, tools ? 12 : 0);
    search.w = std::min(search.w, 400.0f);
    DrawSearchField(view, state, search);
    if (tools) DrawTools(view, tools_place, 36);
  }
  if (cards) {
    DrawCards(view, state, rest, toolbar, !own_row);
  } else if (app::ViewOf(view.model) == app::BoardView::kMatrix) {
    DrawMatrixArea(view, state, rest, toolbar);
  } else {
    // Wider than this the eye loses the row.
    constexpr float kWidestTable = 1600;
    rest = ui::Inset(rest, 16, 4);
    DrawPairTable(view, {rest.x, rest.y, std::min(rest.w, kWidestTable), rest.h});
  }
}

// The pair's panel, or in its place what has no tab at the left.
void DrawSidePanel(const View& view, ViewState& state, const ui::Rect& rect, PanelPlace place,
                   bool has_filters) {
  if (!has_filters && view.model.panel == app::SidePanel::kWhatIf) {
    DrawWhatIfPanel(view, state, rect, place);
  } else {
    DrawPairPanel(view, state, rect, place);
  }
}

// Filters, board, panel and numbers, as there is room for them.
void DrawDesk(const View& view, ViewState& state, ui::Rect rest) {
  UndrawnTitle(view, view.T(Message::kNavMatching), rest);
  const float more = rest.w >= kWide ? 64 : 0;
  const bool what_if = view.model.panel == app::SidePanel::kWhatIf;
  const float filter_width = what_if ? kWhatIfWidth : kFilterWidth;
  const bool has_filters = rest.w >= kRoomForFilters + filter_width - kFilterWidth;
  const bool beside = rest.w >= kRoomForPanel;
  const ui::Rect totals = ui::CutBottom(&rest, kTotalsBarHeight);
  if (has_filters) DrawFilterPanel(view, state, ui::CutLeft(&rest, filter_width + more));
  if (beside) {
    const ui::Rect panel = ui::CutRight(&rest, kPanelWidth + more);
    DrawBoardArea(view, state, rest, has_filters);
    DrawSidePanel(view, state, panel, PanelPlace::kBeside, has_filters);
  } else if (rest.h >= kRoomUnder) {
    const ui::Rect panel = ui::CutBottom(&rest, rest.h * 0.4f);
    DrawBoardArea(view, state, rest, has_filters);
    DrawSidePanel(view, state, panel, PanelPlace::kUnder, has_filters);
  } else if (what_if) {
    DrawAwaitedBand(view, &rest);
    DrawDraftBand(view, &rest);
    DrawWhatIfPanel(view, state, rest, PanelPlace::kOver);
  } else if (view.model.selection.person >= 0) {
    DrawPairPanel(view, state, rest, PanelPlace::kOver);
  } else {
    DrawBoardArea(view, state, rest, has_filters);
  }
  DrawTotalsBar(view, state, totals);
}

}  // namespace

void DrawMatching(const View& view, ViewState& state, const ui::Rect& rect) {
  if (!DrawLoading(view, view.model.board_loading, rect)) return;
  if (!view.model.board) return;
  const v1::Board& board = view.model.board->board;
  if (board.adepts_size() == 0 && board.mentors_size() == 0) {
    DrawNoPeople(view, rect);
    return;
  }
  SettleComment(view, state);
  if (view.model.meeting.on) {
    DrawMeeting(view, state, rect);
  } else if (view.frame.compact()) {
    DrawCompactMatching(view, state, rect);
  } else {
    DrawDesk(view, state, rect);
  }
  DrawMatchingDialogs(view, state);
  DrawScenarioDialogs(view, state);
}

}  // namespace parvis::views
