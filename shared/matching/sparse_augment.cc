#include "shared/matching/sparse_augment.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "shared/matching/column_rows.h"
#include "shared/matching/shortage.h"
#include "shared/matching/weight.h"

namespace parvis::matching {
namespace {

constexpr int64_t kFar = std::numeric_limits<int64_t>::max();

class Augmenter {
 public:
  Augmenter(const SparseProblem& problem, Assignment& assignment);
  void Run(Progress& progress);

 private:
  struct Reached {
    int64_t distance;
    int32_t column;
    // For a min-heap. The column decides between equals, since standard libraries order equal
    // elements of a heap in ways of their own.
    bool operator<(const Reached& other) const {
      return distance != other.distance ? distance > other.distance : column > other.column;
    }
  };
  // An entry as its column sees it.
  struct Entry {
    int32_t row;
    int32_t score;
  };

  std::span<const Instance::Entry> Row(int32_t row) const {
    return problem_.entries.subspan(problem_.row_begin[row],
                                    problem_.row_begin[row + 1] - problem_.row_begin[row]);
  }
  // Sets u to the lowest that v allows. True if a pair with `column` is then tight.
  bool SetDual(int32_t row, int32_t column);
  void SearchFromRow(int32_t root);
  void ScanRow(int32_t row, int64_t distance);
  void SearchFromColumn(int32_t root);
  void ScanColumn(int32_t column, int64_t distance);
  void Transpose();

  // The nearest column whose distance is final, or -1 if the end of the path is not farther.
  int32_t TakeNearest();
  void Reach(int32_t column, int64_t distance, int32_t row);
  // Moves every scanned column, and its rows against it, by what it is nearer than the end.
  void MoveDuals(int64_t column_sign);
  void Forget();

  const SparseProblem& problem_;
  Assignment& result_;
  std::vector<int32_t>& column_of_;
  std::vector<int64_t>& u_;
  std::vector<int64_t>& v_;
  ColumnRows rows_of_;

  // The entries by column, once they are needed.
  std::vector<std::size_t> column_begin_;
  std::vector<Entry> column_entries_;

  // Of one search.
  std::vector<Reached> heap_;
  std::vector<int64_t> distance_;     // By column.
  std::vector<int32_t> from_row_;     // By column: the row before it on the path.
  std::vector<int32_t> from_column_;  // By column, in a search from a column: the one before it.
  std::vector<int32_t> reached_;
  std::vector<int32_t> scanned_;
  int64_t end_distance_ = 0;
  int32_t end_row_ = -1;     // Where the path ends, if at a row without a column.
  int32_t end_column_ = -1;  // The last column of the path.
};

Augmenter::Augmenter(const SparseProblem& problem, Assignment& assignment)
    : problem_(problem),
      result_(assignment),
      column_of_(assignment.column_of),
      u_(assignment.row_dual),
      v_(assignment.column_dual),
      rows_of_(problem, column_of_),
      distance_(problem.columns, kFar),
      from_row_(problem.columns, -1),
      from_column_(problem.columns, -1) {
  u_.assign(problem.rows, 0);
}

void Augmenter::Run(Progress& progress) {
  for (int32_t row = 0; row < problem_.rows; ++row) {
    const int32_t old = std::exchange(column_of_[row], -1);
    if (SetDual(row, old) && old >= 0) rows_of_.Link(row, old);
  }
  const int32_t all = problem_.rows + problem_.columns;
  const int32_t step = all / 64 + 1;
  for (int32_t node = 0; node < all; ++node) {
    if (node % step == 0 && !progress.Report(double(node) / all)) {
      result_.cancelled = true;
      return;
    }
    if (node < problem_.rows) {
      if (column_of_[node] >= 0) continue;
      SetDual(node, -1);  // Prices may have risen since.
      if (u_[node] > 0) SearchFromRow(node);
    } else {
      const int32_t column = node - problem_.rows;
      while (v_[column] > 0 && rows_of_.HasFreePlace(column)) SearchFromColumn(column);
    }
  }
}

bool Augmenter::SetDual(int32_t row, int32_t column) {
  int64_t best = 0;
  int64_t of_column = -1;
  for (const Instance::Entry& entry : Row(row)) {
    const int64_t worth = Weight::kPair + entry.score - v_[entry.mentor];
    best = std::max(best, worth);
    if (entry.mentor == column) of_column = worth;
  }
  u_[row] = best;
  result_.counters.rows_scanned += 1;
  return of_column == best;
}

void Augmenter::SearchFromRow(int32_t root) {
  // The path that is always there: the row goes without, and its dual falls to 0.
  end_distance_ = u_[root];
  end_row_ = root;
  end_column_ = -1;
  ScanRow(root, 0);
  for (int32_t column = TakeNearest(); column >= 0; column = TakeNearest()) {
    const int64_t distance = distance_[column];
    for (int32_t row = rows_of_.First(column); row >= 0; row = rows_of_.Next(row)) {
      if (distance + u_[row] < end_distance_) {
        end_distance_ = distance + u_[row];
        end_row_ = row;
        end_column_ = column;
      }
      ScanRow(row, distance);
    }
  }
  u_[root] -= end_distance_;
  MoveDuals(1);
  if (end_row_ >= 0 && end_row_ != root) rows_of_.Unlink(end_row_);
  for (int32_t column = end_column_; column >= 0;) {
    const int32_t row = from_row_[column];
    const int32_t left = column_of_[row];
    if (left >= 0) rows_of_.Unlink(row);
    rows_of_.Link(row, column);
    column = left;
  }
  Forget();
}

void Augmenter::ScanRow(int32_t row, int64_t distance) {
  const int64_t base = distance + u_[row] - Weight::kPair;
  result_.counters.rows_scanned += 1;
  result_.counters.relaxations += static_cast<int64_t>(Row(row).size());
  for (const Instance::Entry& entry : Row(row)) {
    const int64_t through = base + v_[entry.mentor] - entry.score;
    // What is no nearer than the best end cannot be on a shorter path.
    if (through >= end_distance_ || through >= distance_[entry.mentor]) continue;
    if (rows_of_.HasFreePlace(entry.mentor)) {
      end_distance_ = through;
      end_row_ = -1;
      end_column_ = entry.mentor;
      from_row_[entry.mentor] = row;
    } else {
      Reach(entry.mentor, through, row);
    }
  }
}

void Augmenter::SearchFromColumn(int32_t root) {
  if (column_begin_.empty()) Transpose();
  // The path that is always there: the place stays free, and the price falls to 0.
  end_distance_ = v_[root];
  end_row_ = -1;
  end_column_ = root;
  Reach(root, 0, -1);
  for (int32_t column = TakeNearest(); column >= 0; column = TakeNearest()) {
    if (distance_[column] + v_[column] < end_distance_) {
      end_distance_ = distance_[column] + v_[column];
      end_row_ = -1;
      end_column_ = column;
    }
    ScanColumn(column, distance_[column]);
  }
  MoveDuals(-1);
  if (end_row_ >= 0) rows_of_.Link(end_row_, end_column_);
  for (int32_t column = end_column_; column != root; column = from_column_[column]) {
    rows_of_.Unlink(from_row_[column]);
    rows_of_.Link(from_row_[column], from_column_[column]);
  }
  Forget();
}

void Augmenter::ScanColumn(int32_t column, int64_t distance) {
  const int64_t base = distance + v_[column] - Weight::kPair;
  result_.counters.relaxations += column_begin_[column + 1] - column_begin_[column];
  for (std::size_t at = column_begin_[column]; at < column_begin_[column + 1]; ++at) {
    const auto [row, score] = column_entries_[at];
    const int64_t through = base + u_[row] - score;
    if (through >= end_distance_) continue;
    const int32_t next = column_of_[row];
    if (next < 0) {
      end_distance_ = through;
      end_row_ = row;
      end_column_ = column;
    } else if (through < distance_[next]) {
      Reach(next, through, row);
      from_column_[next] = column;
    }
  }
}

void Augmenter::Transpose() {
  column_begin_.assign(problem_.columns + 1, 0);
  for (const Instance::Entry& entry : problem_.entries) ++column_begin_[entry.mentor + 1];
  for (int32_t column = 0; column < problem_.columns; ++column)
    column_begin_[column + 1] += column_begin_[column];
  column_entries_.resize(problem_.entries.size());
  std::vector<std::size_t> next(column_begin_.begin(), column_begin_.end() - 1);
  for (int32_t row = 0; row < problem_.rows; ++row)
    for (const Instance::Entry& entry : Row(row))
      column_entries_[next[entry.mentor]++] = {row, entry.score};
}

void Augmenter::Reach(int32_t column, int64_t distance, int32_t row) {
  if (distance_[column] == kFar) reached_.push_back(column);
  distance_[column] = distance;
  from_row_[column] = row;
  heap_.push_back({distance, column});
  std::push_heap(heap_.begin(), heap_.end());
}

int32_t Augmenter::TakeNearest() {
  while (!heap_.empty() && heap_.front().distance < end_distance_) {
    const Reached nearest = heap_.front();
    std::pop_heap(heap_.begin(), heap_.end());
    heap_.pop_back();
    if (nearest.distance != distance_[nearest.column]) continue;  // Reached nearer since.
    scanned_.push_back(nearest.column);
    return nearest.column;
  }
  return -1;
}

void Augmenter::MoveDuals(int64_t column_sign) {
  for (int32_t column : scanned_) {
    const int64_t move = column_sign * (end_distance_ - distance_[column]);
    v_[column] += move;
    for (int32_t row = rows_of_.First(column); row >= 0; row = rows_of_.Next(row)) u_[row] -= move;
  }
}

void Augmenter::Forget() {
  for (int32_t column : reached_) distance_[column] = kFar;
  reached_.clear();
  scanned_.clear();
  heap_.clear();
}

}  // namespace

void AugmentSparse(const SparseProblem& problem, Progress& progress, Assignment& assignment) {
  PriceShortage(problem, assignment);
  Augmenter(problem, assignment).Run(progress);
}

}  // namespace parvis::matching
