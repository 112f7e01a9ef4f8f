// What the files of the matrix share within one frame. For client-wasm/canvas only.
#ifndef PARVIS_CLIENT_WASM_CANVAS_MATRIX_PARTS_H_
#define PARVIS_CLIENT_WASM_CANVAS_MATRIX_PARTS_H_

#include <optional>
#include <string>
#include <vector>

#include "client-wasm/app/action.h"
#include "client-wasm/app/model.h"
#include "client-wasm/canvas/matrix_state.h"
#include "client-wasm/ui/ui.h"

namespace parvis::canvas {

// Layers within the region, from below.
inline constexpr int kMatrixCellLayer = 0;
inline constexpr int kMatrixMarkLayer = 1;
inline constexpr int kMatrixHeaderLayer = 2;
inline constexpr int kMatrixLabelLayer = 3;

// Narrower cells have no room for a number, lower rows none for a name.
inline constexpr float kNumberWidth = 32;
inline constexpr float kNameHeight = 15;

struct Matrix {
  ui::Frame& frame;
  const app::Model& model;
  const app::BoardModel& board;
  MatrixState& state;
  std::vector<app::Action>& actions;
  ui::Rect rect;
  ui::Rect cells;   // The part of it below and beside the headers.
  CellRange range;  // In sight.
  CellRef shown;    // The pair that the side panel tells of.
  // Where a cell's menu was asked for; it opens outside of the region.
  std::optional<ui::Vec2> open_menu_at;

  float scale() const { return state.camera.scale; }
  float ColumnX(int column) const {
    return cells.x + (static_cast<float>(column) * kCellWidth - state.camera.at.x) * scale();
  }
  float RowY(int row) const {
    return cells.y + (static_cast<float>(row) * kCellHeight - state.camera.at.y) * scale();
  }
  ui::Rect OnScreen(int row, int column) const {
    return {ColumnX(column), RowY(row), kCellWidth * scale(), kCellHeight * scale()};
  }
  int RowOf(CellRef pair) const {
    return pair.adept < 0 ? -1 : state.layout.row_of[static_cast<std::size_t>(pair.adept)];
  }
  int ColumnOf(CellRef pair) const {
    return pair.mentor < 0 ? -1 : state.layout.column_of[static_cast<std::size_t>(pair.mentor)];
  }
  CellRef PairAt(int row, int column) const {
    return {state.layout.adepts[static_cast<std::size_t>(row)],
            state.layout.mentors[static_cast<std::size_t>(column)]};
  }
  const v1::MatchingPerson& Adept(int adept) const { return board.board.adepts(adept); }
  const v1::MatchingPerson& Mentor(int mentor) const { return board.board.mentors(mentor); }
  bool IsFormed(CellRef pair) const {
    return board.solver->matching().mentor_of[static_cast<std::size_t>(pair.adept)] == pair.mentor;
  }
};

// Scores are told apart in so many tones between these two; what is outside has the last one's.
inline constexpr int kHeatSteps = 8;
inline constexpr int kHeatLowest = 300;
inline constexpr int kHeatHighest = 900;

// matrix_cells.cc
void DrawCells(const Matrix& matrix);
// A pin or a ban on a cell, and a cell of a pair that cannot be.
void DrawCellMark(ui::Frame& frame, ui::Icon icon, ui::Vec2 center, ui::Color color);
void DrawRefusedCell(ui::Frame& frame, const ui::Rect& cell);

// matrix_headers.cc: names of rows and columns that stay in sight, and the cross through a cell.
void DrawHeaders(const Matrix& matrix);
void DrawCross(const Matrix& matrix);
// What a cell says, beside the pointer.
void DrawLabel(const Matrix& matrix);

// matrix_nodes.cc: the cells in sight as a table, and the one that the keyboard is on as a button.
void AddNodes(const Matrix& matrix, ui::Surface& surface);
// The id of that button within the region.
std::string CellNodeId(const Matrix& matrix, CellRef pair);
// "Sara Engström KI och Karin Hagberg KTH: 62,0 poäng, par nu".
std::string CellName(const Matrix& matrix, CellRef pair);
// "62,0 poäng, par nu" or why the pair cannot be.
std::string CellWords(const Matrix& matrix, CellRef pair);

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_MATRIX_PARTS_H_
