#include "shared/matching/sparse.h"

#include "shared/matching/auction.h"
#include "shared/matching/sparse_augment.h"

namespace parvis::matching {

Assignment SolveSparse(const SparseProblem& problem, Progress* progress) {
  Assignment assignment;
  PartOfProgress auction(progress, 0, 0.8);
  RunAuction(problem, auction, assignment);
  if (assignment.cancelled) return assignment;
  PartOfProgress paths(progress, 0.8, 1);
  AugmentSparse(problem, paths, assignment);
  return assignment;
}

}  // namespace parvis::matching
