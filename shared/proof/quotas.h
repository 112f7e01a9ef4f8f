// Reciprocity: how many adepts of each institution should be paired, since its mentors give as
// much.
#ifndef PARVIS_SHARED_PROOF_QUOTAS_H_
#define PARVIS_SHARED_PROOF_QUOTAS_H_

#include <cstdint>
#include <vector>

#include "shared/proof/answer.h"
#include "shared/proof/check.h"

namespace parvis::proof {

struct Quota {
  int64_t wanted = 0;  // q: the least of `adepts` and `places`.
  int64_t paired = 0;  // Its adepts in the answer.

  int64_t adepts = 0;  // Those who have an allowed, not forbidden mentor.
  int64_t places = 0;  // Of its mentors who have an allowed adept.
};

// By institution of the instance. Persons of none are nobody's.
std::vector<Quota> QuotasOf(const Question& question, const Answer& answer);

}  // namespace parvis::proof

#endif  // PARVIS_SHARED_PROOF_QUOTAS_H_
