// A matching's proof written, read and checked, as `parvis match` and `parvis prove` do it.
#ifndef PARVIS_TESTS_SUPPORT_PROVE_MATCHING_H_
#define PARVIS_TESTS_SUPPORT_PROVE_MATCHING_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "shared/base/status_macros.h"
#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/proof.h"
#include "shared/matching/solve.h"
#include "shared/proof/check.h"
#include "shared/proof/proof.h"

namespace parvis::testing {

inline std::vector<proof::ToldPair> ToldPairs(const matching::Instance& instance,
                                              const matching::Matching& matching) {
  std::vector<proof::ToldPair> told;
  for (const matching::FormedPair& pair : matching.pairs)
    told.push_back({std::string(instance.adept_id(pair.adept)),
                    std::string(instance.mentor_id(pair.mentor)), pair.score, pair.adept_view,
                    pair.mentor_view});
  return told;
}

// OK if the matching's own proof proves it.
inline absl::Status ProveMatching(const matching::Instance& instance,
                                  const matching::Constraints& constraints,
                                  const matching::Matching& matching,
                                  const matching::SolveOptions& options) {
  ASSIGN_OR_RETURN(const proof::Proof read,
                   proof::ReadProof(matching::ProofJson(instance, constraints, matching, options)));
  return proof::Check(
      {instance, constraints, options.objective, options.spread, options.reciprocity},
      ToldPairs(instance, matching), read);
}

}  // namespace parvis::testing

#endif  // PARVIS_TESTS_SUPPORT_PROVE_MATCHING_H_
