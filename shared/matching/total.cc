#include "shared/matching/total.h"

#include "shared/matching/augmenting_paths.h"

namespace parvis::matching {
namespace {

// An adept alone has its institution for a mentor, whose price is its z and part of the adept's u.
void TakeInstitutionsOut(const AugmentingPaths& paths, TotalResult& result) {
  const auto first = result.mentor_duals.begin() + paths.mentors();
  result.institution_duals.assign(first, result.mentor_duals.end());
  result.mentor_duals.erase(first, result.mentor_duals.end());
  for (int32_t& mentor : result.mentor_of)
    if (mentor >= paths.mentors()) mentor = -1;
}

}  // namespace

TotalResult SolveTotal(const Instance& instance, const Constraints& constraints, int32_t spread,
                       Progress* progress, bool reciprocity) {
  const auto pair = static_cast<int32_t>(reciprocity ? Weight::kPairBefore / Weight::kPair : 1);
  AugmentingPaths paths(instance, constraints, spread, [&](int a, const Instance::Entry& entry) {
    return AugmentingPaths::Edge{entry.mentor, pair, entry.score,
                                 static_cast<int32_t>(instance.Tie(a, entry.mentor))};
  });
  if (reciprocity) paths.AddInstitutions(instance, constraints);
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
  if (!reciprocity) return result;
  TakeInstitutionsOut(paths, result);
  for (int a = 0; a < instance.adepts(); ++a)
    if (const int i = instance.adept_institution(a); i >= 0 && !paths.pinned(a))
      result.adept_duals[a] = result.adept_duals[a] + result.institution_duals[i];
  return result;
}

}  // namespace parvis::matching
