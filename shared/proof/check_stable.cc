#include "shared/proof/check_stable.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"

namespace parvis::proof {
namespace {

using matching::Instance;

// The view that somebody has of what it has now; nothing if it has nobody to lose.
using Has = std::vector<std::optional<int32_t>>;

// That the proof lists exactly these.
absl::Status CheckViews(std::string_view whose, const Views& listed, const Has& has,
                        const std::vector<std::string_view>& ids) {
  std::size_t known = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto found = listed.find(ids[i]);
    if (found != listed.end()) ++known;
    const bool same = found == listed.end() ? !has[i] : has[i] && *has[i] == found->second;
    if (!same)
      return NotProved(
          absl::StrCat("the ", AbslView(whose), " ", AbslView(ids[i]), " has ",
                       has[i] ? absl::StrCat("a view of ", *has[i]) : "nothing to lose",
                       ", which the proof does not tell"));
  }
  if (known == listed.size()) return absl::OkStatus();
  return NotProved(absl::StrCat("the proof tells a view of a ", AbslView(whose),
                                " whom the input does not know"));
}

}  // namespace

absl::Status CheckStable(const Question& question, const Answer& answer, const Proof& proof) {
  const Instance& instance = question.instance;
  Has adept_has(instance.adepts());
  Has mentor_has(instance.mentors());
  std::vector<std::string_view> adept_ids;
  std::vector<std::string_view> mentor_ids;
  for (int32_t a = 0; a < instance.adepts(); ++a) {
    adept_ids.push_back(instance.adept_id(a));
    const int32_t m = answer.mentor_of[a];
    if (m < 0 || answer.pinned[a]) continue;
    const Instance::Views views = instance.ViewsOf(a, m);
    adept_has[a] = views.adept;
    if (answer.load[m] == instance.capacity(m))
      mentor_has[m] = std::min(views.mentor, mentor_has[m].value_or(views.mentor));
  }
  for (int32_t m = 0; m < instance.mentors(); ++m) mentor_ids.push_back(instance.mentor_id(m));

  for (int32_t a = 0; a < instance.adepts(); ++a) {
    if (answer.pinned[a]) continue;
    for (const Instance::Entry& entry : instance.Row(a)) {
      const int32_t m = entry.mentor;
      if (answer.mentor_of[a] == m || answer.IsForbidden({a, m})) continue;
      if (answer.pinned_load[m] == instance.capacity(m)) continue;  // All its places are pinned.
      const Instance::Views views = instance.ViewsOf(a, m);
      if (adept_has[a] && views.adept <= *adept_has[a]) continue;
      if (mentor_has[m] && views.mentor <= *mentor_has[m]) continue;
      return NotProved(absl::StrCat(AbslView(adept_ids[a]), "=", AbslView(mentor_ids[m]),
                                    " blocks: both would rather have each other"));
    }
  }
  if (proof.blocking_pairs > 0) return NotProved("the proof lists blocking pairs");
  RETURN_IF_ERROR(CheckViews("adept", proof.adepts_have, adept_has, adept_ids));
  return CheckViews("mentor", proof.mentors_have, mentor_has, mentor_ids);
}

}  // namespace parvis::proof
