// What stays while the matrix is panned: names of rows and columns; and the cross through the cell
// that is chosen or pointed at.
#include <algorithm>
#include <string>

#include "client-wasm/canvas/matrix_parts.h"
#include "client-wasm/canvas/person_words.h"

namespace parvis::canvas {
namespace {

using text::Message;

bool IsMarked(int index, int chosen, int hovered) {
  return index >= 0 && (index == chosen || index == hovered);
}

// Name and institution of a row, or only its institution's colour where there is no room.
void DrawRowHeader(const Matrix& matrix, int row, bool marked) {
  const ui::Theme& theme = matrix.frame.theme();
  ui::Painter& painter = matrix.frame.painter();
  const v1::MatchingPerson& person =
      matrix.Adept(matrix.state.layout.adepts[static_cast<std::size_t>(row)]);
  const float height = kCellHeight * matrix.scale();
  ui::Rect place{matrix.rect.x, matrix.RowY(row), matrix.cells.x - matrix.rect.x, height};
  if (marked) painter.FillRect(place, theme.accent_soft);
  const ui::Rect bar{place.right() - 7, place.y + 1, 3, std::max(1.0f, height - 2)};
  painter.FillRect(bar, InstitutionColor(matrix.board, person.institution(), theme));
  if (height < kNameHeight) {
    if (!marked) return;
    // The one row that matters is named all the same.
    place = {place.x, place.center().y - 9, place.w, 18};
    painter.FillRect({place.x, place.y, place.w - 8, place.h}, theme.accent_soft);
  }
  ui::TextOptions options;
  options.style = ui::TextStyle::kFine;
  options.color = theme.muted;
  options.align = ui::Align::kRight;
  const float code = painter.TextWidth(person.institution(), ui::TextStyle::kFine) + 6;
  const ui::Rect words{place.x + 12, place.y, place.w - 26, place.h};
  painter.Text(person.institution(), words, options);
  options.align = ui::Align::kLeft;
  options.style = height >= 22 ? ui::TextStyle::kCard : ui::TextStyle::kFine;
  options.color = marked ? theme.accent : theme.text;
  painter.Text(person.display_name(), {words.x, words.y, words.w - code, words.h}, options);
}

// Initials and institution of a column.
void DrawColumnHeader(const Matrix& matrix, int column, bool marked) {
  const ui::Theme& theme = matrix.frame.theme();
  ui::Painter& painter = matrix.frame.painter();
  const v1::MatchingPerson& person =
      matrix.Mentor(matrix.state.layout.mentors[static_cast<std::size_t>(column)]);
  const float width = kCellWidth * matrix.scale();
  const ui::Rect place{matrix.ColumnX(column), matrix.rect.y, width,
                       matrix.cells.y - matrix.rect.y};
  if (marked) painter.FillRect(place, theme.accent_soft);
  painter.FillRect({place.x + 1, place.bottom() - 7, std::max(1.0f, width - 2), 3},
                   InstitutionColor(matrix.board, person.institution(), theme));
  if (width < 24) return;
  ui::TextOptions options;
  options.style = ui::TextStyle::kFineStrong;
  options.color = marked ? theme.accent : theme.text;
  options.align = ui::Align::kCenter;
  painter.Text(Initials(person), {place.x, place.y + 6, width, 16}, options);
  options.style = ui::TextStyle::kFine;
  options.color = theme.muted;
  painter.Text(person.institution(), {place.x + 1, place.y + 21, width - 2, 14}, options);
}

}  // namespace

void DrawHeaders(const Matrix& matrix) {
  const ui::Theme& theme = matrix.frame.theme();
  ui::Painter& painter = matrix.frame.painter();
  const ui::Rect& rect = matrix.rect;
  const ui::Rect& cells = matrix.cells;
  const CellRef hovered = matrix.state.hovered;
  painter.SetLayer(kMatrixHeaderLayer);
  painter.FillRect({rect.x, cells.y, cells.x - rect.x, cells.h}, theme.bg);
  painter.FillRect({rect.x, rect.y, rect.w, cells.y - rect.y}, theme.bg);
  painter.PushClip({rect.x, cells.y, rect.w, cells.h});
  const int chosen_row = matrix.RowOf(matrix.shown);
  const int hovered_row = matrix.RowOf(hovered);
  // Marked ones last: far away their names lie over the neighbours.
  for (const bool marked : {false, true}) {
    for (int row = matrix.range.first_row; row < matrix.range.end_row; ++row) {
      if (IsMarked(row, chosen_row, hovered_row) == marked) DrawRowHeader(matrix, row, marked);
    }
  }
  painter.PopClip();
  painter.PushClip({cells.x, rect.y, cells.w, rect.h});
  for (int column = matrix.range.first_column; column < matrix.range.end_column; ++column) {
    DrawColumnHeader(matrix, column,
                     IsMarked(column, matrix.ColumnOf(matrix.shown), matrix.ColumnOf(hovered)));
  }
  painter.PopClip();
  painter.Line({rect.x, cells.y - 1}, {rect.right(), cells.y - 1}, theme.line);
  painter.Line({cells.x - 1, rect.y}, {cells.x - 1, rect.bottom()}, theme.line);
}

void DrawCross(const Matrix& matrix) {
  const ui::Theme& theme = matrix.frame.theme();
  ui::Painter& painter = matrix.frame.painter();
  painter.SetLayer(kMatrixMarkLayer);
  const auto cross = [&](CellRef pair, ui::Color color, float width) {
    const int row = matrix.RowOf(pair);
    const int column = matrix.ColumnOf(pair);
    if (row < 0 || column < 0) return;
    const ui::Rect cell = matrix.OnScreen(row, column);
    const ui::Rect& cells = matrix.cells;
    for (const float y : {cell.y, cell.bottom() - 1}) {
      painter.Line({cells.x, y}, {cells.right(), y}, color, width);
    }
    for (const float x : {cell.x, cell.right() - 1}) {
      painter.Line({x, cells.y}, {x, cells.bottom()}, color, width);
    }
    painter.StrokeRect(ui::Inset(cell, -1), color, 3, 2);
  };
  if (matrix.state.hovered != matrix.shown) cross(matrix.state.hovered, theme.edge, 1);
  cross(matrix.shown, theme.accent, 1);
}

void DrawLabel(const Matrix& matrix) {
  const CellRef pair = matrix.state.hovered;
  if (!pair.complete() || matrix.state.press) return;
  const ui::Theme& theme = matrix.frame.theme();
  ui::Painter& painter = matrix.frame.painter();
  const std::string names =
      NameWithCode(matrix.Adept(pair.adept)) + "  ·  " + NameWithCode(matrix.Mentor(pair.mentor));
  const std::string words = CellWords(matrix, pair);
  const float width = 24 + std::max(painter.TextWidth(names, ui::TextStyle::kPanel),
                                    painter.TextWidth(words, ui::TextStyle::kCaption));
  const ui::Rect& cells = matrix.cells;
  const float x = std::clamp(matrix.state.pointer.x + 14, cells.x + 4,
                             std::max(cells.x + 4, cells.right() - width - 4));
  float y = matrix.state.pointer.y + 18;
  if (y + 50 > cells.bottom()) y = matrix.state.pointer.y - 60;
  const ui::Rect label{x, y, width, 46};
  painter.SetLayer(kMatrixLabelLayer);
  painter.Shadow(label, theme.shadow, ui::kRadiusControl, 8);
  painter.FillRect(label, theme.surface, ui::kRadiusControl);
  painter.StrokeRect(label, theme.line, ui::kRadiusControl);
  ui::TextOptions options;
  options.style = ui::TextStyle::kPanel;
  options.color = theme.text;
  painter.Text(names, {label.x + 12, label.y + 6, width - 24, 16}, options);
  options.style = ui::TextStyle::kCaption;
  options.color = theme.muted;
  painter.Text(words, {label.x + 12, label.y + 24, width - 24, 16}, options);
}

}  // namespace parvis::canvas
