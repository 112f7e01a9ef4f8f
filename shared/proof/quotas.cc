#include "shared/proof/quotas.h"

#include <algorithm>

namespace parvis::proof {

std::vector<Quota> QuotasOf(const Question& question, const Answer& answer) {
  const matching::Instance& instance = question.instance;
  std::vector<Quota> quotas(instance.institutions());
  std::vector<bool> has_adept(instance.mentors());
  for (int32_t a = 0; a < instance.adepts(); ++a) {
    bool has_mentor = false;
    for (const matching::Instance::Entry entry : instance.Row(a)) {
      has_adept[entry.mentor] = true;
      has_mentor = has_mentor || !answer.IsForbidden({a, entry.mentor});
    }
    const int institution = instance.adept_institution(a);
    if (institution < 0) continue;
    if (has_mentor) ++quotas[institution].adepts;
    if (answer.mentor_of[a] >= 0) ++quotas[institution].paired;
  }
  for (int32_t m = 0; m < instance.mentors(); ++m) {
    const int institution = instance.mentor_institution(m);
    if (institution >= 0 && has_adept[m]) quotas[institution].places += instance.capacity(m);
  }
  for (Quota& quota : quotas) quota.wanted = std::min(quota.adepts, quota.places);
  return quotas;
}

}  // namespace parvis::proof
