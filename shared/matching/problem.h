// What the kernels of `total` solve, and what they give back: numbers only, nobody's names. Rows
// are adepts, columns are mentors. Pins are taken out before, spread and ties come after.
#ifndef PARVIS_SHARED_MATCHING_PROBLEM_H_
#define PARVIS_SHARED_MATCHING_PROBLEM_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "shared/matching/instance.h"

namespace parvis::matching {

// Every pair has its place in a matrix. Points into memory that the caller owns.
struct DenseProblem {
  int32_t rows = 0;
  int32_t columns = 0;
  const int32_t* weights = nullptr;     // Row by row; 0 to 2^25 - 1, or kNotAllowed.
  const int32_t* capacities = nullptr;  // By column, at least 0; null: every column has 1 place.
};

// Allowed pairs only, row by row, columns rising. Points into memory that the caller owns.
struct SparseProblem {
  int32_t rows = 0;
  int32_t columns = 0;
  std::span<const std::size_t> row_begin;    // rows + 1 of them.
  std::span<const Instance::Entry> entries;  // Scores 0 to 2^25 - 1.
  const int32_t* capacities = nullptr;       // As above.
};

// What a kernel did, exactly: the same for the same input on every platform, unlike seconds.
struct WorkCounters {
  int64_t rows_scanned = 0;  // Rows read whole, or their core.
  int64_t bids = 0;          // Of the auction.
  int64_t relaxations = 0;   // Entries looked at while searching for augmenting paths.
};

// Most pairs, then the highest sum, with dual prices that prove it: proof.h's conditions 1 to 5
// without ties and spread. Duals are packed as Weight::value: pairs * Weight::kPair + points.
struct Assignment {
  std::vector<int32_t> column_of;    // By row; -1 if it goes without.
  std::vector<int64_t> row_dual;     // By row, at least 0.
  std::vector<int64_t> column_dual;  // By column, at least 0; one price for all its places.
  WorkCounters counters;
  bool cancelled = false;  // Given up on request (progress.h): the rest means nothing.
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_PROBLEM_H_
