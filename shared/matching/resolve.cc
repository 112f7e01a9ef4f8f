#include "shared/matching/resolve.h"

#include <algorithm>
#include <utility>

#include "shared/matching/hash.h"

namespace parvis::matching {
namespace {

constexpr CompactWeight kZero{};
constexpr CompactWeight kAboveAll = CompactWeight::AboveAll();

}  // namespace

Resolver::Resolver(ScoreMatrix scores, std::span<const uint64_t> row_hashes,
                   std::span<const uint64_t> column_hashes)
    : scores_(std::move(scores)),
      with_ties_(!row_hashes.empty() && !column_hashes.empty()),
      column_search_(scores_.columns(), with_ties_),
      row_search_(scores_.rows(), with_ties_) {
  const int padded_rows = ScoreMatrix::Padded(rows());
  const int padded_columns = ScoreMatrix::Padded(columns());
  state_.rows = {std::vector<int32_t>(padded_rows), std::vector<int64_t>(padded_rows),
                 std::vector<uint64_t>(row_hashes.begin(), row_hashes.end())};
  state_.columns = {std::vector<int32_t>(padded_columns), std::vector<int64_t>(padded_columns), {}};
  state_.rows.hash.resize(rows());
  for (uint64_t hash : column_hashes) state_.columns.hash.push_back(3 * hash);
  state_.columns.hash.resize(columns());
  state_.in.resize(rows());
  state_.column_of.assign(rows(), -1);
  state_.next.assign(rows(), -1);
  state_.previous.assign(rows(), -1);
  state_.first.assign(columns(), -1);
  state_.places.resize(columns());
  state_.taken.resize(columns());
  logged_.resize(rows());
  via_.assign(columns(), -1);
  is_relaxed_.resize(columns());
  relaxed_at_.resize(columns());
  for (int row = 0; row < rows(); ++row) row_search_.SetReachable(row, false);
}

void Resolver::LoadRow(int row, int column, CompactWeight dual) {
  state_.in[row] = true;
  row_search_.SetReachable(row, true);
  state_.rows.SetDual(row, dual);
  if (column >= 0) Link(row, column);
}

void Resolver::LoadColumn(int column, int32_t places, CompactWeight dual) {
  state_.places[column] = places;
  state_.columns.SetDual(column, dual);
}

CompactWeight Resolver::WeightOf(int row, int column) const {
  const int64_t tie =
      with_ties_ ? TieOfSum(state_.rows.hash[row] + state_.columns.hash[column]) : 0;
  return {CompactWeight::kPair + scores_.At(row, column), tie};
}

void Resolver::Link(int row, int column) {
  const int32_t next = state_.first[column];
  state_.column_of[row] = column;
  state_.next[row] = next;
  state_.previous[row] = -1;
  if (next >= 0) state_.previous[next] = row;
  state_.first[column] = row;
  ++state_.taken[column];
}

void Resolver::Unlink(int row) {
  const int32_t column = state_.column_of[row];
  const int32_t next = state_.next[row];
  const int32_t previous = state_.previous[row];
  (previous >= 0 ? state_.next[previous] : state_.first[column]) = next;
  if (next >= 0) state_.previous[next] = previous;
  state_.column_of[row] = -1;
  --state_.taken[column];
}

void Resolver::Move(int row, int column) {
  const int32_t before = state_.column_of[row];
  if (!logged_[row]) {
    logged_[row] = true;
    log_.push_back({row, before});
  }
  if (before >= 0) Unlink(row);
  if (column >= 0) Link(row, column);
}

void Resolver::Place(int row) {
  state_.rows.SetDual(row, kAboveAll);
  rows_to_place_.push_back(row);
}

void Resolver::AddToRow(int row, CompactWeight change) {
  const CompactWeight dual = state_.rows.Dual(row) + change;
  state_.rows.SetDual(row, dual);
  outgrown_ = outgrown_ || !dual.Fits();
  touched_rows_.push_back(row);
}

void Resolver::AddToColumn(int column, CompactWeight change) {
  const CompactWeight dual = state_.columns.Dual(column) + change;
  state_.columns.SetDual(column, dual);
  outgrown_ = outgrown_ || !dual.Fits();
  touched_columns_.push_back(column);
}

void Resolver::ChangeScore(int row, int column, int32_t score) {
  const CompactWeight before = WeightOf(row, column);
  scores_.Set(row, column, score);
  if (!state_.in[row]) return;
  const bool formed = state_.column_of[row] == column;
  const CompactWeight after = WeightOf(row, column);
  if (formed && score != kNotAllowed && before.value <= after.value) {
    AddToRow(row, after - before);
    return;
  }
  const bool attractive =
      score != kNotAllowed && state_.rows.Dual(row) + state_.columns.Dual(column) < after;
  if (!formed && !attractive) return;
  if (state_.column_of[row] >= 0) {
    vacant_.push_back(state_.column_of[row]);
    Move(row, -1);
  }
  Place(row);
}

void Resolver::ChangePlaces(int column, int32_t places) {
  state_.places[column] = places;
  touched_columns_.push_back(column);
  if (state_.taken[column] > places) overfull_.push_back(column);
  if (state_.taken[column] < places) vacant_.push_back(column);
}

void Resolver::PutIn(int row) {
  state_.in[row] = true;
  row_search_.SetReachable(row, true);
  Place(row);
}

void Resolver::TakeOut(int row) {
  if (state_.column_of[row] >= 0) {
    vacant_.push_back(state_.column_of[row]);
    Move(row, -1);
  }
  state_.in[row] = false;
  row_search_.SetReachable(row, false);
  state_.rows.SetDual(row, kZero);
  touched_rows_.push_back(row);
  std::erase(rows_to_place_, row);
}

bool Resolver::Restore() {
  for (int row : rows_to_place_)
    if (state_.column_of[row] < 0) Forward(row, -1);
  for (int column : overfull_)
    while (state_.taken[column] > state_.places[column]) Forward(-1, column);
  for (int column : vacant_)
    while (HasFreePlace(column) && kZero < state_.columns.Dual(column) && Backward(column)) {
    }
  rows_to_place_.clear();
  overfull_.clear();
  vacant_.clear();
  return !std::exchange(outgrown_, false);
}

const std::vector<Resolver::Change>& Resolver::TakeChanges() {
  changes_.clear();
  for (const Change& change : log_) {
    logged_[change.row] = false;
    if (state_.column_of[change.row] != change.column_before) changes_.push_back(change);
  }
  log_.clear();
  return changes_;
}

int64_t Resolver::ValueOfChanges() const {
  Weight sum;
  for (const Change& change : log_) {
    const int column = state_.column_of[change.row];
    if (column >= 0) sum = sum + WeightOf(change.row, column).ToWeight();
    if (change.column_before >= 0)
      sum = sum - WeightOf(change.row, change.column_before).ToWeight();
  }
  return sum.value;
}

void Resolver::Save() { saved_ = state_; }

void Resolver::GoBack() {
  for (int row = 0; row < rows(); ++row)
    if (saved_.in[row] != state_.in[row]) row_search_.SetReachable(row, saved_.in[row]);
  state_ = saved_;
  TakeChanges();
  ForgetTouched();
}

void Resolver::ForgetTouched() {
  touched_rows_.clear();
  touched_columns_.clear();
}

void Resolver::RelaxRow(int row, CompactWeight distance) {
  column_search_.Relax(row, scores_.Row(row), distance, state_.rows.Dual(row),
                       state_.rows.hash[row], state_.columns);
  if (!searching_both_) return;
  for (int column : column_search_.improved())
    if (is_relaxed_[column])
      OfferMeeting(column, column_search_.DistanceTo(column), relaxed_at_[column]);
}

void Resolver::ScanColumn(int column, CompactWeight distance) {
  for (int row = state_.first[column]; row >= 0; row = state_.next[row]) {
    // The row may go without, which costs its price.
    if (column_search_.ShortenEnd(distance + state_.rows.Dual(row))) {
      end_row_ = row;
      end_column_ = meeting_column_ = -1;
    }
    RelaxRow(row, distance);
  }
}

void Resolver::BeginForward(int root_row, int root_column) {
  end_column_ = meeting_column_ = -1;
  end_row_ = root_row;
  if (root_row >= 0) {
    column_search_.Begin(state_.rows.Dual(root_row));
    RelaxRow(root_row, kZero);
  } else {
    column_search_.Begin(state_.columns.Dual(root_column) + kAboveAll);
    ScanColumn(root_column, kZero);
  }
}

bool Resolver::StepForward(int root_column) {
  const int column = column_search_.TakeNearest();
  if (column < 0) return false;
  if (column == root_column) return true;  // Its rows have been offered from distance 0.
  const CompactWeight distance = column_search_.distance();
  if (HasFreePlace(column)) {
    column_search_.ShortenEnd(distance);
    end_column_ = column;
    end_row_ = meeting_column_ = -1;
  } else {
    ScanColumn(column, distance);
  }
  return true;
}

void Resolver::SetForwardPrices(int root_row, int root_column, CompactWeight radius) {
  // Arcs on the path become 0, and none becomes negative. A row is as far away as the column that
  // it has.
  const auto update = [&](int column, CompactWeight distance) {
    if (!(distance < radius)) return;
    AddToColumn(column, radius - distance);
    for (int row = state_.first[column]; row >= 0; row = state_.next[row])
      AddToRow(row, distance - radius);
  };
  if (root_row >= 0) AddToRow(root_row, kZero - radius);
  if (root_column >= 0) update(root_column, kZero);
  for (const LevelSearch::Taken& taken : column_search_.taken())
    if (taken.node != root_column) update(taken.node, taken.distance);
}

void Resolver::Forward(int root_row, int root_column) {
  BeginForward(root_row, root_column);
  const int vacancy = VacancyWithPrice();
  CompactWeight radius;
  searching_both_ = vacancy >= 0;
  const bool meets = searching_both_ && SearchBoth(root_column, vacancy, &radius);
  searching_both_ = false;
  if (meets) {
    SetForwardPrices(root_row, root_column, radius);
    SetBackwardPrices(column_search_.end() - radius);
    AugmentBoth(root_row, root_column, vacancy);
    return;
  }
  while (StepForward(root_column)) {
  }
  SetForwardPrices(root_row, root_column, column_search_.end());
  AugmentForward(root_row, root_column);
}

void Resolver::AugmentForward(int root_row, int root_column) {
  int column = end_column_;
  if (end_row_ >= 0) {
    if (end_row_ == root_row) return;
    column = state_.column_of[end_row_];
    Move(end_row_, -1);
  }
  while (column != root_column) {
    const int row = column_search_.from(column);
    const int left = state_.column_of[row];
    Move(row, column);
    if (row == root_row) return;
    column = left;
  }
}

void Resolver::RelaxColumn(int column, int via_row, CompactWeight distance) {
  is_relaxed_[column] = true;
  via_[column] = via_row;
  relaxed_.push_back(column);
  relaxed_at_[column] = distance;
  row_search_.Relax(column, scores_.Column(column), distance, state_.columns.Dual(column),
                    state_.columns.hash[column], state_.rows);
}

void Resolver::BeginBackward(int root_column) {
  for (int column : relaxed_) is_relaxed_[column] = false;
  relaxed_.clear();
  taking_row_ = -1;
  row_search_.Begin(state_.columns.Dual(root_column));
  RelaxColumn(root_column, -1, kZero);
}

int Resolver::StepBackward() {
  const int row = row_search_.TakeNearest();
  if (row < 0) return -1;
  const CompactWeight distance = row_search_.distance();
  const int column = state_.column_of[row];
  // The row takes its way from going without, or its place is left free, at the place's price.
  const CompactWeight leaving = column < 0 ? kZero : state_.columns.Dual(column);
  if (row_search_.ShortenEnd(distance + leaving)) taking_row_ = row;
  if (column >= 0 && !is_relaxed_[column]) RelaxColumn(column, row, distance);
  return row;
}

void Resolver::SetBackwardPrices(CompactWeight radius) {
  for (int column : relaxed_)
    if (relaxed_at_[column] < radius) AddToColumn(column, relaxed_at_[column] - radius);
  for (const LevelSearch::Taken& taken : row_search_.taken())
    if (taken.distance < radius) AddToRow(taken.node, radius - taken.distance);
}

bool Resolver::Backward(int root_column) {
  BeginBackward(root_column);
  while (StepBackward() >= 0) {
  }
  SetBackwardPrices(row_search_.end());
  if (taking_row_ < 0) return false;
  AugmentBackward(root_column);
  return true;
}

void Resolver::AugmentBackward(int root_column) {
  for (int row = taking_row_;;) {
    const int column = row_search_.from(row);
    Move(row, column);
    if (column == root_column) return;
    row = via_[column];
  }
}

}  // namespace parvis::matching
