#include "shared/matching/proof.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "shared/base/json_text.h"
#include "shared/base/string_views.h"

namespace parvis::matching {
namespace {

constexpr Weight kZero{};

struct NamedDual {
  std::string_view id;
  Weight dual;
};

// Appends the duals that are not zero as members of an object, by id.
void AppendDuals(std::string_view key, std::vector<NamedDual> duals, std::string& json) {
  std::erase_if(duals, [](const NamedDual& named) { return named.dual == kZero; });
  std::sort(duals.begin(), duals.end(),
            [](const NamedDual& a, const NamedDual& b) { return a.id < b.id; });
  AppendJsonString(key, json);
  json += ": {";
  std::string_view separator = "\n";
  for (const NamedDual& named : duals) {
    json += separator;
    AppendJsonString(named.id, json);
    const Weight& dual = named.dual;
    absl::StrAppend(&json, ": [", dual.pairs(), ", ", dual.points(), ", ", dual.tie, "]");
    separator = ",\n";
  }
  json += duals.empty() ? "}" : "\n}";
}

absl::Status Broken(std::string_view what, std::string_view adept, std::string_view mentor) {
  std::string message(what);
  absl::StrAppend(&message, ":");
  for (std::string_view id : {adept, mentor})
    if (!id.empty()) absl::StrAppend(&message, " ", AbslView(id));
  return absl::FailedPreconditionError(message);
}

// Conditions 1 to 3, and u >= 0.
absl::Status CheckAdept(const Instance& instance, const std::vector<Pair>& forbids,
                        const Matching& matching, int adept) {
  const Weight u = matching.adept_duals[adept];
  const int32_t mentor_of = matching.mentor_of[adept];
  if (u < kZero) return Broken("u is negative", instance.adept_id(adept), "");
  if (mentor_of < 0 && !(u == kZero))
    return Broken("3: u of an unpaired adept is not 0", instance.adept_id(adept), "");
  bool formed_is_allowed = mentor_of < 0;
  for (const Instance::Entry& entry : instance.Row(adept)) {
    if (std::binary_search(forbids.begin(), forbids.end(), Pair{adept, entry.mentor})) continue;
    const Weight weight = Weight::Make(1, entry.score, instance.Tie(adept, entry.mentor));
    const Weight sum = u + matching.mentor_duals[entry.mentor];
    if (sum < weight)
      return Broken("1: u + v < w", instance.adept_id(adept), instance.mentor_id(entry.mentor));
    if (entry.mentor != mentor_of) continue;
    formed_is_allowed = true;
    if (!(sum == weight))
      return Broken("2: u + v > w on a formed pair", instance.adept_id(adept),
                    instance.mentor_id(entry.mentor));
  }
  if (!formed_is_allowed)
    return Broken("a formed pair is not allowed", instance.adept_id(adept), "");
  return absl::OkStatus();
}

// Conditions 4 and 5, v >= 0, and the capacity.
absl::Status CheckMentor(const Instance& instance, const Matching& matching, int mentor, int pinned,
                         int taken, int32_t spread) {
  const Weight v = matching.mentor_duals[mentor];
  const int places = instance.capacity(mentor);
  if (v < kZero) return Broken("v is negative", "", instance.mentor_id(mentor));
  if (taken > places) return Broken("too many adepts", "", instance.mentor_id(mentor));
  // Place number k, from 1, costs spread * (k - 1).
  if (taken < places && Weight::Points(int64_t{spread} * taken) < v)
    return Broken("4: v is above the first free place", "", instance.mentor_id(mentor));
  if (taken > pinned && v < Weight::Points(int64_t{spread} * (taken - 1)))
    return Broken("5: v is below the last taken place", "", instance.mentor_id(mentor));
  return absl::OkStatus();
}

}  // namespace

std::string ProofJson(const Instance& instance, const Matching& matching,
                      const SolveOptions& options) {
  std::vector<NamedDual> u;
  std::vector<NamedDual> v;
  for (int a = 0; a < instance.adepts(); ++a)
    u.push_back({instance.adept_id(a), matching.adept_duals[a]});
  for (int m = 0; m < instance.mentors(); ++m)
    v.push_back({instance.mentor_id(m), matching.mentor_duals[m]});
  std::string json = absl::StrCat("{\"objective\": \"total\", \"spread\": ", options.spread,
                                  ", \"pairs\": ", matching.pairs.size(),
                                  ", \"total\": ", matching.Total(), ",\n");
  AppendDuals("u", std::move(u), json);
  json += ",\n";
  AppendDuals("v", std::move(v), json);
  json += "}\n";
  return json;
}

absl::Status CheckDuals(const Instance& instance, const Constraints& constraints,
                        const Matching& matching, const SolveOptions& options) {
  const std::vector<Pair> forbids = Sorted(constraints.forbids);
  std::vector<bool> pinned(instance.adepts());
  std::vector<int> pins(instance.mentors());
  std::vector<int> taken(instance.mentors());
  for (Pair pin : constraints.pins) {
    pinned[pin.adept] = true;
    ++pins[pin.mentor];
    if (matching.mentor_of[pin.adept] != pin.mentor)
      return Broken("a pin is not kept", instance.adept_id(pin.adept),
                    instance.mentor_id(pin.mentor));
  }
  for (int a = 0; a < instance.adepts(); ++a) {
    if (matching.mentor_of[a] >= 0) ++taken[matching.mentor_of[a]];
    if (pinned[a]) continue;
    if (absl::Status status = CheckAdept(instance, forbids, matching, a); !status.ok())
      return status;
  }
  for (int m = 0; m < instance.mentors(); ++m)
    if (absl::Status status = CheckMentor(instance, matching, m, pins[m], taken[m], options.spread);
        !status.ok())
      return status;
  return absl::OkStatus();
}

}  // namespace parvis::matching
