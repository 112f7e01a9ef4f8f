// Where one looks: the zoom, all of it, groups. In the toolbar on a desk; on a phone under the
// board, together with the tools.
#include <algorithm>
#include <cmath>
#include <string>

#include "client-wasm/canvas/board_canvas.h"
#include "client-wasm/canvas/matrix_canvas.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

bool IsMatrix(const View& view) { return app::ViewOf(view.model) == app::BoardView::kMatrix; }

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

}  // namespace

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
  const bool narrow = board.w < kRoomForWords;
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

void DrawDock(const View& view, ViewState& state, const ui::Rect& dock, const ui::Rect& board) {
  view.frame.painter().FillRect(dock, view.theme().surface);
  view.frame.painter().Line({dock.x, dock.y}, {dock.right(), dock.y}, view.theme().line);
  constexpr float kTools = 5;
  constexpr float kZooms = 3;
  const bool tools = !IsMatrix(view);
  const float count = kZooms + (tools ? kTools : 0);
  const float gap = tools ? 20 : 0;
  // On the narrowest phone eight buttons stand closer.
  const float step = std::min(46.0f, (dock.w - 16 - gap) / count);
  const float button = step - 2;
  ui::Rect row = ui::Centered(dock, step * count + gap, button);
  if (tools) DrawTools(view, ui::CutLeft(&row, step * kTools, gap), button);
  const auto zoom = [&](app::Command command, const char* id, ui::Icon icon, bool disabled) {
    const std::string label = view.T(app::InfoOf(command).label);
    const bool pressed = ui::IconButton(view.frame, {.id = id,
                                                     .label = label,
                                                     .icon = icon,
                                                     .rect = ui::CutLeft(&row, button, 2),
                                                     .disabled = disabled});
    return pressed || state.order == command;
  };
  const Zoom now = ZoomOf(view, state, board);
  if (zoom(app::Command::kZoomOut, "zoom-out", ui::Icon::kMinus, now.scale <= now.min)) {
    ZoomBy(view, state, 1 / 1.3f, board);
  }
  if (zoom(app::Command::kZoomIn, "zoom-in", ui::Icon::kPlus, now.scale >= now.max)) {
    ZoomBy(view, state, 1.3f, board);
  }
  if (zoom(app::Command::kZoomFit, "zoom-fit", ui::Icon::kFit, false)) {
    ZoomToFit(view, state, board);
  }
  if (state.order == app::Command::kTidy) ++state.canvas.tidied;
}

}  // namespace parvis::views
