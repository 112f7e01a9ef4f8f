#include "shared/matching/dense.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "shared/matching/auction.h"
#include "shared/matching/core_assignment.h"
#include "shared/matching/dense_augment.h"
#include "shared/matching/full_assignment.h"
#include "shared/matching/jonker_volgenant.h"
#include "shared/matching/weight.h"

namespace parvis::matching {
namespace {

// Up to so many rows, searching whole rows is faster than making a core.
constexpr int32_t kSmall = 512;

bool HasOnePlaceEach(const DenseProblem& problem) {
  return problem.capacities == nullptr ||
         std::all_of(problem.capacities, problem.capacities + problem.columns,
                     [](int32_t capacity) { return capacity == 1; });
}

// The general answer: shortages, capacities, prices of any size.
Assignment SolveGeneral(const DenseProblem& problem, Progress& progress) {
  Assignment assignment;
  PartOfProgress auction(&progress, 0, 0.5);
  RunAuction(problem, auction, assignment);
  if (assignment.cancelled) return assignment;
  PartOfProgress paths(&progress, 0.5, 1);
  AugmentDense(problem, paths, assignment);
  return assignment;
}

std::vector<int32_t> Transposed(const DenseProblem& problem) {
  // Tiles, so that what is read and what is written both stay in the cache.
  constexpr int32_t kTile = 32;
  std::vector<int32_t> weights(std::size_t(problem.rows) * problem.columns);
  for (int32_t row0 = 0; row0 < problem.rows; row0 += kTile)
    for (int32_t j0 = 0; j0 < problem.columns; j0 += kTile)
      for (int32_t j = j0; j < std::min(j0 + kTile, problem.columns); ++j)
        for (int32_t row = row0; row < std::min(row0 + kTile, problem.rows); ++row)
          weights[std::size_t(j) * problem.rows + row] =
              problem.weights[std::size_t(row) * problem.columns + j];
  return weights;
}

// The duals of the side that is all served are (1, best value), those of the other (0, price).
void SetDuals(const FullProblem& full, const FullAssignment& answer, std::vector<int64_t>& row_dual,
              std::vector<int64_t>& column_dual) {
  column_dual = answer.price;
  if (full.rows == full.columns && full.rows > 0) {
    // All columns are taken: prices may move together until none is negative.
    const int64_t least = *std::min_element(column_dual.begin(), column_dual.end());
    for (int64_t& price : column_dual) price -= least;
  }
  row_dual.resize(full.rows);
  for (int32_t row = 0; row < full.rows; ++row) {
    const int32_t column = answer.column_of[row];
    row_dual[row] = Weight::kPair + full.Row(row)[column] - column_dual[column];
  }
}

}  // namespace

Assignment SolveDense(const DenseProblem& problem, Progress* progress) {
  RisingProgress rising(progress);
  if (!HasOnePlaceEach(problem)) return SolveGeneral(problem, rising);
  FullProblem full{problem.rows, problem.columns, problem.weights};
  std::vector<int32_t> transposed;
  const bool is_tall = problem.rows > problem.columns;
  if (is_tall) {
    transposed = Transposed(problem);
    full = {problem.columns, problem.rows, transposed.data()};
  }
  FullAssignment answer =
      full.rows <= kSmall ? JonkerVolgenant(full, rising) : SolveByCores(full, rising);
  Assignment assignment;
  assignment.counters = answer.counters;
  switch (answer.status) {
    case FullStatus::kDone:
      break;
    case FullStatus::kImpossible:
    case FullStatus::kTooWide:
      return SolveGeneral(problem, rising);
    case FullStatus::kCancelled:
      assignment.cancelled = true;
      return assignment;
  }
  if (is_tall) {
    SetDuals(full, answer, assignment.column_dual, assignment.row_dual);
    assignment.column_of.assign(problem.rows, -1);
    for (int32_t j = 0; j < problem.columns; ++j) assignment.column_of[answer.column_of[j]] = j;
  } else {
    SetDuals(full, answer, assignment.row_dual, assignment.column_dual);
    assignment.column_of = std::move(answer.column_of);
  }
  return assignment;
}

}  // namespace parvis::matching
