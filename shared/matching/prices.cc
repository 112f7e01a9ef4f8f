#include "shared/matching/prices.h"

#include <algorithm>

namespace parvis::matching {
namespace {

// Longer than any path: nobody pays more than going without costs.
constexpr CompactWeight kEndless{2 * CompactWeight::kPair, 0};

CompactWeight ValueOnly(CompactWeight weight) { return {weight.value, 0}; }

}  // namespace

const std::vector<int32_t>& PriceSearch::LossOfAPlace(const Resolver& best) {
  values_.assign(best.columns(), kImpossible);
  rows_.Begin(kEndless);
  const auto relax = [&](int column, CompactWeight distance) {
    values_[column] = best.ColumnDual(column).value + distance.value;
    rows_.Relax(column, best.scores().Column(column), distance, ValueOnly(best.ColumnDual(column)),
                0, best.row_side());
  };
  // The distance of a row is what it costs that the row leaves its place. A column's loss is that
  // of its nearest row, and the price that its place had.
  for (int column = 0; column < best.columns(); ++column) {
    if (best.HasFreePlace(column)) {
      relax(column, {});
      continue;
    }
    for (int row = best.first_row(column); row >= 0; row = best.next_row(row))
      rows_.Offer(-1, row, ValueOnly(best.RowDual(row)));
  }
  for (int row = rows_.TakeNearest(); row >= 0; row = rows_.TakeNearest()) {
    const int column = best.column_of(row);
    if (column >= 0 && values_[column] == kImpossible) relax(column, rows_.distance());
  }
  return values_;
}

const std::vector<int32_t>& PriceSearch::GainOfAPlace(const Resolver& best) {
  values_.assign(best.columns(), 0);
  columns_.Begin(kEndless);
  const auto relax = [&](int row, CompactWeight distance) {
    columns_.Relax(row, best.scores().Row(row), distance, ValueOnly(best.RowDual(row)), 0,
                   best.column_side());
  };
  // The distance of a column is what a row for it costs: its own price if none comes.
  for (int column = 0; column < best.columns(); ++column)
    columns_.Offer(-1, column, ValueOnly(best.ColumnDual(column)));
  for (int row = 0; row < best.rows(); ++row)
    if (best.is_in(row) && best.column_of(row) < 0) relax(row, {});
  for (int column = columns_.TakeNearest(); column >= 0; column = columns_.TakeNearest()) {
    const CompactWeight distance = columns_.distance();
    values_[column] = best.ColumnDual(column).value - distance.value;
    for (int row = best.first_row(column); row >= 0; row = best.next_row(row)) relax(row, distance);
  }
  return values_;
}

}  // namespace parvis::matching
