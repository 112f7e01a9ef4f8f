// The instances of the benchmarks, made from a seed by the formulas of docs/bench.md: the same
// numbers on every machine and in every language.
#ifndef PARVIS_TESTS_BENCH_INSTANCES_H_
#define PARVIS_TESTS_BENCH_INSTANCES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "shared/matching/instance.h"
#include "shared/matching/problem.h"

namespace parvis::bench {

// Which instance: a class of docs/bench.md and its parameters.
struct Spec {
  std::string name;   // u<R>, mentor, mentornorm, pop, geo, mw, sparse or bm.
  int32_t n = 0;      // Rows.
  int32_t m = 0;      // Columns; 0: as many as rows.
  int32_t d = 0;      // Entries of each row; `sparse` only.
  uint64_t seed = 1;  // Of the formulas.
};

// An instance as the kernels take it: a matrix, or compressed rows where the class is `sparse`.
struct Numbers {
  int32_t rows = 0;
  int32_t columns = 0;
  std::vector<int32_t> weights;                    // Row by row; empty if sparse.
  std::vector<std::size_t> row_begin;              // rows + 1 of them; empty if dense.
  std::vector<matching::Instance::Entry> entries;  // Row by row, columns rising.
  std::vector<int32_t> capacities;                 // By column; empty: one place each.

  bool IsSparse() const { return !row_begin.empty(); }
  int32_t capacity(int32_t column) const { return capacities.empty() ? 1 : capacities[column]; }
  // Calls visit(column, weight) for each allowed pair of the row, columns rising.
  template <typename Visit>
  void ForRow(int32_t row, Visit visit) const {
    if (IsSparse()) {
      for (std::size_t k = row_begin[row]; k < row_begin[row + 1]; ++k)
        visit(entries[k].mentor, entries[k].score);
      return;
    }
    const int32_t* const of_row = &weights[static_cast<std::size_t>(row) * columns];
    for (int32_t j = 0; j < columns; ++j)
      if (of_row[j] != matching::kNotAllowed) visit(j, of_row[j]);
  }
  // Both point into this object.
  matching::DenseProblem Dense() const;
  matching::SparseProblem Sparse() const;
  // The same with ids that sort as the numbers do, for what needs more than numbers.
  // INVALID_ARGUMENT for scores beyond what an Instance takes: `mw` from n = 1002 on.
  absl::StatusOr<matching::Instance> ToInstance() const;
};

// INVALID_ARGUMENT for an unknown class or a parameter that it cannot have.
absl::StatusOr<Numbers> Generate(const Spec& spec);

}  // namespace parvis::bench

#endif  // PARVIS_TESTS_BENCH_INSTANCES_H_
