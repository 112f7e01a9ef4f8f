#include "shared/matching/total.h"

#include "shared/matching/augmenting_paths.h"

namespace parvis::matching {

TotalResult SolveTotal(const Instance& instance, const Constraints& constraints, int32_t spread,
                       Progress* progress) {
  AugmentingPaths paths(instance, constraints, spread, [&](int a, const Instance::Entry& entry) {
    return AugmentingPaths::Edge{entry.mentor, 1, entry.score,
                                 static_cast<int32_t>(instance.Tie(a, entry.mentor))};
  });
  TotalResult result;
  const int between_reports = instance.adepts() / 100 + 1;
  for (int a = 0; a < instance.adepts(); ++a) {
    if (!paths.pinned(a)) paths.Insert(a);
    result.cancelled = progress != nullptr && a % between_reports == 0 &&
                       !progress->Report(static_cast<double>(a) / instance.adepts());
    if (result.cancelled) return result;
  }
  result.mentor_of = paths.mentor_of();
  result.adept_duals = paths.adept_duals();
  result.mentor_duals = paths.mentor_duals();
  return result;
}

}  // namespace parvis::matching
