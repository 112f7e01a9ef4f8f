#include "shared/matching/core_assignment.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "shared/matching/augmenting_forest.h"
#include "shared/matching/dense_auction.h"
#include "shared/matching/priced_matching.h"
#include "shared/matching/progress.h"
#include "shared/matching/row_kernels.h"

namespace parvis::matching {
namespace {

// Below this part of the rows, free rows are few.
constexpr int32_t kFewRows = 6;
// A round of the auction ends when this part of the rows is free.
constexpr int32_t kLeftRows = 200;
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

// From any prices and matching to the best one.
template <class T>
FullStatus GrowAll(AugmentingForest<T>& forest, Progress& progress) {
  const double free_at_first = forest.free_rows();
  FullStatus status = forest.status();
  while (status == FullStatus::kDone && forest.free_rows() > 0) {
    if (!progress.Report(1 - .5 * forest.free_rows() / free_at_first))
      return FullStatus::kCancelled;
    status = forest.Grow();
  }
  return status;
}

template <class T>
FullStatus Run(int32_t highest, Progress& progress, PricedMatching<T>& matching) {
  const bool is_square = matching.matrix.rows == matching.matrix.columns;
  if (is_square) {
    // The forest's memory goes before the auction takes its own.
    AugmentingForest<T> forest(matching);
    if (forest.status() != FullStatus::kDone ||
        forest.free_rows() <= matching.matrix.rows / kFewRows)
      return GrowAll(forest, progress);
  }
  const FullStatus status =
      is_square ? RunAuctions(highest, progress, matching) : RunDenseAuction<T>(0, 0, matching);
  if (status != FullStatus::kDone) return status;
  AugmentingForest<T> forest(matching);
  return GrowAll(forest, progress);
}

template <class T>
FullAssignment AnswerOf(FullStatus status, PricedMatching<T>& matching) {
  FullAssignment answer;
  answer.status = status;
  answer.column_of = std::move(matching.column_of);
  answer.price.assign(matching.price.begin(), matching.price.end());
  answer.counters = matching.counters;
  return answer;
}

// Nothing if weights or prices leave the range of 16 bits.
std::optional<FullAssignment> SolveIn16Bits(const FullProblem& problem, Progress& progress) {
  if (problem.columns > Range<int16_t>::kMaxColumns) return std::nullopt;
  // Not a vector, which would write all of it twice.
  const std::unique_ptr<int16_t[]> weights(
      new int16_t[std::size_t(problem.rows) * problem.columns]);
  PricedMatching<int16_t> matching({problem.rows, problem.columns, weights.get()});
  int32_t highest = 0;
  for (int32_t row = 0; row < problem.rows; ++row) {
    int16_t* const narrow = &weights[std::size_t(row) * problem.columns];
    highest = std::max(highest, Kernels().narrow(problem.Row(row), problem.columns, narrow,
                                                 matching.price.data()));
    if (highest > Range<int16_t>::kMaxWeight) return std::nullopt;
  }
  matching.counters.rows_scanned += problem.rows;
  if (problem.rows < problem.columns)
    std::fill(matching.price.begin(), matching.price.end(), int16_t{0});
  const FullStatus status = Run(highest, progress, matching);
  if (status == FullStatus::kTooWide) return std::nullopt;
  return AnswerOf(status, matching);
}

FullAssignment SolveIn32Bits(const FullProblem& problem, Progress& progress) {
  PricedMatching<int32_t> matching({problem.rows, problem.columns, problem.weights});
  for (int32_t row = 0; row < problem.rows; ++row)
    Kernels().raise(problem.Row(row), problem.columns, matching.price.data());
  matching.counters.rows_scanned += problem.rows;
  const int32_t highest = *std::max_element(matching.price.begin(), matching.price.end());
  if (problem.rows < problem.columns) std::fill(matching.price.begin(), matching.price.end(), 0);
  return AnswerOf(Run(highest, progress, matching), matching);
}

}  // namespace

FullAssignment SolveByCores(const FullProblem& problem, Progress& progress) {
  if (std::optional<FullAssignment> answer = SolveIn16Bits(problem, progress))
    return *std::move(answer);
  return SolveIn32Bits(problem, progress);
}

}  // namespace parvis::matching
