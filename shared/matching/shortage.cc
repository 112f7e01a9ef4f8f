#include "shared/matching/shortage.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "shared/matching/column_rows.h"
#include "shared/matching/weight.h"

namespace parvis::matching {
namespace {

class Shortage {
 public:
  Shortage(const SparseProblem& problem, Assignment& assignment);
  void Run();

 private:
  std::span<const Instance::Entry> Row(int32_t row) const {
    return problem_.entries.subspan(problem_.row_begin[row],
                                    problem_.row_begin[row + 1] - problem_.row_begin[row]);
  }
  // The lowest dual that the prices allow.
  int64_t DualOf(int32_t row) const;
  // Gives the row a column if there is a path to a free place; else what it reached stays marked.
  bool Pair(int32_t root);
  void Augment(int32_t column);
  void RaisePrices();

  const SparseProblem& problem_;
  std::vector<int32_t>& column_of_;
  std::vector<int64_t>& v_;
  ColumnRows rows_of_;
  std::vector<int32_t> from_row_;    // By column: the row before it on the path; -1: not reached.
  std::vector<int32_t> short_rows_;  // Reached in vain.
  std::vector<int32_t> short_columns_;
  int64_t missing_ = 0;  // How many rows have to go without.
};

Shortage::Shortage(const SparseProblem& problem, Assignment& assignment)
    : problem_(problem),
      column_of_(assignment.column_of),
      v_(assignment.column_dual),
      rows_of_(problem, column_of_),
      from_row_(problem.columns, -1) {}

void Shortage::Run() {
  std::vector<int32_t> without;
  for (int32_t row = 0; row < problem_.rows; ++row) {
    if (const int32_t column = std::exchange(column_of_[row], -1); column >= 0)
      rows_of_.Link(row, column);
    else if (DualOf(row) >= Weight::kPair / 2)  // Else the prices say already that it may.
      without.push_back(row);
  }
  for (int32_t row : without)
    if (!Pair(row)) ++missing_;
  if (missing_ > 0) RaisePrices();
}

int64_t Shortage::DualOf(int32_t row) const {
  int64_t dual = 0;
  for (const Instance::Entry& entry : Row(row))
    dual = std::max(dual, Weight::kPair + entry.score - v_[entry.mentor]);
  return dual;
}

bool Shortage::Pair(int32_t root) {
  const std::size_t first_row = short_rows_.size();
  const std::size_t first_column = short_columns_.size();
  short_rows_.push_back(root);
  for (std::size_t i = first_row; i < short_rows_.size(); ++i) {
    for (const Instance::Entry& entry : Row(short_rows_[i])) {
      const int32_t column = entry.mentor;
      if (from_row_[column] >= 0) continue;
      from_row_[column] = short_rows_[i];
      short_columns_.push_back(column);
      if (rows_of_.HasFreePlace(column)) {
        Augment(column);
        while (short_columns_.size() > first_column) {
          from_row_[short_columns_.back()] = -1;
          short_columns_.pop_back();
        }
        short_rows_.resize(first_row);
        return true;
      }
      for (int32_t row = rows_of_.First(column); row >= 0; row = rows_of_.Next(row))
        short_rows_.push_back(row);
    }
  }
  return false;
}

void Shortage::Augment(int32_t column) {
  while (column >= 0) {
    const int32_t row = from_row_[column];
    const int32_t left = column_of_[row];
    if (left >= 0) rows_of_.Unlink(row);
    rows_of_.Link(row, column);
    column = left;
  }
}

void Shortage::RaisePrices() {
  // Prices that have been raised before stand: single searches mend what is new.
  for (int32_t column : short_columns_)
    if (v_[column] >= Weight::kPair / 2) return;
  // As many rows as have to go without fall to 0 or below by the raise.
  std::vector<int64_t> duals;
  for (int32_t row : short_rows_) duals.push_back(DualOf(row));
  const auto last = duals.begin() + (missing_ - 1);
  std::nth_element(duals.begin(), last, duals.end());
  for (int32_t column : short_columns_) v_[column] += *last;
}

}  // namespace

void PriceShortage(const SparseProblem& problem, Assignment& assignment) {
  Shortage(problem, assignment).Run();
}

}  // namespace parvis::matching
