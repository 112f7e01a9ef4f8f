// That no two would rather have each other, and that the proof tells what each has.
#ifndef PARVIS_SHARED_PROOF_CHECK_STABLE_H_
#define PARVIS_SHARED_PROOF_CHECK_STABLE_H_

#include "absl/status/status.h"
#include "shared/proof/answer.h"
#include "shared/proof/check.h"

namespace parvis::proof {

// OK, or FAILED_PRECONDITION with the first pair that blocks, or the first person of whom the proof
// tells something else than the pairs do. One pass over the allowed pairs.
absl::Status CheckStable(const Question& question, const Answer& answer, const Proof& proof);

}  // namespace parvis::proof

#endif  // PARVIS_SHARED_PROOF_CHECK_STABLE_H_
