#include "shared/matching/solve.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "shared/base/limits.h"
#include "shared/base/string_views.h"
#include "shared/matching/fairest.h"
#include "shared/matching/fast_total.h"
#include "shared/matching/reciprocity.h"
#include "shared/matching/stable.h"
#include "shared/matching/total.h"

namespace parvis::matching {
namespace {

absl::Status CheckOptions(const Instance& instance, const SolveOptions& options) {
  if (options.objective == Objective::kStable && options.reciprocity)
    return absl::InvalidArgumentError("`reciprocity` does not go with the objective `stable`");
  if (options.reciprocity && instance.institutions() == 0 && instance.adepts() > 0)
    return absl::InvalidArgumentError(
        "`reciprocity` needs people with institutions: a list of scores has none");
  if (options.spread < 0 || options.spread > limits::kMaxOwnScore)
    return absl::InvalidArgumentError(absl::StrCat("`spread` lies in 0..", limits::kMaxOwnScore));
  return absl::OkStatus();
}

// Nothing if the progress gave up.
std::optional<Matching> SolveTotal(const Instance& instance, const Constraints& constraints,
                                   const SolveOptions& options, Progress* progress) {
  // Only the general solver knows spread and reciprocity.
  TotalResult result =
      options.spread == 0 && !options.reciprocity
          ? SolveTotalFast(instance, constraints, progress)
          : SolveTotal(instance, constraints, options.spread, progress, options.reciprocity);
  if (result.cancelled) return std::nullopt;
  Matching matching = MatchingOf(instance, constraints, std::move(result.mentor_of));
  matching.adept_duals = std::move(result.adept_duals);
  matching.mentor_duals = std::move(result.mentor_duals);
  matching.institution_duals = std::move(result.institution_duals);
  return matching;
}

}  // namespace

Matching MatchingOf(const Instance& instance, const Constraints& constraints,
                    std::vector<int32_t> mentor_of) {
  Matching matching;
  matching.mentor_of = std::move(mentor_of);
  matching.adept_duals.resize(instance.adepts());
  matching.mentor_duals.resize(instance.mentors());
  matching.load.resize(instance.mentors());
  std::vector<bool> pinned(instance.adepts());
  for (Pair pin : constraints.pins) pinned[pin.adept] = true;
  for (int32_t a = 0; a < instance.adepts(); ++a) {
    const int32_t m = matching.mentor_of[a];
    if (m < 0) continue;
    const Instance::Views views = instance.ViewsOf(a, m);
    matching.pairs.push_back({a, m, *instance.ScoreOf(a, m), views.adept, views.mentor, pinned[a]});
    ++matching.load[m];
  }
  matching.most_pairs = static_cast<int32_t>(matching.pairs.size());
  return matching;
}

int64_t Matching::Total() const {
  int64_t total = 0;
  for (const FormedPair& pair : pairs) total += pair.score;
  return total;
}

std::optional<int32_t> Matching::Lowest() const {
  if (pairs.empty()) return std::nullopt;
  return std::min_element(pairs.begin(), pairs.end(),
                          [](const auto& a, const auto& b) { return a.score < b.score; })
      ->score;
}

int64_t Matching::TotalLessSpread(int32_t spread) const {
  int64_t total = Total();
  for (int64_t adepts : load) total -= spread * (adepts * (adepts - 1) / 2);
  return total;
}

std::vector<int32_t> Matching::UnpairedAdepts() const {
  std::vector<int32_t> unpaired;
  for (int32_t a = 0; a < static_cast<int32_t>(mentor_of.size()); ++a)
    if (mentor_of[a] < 0) unpaired.push_back(a);
  return unpaired;
}

std::vector<int32_t> Matching::IdleMentors() const {
  std::vector<int32_t> idle;
  for (int32_t m = 0; m < static_cast<int32_t>(load.size()); ++m)
    if (load[m] == 0) idle.push_back(m);
  return idle;
}

absl::StatusOr<Matching> Solve(const Instance& instance, const Constraints& constraints,
                               const SolveOptions& options, Progress* progress) {
  if (absl::Status status = CheckOptions(instance, options); !status.ok()) return status;
  if (absl::Status status = CheckConstraints(instance, constraints); !status.ok()) return status;
  if (options.objective == Objective::kStable) {
    StableResult result = SolveStable(instance, constraints);
    Matching matching = MatchingOf(instance, constraints, std::move(result.mentor_of));
    matching.most_pairs = result.most_pairs;
    return matching;
  }
  std::optional<Matching> matching =
      options.objective == Objective::kFairest
          ? SolveFairest(instance, constraints, options.reciprocity, progress)
          : SolveTotal(instance, constraints, options, progress);
  if (!matching) return absl::CancelledError("nobody waits for the result");
  if (options.reciprocity)
    matching->shortfall = Shortfalls(instance, constraints, matching->mentor_of);
  return *std::move(matching);
}

uint64_t PairsHash(const Instance& instance, const Matching& matching) {
  std::vector<std::pair<std::string_view, std::string_view>> ids;
  ids.reserve(matching.pairs.size());
  for (const FormedPair& pair : matching.pairs)
    ids.emplace_back(instance.adept_id(pair.adept), instance.mentor_id(pair.mentor));
  return HashOfPairs(std::move(ids));
}

}  // namespace parvis::matching
