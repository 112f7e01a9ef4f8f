#include "shared/matching/jonker_volgenant.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "shared/matching/row_kernels.h"

namespace parvis::matching {
namespace {

constexpr int32_t kLimit = Range<int32_t>::kMaxPrice;

class Solver {
 public:
  explicit Solver(const FullProblem& problem)
      : problem_(problem),
        column_of_(problem.rows, -1),
        row_of_(problem.columns, -1),
        price_(problem.columns),
        search_price_(problem.columns),
        distance_(problem.columns),
        from_(problem.columns),
        parent_(problem.columns) {}

  FullAssignment Run(Progress& progress) {
    FullAssignment answer;
    std::vector<int32_t> free(problem_.rows);
    std::iota(free.begin(), free.end(), 0);
    if (problem_.rows == problem_.columns) ReduceColumns();
    for (int sweep = 0; sweep < 2; ++sweep) ReduceRows(free);
    for (std::size_t done = 0; done < free.size() && answer.status == FullStatus::kDone; ++done) {
      if (done % (free.size() / 100 + 1) == 0 &&
          !progress.Report(static_cast<double>(done) / free.size()))
        answer.status = FullStatus::kCancelled;
      else
        answer.status = Augment(free[done]);
    }
    answer.column_of = std::move(column_of_);
    answer.price.assign(price_.begin(), price_.end());
    answer.counters = counters_;
    return answer;
  }

 private:
  void Match(int32_t row, int32_t column) {
    column_of_[row] = column;
    row_of_[column] = row;
  }
  int32_t Value(int32_t row, int32_t column) const {
    return problem_.Row(row)[column] - price_[column];
  }

  // Gives every column the price of its highest weight. (A column without a pair: 0.)
  void ReduceColumns() {
    for (int32_t row = 0; row < problem_.rows; ++row)
      Kernels().raise(problem_.Row(row), problem_.columns, price_.data());
    counters_.rows_scanned += problem_.rows;
  }

  // Every free row takes its best column, at the price at which the second best is as good; a row
  // that is driven out takes its turn at once if the price rose, else it stays free.
  void ReduceRows(std::vector<int32_t>& free) {
    std::vector<int32_t> still_free;
    std::reverse(free.begin(), free.end());  // The next is the last.
    int64_t turns_left = 4 * int64_t{problem_.rows};
    while (!free.empty() && turns_left-- > 0) {
      const int32_t row = free.back();
      free.pop_back();
      ++counters_.rows_scanned;
      ++counters_.bids;
      const BestTwo two = FindBestTwo(problem_.Row(row), price_.data(), problem_.columns);
      const bool has_second = two.second_column >= 0;
      const int32_t lead = has_second ? two.best - two.second : 0;
      int32_t column = two.best_column;
      if (two.best_column < 0 || price_[column] + lead >= kLimit) {
        still_free.push_back(row);  // The search will tell what is wrong.
        continue;
      }
      if (lead > 0)
        price_[column] += lead;
      else if (row_of_[column] >= 0 && has_second && row_of_[two.second_column] < 0)
        column = two.second_column;
      const int32_t driven_out = row_of_[column];
      if (driven_out >= 0 && lead == 0) {
        still_free.push_back(row);
        continue;
      }
      Match(row, column);
      if (driven_out >= 0) {
        column_of_[driven_out] = -1;
        free.push_back(driven_out);
      }
    }
    still_free.insert(still_free.end(), free.rbegin(), free.rend());
    free = std::move(still_free);
  }

  // Gives the row a column along a shortest path to a free one. Distances are less by the
  // highest value of the root, which does not matter for the choice.
  FullStatus Augment(int32_t root) {
    std::fill(distance_.begin(), distance_.end(), kFar);
    search_price_ = price_;
    closed_.clear();
    int32_t nearest = Scan(root, 0);
    for (std::size_t next = 0;;) {
      const int32_t least = nearest;
      if (least >= kLimit) return WhyUnreached(root);
      for (int32_t j = 0; j < problem_.columns; ++j) {
        if (distance_[j] != least) continue;
        parent_[j] = from_[j];
        if (row_of_[j] < 0) return Finish(root, j, least);
        closed_.push_back({j, least});
        search_price_[j] = kClosedPrice;
        distance_[j] = kFar;
      }
      for (; next < closed_.size(); ++next) {
        const int32_t row = row_of_[closed_[next].column];
        nearest = Scan(row, least + Value(row, closed_[next].column));
      }
    }
  }

  // Offers every column the way over the row; the least distance of an open column.
  int32_t Scan(int32_t row, int32_t base) {
    ++counters_.rows_scanned;
    counters_.relaxations += problem_.columns;
    return Kernels().relax(problem_.Row(row), search_price_.data(), problem_.columns, base, row,
                           distance_.data(), from_.data());
  }

  // No open column is nearer than the limit: because there is none, or because the limit is low?
  FullStatus WhyUnreached(int32_t root) const {
    const auto leads_on = [&](int32_t row) {
      for (int32_t j = 0; j < problem_.columns; ++j)
        if (problem_.Row(row)[j] >= 0 && search_price_[j] != kClosedPrice) return true;
      return false;
    };
    if (leads_on(root)) return FullStatus::kTooWide;
    for (const Closed& closed : closed_)
      if (leads_on(row_of_[closed.column])) return FullStatus::kTooWide;
    return FullStatus::kImpossible;
  }

  // Brings the prices up to date and moves the rows of the path.
  FullStatus Finish(int32_t root, int32_t end, int32_t end_distance) {
    for (const Closed& closed : closed_) {
      price_[closed.column] += end_distance - closed.distance;
      if (price_[closed.column] >= kLimit) return FullStatus::kTooWide;
    }
    for (int32_t column = end;;) {
      const int32_t row = parent_[column];
      const int32_t left = column_of_[row];
      Match(row, column);
      if (row == root) return FullStatus::kDone;
      column = left;
    }
  }

  struct Closed {
    int32_t column;
    int32_t distance;
  };

  const FullProblem& problem_;
  std::vector<int32_t> column_of_;  // By row.
  std::vector<int32_t> row_of_;     // By column.
  std::vector<int32_t> price_;
  WorkCounters counters_;

  // One search.
  std::vector<int32_t> search_price_;  // kClosed for closed columns.
  std::vector<int32_t> distance_;      // Of open columns.
  std::vector<int32_t> from_;          // The row over which the distance is.
  std::vector<int32_t> parent_;        // The same, of closed columns and the end.
  std::vector<Closed> closed_;
};

}  // namespace

FullAssignment JonkerVolgenant(const FullProblem& problem, Progress& progress) {
  return Solver(problem).Run(progress);
}

}  // namespace parvis::matching
