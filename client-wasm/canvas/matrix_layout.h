// The matrix of adepts × mentors: which person stands in which row and column, where a cell is, and
// which cells are in sight. World coordinates are CSS pixels at scale 1, from the first cell's
// upper left corner. Pure functions.
#ifndef PARVIS_CLIENT_WASM_CANVAS_MATRIX_LAYOUT_H_
#define PARVIS_CLIENT_WASM_CANVAS_MATRIX_LAYOUT_H_

#include <cstdint>
#include <vector>

#include "client-wasm/canvas/camera.h"

namespace parvis::canvas {

inline constexpr float kCellWidth = 40;
inline constexpr float kCellHeight = 28;

// A pair of persons by index, or of rows and columns; -1 for none.
struct CellRef {
  int adept = -1;
  int mentor = -1;

  bool complete() const { return adept >= 0 && mentor >= 0; }
  friend bool operator==(const CellRef&, const CellRef&) = default;
};

struct MatrixLayout {
  std::vector<int> adepts;     // By row.
  std::vector<int> mentors;    // By column.
  std::vector<int> row_of;     // By adept; -1 if not in sight.
  std::vector<int> column_of;  // By mentor.

  int rows() const { return static_cast<int>(adepts.size()); }
  int columns() const { return static_cast<int>(mentors.size()); }
  ui::Vec2 extent() const {
    return {static_cast<float>(columns()) * kCellWidth, static_cast<float>(rows()) * kCellHeight};
  }
  // The cell of a pair; empty if one of the two has no row or column.
  ui::Rect WorldOf(CellRef pair) const;
  // The pair at a place; none outside of all.
  CellRef At(ui::Vec2 world) const;
  // The pair so many cells away, as far as there are cells.
  CellRef Neighbour(CellRef pair, int rows, int columns) const;
};

MatrixLayout ArrangeMatrix(std::vector<int> adepts, std::vector<int> mentors, int adept_count,
                           int mentor_count);

// Rows [first_row, end_row) and columns [first_column, end_column).
struct CellRange {
  int first_row = 0;
  int end_row = 0;
  int first_column = 0;
  int end_column = 0;

  int64_t cells() const { return int64_t{end_row - first_row} * (end_column - first_column); }
  friend bool operator==(const CellRange&, const CellRange&) = default;
};

// The cells of which a part is in sight.
CellRange CellsInSight(const MatrixLayout& layout, const Camera& camera, ui::Vec2 hole);

// The range, or so many rows and columns of it around the pair, or its middle if that is elsewhere.
CellRange Around(const MatrixLayout& layout, const CellRange& range, CellRef pair, int rows,
                 int columns);

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_MATRIX_LAYOUT_H_
