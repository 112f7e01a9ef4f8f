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
// Narrower than this the search has a row of its own, and words give way to pictures, or these to
// words where there are both.
constexpr float kRoomForSearch = 900;
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
                                    .selected = static_cast<int>(view.model.view),
                                    .rect = rect,
                                    .icons = std::span(icons).first(with_icons ? 3 : 0)})) {
    view.Run(kCommands[*chosen]);
  }
}

bool IsMatrix(const View& view) { return view.model.view == app::BoardView::kMatrix; }

void ZoomBy(const View& view, ViewState& state, float factor, const ui::Rect& board) {
  if (IsMatrix(view)) {
    canvas::ZoomMatrixBy(state.matrix, factor, board);
  } else {
    canvas::ZoomBy(state.canvas, factor, board);
  }
}

void ZoomToFit(const View& view, ViewState& state, const ui::Rect& board) {
  if (IsMatrix(view)) {
    canvas::ZoomMatrixToFit(state.matrix, board);
  } else {
    canvas::ZoomToFit(state.canvas, board);
  }
}

struct Zoom {
  float scale;
  float min;
  float max;
};

Zoom ZoomOf(const View& view, const ViewState& state, const ui::Rect& board) {
  if (IsMatrix(view)) {
    return {state.matrix.camera.scale, canvas::kMatrixMinScale, canvas::kMatrixMaxScale};
  }
  return {state.canvas.camera.scale, canvas::MinScale(state.canvas, board), canvas::kMaxScale};
}

// The cards of an institution together, or beside their counterparts.
void DrawGroupSwitch(const View& view, const ui::Rect& rect) {
  const std::string group = view.T(app::LabelOf(view.model, app::Command::kGroupCards));
  if (ui::IconButton(view.frame, {.id = "group",
                                  .label = group,
                                  .icon = ui::Icon::kGroup,
                                  .rect = rect,
                                  .pressed = view.model.grouped,
                                  .shortcut = app::InfoOf(app::Command::kGroupCards).shortcut})) {
    view.Run(app::Command::kGroupCards);
  }
}

void DrawZoom(const View& view, ViewState& state, ui::Rect* bar, const ui::Rect& board) {
  const Zoom zoom = ZoomOf(view, state, board);
  const auto square = [&] { return ui::Centered(ui::CutRight(bar, 36, 4), 36, 36); };
  const std::string in = view.T(Message::kZoomIn);
  const std::string out = view.T(Message::kZoomOut);
  const std::string fit = view.T(Message::kZoomFit);
  const std::string tidy = view.T(Message::kTidy);
  const bool more = zoom.scale < zoom.max;
  const bool less = zoom.scale > zoom.min;
  const auto asked = [&](app::Command command) { return state.order == command; };
  if (ui::IconButton(view.frame, {.id = "zoom-in",
                                  .label = in,
                                  .icon = ui::Icon::kPlus,
                                  .rect = square(),
                                  .disabled = !more,
                                  .shortcut = app::InfoOf(app::Command::kZoomIn).shortcut}) ||
      asked(app::Command::kZoomIn)) {
    ZoomBy(view, state, 1.2f, board);
  }
  const std::string percent =
      text::FormatInteger(std::lround(zoom.scale * 100), view.frame.language()) + "\u00A0%";
  ui::Text(view.frame, {.text = percent,
                        .rect = ui::Centered(ui::CutRight(bar, 52, 4), 52, 20),
                        .color = view.theme().muted,
                        .align = ui::Align::kCenter});
  if (ui::IconButton(view.frame, {.id = "zoom-out",
                                  .label = out,
                                  .icon = ui::Icon::kMinus,
                                  .rect = square(),
                                  .disabled = !less,
                                  .shortcut = app::InfoOf(app::Command::kZoomOut).shortcut}) ||
      asked(app::Command::kZoomOut)) {
    ZoomBy(view, state, 1 / 1.2f, board);
  }
  const bool narrow = board.w < kRoomForSearch;
  const float fit_width = narrow ? 36 : ui::ButtonWidth(view.frame, fit);
  const ui::Rect fit_place = ui::Centered(ui::CutRight(bar, fit_width, 8), fit_width, 36);
  const std::string_view keys = app::InfoOf(app::Command::kZoomFit).shortcut;
  const bool fits = narrow ? ui::IconButton(view.frame, {.id = "zoom-fit",
                                                         .label = fit,
                                                         .icon = ui::Icon::kFit,
                                                         .rect = fit_place,
                                                         .shortcut = keys})
                           : ui::Button(view.frame, {.id = "zoom-fit",
                                                     .label = fit,
                                                     .rect = fit_place,
                                                     .kind = ui::ButtonKind::kQuiet,
                                                     .shortcut = keys});
  if (fits || asked(app::Command::kZoomFit)) ZoomToFit(view, state, board);
  if (bar->w > 140) DrawGroupSwitch(view, square());
  const float tidy_width = ui::ButtonWidth(view.frame, tidy);
  const std::string why = view.T(Message::kTidyWhy);
  // The search for commands has it too, where there is no room for it here.
  const bool has_room = bar->w >= tidy_width;
  if ((has_room && ui::Button(view.frame, {.id = "tidy",
                                           .label = tidy,
                                           .rect = ui::Centered(ui::CutRight(bar, tidy_width, 8),
                                                                tidy_width, 36),
                                           .kind = ui::ButtonKind::kQuiet,
                                           .description = why})) ||
      asked(app::Command::kTidy)) {
    ++state.canvas.tidied;
  }
}

void DrawColumnHeadings(const View& view, const ViewState& state, const ui::Rect& rect) {
  const text::Language language = view.frame.language();
  const auto words = [&](Message name, std::size_t count) {
    return view.T(name) + " · " + text::FormatInteger(static_cast<int64_t>(count), language);
  };
  // They stand above their columns, wherever those have been moved.
  const canvas::Camera& camera = state.canvas.camera;
  const float width = canvas::CardWidth(rect.w);
  const auto x = [&](float world) { return rect.x + (world - camera.at.x) * camera.scale; };
  const float right = x(state.canvas.layout.band_width - width);
  view.frame.painter().PushClip(rect);
  const std::string adepts = words(Message::kAdepts, state.canvas.layout.adepts.size());
  const std::string mentors = words(Message::kMentors, state.canvas.layout.mentors.size());
  const ui::Color muted = view.theme().muted;
  ui::Heading(view.frame, {.text = adepts,
                           .rect = {x(0), rect.y, width, rect.h},
                           .level = 2,
                           .style = ui::TextStyle::kPanel,
                           .color = muted});
  ui::Heading(view.frame, {.text = mentors,
                           .rect = {right, rect.y, width, rect.h},
                           .level = 2,
                           .style = ui::TextStyle::kPanel,
                           .color = muted});
  view.frame.painter().PopClip();
}

// Says that the board stands still: published, or another's to change.
void DrawReadOnlyNotice(const View& view, ui::Rect* rest) {
  const app::BoardModel& board = *view.model.board;
  std::string title;
  std::string words;
  if (board.round.has_publish_time()) {
    title = view.T(Message::kPublishedTitle,
                   {text::FormatDate(board.round.publish_time().seconds(), view.frame.language())});
    words = view.T(Message::kPublishedWords);
  } else if (!board.CanEdit()) {
    title = view.T(Message::kNotInMatchingTitle);
    words = view.T(Message::kNotInMatchingWords);
  } else if (!app::MayEdit(view.model)) {
    title = view.T(Message::kMayOnlyLookTitle);
    words = view.T(Message::kMayOnlyLookWords);
  } else {
    return;
  }
  ui::NoticeArgs notice;
  notice.id = "read-only";
  notice.title = title;
  notice.words = words;
  notice.tone = board.round.has_publish_time() ? ui::Tone::kGood : ui::Tone::kNeutral;
  notice.live = true;
  notice.rect = {rest->x + 16, rest->y + 12, rest->w - 32, 0};
  notice.rect.h = ui::NoticeHeight(view.frame, notice);
  ui::CutTop(rest, notice.rect.h + 12);
  ui::Notice(view.frame, notice);
}

void DrawNobodyFound(const View& view, const ui::Rect& rect) {
  const std::string title = view.T(Message::kNobodyFoundTitle);
  const std::string words = view.T(Message::kNobodyFoundWords);
  const std::string action = view.T(Message::kClearFilter);
  if (ui::EmptyState(view.frame, {.id = "nobody-found",
                                  .icon = ui::Icon::kSearch,
                                  .title = title,
                                  .words = words,
                                  .action = action,
                                  .rect = rect})) {
    view.Run(app::Command::kClearFilter);
  }
}

void DrawCards(const View& view, ViewState& state, ui::Rect rest, ui::Rect toolbar) {
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
  DrawZoom(view, state, &toolbar, rest);
  canvas::DrawBoard(view.frame, view.model, rest, state.canvas, view.actions);
  DrawColumnHeadings(view, state, headings);
  if (state.canvas.layout.adepts.empty() && state.canvas.layout.mentors.empty()) {
    DrawNobodyFound(view, rest);
  } else {
    DrawToolBar(view, rest);
  }
}

void DrawMatrixArea(const View& view, ViewState& state, ui::Rect rest, ui::Rect toolbar) {
  DrawZoom(view, state, &toolbar, rest);
  canvas::DrawMatrix(view.frame, view.model, rest, state.canvas.tidied, state.matrix, view.actions);
  if (state.matrix.layout.rows() == 0 || state.matrix.layout.columns() == 0) {
    DrawNobodyFound(view, rest);
  }
}

// Opens and closes what stands behind a tab where there is room for it.
void DrawWhatIfButton(const View& view, const ui::Rect& rect) {
  const std::string label = view.T(Message::kWhatIf);
  if (ui::IconButton(view.frame, {.id = "what-if-button",
                                  .label = label,
                                  .icon = ui::Icon::kHelp,
                                  .rect = rect,
                                  .pressed = view.model.panel == app::SidePanel::kWhatIf,
                                  .shortcut = app::InfoOf(app::Command::kShowWhatIf).shortcut})) {
    view.Run(app::Command::kShowWhatIf);
  }
}

void DrawBoardArea(const View& view, ViewState& state, ui::Rect rest, bool has_filters) {
  DrawReadOnlyNotice(view, &rest);
  DrawDraftBand(view, &rest);
  ui::Rect toolbar = ui::CutTop(&rest, kToolbarHeight);
  toolbar = ui::Inset(toolbar, 16, 8);
  const bool with_icons = rest.w >= kRoomForSearch;
  const float width = ui::SegmentsWidth(view.frame, ViewOptions(view), with_icons);
  DrawViewSwitch(view, ui::Centered(ui::CutLeft(&toolbar, width, 12), width, 36), with_icons);
  DrawMoreMenu(view, ui::Centered(ui::CutRight(&toolbar, 36, 4), 36, 36));
  if (!has_filters) {
    DrawWhatIfButton(view, ui::Centered(ui::CutLeft(&toolbar, 36, 12), 36, 36));
    const bool own_row = rest.w < kRoomForSearch;
    ui::Rect search =
        own_row ? ui::Inset(ui::CutTop(&rest, 36, 8), 16, 0)
                : ui::CutLeft(&toolbar, std::clamp(toolbar.w - kZoomWidth, 120.0f, 220.0f), 12);
    search.w = std::min(search.w, 400.0f);
    DrawSearchField(view, state, search);
  }
  if (view.model.view == app::BoardView::kCards) {
    DrawCards(view, state, rest, toolbar);
  } else if (IsMatrix(view)) {
    DrawMatrixArea(view, state, rest, toolbar);
  } else {
    // Wider than this the eye loses the row.
    constexpr float kWidestTable = 1600;
    rest = ui::Inset(rest, 16, 4);
    DrawPairTable(view, {rest.x, rest.y, std::min(rest.w, kWidestTable), rest.h});
  }
}

// A phone: the list first, and what is said of a pair as a sheet over it.
void DrawCompact(const View& view, ViewState& state, ui::Rect rest) {
  if (view.model.panel == app::SidePanel::kWhatIf) {
    UndrawnTitle(view, view.T(Message::kNavMatching), rest);
    DrawDraftBand(view, &rest);
    DrawWhatIfPanel(view, state, rest, PanelPlace::kOver);
    return;
  }
  if (view.model.selection.person >= 0) {
    UndrawnTitle(view, view.T(Message::kNavMatching), rest);
    DrawPairPanel(view, state, rest, PanelPlace::kOver);
    return;
  }
  const float bar =
      app::BoardIsEditable(view.model) ? kCompactTotalsHeight : kCompactTotalsReadOnlyHeight;
  const ui::Rect totals = ui::CutBottom(&rest, bar);
  DrawReadOnlyNotice(view, &rest);
  DrawDraftBand(view, &rest);
  DrawPairList(view, state, rest);
  DrawTotalsBar(view, state, totals);
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
    DrawCompact(view, state, rect);
  } else {
    DrawDesk(view, state, rect);
  }
  DrawMatchingDialogs(view, state);
  DrawScenarioDialogs(view, state);
}

}  // namespace parvis::views
