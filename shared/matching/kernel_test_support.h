// Small problems for the tests of the kernels of `total`, and what an answer must fulfil.
#ifndef PARVIS_SHARED_MATCHING_KERNEL_TEST_SUPPORT_H_
#define PARVIS_SHARED_MATCHING_KERNEL_TEST_SUPPORT_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "shared/matching/problem.h"
#include "shared/matching/test_support.h"
#include "shared/matching/total.h"
#include "shared/matching/weight.h"

namespace parvis::matching::testing {

// Owns what a SparseProblem points into.
struct SparseData {
  int32_t columns = 0;
  std::vector<std::size_t> row_begin{0};
  std::vector<Instance::Entry> entries;
  std::vector<int32_t> capacities;  // Empty: every column has 1 place.

  int32_t rows() const { return static_cast<int32_t>(row_begin.size()) - 1; }
  SparseProblem Problem() const {
    return {rows(), columns, row_begin, entries, capacities.empty() ? nullptr : capacities.data()};
  }
  int32_t capacity(int32_t column) const { return capacities.empty() ? 1 : capacities[column]; }
};

// Owns what a DenseProblem points into.
struct DenseData {
  explicit DenseData(const SparseData& data)
      : list(data), weights(std::size_t(data.rows()) * data.columns, kNotAllowed) {
    for (int32_t row = 0; row < data.rows(); ++row)
      for (std::size_t at = data.row_begin[row]; at < data.row_begin[row + 1]; ++at)
        weights[std::size_t(row) * data.columns + data.entries[at].mentor] = data.entries[at].score;
  }
  DenseProblem Problem() const {
    return {list.rows(), list.columns, weights.data(),
            list.capacities.empty() ? nullptr : list.capacities.data()};
  }

  SparseData list;
  std::vector<int32_t> weights;
};

struct SparseShape {
  int32_t rows = 5;
  int32_t columns = 4;
  int32_t allowed_percent = 60;
  int32_t max_score = 20;
  int32_t max_capacity = 0;  // 0: one place each, and no list of capacities. Else 0 to this.
};

inline SparseData RandomSparse(const SparseShape& shape, Random& random) {
  SparseData data;
  data.columns = shape.columns;
  for (int32_t row = 0; row < shape.rows; ++row) {
    for (int32_t column = 0; column < shape.columns; ++column)
      if (random.Below(100) < shape.allowed_percent)
        data.entries.push_back({column, random.Below(shape.max_score + 1)});
    data.row_begin.push_back(data.entries.size());
  }
  if (shape.max_capacity > 0)
    for (int32_t column = 0; column < shape.columns; ++column)
      data.capacities.push_back(random.Below(shape.max_capacity + 1));
  return data;
}

// The optimum by the reference (total.h), packed. It knows no column without a place.
inline int64_t BestByReference(const SparseData& data) {
  std::vector<Instance::Score> scores;
  std::vector<int32_t> capacities;
  std::vector<int32_t> index(data.columns, -1);
  for (int32_t column = 0; column < data.columns; ++column) {
    if (data.capacity(column) == 0) continue;
    index[column] = static_cast<int32_t>(capacities.size());
    capacities.push_back(data.capacity(column));
  }
  for (int32_t row = 0; row < data.rows(); ++row)
    for (std::size_t at = data.row_begin[row]; at < data.row_begin[row + 1]; ++at)
      if (const int32_t mentor = index[data.entries[at].mentor]; mentor >= 0)
        scores.push_back({row, mentor, data.entries[at].score, {}});
  const int mentors = static_cast<int>(capacities.size());
  const Instance instance = *Instance::FromScores(Ids('a', data.rows()), Ids('m', mentors),
                                                  std::move(capacities), scores);
  const TotalResult result = SolveTotal(instance, {}, 0);
  int64_t best = 0;
  for (int32_t row = 0; row < data.rows(); ++row)
    if (result.mentor_of[row] >= 0)
      best += Weight::kPair + *instance.ScoreOf(row, result.mentor_of[row]);
  return best;
}

// The packed weight of the pairs.
inline int64_t ValueOf(const SparseData& data, const Assignment& assignment) {
  int64_t value = 0;
  for (int32_t row = 0; row < data.rows(); ++row)
    for (std::size_t at = data.row_begin[row]; at < data.row_begin[row + 1]; ++at)
      if (data.entries[at].mentor == assignment.column_of[row])
        value += Weight::kPair + data.entries[at].score;
  return value;
}

// What is wrong with an answer: an empty text says that its duals prove it best (proof.h).
inline std::string Fault(const SparseData& data, const Assignment& assignment) {
  const std::vector<int32_t>& column_of = assignment.column_of;
  const std::vector<int64_t>& u = assignment.row_dual;
  const std::vector<int64_t>& v = assignment.column_dual;
  if (static_cast<int32_t>(column_of.size()) != data.rows()) return "rows";
  std::vector<int32_t> taken(data.columns);
  for (int32_t row = 0; row < data.rows(); ++row) {
    const std::string here = " in row " + std::to_string(row);
    bool found = column_of[row] < 0;
    if (u[row] < 0) return "u < 0" + here;
    if (column_of[row] < 0 && u[row] != 0) return "u != 0 of an unpaired" + here;
    for (std::size_t at = data.row_begin[row]; at < data.row_begin[row + 1]; ++at) {
      const auto [column, score] = data.entries[at];
      const int64_t reduced = u[row] + v[column] - Weight::kPair - score;
      if (reduced < 0) return "u + v < w" + here;
      if (column != column_of[row]) continue;
      found = true;
      ++taken[column];
      if (reduced != 0) return "u + v > w on a formed pair" + here;
    }
    if (!found) return "not allowed" + here;
  }
  for (int32_t column = 0; column < data.columns; ++column) {
    const std::string here = " in column " + std::to_string(column);
    if (v[column] < 0) return "v < 0" + here;
    if (taken[column] > data.capacity(column)) return "too many" + here;
    if (taken[column] < data.capacity(column) && v[column] != 0)
      return "v != 0 with a free place" + here;
  }
  return "";
}

}  // namespace parvis::matching::testing

#endif  // PARVIS_SHARED_MATCHING_KERNEL_TEST_SUPPORT_H_
