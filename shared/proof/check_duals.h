// Conditions 1 to 7 of check.h.
#ifndef PARVIS_SHARED_PROOF_CHECK_DUALS_H_
#define PARVIS_SHARED_PROOF_CHECK_DUALS_H_

#include "absl/status/status.h"
#include "shared/proof/answer.h"
#include "shared/proof/check.h"

namespace parvis::proof {

// OK, or FAILED_PRECONDITION with the first condition that fails and its persons. One pass over the
// allowed pairs.
absl::Status CheckDuals(const Question& question, const Answer& answer, const Proof& proof);

}  // namespace parvis::proof

#endif  // PARVIS_SHARED_PROOF_CHECK_DUALS_H_
