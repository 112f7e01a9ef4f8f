#include "shared/matching/core_assignment.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "shared/matching/augmenting_forest.h"
#include "shared/matching/dense_auction.h"
#include "shared/matching/priced_matching.h"
#include "shared/matching/progress.h"
#include "shared/matching/row_kernels.h"
#include "shared/matching/row_storage.h"

namespace parvis::matching {
namespace {

// Below this part of the rows, free rows are few.
constexpr int32_t kFewRows = 4;
// A round of the auction ends when this part of the rows is free.
constexpr int32_t kLeftRows = 200;
// Weights of a smaller range are multiplied for the auction, whose least epsilon is 1.
constexpr int32_t kLeastRange = 100;
// Prices of Range<int16_t>::kMaxPrice are far above weights up to this.
constexpr int32_t kFarAbove = 2000;
// By what the auction's epsilon falls from round to round.
constexpr int32_t kEpsilonFall = 5;

// The auction's first epsilon: a fortieth of the highest weight, but not so low that a small range
// of weights leaves no round before the last.
int32_t FirstEpsilon(int32_t highest) {
  return std::max({1, highest / 40, std::min(25, highest / 4)});
}

// Rounds of the auction down to epsilon 1.
template <class T>
FullStatus RunAuctions(int32_t highest, Progress& progress, PricedMatching<T>& matching) {
  const int32_t leave = matching.matrix.rows / kLeftRows;
  for (int32_t epsilon = FirstEpsilon(highest);; epsilon = std::max(1, epsilon / kEpsilonFall)) {
    if (!progress.Report(.5 - .4 * epsilon / (epsilon + 5))) return FullStatus::kCancelled;
    const FullStatus status = RunDenseAuction(epsilon, leave, matching);
    if (status != FullStatus::kDone || epsilon == 1) return status;
  }
}

// From a planted forest to the best matching.
template <class T>
FullStatus GrowAll(AugmentingForest<T>& forest, Progress& progress) {
  const double free_at_first = forest.free_rows();
  while (forest.free_rows() > 0) {
    if (!progress.Report(1 - .5 * forest.free_rows() / free_at_first))
      return FullStatus::kCancelled;
    if (const FullStatus status = forest.Grow(); status != FullStatus::kDone) return status;
  }
  return FullStatus::kDone;
}

// From the highest weight of each column as its price, if that leaves few rows free; else nothing.
template <class T>
std::optional<FullStatus> SolveWithoutAuction(Progress& progress, PricedMatching<T>& matching) {
  AugmentingForest<T> forest(matching);
  const int32_t few = matching.matrix.rows / kFewRows;
  // No weight is above its column's price.
  if (const FullStatus status = forest.Plant(0, 0, few); status != FullStatus::kDone) return status;
  if (forest.free_rows() > few) return std::nullopt;
  return GrowAll(forest, progress);
}

template <class T>
FullStatus SolveWithAuction(int32_t highest, Progress& progress, PricedMatching<T>& matching) {
  const bool is_square = matching.matrix.rows == matching.matrix.columns;
  FullStatus status =
      is_square ? RunAuctions(highest, progress, matching) : RunDenseAuction<T>(0, 0, matching);
  if (status != FullStatus::kDone) return status;
  AugmentingForest<T> forest(matching);
  // Matched rows are within the last epsilon of their best.
  status = forest.Plant(is_square ? 1 : 0, std::nullopt, matching.matrix.rows);
  return status == FullStatus::kDone ? GrowAll(forest, progress) : status;
}

// `factor` is by what weights were multiplied. If all are whole multiples of it, prices that prove
// a matching still do so when they are rounded down to multiples, and the rows' highest values up.
template <class T>
FullAssignment AnswerOf(FullStatus status, PricedMatching<T>& matching, int32_t factor) {
  FullAssignment answer;
  answer.status = status;
  answer.column_of = std::move(matching.column_of);
  for (int32_t price : matching.price) answer.price.push_back(price / factor);
  answer.counters = matching.counters;
  return answer;
}

struct FirstReading {
  std::vector<int32_t> highest;  // Of each column's weights; at least 0.
  RowStorage<int16_t> narrow;    // The matrix in 16 bits; null if it does not fit.
  int32_t highest_of_all = 0;
};

// Reads the matrix once: a row that was looked at is brought into 16 bits while it is near.
FirstReading ReadMatrix(const FullProblem& problem) {
  const auto [rows, columns, weights] = problem;
  FirstReading read;
  read.highest.resize(columns);
  // If the first row does not fit, it is not worth trying the others.
  if (*std::max_element(weights, weights + columns) <= Range<int16_t>::kMaxWeight)
    read.narrow = MakeRowStorage<int16_t>(std::size_t(rows) * columns);
  for (int32_t row = 0; row < rows; ++row) {
    Kernels().raise(problem.Row(row), columns, read.highest.data());
    if (read.narrow)
      Kernels().narrow(problem.Row(row), columns, 1, &read.narrow[std::size_t(row) * columns]);
  }
  read.highest_of_all = *std::max_element(read.highest.begin(), read.highest.end());
  if (read.highest_of_all > Range<int16_t>::kMaxWeight) read.narrow.reset();
  return read;
}

// Nothing if prices leave the range of 16 bits. (Prices that rise far above all weights mostly mean
// that some rows cannot all be served, so then no attempt in 32 bits is worth it.)
std::optional<FullAssignment> SolveIn16Bits(const FullProblem& problem, const FirstReading& read,
                                            Progress& progress) {
  const auto [rows, columns, wide_weights] = problem;
  const int32_t highest = read.highest_of_all;
  PricedMatching<int16_t> matching({rows, columns, read.narrow.get()});
  matching.counters.rows_scanned += rows;
  std::optional<FullStatus> status;
  int32_t factor = 1;
  if (rows == columns) {
    std::copy(read.highest.begin(), read.highest.end(), matching.price.begin());
    status = SolveWithoutAuction(progress, matching);
  }
  if (!status) {
    factor = std::max(1, kLeastRange / std::max(1, highest));
    if (factor > 1) {
      for (int32_t row = 0; row < rows; ++row)
        Kernels().narrow(problem.Row(row), columns, factor,
                         &read.narrow[std::size_t(row) * columns]);
      for (int16_t& price : matching.price) price = static_cast<int16_t>(price * factor);
    }
    status = SolveWithAuction(highest * factor, progress, matching);
  }
  if (*status == FullStatus::kTooWide && highest > kFarAbove) return std::nullopt;
  return AnswerOf(*status, matching, factor);
}

}  // namespace

FullAssignment SolveByCores(const FullProblem& problem, Progress& progress) {
  const FirstReading read = ReadMatrix(problem);
  if (read.narrow) {
    if (auto answer = SolveIn16Bits(problem, read, progress)) return *std::move(answer);
  }
  PricedMatching<int32_t> matching({problem.rows, problem.columns, problem.weights});
  matching.counters.rows_scanned += problem.rows;
  if (problem.rows == problem.columns) {
    matching.price = read.highest;
    if (const auto status = SolveWithoutAuction(progress, matching))
      return AnswerOf(*status, matching, 1);
  }
  return AnswerOf(SolveWithAuction(read.highest_of_all, progress, matching), matching, 1);
}

}  // namespace parvis::matching
