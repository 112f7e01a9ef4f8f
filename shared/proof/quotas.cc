#include "shared/proof/quotas.h"

#include <algorithm>
#include <vector>

namespace parvis::proof {

std::map<std::string_view, Quota> QuotasOf(const Question& question, const Answer& answer) {
  const matching::Instance& instance = question.instance;
  const matching::People& people = *question.people;
  std::map<std::string_view, Quota> quotas;
  std::vector<bool> has_adept(instance.mentors());
  for (int32_t a = 0; a < instance.adepts(); ++a) {
    bool has_mentor = false;
    for (const matching::Instance::Entry& entry : instance.Row(a)) {
      has_adept[entry.mentor] = true;
      has_mentor = has_mentor || !answer.IsForbidden({a, entry.mentor});
    }
    Quota& quota = quotas[people.codes.Text(people.adepts[a].institution)];
    if (has_mentor) ++quota.adepts;
    if (answer.mentor_of[a] >= 0) ++quota.paired;
  }
  for (int32_t m = 0; m < instance.mentors(); ++m) {
    Quota& quota = quotas[people.codes.Text(people.mentors[m].institution)];
    if (has_adept[m]) quota.places += instance.capacity(m);
  }
  for (auto& [code, quota] : quotas) quota.wanted = std::min(quota.adepts, quota.places);
  return quotas;
}

}  // namespace parvis::proof
