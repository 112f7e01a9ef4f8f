// The problem to which every dense one comes down: each row gets a column of its own, and the sum
// of the weights is the highest. Two algorithms solve it: jonker_volgenant.h and short_lists.h.
#ifndef PARVIS_SHARED_MATCHING_FULL_ASSIGNMENT_H_
#define PARVIS_SHARED_MATCHING_FULL_ASSIGNMENT_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/matching/problem.h"

namespace parvis::matching {

// Points into memory that the caller owns.
struct FullProblem {
  int32_t rows = 0;
  int32_t columns = 0;               // At least as many as rows.
  const int32_t* weights = nullptr;  // As in DenseProblem.

  const int32_t* Row(int32_t row) const { return weights + std::size_t(row) * columns; }
};

enum class FullStatus {
  kDone,
  kImpossible,  // Some rows cannot all be served: nothing else in the answer counts.
  kTooWide,     // Prices left the range of 32 bits: another algorithm has to do it.
  kCancelled,   // Progress gave up.
};

// The prices prove the sum: weight - price of a row's own column is the highest of its row; if
// there are more columns than rows, no price is negative and those of free columns are 0.
struct FullAssignment {
  FullStatus status = FullStatus::kDone;
  std::vector<int32_t> column_of;  // By row.
  std::vector<int64_t> price;      // By column.
  WorkCounters counters;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_FULL_ASSIGNMENT_H_
