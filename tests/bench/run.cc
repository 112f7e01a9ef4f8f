#include "tests/bench/run.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "shared/matching/dense.h"
#include "shared/matching/hash.h"
#include "shared/matching/proof.h"
#include "shared/matching/solve.h"
#include "shared/matching/sparse.h"
#include "shared/matching/weight.h"
#include "tests/bench/clock.h"

namespace parvis::bench {
namespace {

using matching::Assignment;
using matching::kNotAllowed;
using matching::Weight;

// kNotAllowed where the pair is not allowed.
int32_t WeightOf(const Numbers& numbers, int32_t row, int32_t column) {
  int32_t found = kNotAllowed;
  numbers.ForRow(row, [&](int32_t j, int32_t weight) {
    if (j == column) found = weight;
  });
  return found;
}

absl::Status Fails(const char* what, int32_t row, int32_t column) {
  return absl::FailedPreconditionError(absl::StrCat(what, ": row ", row, ", column ", column));
}

// Of those of rows first.
uint64_t DualsChecksumOf(const Assignment& assignment) {
  uint64_t state = matching::kFnvOffset;
  for (const auto* duals : {&assignment.row_dual, &assignment.column_dual})
    for (const int64_t dual : *duals) state = matching::Fnv1a64(std::to_string(dual) + "\n", state);
  return state;
}

}  // namespace

Run RunKernel(const Numbers& numbers, int repeats) {
  Run run;
  run.seconds = std::numeric_limits<double>::infinity();
  for (int k = 0; k < repeats; ++k) {
    const double seconds = Time([&] {
      run.assignment = numbers.IsSparse() ? matching::SolveSparse(numbers.Sparse())
                                          : matching::SolveDense(numbers.Dense());
    });
    run.seconds = std::min(run.seconds, seconds);
  }
  run.duals_checksum = DualsChecksumOf(run.assignment);
  return run;
}

absl::StatusOr<Run> RunSolve(const Numbers& numbers, matching::Objective objective, int repeats) {
  absl::StatusOr<matching::Instance> instance = numbers.ToInstance();
  if (!instance.ok()) return instance.status();
  matching::SolveOptions options;
  options.objective = objective;
  Run run;
  run.seconds = std::numeric_limits<double>::infinity();
  for (int k = 0; k < repeats; ++k) {
    absl::StatusOr<matching::Matching> matching;
    const double seconds = Time([&] { matching = matching::Solve(*instance, {}, options); });
    if (!matching.ok()) return matching.status();
    run.seconds = std::min(run.seconds, seconds);
    run.duals_checksum = matching::Fnv1a64(matching::ProofJson(*instance, {}, *matching, options));
    run.assignment.column_of = std::move(matching->mentor_of);
  }
  return run;
}

Sum SumOf(const Numbers& numbers, const std::vector<int32_t>& column_of) {
  Sum sum;
  for (int32_t i = 0; i < numbers.rows; ++i) {
    if (column_of[i] < 0) continue;
    ++sum.cardinality;
    sum.total += WeightOf(numbers, i, column_of[i]);
  }
  return sum;
}

uint64_t ChecksumOf(const std::vector<int32_t>& column_of) {
  uint64_t state = matching::kFnvOffset;
  for (std::size_t i = 0; i < column_of.size(); ++i) {
    if (column_of[i] >= 0)
      state =
          matching::Fnv1a64(std::to_string(i) + "=" + std::to_string(column_of[i]) + "\n", state);
  }
  return state;
}

absl::Status Check(const Numbers& numbers, const Assignment& assignment) {
  const std::vector<int32_t>& column_of = assignment.column_of;
  const std::vector<int64_t>& row_dual = assignment.row_dual;
  const std::vector<int64_t>& column_dual = assignment.column_dual;
  if (static_cast<int32_t>(column_of.size()) != numbers.rows ||
      static_cast<int32_t>(row_dual.size()) != numbers.rows ||
      static_cast<int32_t>(column_dual.size()) != numbers.columns)
    return absl::FailedPreconditionError("as many pairs and duals as rows and columns");
  std::vector<int32_t> load(numbers.columns);
  for (int32_t i = 0; i < numbers.rows; ++i) {
    const int32_t column = column_of[i];
    if (column >= numbers.columns) return Fails("no such column", i, column);
    if (row_dual[i] < 0) return Fails("a row's dual is negative", i, column);
    if (column < 0 && row_dual[i] != 0) return Fails("an unpaired row's dual", i, column);
    int32_t short_at = -1;
    bool tight = column < 0;
    numbers.ForRow(i, [&](int32_t j, int32_t weight) {
      const int64_t slack = row_dual[i] + column_dual[j] - (Weight::kPair + weight);
      if (slack < 0) short_at = j;
      tight |= slack == 0 && j == column;
    });
    if (short_at >= 0) return Fails("the duals are below the weight", i, short_at);
    if (!tight) return Fails("the duals are above a formed pair's weight", i, column);
    if (column >= 0) ++load[column];
  }
  for (int32_t j = 0; j < numbers.columns; ++j) {
    const int32_t capacity = numbers.capacity(j);
    if (load[j] > capacity) return Fails("more pairs than places", -1, j);
    if (column_dual[j] < 0) return Fails("a column's dual is negative", -1, j);
    if (load[j] < capacity && column_dual[j] != 0) return Fails("a free place's dual", -1, j);
  }
  return absl::OkStatus();
}

}  // namespace parvis::bench
