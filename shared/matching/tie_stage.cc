#include "shared/matching/tie_stage.h"

#include <utility>
#include <vector>

#include "shared/matching/face.h"
#include "shared/matching/hash.h"
#include "shared/matching/row_kernels.h"
#include "shared/matching/weight.h"

namespace parvis::matching {
namespace {

// Calls visit(column) for the tight pairs of a row, columns rising: u + v = kPair + weight.
class SparseRows {
 public:
  SparseRows(const SparseProblem& problem, const Assignment& assignment)
      : problem_(problem), assignment_(assignment) {}

  template <typename Visit>
  void ForTight(int row, Visit visit) {
    const int64_t u = assignment_.row_dual[row] - Weight::kPair;
    for (std::size_t i = problem_.row_begin[row]; i < problem_.row_begin[row + 1]; ++i) {
      const Instance::Entry entry = problem_.entries[i];
      if (u + assignment_.column_dual[entry.mentor] == entry.score) visit(entry.mentor);
    }
  }

 private:
  const SparseProblem& problem_;
  const Assignment& assignment_;
};

// The same in a matrix: with the pairs of a dual taken out, its points mostly fit in 32 bits, and
// the pairs that are tight are those whose value, weight less v, is above u - 1.
class DenseRows {
 public:
  DenseRows(const DenseProblem& problem, const Assignment& assignment)
      : problem_(problem), assignment_(assignment), found_(problem.columns), values_(found_) {
    for (int64_t pairs : {0, 1}) {
      for (int64_t v : assignment.column_dual) {
        // What u, with its own pairs, is added to.
        const int64_t price = v - (1 - pairs) * Weight::kPair;
        const bool far_away = price >= Weight::kPair / 2 || price <= -Weight::kPair / 2;
        fits_ = fits_ && (far_away || Fits(price));
        prices_[pairs].push_back(far_away ? kClosedPrice : static_cast<int32_t>(price));
      }
    }
  }

  template <typename Visit>
  void ForTight(int row, Visit visit) {
    const Weight u{assignment_.row_dual[row], 0};
    const int32_t* const weights = problem_.weights + std::size_t{1} * row * problem_.columns;
    if (fits_ && (u.pairs() == 0 || u.pairs() == 1) && Fits(u.points())) {
      const int32_t count =
          FindAbove(weights, prices_[u.pairs()].data(), problem_.columns,
                    static_cast<int32_t>(u.points()) - 1, found_.data(), values_.data());
      for (int32_t i = 0; i < count; ++i) visit(found_[i]);
      return;
    }
    for (int32_t column = 0; column < problem_.columns; ++column)
      if (weights[column] != kNotAllowed &&
          u.value + assignment_.column_dual[column] == Weight::kPair + weights[column])
        visit(column);
  }

 private:
  static bool Fits(int64_t points) { return points > -kMaxPrice && points < kMaxPrice; }

  const DenseProblem& problem_;
  const Assignment& assignment_;
  std::vector<int32_t> prices_[2];  // By the pairs of u; kClosedPrice where nothing is tight.
  bool fits_ = true;
  std::vector<int32_t> found_;
  std::vector<int32_t> values_;
};

SparseRows RowsOf(const SparseProblem& problem, const Assignment& assignment) {
  return {problem, assignment};
}
DenseRows RowsOf(const DenseProblem& problem, const Assignment& assignment) {
  return {problem, assignment};
}

template <typename Problem>
Face FaceOfOptima(const Problem& problem, const Assignment& assignment, const TieHashes& hashes) {
  Face face;
  auto rows = RowsOf(problem, assignment);
  for (int32_t row = 0; row < problem.rows; ++row) {
    rows.ForTight(row, [&](int32_t column) {
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
