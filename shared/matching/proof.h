// The proof that a matching is best, written for another program to check without solving again.
// What it has to fulfil stands in shared/proof/check.h, beside the code that checks it.
#ifndef PARVIS_SHARED_MATCHING_PROOF_H_
#define PARVIS_SHARED_MATCHING_PROOF_H_

#include <string>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/rematch.h"
#include "shared/matching/solve.h"
#include "shared/matching/standing.h"

namespace parvis::matching {

// The proof as JSON, in the form that shared/proof/proof.h describes. Sparse: what is 0 is left
// out. One line per person, sorted by id, a newline at the end: the same bytes on every platform.
// It repeats no constraint: who checks it takes pins, forbids and policy from where the user gave
// them. Requires a matching that Solve() found for the rest.
std::string ProofJson(const Instance& instance, const Constraints& constraints,
                      const Matching& matching, const SolveOptions& options);

// The same of a rematch. Requires a result that Rematch() found for the rest.
std::string RematchProofJson(const Instance& instance, const Constraints& constraints,
                             const SolveOptions& options, const RematchRequest& request,
                             const RematchResult& result);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_PROOF_H_
