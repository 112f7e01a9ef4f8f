// The heat map: one box for each cell in sight, put together by colour, and the marks on them.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "client-wasm/canvas/mark_look.h"
#include "client-wasm/canvas/matrix_canvas.h"
#include "client-wasm/canvas/matrix_parts.h"
#include "shared/text/numbers.h"

namespace parvis::canvas {
namespace {

int StepOf(int score) {
  const float part = static_cast<float>(score - kHeatLowest) / (kHeatHighest - kHeatLowest);
  return std::clamp(static_cast<int>(part * kHeatSteps), 0, kHeatSteps - 1);
}

ui::Color ColorOfStep(const ui::Theme& theme, int step) {
  return ui::Mix(theme.surface, theme.accent,
                 0.08f + 0.74f * static_cast<float>(step) / (kHeatSteps - 1));
}

// The edges of all columns or rows in sight, on device pixels, so that neighbours meet.
std::vector<float> Edges(int first, int end, float ratio, auto&& place) {
  std::vector<float> edges;
  for (int i = first; i <= end; ++i) edges.push_back(std::round(place(i) * ratio) / ratio);
  return edges;
}

struct Grid {
  std::vector<float> x;
  std::vector<float> y;
  float gap = 0;

  ui::Rect Cell(const CellRange& range, int row, int column) const {
    const auto r = static_cast<std::size_t>(row - range.first_row);
    const auto c = static_cast<std::size_t>(column - range.first_column);
    return {x[c], y[r], x[c + 1] - x[c] - gap, y[r + 1] - y[r] - gap};
  }
};

Grid GridOf(const Matrix& matrix) {
  const CellRange& range = matrix.range;
  const float ratio = matrix.frame.painter().pixel_ratio();
  Grid grid;
  grid.x = Edges(range.first_column, range.end_column, ratio,
                 [&](int column) { return matrix.ColumnX(column); });
  grid.y = Edges(range.first_row, range.end_row, ratio, [&](int row) { return matrix.RowY(row); });
  // Far away the cells are a surface.
  grid.gap = kCellHeight * matrix.scale() >= 10 ? 1 : 0;
  return grid;
}

void DrawHeat(const Matrix& matrix, const Grid& grid) {
  std::array<std::vector<ui::Rect>, kHeatSteps> boxes;
  std::vector<ui::Rect> refused;
  const CellRange& range = matrix.range;
  for (int row = range.first_row; row < range.end_row; ++row) {
    for (int column = range.first_column; column < range.end_column; ++column) {
      const CellRef pair = matrix.PairAt(row, column);
      const ui::Rect cell = grid.Cell(range, row, column);
      if (const auto score = matrix.board.solver->ScoreOf(pair.adept, pair.mentor)) {
        boxes[static_cast<std::size_t>(StepOf(*score))].push_back(cell);
      } else if (grid.gap > 0) {
        refused.push_back(cell);
      }
    }
  }
  const ui::Theme& theme = matrix.frame.theme();
  ui::Painter& painter = matrix.frame.painter();
  for (int step = 0; step < kHeatSteps; ++step) {
    painter.FillRects(boxes[static_cast<std::size_t>(step)], ColorOfStep(theme, step));
  }
  for (const ui::Rect& cell : refused) DrawRefusedCell(matrix.frame, cell);
}

void DrawNumbers(const Matrix& matrix, const Grid& grid) {
  if (kCellWidth * matrix.scale() < kNumberWidth) return;
  const ui::Theme& theme = matrix.frame.theme();
  const CellRange& range = matrix.range;
  ui::TextOptions options;
  options.align = ui::Align::kCenter;
  options.ellipsis = false;
  for (int row = range.first_row; row < range.end_row; ++row) {
    for (int column = range.first_column; column < range.end_column; ++column) {
      const CellRef pair = matrix.PairAt(row, column);
      const auto score = matrix.board.solver->ScoreOf(pair.adept, pair.mentor);
      if (!score) continue;
      const ui::Color ground = HeatColor(theme, *score);
      const bool dark =
          ui::ContrastRatio(theme.text, ground) >= 4.5 ||
          ui::ContrastRatio(theme.text, ground) >= ui::ContrastRatio(theme.on_accent, ground);
      options.color = dark ? theme.text : theme.on_accent;
      options.style = matrix.IsFormed(pair) ? ui::TextStyle::kFineStrong : ui::TextStyle::kFine;
      matrix.frame.painter().Text(text::FormatScore(*score, matrix.frame.language()),
                                  grid.Cell(range, row, column), options);
    }
  }
}

bool IsIn(const CellRange& range, int row, int column) {
  return row >= range.first_row && row < range.end_row && column >= range.first_column &&
         column < range.end_column;
}

// Where a cell's mark stands.
ui::Vec2 CornerOf(const ui::Rect& cell) { return {cell.right() - 3, cell.y + 3}; }

// Formed pairs have a frame, or are a spot from afar; a pin stands in the corner.
void DrawFormed(const Matrix& matrix, const Grid& grid) {
  const ui::Theme& theme = matrix.frame.theme();
  ui::Painter& painter = matrix.frame.painter();
  for (const matching::FormedPair& pair : matrix.board.solver->matching().pairs) {
    const CellRef ref{pair.adept, pair.mentor};
    const int row = matrix.RowOf(ref);
    const int column = matrix.ColumnOf(ref);
    if (!IsIn(matrix.range, row, column)) continue;
    const ui::Rect cell = grid.Cell(matrix.range, row, column);
    if (cell.h < 10) {
      painter.FillRect(cell, theme.text);
      continue;
    }
    painter.StrokeRect(cell, theme.text, 3, 2);
    if (pair.pinned && cell.h >= 18) {
      DrawCellMark(matrix.frame, ui::Icon::kPin, CornerOf(cell), theme.accent);
    }
  }
}

// Marks of formed pairs and of others, under where the pin stands.
void DrawMarks(const Matrix& matrix, const Grid& grid) {
  const app::BoardSolver& solver = *matrix.board.solver;
  ui::Painter& painter = matrix.frame.painter();
  for (const auto& [pair, said] : matrix.board.replica->shown().marks()) {
    const CellRef ref{solver.AdeptIndex(pair.first), solver.MentorIndex(pair.second)};
    const int row = matrix.RowOf(ref);
    const int column = matrix.ColumnOf(ref);
    if (!IsIn(matrix.range, row, column)) continue;
    const ui::Rect cell = grid.Cell(matrix.range, row, column);
    if (cell.h < 18) continue;
    const ui::Rect mark{cell.right() - 9, cell.bottom() - 9, 12, 12};
    painter.FillCircle(mark.center(), 8, matrix.frame.theme().surface);
    DrawMarkIcon(painter, matrix.frame.theme(), said.kind, mark);
  }
}

void DrawForbidden(const Matrix& matrix, const Grid& grid) {
  const app::BoardSolver& solver = *matrix.board.solver;
  ui::Painter& painter = matrix.frame.painter();
  const ui::Color color = matrix.frame.theme().bad;
  for (const auto& [adept, mentor] : matrix.board.replica->shown().forbids()) {
    const CellRef ref{solver.AdeptIndex(adept), solver.MentorIndex(mentor)};
    const int row = matrix.RowOf(ref);
    const int column = matrix.ColumnOf(ref);
    if (!IsIn(matrix.range, row, column)) continue;
    const ui::Rect cell = grid.Cell(matrix.range, row, column);
    painter.StrokeRect(cell, color, std::min(3.0f, cell.h / 4), cell.h < 10 ? 1.0f : 1.5f);
    if (cell.h >= 18) {
      DrawCellMark(matrix.frame, ui::Icon::kForbid, CornerOf(cell), color);
    }
  }
}

}  // namespace

void DrawCellMark(ui::Frame& frame, ui::Icon icon, ui::Vec2 center, ui::Color color) {
  frame.painter().FillCircle(center, 8, frame.theme().surface);
  frame.painter().DrawIcon(icon, {center.x - 6, center.y - 6, 12, 12}, color);
}

// By one stroke: there are so many of them that more would be noise.
void DrawRefusedCell(ui::Frame& frame, const ui::Rect& cell) {
  frame.painter().Line({cell.x + 3, cell.bottom() - 3}, {cell.right() - 3, cell.y + 3},
                       ui::Mix(frame.theme().line, frame.theme().edge, 0.5f));
}

ui::Color HeatColor(const ui::Theme& theme, int score) { return ColorOfStep(theme, StepOf(score)); }

void DrawCells(const Matrix& matrix) {
  matrix.state.drawn_cells = matrix.range.cells();
  if (matrix.range.cells() == 0) return;
  const Grid grid = GridOf(matrix);
  DrawHeat(matrix, grid);
  DrawNumbers(matrix, grid);
  matrix.frame.painter().SetLayer(kMatrixMarkLayer);
  DrawForbidden(matrix, grid);
  DrawFormed(matrix, grid);
  DrawMarks(matrix, grid);
}

}  // namespace parvis::canvas
