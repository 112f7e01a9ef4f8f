#include "shared/matching/proof.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "shared/base/json_text.h"
#include "shared/matching/duals.h"

namespace parvis::matching {
namespace {

std::string_view ObjectiveName(Objective objective) {
  switch (objective) {
    case Objective::kTotal:
      return "total";
    case Objective::kFairest:
      return "fairest";
    case Objective::kStable:
      return "stable";
  }
  return "";
}

// What stands for one person or institution, and its id.
struct Entry {
  std::string_view id;
  std::string text;
};

// Appends `"key": {…}` with one line per entry, by id.
void AppendEntries(std::string_view key, std::vector<Entry> entries, std::string& json) {
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.id < b.id; });
  json += ",\n";
  AppendJsonString(key, json);
  json += ": {";
  std::string_view separator = "\n";
  for (const Entry& entry : entries) {
    json += separator;
    AppendJsonString(entry.id, json);
    absl::StrAppend(&json, ": ", entry.text);
    separator = ",\n";
  }
  json += entries.empty() ? "}" : "\n}";
}

std::string LevelsText(const std::vector<Dual::Level>& levels) {
  std::string text = "[";
  for (const Dual::Level& level : levels)
    absl::StrAppend(&text, text.size() > 1 ? ", " : "", "[", level.score, ", ", level.count, "]");
  return text + "]";
}

std::string PriceText(const Dual& dual, const SolveOptions& options) {
  const bool fairest = options.objective == Objective::kFairest;
  return absl::StrCat(
      "[", dual.pairs, ", ", options.reciprocity ? absl::StrCat(dual.shortfall, ", ") : "",
      fairest ? LevelsText(dual.levels) : absl::StrCat(dual.points), ", ", dual.tie, "]");
}

std::string RematchPriceText(const Dual& dual, const SolveOptions& options) {
  const bool fairest = options.objective == Objective::kFairest;
  return absl::StrCat("[", dual.pairs, ", ", dual.shortfall, ", ", dual.points, ", ",
                      fairest ? LevelsText(dual.levels) + ", " : "", dual.tie, "]");
}

// The prices that are not 0.
template <typename Id, typename Text>
std::vector<Entry> Prices(const std::vector<Dual>& duals, Text text_of, Id id) {
  std::vector<Entry> entries;
  for (int i = 0; i < static_cast<int>(duals.size()); ++i)
    if (!duals[i].IsZero()) entries.push_back({id(i), text_of(duals[i])});
  return entries;
}

template <typename Text>
void AppendPrices(const Instance& instance, const Duals& duals, bool reciprocity, Text text_of,
                  std::string& json) {
  AppendEntries("u", Prices(duals.adepts, text_of, [&](int a) { return instance.adept_id(a); }),
                json);
  AppendEntries("v", Prices(duals.mentors, text_of, [&](int m) { return instance.mentor_id(m); }),
                json);
  if (reciprocity)
    AppendEntries(
        "z",
        Prices(duals.institutions, text_of, [&](int i) { return instance.institution_code(i); }),
        json);
}

// What everyone has who has somebody to lose: each in its own view, a mentor without a free place
// the least among its adepts that are not pinned.
void AppendViews(const Instance& instance, const Matching& matching, std::string& json) {
  constexpr int32_t kNothing = std::numeric_limits<int32_t>::max();
  std::vector<int32_t> least(instance.mentors(), kNothing);
  std::vector<Entry> adepts;
  for (const FormedPair& pair : matching.pairs) {
    if (pair.pinned) continue;
    adepts.push_back({instance.adept_id(pair.adept), absl::StrCat(pair.adept_view)});
    least[pair.mentor] = std::min(least[pair.mentor], pair.mentor_view);
  }
  std::vector<Entry> mentors;
  for (int m = 0; m < instance.mentors(); ++m)
    if (least[m] != kNothing && matching.load[m] == instance.capacity(m))
      mentors.push_back({instance.mentor_id(m), absl::StrCat(least[m])});
  AppendEntries("adepts_have", std::move(adepts), json);
  AppendEntries("mentors_have", std::move(mentors), json);
  json += ",\n\"blocking_pairs\": []";
}

// Up to the total.
std::string Head(const Matching& matching, const SolveOptions& options) {
  std::string json = "{\"objective\": ";
  AppendJsonString(ObjectiveName(options.objective), json);
  if (options.objective == Objective::kTotal)
    absl::StrAppend(&json, ", \"spread\": ", options.spread);
  if (options.reciprocity) json += ", \"reciprocity\": true";
  absl::StrAppend(&json, ", \"pairs\": ", matching.pairs.size(), ", \"total\": ", matching.Total());
  return json;
}

}  // namespace

std::string ProofJson(const Instance& instance, const Constraints& constraints,
                      const Matching& matching, const SolveOptions& options) {
  std::string json = Head(matching, options);
  if (options.objective == Objective::kStable) {
    AppendViews(instance, matching, json);
  } else {
    AppendPrices(
        instance, DualsOf(instance, constraints, matching, options), options.reciprocity,
        [&](const Dual& dual) { return PriceText(dual, options); }, json);
  }
  return json + "}\n";
}

std::string RematchProofJson(const Instance& instance, const Constraints& constraints,
                             const SolveOptions& options, const RematchRequest& request,
                             const RematchResult& result) {
  const RematchDuals duals = DualsOfRematch(instance, constraints, options, request, result);
  const auto text_of = [&](const Dual& dual) { return RematchPriceText(dual, options); };
  std::string json = Head(result.matching, options);
  absl::StrAppend(&json, ", \"placed\": ", result.placed, ", \"changed\": ", result.changed.size(),
                  ", \"bonus\": ", text_of(duals.bonus));
  AppendPrices(instance, duals.duals, false, text_of, json);
  return json + "}\n";
}

}  // namespace parvis::matching
