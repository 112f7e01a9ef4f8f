// `total` without spread and reciprocity for large instances: the instance as plain numbers, a
// kernel for most pairs and the highest sum (dense.h or sparse.h, by the share of pairs that are
// allowed), then the stage for ties (tie_stage.h). The same answer as total.h's, since the optimum
// is one; its duals may be others that prove it too.
#ifndef PARVIS_SHARED_MATCHING_FAST_TOTAL_H_
#define PARVIS_SHARED_MATCHING_FAST_TOTAL_H_

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/progress.h"
#include "shared/matching/total.h"

namespace parvis::matching {

// Requires constraints in which FindProblem() finds nothing.
TotalResult SolveTotalFast(const Instance& instance, const Constraints& constraints,
                           Progress* progress = nullptr);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_FAST_TOTAL_H_
