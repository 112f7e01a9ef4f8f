#include "client-wasm/canvas/matrix_layout.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <tuple>
#include <utility>

namespace parvis::canvas {
namespace {

int PlaceOf(const std::vector<int>& places, int person) {
  if (person < 0 || person >= static_cast<int>(places.size())) return -1;
  return places[static_cast<std::size_t>(person)];
}

std::vector<int> Places(const std::vector<int>& persons, int count) {
  std::vector<int> places(static_cast<std::size_t>(count), -1);
  for (std::size_t i = 0; i < persons.size(); ++i) {
    places[static_cast<std::size_t>(persons[i])] = static_cast<int>(i);
  }
  return places;
}

std::pair<int, int> Shortened(int first, int end, int around, int most) {
  if (end - first <= most) return {first, end};
  const int middle = around >= first && around < end ? around : (first + end) / 2;
  const int from = std::clamp(middle - most / 2, first, end - most);
  return {from, from + most};
}

}  // namespace

ui::Rect MatrixLayout::WorldOf(CellRef pair) const {
  const int row = PlaceOf(row_of, pair.adept);
  const int column = PlaceOf(column_of, pair.mentor);
  if (row < 0 || column < 0) return {};
  return {static_cast<float>(column) * kCellWidth, static_cast<float>(row) * kCellHeight,
          kCellWidth, kCellHeight};
}

CellRef MatrixLayout::At(ui::Vec2 world) const {
  if (world.x < 0 || world.y < 0) return {};
  const int row = static_cast<int>(world.y / kCellHeight);
  const int column = static_cast<int>(world.x / kCellWidth);
  if (row >= rows() || column >= columns()) return {};
  return {adepts[static_cast<std::size_t>(row)], mentors[static_cast<std::size_t>(column)]};
}

CellRef MatrixLayout::Neighbour(CellRef pair, int rows_away, int columns_away) const {
  if (adepts.empty() || mentors.empty()) return {};
  const int row = std::clamp(std::max(0, PlaceOf(row_of, pair.adept)) + rows_away, 0, rows() - 1);
  const int column =
      std::clamp(std::max(0, PlaceOf(column_of, pair.mentor)) + columns_away, 0, columns() - 1);
  return {adepts[static_cast<std::size_t>(row)], mentors[static_cast<std::size_t>(column)]};
}

MatrixLayout ArrangeMatrix(std::vector<int> adepts, std::vector<int> mentors, int adept_count,
                           int mentor_count) {
  MatrixLayout layout;
  layout.row_of = Places(adepts, adept_count);
  layout.column_of = Places(mentors, mentor_count);
  layout.adepts = std::move(adepts);
  layout.mentors = std::move(mentors);
  return layout;
}

CellRange CellsInSight(const MatrixLayout& layout, const Camera& camera, ui::Vec2 hole) {
  const ui::Vec2 end = camera.at + hole * (1 / camera.scale);
  const auto first = [](float at, float size) {
    return std::max(0, static_cast<int>(std::floor(at / size)));
  };
  const auto last = [](float at, float size, int count) {
    return std::clamp(static_cast<int>(std::ceil(at / size)), 0, count);
  };
  CellRange range;
  range.end_row = last(end.y, kCellHeight, layout.rows());
  range.end_column = last(end.x, kCellWidth, layout.columns());
  range.first_row = std::min(first(camera.at.y, kCellHeight), range.end_row);
  range.first_column = std::min(first(camera.at.x, kCellWidth), range.end_column);
  return range;
}

CellRange Around(const MatrixLayout& layout, const CellRange& range, CellRef pair, int rows,
                 int columns) {
  CellRange out;
  std::tie(out.first_row, out.end_row) =
      Shortened(range.first_row, range.end_row, PlaceOf(layout.row_of, pair.adept), rows);
  std::tie(out.first_column, out.end_column) = Shortened(
      range.first_column, range.end_column, PlaceOf(layout.column_of, pair.mentor), columns);
  return out;
}

}  // namespace parvis::canvas
