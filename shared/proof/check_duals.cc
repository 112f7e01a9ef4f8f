#include "shared/proof/check_duals.h"

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"
#include "shared/matching/standing.h"
#include "shared/proof/price.h"
#include "shared/proof/quotas.h"

namespace parvis::proof {
namespace {

using matching::Instance;

const Price kZero;

class Checker {
 public:
  Checker(const Question& question, const Answer& answer, const Proof& proof)
      : question_(question), instance_(question.instance), answer_(answer), proof_(proof) {}

  absl::Status Run() {
    std::size_t known = 0;
    for (int32_t a = 0; a < instance_.adepts(); ++a)
      u_.push_back(Find(proof_.u, instance_.adept_id(a), known));
    RETURN_IF_ERROR(CheckPrices("u", proof_.u, known, u_, [&](int32_t a) { return AdeptId(a); }));
    known = 0;
    for (int32_t m = 0; m < instance_.mentors(); ++m)
      v_.push_back(Find(proof_.v, instance_.mentor_id(m), known));
    RETURN_IF_ERROR(CheckPrices("v", proof_.v, known, v_, [&](int32_t m) { return MentorId(m); }));
    z_.assign(instance_.adepts(), &kZero);
    if (question_.reciprocity) RETURN_IF_ERROR(CheckInstitutions());
    kept_mentor_.assign(instance_.adepts(), -1);
    if (question_.rematch != nullptr) RETURN_IF_ERROR(CheckRematch());
    for (int32_t a = 0; a < instance_.adepts(); ++a)
      if (!answer_.pinned[a]) RETURN_IF_ERROR(CheckAdept(a));
    for (int32_t m = 0; m < instance_.mentors(); ++m) RETURN_IF_ERROR(CheckMentor(m));
    return absl::OkStatus();
  }

 private:
  std::string AdeptId(int32_t adept) const { return std::string(instance_.adept_id(adept)); }
  std::string MentorId(int32_t mentor) const { return std::string(instance_.mentor_id(mentor)); }

  // The id's price; counts those that the proof lists.
  static const Price* Find(const Prices& prices, std::string_view id, std::size_t& known) {
    const auto found = prices.find(id);
    if (found == prices.end()) return &kZero;
    ++known;
    return &found->second;
  }

  // That no price is negative, and none is of somebody who does not exist.
  template <typename Id>
  static absl::Status CheckPrices(std::string_view key, const Prices& listed, std::size_t known,
                                  const std::vector<const Price*>& prices, Id id) {
    for (int32_t i = 0; i < static_cast<int32_t>(prices.size()); ++i)
      if (SignOf(*prices[i]) < 0)
        return NotProved(absl::StrCat("the price ", AbslView(key), " of ", id(i), " is negative"));
    if (known == listed.size()) return absl::OkStatus();
    return NotProved(absl::StrCat("the proof has a price ", AbslView(key), " of somebody whom ",
                                  "the input does not know"));
  }

  // Condition 6; sets z by adept.
  absl::Status CheckInstitutions() {
    Price one;
    one.shortfall = 1;
    std::size_t known = 0;
    std::vector<const Price*> prices;
    const std::vector<Quota> quotas = QuotasOf(question_, answer_);
    for (int32_t i = 0; i < instance_.institutions(); ++i) {
      const Quota& quota = quotas[i];
      const Price* z = Find(proof_.z, instance_.institution_code(i), known);
      const auto fails = [&](std::string_view what) {
        return NotProved(absl::StrCat("condition 6: ", AbslView(what), ": ",
                                      AbslView(instance_.institution_code(i))));
      };
      if (SignOf(*z) < 0) return fails("the price z of an institution is negative");
      if (Compare(*z, one) > 0) return fails("the price z of an institution is above a shortfall");
      if (quota.paired > quota.wanted && SignOf(*z) != 0)
        return fails("more adepts than wanted are paired, and the price z is not 0");
      if (quota.paired < quota.wanted && Compare(*z, one) != 0)
        return fails("fewer adepts than wanted are paired, and the price z is below a shortfall");
      prices.push_back(z);
    }
    if (known != proof_.z.size())
      return NotProved("the proof has a price z of an institution that the input does not know");
    for (int32_t a = 0; a < instance_.adepts(); ++a)
      if (const int i = instance_.adept_institution(a); i >= 0) z_[a] = prices[i];
    return absl::OkStatus();
  }

  // Condition 7; sets z of the persons to be placed to the bonus.
  absl::Status CheckRematch() {
    const matching::RematchPlan plan = matching::PlanRematch(*question_.rematch);
    int64_t placed = 0;
    int64_t changed = 0;
    for (int32_t person : plan.persons) {
      z_[person] = &proof_.bonus;
      if (answer_.mentor_of[person] >= 0) ++placed;
    }
    for (matching::Pair pair : plan.kept) {
      kept_mentor_[pair.adept] = pair.mentor;
      if (answer_.mentor_of[pair.adept] != pair.mentor) ++changed;
    }
    const int64_t may_change = question_.rematch->may_change;
    if (placed != proof_.placed || changed != proof_.changed)
      return NotProved(absl::StrCat("the proof tells ", proof_.placed, " persons placed and ",
                                    proof_.changed, " pairs changed, but it is ", placed, " and ",
                                    changed));
    if (changed > may_change)
      return NotProved(absl::StrCat(changed, " pairs are changed, and ", may_change, " may be"));
    const Price& bonus = proof_.bonus;
    const bool nobody_more = bonus.pairs >= 1;
    const bool too_many = bonus.pairs == 0 && bonus.shortfall > may_change - changed;
    if (placed < static_cast<int64_t>(plan.persons.size()) && !nobody_more && !too_many)
      return NotProved("condition 7: the bonus does not rule out that more persons are placed");
    return absl::OkStatus();
  }

  // The pair without the bonus.
  Price WeightOf(int32_t adept, const Instance::Entry& entry) const {
    const bool fairest = question_.objective == matching::Objective::kFairest;
    Price weight;
    weight.pairs = 1;
    if (!fairest) weight.points = entry.score;
    if (fairest) weight.levels = {{entry.score, -1}};
    weight.tie = instance_.Tie(adept, entry.mentor);
    if (question_.rematch == nullptr) return weight;
    weight.pairs = 0;
    weight.shortfall = kept_mentor_[adept] == entry.mentor ? 1 : 0;
    if (fairest) weight.points = 1;
    return weight;
  }

  // Conditions 1 to 3.
  absl::Status CheckAdept(int32_t adept) const {
    const int32_t mentor_of = answer_.mentor_of[adept];
    if (mentor_of < 0 && SignOf(*u_[adept]) != 0)
      return NotProved("condition 3: the price u of an unpaired adept is not 0: " + AdeptId(adept));
    for (const Instance::Entry& entry : instance_.Row(adept)) {
      if (answer_.IsForbidden({adept, entry.mentor})) continue;
      const Price weight = WeightOf(adept, entry);
      const int sign =
          SignOf({{u_[adept], 1}, {v_[entry.mentor], 1}, {z_[adept], -1}, {&weight, -1}});
      if (sign < 0) return Broken("condition 1: u + v < ", "", adept, entry.mentor);
      if (sign > 0 && entry.mentor == mentor_of)
        return Broken("condition 2: u + v > ", " the formed pair", adept, entry.mentor);
    }
    return absl::OkStatus();
  }

  absl::Status Broken(std::string_view what, std::string_view where, int32_t adept,
                      int32_t mentor) const {
    const absl::string_view weight = question_.rematch != nullptr ? "w + bonus"
                                     : question_.reciprocity      ? "w + z"
                                                                  : "w";
    return NotProved(absl::StrCat(AbslView(what), weight, " on", AbslView(where), " ",
                                  AdeptId(adept), "=", MentorId(mentor)));
  }

  // Conditions 4 and 5.
  absl::Status CheckMentor(int32_t mentor) const {
    const int64_t spread =
        question_.objective == matching::Objective::kTotal ? question_.spread : 0;
    const int32_t load = answer_.load[mentor];
    if (load < instance_.capacity(mentor) && Compare(*v_[mentor], Price::Points(spread * load)) > 0)
      return NotProved("condition 4: the price v is above what the first free place costs: " +
                       MentorId(mentor));
    if (load > answer_.pinned_load[mentor] &&
        Compare(*v_[mentor], Price::Points(spread * (load - 1))) < 0)
      return NotProved("condition 5: the price v is below what the last taken place costs: " +
                       MentorId(mentor));
    return absl::OkStatus();
  }

  const Question& question_;
  const Instance& instance_;
  const Answer& answer_;
  const Proof& proof_;
  std::vector<const Price*> u_;       // By adept.
  std::vector<const Price*> v_;       // By mentor.
  std::vector<const Price*> z_;       // By adept: that of its institution, or the bonus.
  std::vector<int32_t> kept_mentor_;  // By adept, of a rematch; -1: none.
};

}  // namespace

absl::Status CheckDuals(const Question& question, const Answer& answer, const Proof& proof) {
  return Checker(question, answer, proof).Run();
}

}  // namespace parvis::proof
