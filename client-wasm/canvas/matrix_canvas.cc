#include "client-wasm/canvas/matrix_canvas.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "client-wasm/app/people_filter.h"
#include "client-wasm/canvas/board_layout.h"
#include "client-wasm/canvas/card_menu.h"
#include "client-wasm/canvas/matrix_parts.h"

namespace parvis::canvas {
namespace {

using text::Message;

constexpr float kClickPixels = 5;
constexpr double kLongPressMs = 450;
constexpr int kPageCells = 10;
constexpr float kTopHeader = 46;

ui::Rect CellsPlace(const ui::Rect& rect) {
  ui::Rect cells = rect;
  ui::CutTop(&cells, kTopHeader);
  ui::CutLeft(&cells, rect.w < 560 ? 116.0f : 188.0f);
  return cells;
}

Sight SightOf(const MatrixState& state, const ui::Rect& cells) {
  return {state.layout.extent(), {cells.w, cells.h}, kMatrixMinScale, kMatrixMaxScale, 0};
}

// Unlike the cards, a small matrix stands at the headers.
void Settle(MatrixState& state, const ui::Rect& cells) {
  Clamp(state.camera, SightOf(state, cells));
  state.camera.at.x = std::max(0.0f, state.camera.at.x);
}

void UpdateLayout(const app::Model& model, int tidied, MatrixState& state) {
  const app::BoardModel& board = *model.board;
  MatrixKey key;
  key.round = board.round_id;
  key.adepts = board.board.adepts_size();
  key.mentors = board.board.mentors_size();
  key.search = model.search;
  key.institution = model.institution;
  key.grouped = model.grouped;
  key.tidied = tidied;
  if (!key.search.empty() || !key.institution.empty()) key.generation = board.generation;
  if (key == state.key) return;
  if (key.round != state.key.round) state.cursor = {};
  app::InSight in_sight = app::PeopleInSight(model);
  // Mentors in the order of their adepts: what is formed runs down the middle.
  const BoardLayout beside = Arrange(in_sight.adepts, in_sight.mentors,
                                     board.solver->matching().mentor_of, key.mentors, 0, 0);
  std::vector<int> mentors;
  for (const Card& card : beside.mentors) mentors.push_back(card.person);
  if (key.grouped) {
    std::stable_sort(in_sight.adepts.begin(), in_sight.adepts.end(), [&](int a, int b) {
      return board.board.adepts(a).institution() < board.board.adepts(b).institution();
    });
    std::stable_sort(mentors.begin(), mentors.end(), [&](int a, int b) {
      return board.board.mentors(a).institution() < board.board.mentors(b).institution();
    });
  }
  state.layout = ArrangeMatrix(in_sight.adepts, std::move(mentors), key.adepts, key.mentors);
  state.key = key;
  ++state.layouts;
  state.told = {};
}

void Show(Matrix& matrix, CellRef pair) {
  if (!pair.complete()) return;
  matrix.state.cursor = pair;
  matrix.state.revealed = pair;
  if (pair != matrix.shown) matrix.actions.push_back(app::ShowPair{pair.adept, pair.mentor});
}

CellRef PairUnder(const Matrix& matrix, ui::Vec2 window) {
  if (!matrix.cells.Contains(window)) return {};
  return matrix.state.layout.At(matrix.state.camera.at +
                                (window - matrix.cells.origin()) * (1 / matrix.scale()));
}

void OnMove(Matrix& matrix, const ui::PointerInput& pointer) {
  MatrixState& state = matrix.state;
  const bool touch = pointer.kind == ui::PointerKind::kTouch;
  if (!touch) {
    state.hovered = PairUnder(matrix, pointer.position);
    state.pointer = pointer.position;
  }
  if (!state.press) return;
  const ui::Vec2 way = pointer.position - state.press->at;
  if (std::hypot(way.x, way.y) > kClickPixels || state.hand.pinches()) state.press->moved = true;
  if (!state.press->moved || state.press->opens_menu) return;
  state.hand.Move(pointer, matrix.cells.origin(), SightOf(state, matrix.cells), state.camera);
  Settle(state, matrix.cells);
}

void OpenMenuAt(Matrix& matrix, ui::Vec2 at) {
  const CellRef pair = PairUnder(matrix, at);
  if (!pair.complete()) return;
  Show(matrix, pair);
  matrix.state.menu_for = pair;
  matrix.open_menu_at = at;
}

void OnUp(Matrix& matrix, const ui::PointerInput& pointer) {
  MatrixState& state = matrix.state;
  state.hand.Release(pointer);
  if (!state.press || !state.hand.empty()) return;
  const MatrixPress press = *state.press;
  state.press.reset();
  if (press.moved || press.opens_menu || pointer.button > 0) return;
  Show(matrix, PairUnder(matrix, pointer.position));
}

void HearPointers(Matrix& matrix, const ui::Surface& surface) {
  MatrixState& state = matrix.state;
  for (const ui::PointerInput& pointer : surface.pointers()) {
    switch (pointer.phase) {
      case ui::PointerPhase::kDown:
        if (pointer.button == 2) break;
        if (state.hand.empty()) {
          state.press = MatrixPress{pointer.position, pointer.time_ms, false,
                                    pointer.kind == ui::PointerKind::kTouch, false};
        }
        state.hand.Press(pointer);
        break;
      case ui::PointerPhase::kMove:
        OnMove(matrix, pointer);
        break;
      case ui::PointerPhase::kUp:
        OnMove(matrix, pointer);
        OnUp(matrix, pointer);
        break;
      case ui::PointerPhase::kCancel:
        state.hand = {};
        state.press.reset();
        break;
      case ui::PointerPhase::kLeave:
        state.hovered = {};
        break;
    }
  }
  for (const ui::WheelInput& wheel : surface.wheels()) {
    if (wheel.zoom) {
      ZoomAbout(state.camera, SightOf(state, matrix.cells), std::exp(-wheel.delta.y * 0.004f),
                wheel.position - matrix.cells.origin());
    } else {
      Pan(state.camera, wheel.delta * -1);
    }
    Settle(state, matrix.cells);
  }
  if (!surface.pointers().empty() || !surface.wheels().empty()) matrix.frame.Again();
  for (const ui::NodeEvent& event : surface.events()) {
    if (event.kind == ui::NodeEvent::Kind::kContextMenu) OpenMenuAt(matrix, event.position);
  }
}

// A finger that rests opens the menu.
void HearRest(Matrix& matrix) {
  std::optional<MatrixPress>& press = matrix.state.press;
  if (!press || !press->touch || press->moved || press->opens_menu) return;
  const double due = press->since_ms + kLongPressMs;
  if (matrix.frame.surroundings().now_ms < due) return matrix.frame.WakeAt(due);
  press->opens_menu = true;
  OpenMenuAt(matrix, press->at);
}

CellRef Moved(const MatrixLayout& layout, CellRef from, const ui::KeyInput& key) {
  const std::string& name = key.key;
  if (name == "ArrowDown") return layout.Neighbour(from, 1, 0);
  if (name == "ArrowUp") return layout.Neighbour(from, -1, 0);
  if (name == "ArrowRight") return layout.Neighbour(from, 0, 1);
  if (name == "ArrowLeft") return layout.Neighbour(from, 0, -1);
  if (name == "PageDown") return layout.Neighbour(from, kPageCells, 0);
  if (name == "PageUp") return layout.Neighbour(from, -kPageCells, 0);
  if (name == "Home") return layout.Neighbour(from, 0, -layout.columns());
  if (name == "End") return layout.Neighbour(from, 0, layout.columns());
  return {};
}

void HearKeys(Matrix& matrix, ui::Surface& surface) {
  MatrixState& state = matrix.state;
  for (const ui::KeyInput& key : surface.keys()) {
    if (key.modifiers.command || key.modifiers.alt) continue;
    if (state.layout.WorldOf(state.cursor).empty()) {
      state.cursor = matrix.range.cells() > 0
                         ? matrix.PairAt(matrix.range.first_row, matrix.range.first_column)
                         : CellRef{};
    }
    const CellRef to = Moved(state.layout, state.cursor, key);
    if (!to.complete()) continue;
    Show(matrix, to);
    Reveal(state.camera, SightOf(state, matrix.cells), state.layout.WorldOf(to), 8);
    Settle(state, matrix.cells);
    state.told = {};
    surface.Focus(CellNodeId(matrix, to));
  }
  for (const ui::NodeEvent& event : surface.events()) {
    if (event.kind != ui::NodeEvent::Kind::kActivate || event.target.empty()) continue;
    // By Enter or a screen reader; a click has shown the pair already.
    if (state.cursor.complete()) {
      Show(matrix, state.cursor);
    } else if (matrix.range.cells() > 0) {
      Show(matrix, matrix.PairAt(state.told.first_row, state.told.first_column));
    }
  }
}

// What another view or the address has chosen comes into sight once.
void RevealShown(Matrix& matrix) {
  MatrixState& state = matrix.state;
  if (!matrix.shown.complete() || matrix.shown == state.revealed) return;
  state.revealed = matrix.shown;
  state.cursor = matrix.shown;
  const ui::Rect world = state.layout.WorldOf(matrix.shown);
  if (world.empty()) return;
  Reveal(state.camera, SightOf(state, matrix.cells), world, 2 * kCellWidth);
  Settle(state, matrix.cells);
}

void DrawFocus(const Matrix& matrix, const ui::Surface& surface) {
  if (!surface.focus_visible() || surface.focused().empty()) return;
  const int row = matrix.RowOf(matrix.state.cursor);
  const int column = matrix.ColumnOf(matrix.state.cursor);
  if (row < 0 || column < 0) return;
  ui::DrawFocusRing(matrix.frame, matrix.OnScreen(row, column), 3);
}

}  // namespace

void ZoomMatrixBy(MatrixState& state, float factor, const ui::Rect& rect) {
  const ui::Rect cells = CellsPlace(rect);
  ZoomAbout(state.camera, SightOf(state, cells), factor, {cells.w / 2, cells.h / 2});
  Settle(state, cells);
}

void ZoomMatrixToFit(MatrixState& state, const ui::Rect& rect) {
  const ui::Rect cells = CellsPlace(rect);
  state.camera = {FittingScale(SightOf(state, cells)), {0, 0}};
  Settle(state, cells);
}

void DrawMatrix(ui::Frame& frame, const app::Model& model, const ui::Rect& rect, int tidied,
                MatrixState& state, std::vector<app::Action>& actions) {
  UpdateLayout(model, tidied, state);
  const app::ShownPair shown = app::ShownPairOf(model);
  Matrix matrix{frame, model, *model.board, state, actions, rect, CellsPlace(rect), {}, {}, {}};
  if (shown.complete()) matrix.shown = {shown.adept, shown.mentor};
  Settle(state, matrix.cells);
  RevealShown(matrix);
  matrix.range = CellsInSight(state.layout, state.camera, {matrix.cells.w, matrix.cells.h});

  const std::string name = frame.T(Message::kMatrixRegion);
  const std::string how = frame.T(Message::kMatrixRegionHow);
  ui::SurfaceArgs args;
  args.id = "matrix";
  args.name = name;
  args.description = how;
  args.rect = rect;
  args.translation = matrix.cells.origin() - rect.origin() - state.camera.at * state.camera.scale;
  args.scale = state.camera.scale;
  {
    ui::Surface surface(frame, args);
    HearPointers(matrix, surface);
    HearRest(matrix);
    HearKeys(matrix, surface);
    frame.painter().PushClip(matrix.cells);
    DrawCells(matrix);
    DrawCross(matrix);
    DrawFocus(matrix, surface);
    frame.painter().PopClip();
    DrawHeaders(matrix);
    DrawLabel(matrix);
    frame.painter().SetLayer(kMatrixCellLayer);
    AddNodes(matrix, surface);
  }
  const std::string who =
      state.menu_for.complete() ? matrix.Adept(state.menu_for.adept).display_name() : "";
  DrawCardMenu(frame, model, who, matrix.open_menu_at, actions);
}

}  // namespace parvis::canvas
