#include "shared/matching/sparse.h"

#include "shared/matching/auction.h"
#include "shared/matching/sparse_augment.h"

namespace parvis::matching {

Assignment SolveSparse(const SparseProblem& problem, Progress* progress) {
  Assignment assignment;
  RunAuction(problem, progress, assignment);
  if (!assignment.cancelled) AugmentSparse(problem, progress, assignment);
  return assignment;
}

}  // namespace parvis::matching
