// The coordinator's matching screen: puts its parts in their places.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "client-wasm/canvas/board_canvas.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "client-wasm/views/screens.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

constexpr float kFilterWidth = 256;
constexpr float kPanelWidth = 336;
constexpr float kToolbarHeight = 52;
// What the buttons at the toolbar's right end need.
constexpr float kZoomWidth = 330;
// Narrower than this there is no room for the filters beside the board.
constexpr float kRoomForFilters = 1180;
// The filters, the board and the panel need this much.
constexpr float kRoomForPanel = 900;

void DrawViewSwitch(const View& view, const ui::Rect& rect) {
  const std::vector<std::string> options = {view.T(Message::kViewCards),
                                            view.T(Message::kViewList)};
  const ui::Icon icons[] = {ui::Icon::kCards, ui::Icon::kTable};
  const std::string name = view.T(Message::kViewAs);
  if (const std::optional<int> chosen =
          ui::Segments(view.frame, {.id = "view",
                                    .name = name,
                                    .options = options,
                                    .selected = view.model.view == app::BoardView::kCards ? 0 : 1,
                                    .rect = rect,
                                    .icons = icons})) {
    view.Run(*chosen == 0 ? app::Command::kShowCards : app::Command::kShowList);
  }
}

void DrawZoom(const View& view, ViewState& state, ui::Rect* bar, const ui::Rect& board) {
  canvas::CanvasState& canvas = state.canvas;
  const auto square = [&] { return ui::Centered(ui::CutRight(bar, 36, 4), 36, 36); };
  const std::string in = view.T(Message::kZoomIn);
  const std::string out = view.T(Message::kZoomOut);
  const std::string fit = view.T(Message::kZoomFit);
  const std::string tidy = view.T(Message::kTidy);
  const bool more = canvas.camera.scale < canvas::kMaxScale;
  const bool less = canvas.camera.scale > canvas::kMinScale;
  if (ui::IconButton(view.frame, {.id = "zoom-in",
                                  .label = in,
                                  .icon = ui::Icon::kPlus,
                                  .rect = square(),
                                  .disabled = !more})) {
    canvas::ZoomBy(canvas, 1.2f, board);
  }
  const std::string percent =
      text::FormatInteger(std::lround(canvas.camera.scale * 100), view.frame.language()) +
      "\u00A0%";
  ui::Text(view.frame, {.text = percent,
                        .rect = ui::Centered(ui::CutRight(bar, 52, 4), 52, 20),
                        .color = view.theme().muted,
                        .align = ui::Align::kCenter});
  if (ui::IconButton(view.frame, {.id = "zoom-out",
                                  .label = out,
                                  .icon = ui::Icon::kMinus,
                                  .rect = square(),
                                  .disabled = !less})) {
    canvas::ZoomBy(canvas, 1 / 1.2f, board);
  }
  const float fit_width = ui::ButtonWidth(view.frame, fit);
  if (ui::Button(view.frame, {.id = "zoom-fit",
                              .label = fit,
                              .rect = ui::Centered(ui::CutRight(bar, fit_width, 8), fit_width, 36),
                              .kind = ui::ButtonKind::kQuiet})) {
    canvas::ZoomToFit(canvas, board);
  }
  const float tidy_width = ui::ButtonWidth(view.frame, tidy);
  const std::string why = view.T(Message::kTidyWhy);
  if (ui::Button(view.frame,
                 {.id = "tidy",
                  .label = tidy,
                  .rect = ui::Centered(ui::CutRight(bar, tidy_width, 8), tidy_width, 36),
                  .kind = ui::ButtonKind::kQuiet,
                  .description = why})) {
    ++canvas.tidied;
  }
}

void DrawColumnHeadings(const View& view, const ViewState& state, const ui::Rect& rect) {
  const text::Language language = view.frame.language();
  const auto words = [&](Message name, std::size_t count) {
    return view.T(name) + " · " + text::FormatInteger(static_cast<int64_t>(count), language);
  };
  const float width = canvas::CardWidth(rect.w);
  const std::string adepts = words(Message::kAdepts, state.canvas.layout.adepts.size());
  const std::string mentors = words(Message::kMentors, state.canvas.layout.mentors.size());
  const ui::Color muted = view.theme().muted;
  ui::Heading(view.frame, {.text = adepts,
                           .rect = {rect.x + canvas::kMargin, rect.y, width, rect.h},
                           .level = 2,
                           .style = ui::TextStyle::kPanel,
                           .color = muted});
  ui::Heading(view.frame, {.text = mentors,
                           .rect = {rect.right() - canvas::kMargin - width, rect.y, width, rect.h},
                           .level = 2,
                           .style = ui::TextStyle::kPanel,
                           .color = muted});
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
  const ui::Rect headings = ui::CutTop(&rest, 20, 4);
  DrawZoom(view, state, &toolbar, rest);
  canvas::DrawBoard(view.frame, view.model, rest, state.canvas, view.actions);
  DrawColumnHeadings(view, state, headings);
  if (state.canvas.layout.adepts.empty() && state.canvas.layout.mentors.empty()) {
    DrawNobodyFound(view, rest);
  }
}

void DrawBoardArea(const View& view, ViewState& state, ui::Rect rest, bool has_filters) {
  DrawReadOnlyNotice(view, &rest);
  ui::Rect toolbar = ui::CutTop(&rest, kToolbarHeight);
  toolbar = ui::Inset(toolbar, 16, 8);
  const std::vector<std::string> options = {view.T(Message::kViewCards),
                                            view.T(Message::kViewList)};
  const float width = ui::SegmentsWidth(view.frame, options, true);
  DrawViewSwitch(view, ui::Centered(ui::CutLeft(&toolbar, width, 12), width, 36));
  if (!has_filters)
    DrawSearchField(view,
                    ui::CutLeft(&toolbar, std::clamp(toolbar.w - kZoomWidth, 120.0f, 220.0f), 12));
  if (view.model.view == app::BoardView::kCards) {
    DrawCards(view, state, rest, toolbar);
  } else {
    DrawPairTable(view, state, ui::Inset(rest, 16, 4));
  }
}

// A phone: the list first, and what is said of a pair as a sheet over it.
void DrawCompact(const View& view, ViewState& state, ui::Rect rest) {
  if (view.model.selection.person < 0) state.sheet_open = false;
  if (state.sheet_open) {
    DrawPairPanel(view, state, rest);
    return;
  }
  const float bar =
      app::BoardIsEditable(view.model) ? kCompactTotalsHeight : kCompactTotalsReadOnlyHeight;
  const ui::Rect totals = ui::CutBottom(&rest, bar);
  DrawReadOnlyNotice(view, &rest);
  DrawPairList(view, state, rest);
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
  ui::Rect rest = rect;
  if (view.frame.compact()) {
    DrawCompact(view, state, rest);
  } else {
    const ui::Rect totals = ui::CutBottom(&rest, kTotalsBarHeight);
    const bool has_filters = rect.w >= kRoomForFilters;
    if (has_filters) DrawFilterPanel(view, ui::CutLeft(&rest, kFilterWidth));
    ui::Rect panel;
    if (rect.w >= kRoomForPanel) panel = ui::CutRight(&rest, kPanelWidth);
    DrawBoardArea(view, state, rest, has_filters);
    if (!panel.empty()) DrawPairPanel(view, state, panel);
    DrawTotalsBar(view, state, totals);
  }
  DrawMatchingDialogs(view, state);
}

}  // namespace parvis::views
