#include "shared/matching/sparse.h"

#include "shared/matching/sparse_augment.h"

namespace parvis::matching {

Assignment SolveSparse(const SparseProblem& problem) {
  Assignment assignment;
  assignment.column_of.assign(problem.rows, -1);
  assignment.column_dual.assign(problem.columns, 0);
  AugmentSparse(problem, assignment);
  return assignment;
}

}  // namespace parvis::matching
