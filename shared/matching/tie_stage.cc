#include "shared/matching/tie_stage.h"

#include <utility>
#include <vector>

#include "shared/matching/face.h"
#include "shared/matching/hash.h"
#include "shared/matching/weight.h"

namespace parvis::matching {
namespace {

// Calls visit(column, weight) for each pair of the row that may be formed.
template <typename Visit>
void ForPairsOf(const DenseProblem& problem, int row, Visit visit) {
  const int32_t* weights = problem.weights + std::size_t{1} * row * problem.columns;
  for (int32_t column = 0; column < problem.columns; ++column)
    if (weights[column] != kNotAllowed) visit(column, weights[column]);
}

template <typename Visit>
void ForPairsOf(const SparseProblem& problem, int row, Visit visit) {
  for (std::size_t i = problem.row_begin[row]; i < problem.row_begin[row + 1]; ++i)
    visit(problem.entries[i].mentor, problem.entries[i].score);
}

template <typename Problem>
Face FaceOfOptima(const Problem& problem, const Assignment& assignment, const TieHashes& hashes) {
  Face face;
  face.row_begin.reserve(problem.rows + 1);
  for (int32_t row = 0; row < problem.rows; ++row) {
    const int64_t tight = assignment.row_dual[row] - Weight::kPair;
    ForPairsOf(problem, row, [&](int32_t column, int32_t weight) {
      if (tight + assignment.column_dual[column] != weight) return;
      face.edges.push_back(
          {column, static_cast<int32_t>(TieValue(hashes.rows[row], hashes.columns[column]))});
    });
    face.row_begin.push_back(face.edges.size());
    face.may_stay_alone.push_back(assignment.row_dual[row] == 0);
  }
  for (int32_t column = 0; column < problem.columns; ++column) {
    const int32_t places = problem.capacities == nullptr ? 1 : problem.capacities[column];
    face.most.push_back(places);
    face.least.push_back(assignment.column_dual[column] == 0 ? 0 : places);
  }
  return face;
}

template <typename Problem>
TotalResult Break(const Problem& problem, const Assignment& assignment, const TieHashes& hashes) {
  TotalResult result;
  result.mentor_of = assignment.column_of;
  const FaceDuals ties = SolveFace(FaceOfOptima(problem, assignment, hashes), result.mentor_of);
  for (int32_t row = 0; row < problem.rows; ++row)
    result.adept_duals.push_back({assignment.row_dual[row], ties.row[row]});
  for (int32_t column = 0; column < problem.columns; ++column)
    result.mentor_duals.push_back({assignment.column_dual[column], ties.column[column]});
  return result;
}

}  // namespace

TotalResult BreakTies(const DenseProblem& problem, const Assignment& assignment,
                      const TieHashes& hashes) {
  return Break(problem, assignment, hashes);
}

TotalResult BreakTies(const SparseProblem& problem, const Assignment& assignment,
                      const TieHashes& hashes) {
  return Break(problem, assignment, hashes);
}

}  // namespace parvis::matching
