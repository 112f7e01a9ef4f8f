#include "shared/matching/rematch.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"
#include "shared/matching/augmenting_paths.h"
#include "shared/matching/rematch_fairest.h"

namespace parvis::matching {
namespace {

bool Exists(int32_t index, int count) { return index >= 0 && index < count; }

template <typename Item>
bool Contains(const std::vector<Item>& items, Item item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

absl::Status CheckRequest(const Instance& instance, const Constraints& constraints,
                          const SolveOptions& options, const RematchRequest& request) {
  if (options.objective == Objective::kStable)
    return absl::InvalidArgumentError("a rematch has no objective `stable`");
  if (options.reciprocity)
    return absl::InvalidArgumentError("a rematch does not go with `reciprocity`");
  if (options.spread < 0 || options.spread > limits::kMaxOwnScore)
    return absl::InvalidArgumentError(absl::StrCat("`spread` lies in 0..", limits::kMaxOwnScore));
  RETURN_IF_ERROR(CheckConstraints(instance, constraints));
  if (request.may_change < 0) return absl::InvalidArgumentError("no fewer than 0 pairs may change");
  const auto exist = [](const std::vector<int32_t>& persons, int count) {
    return std::all_of(persons.begin(), persons.end(), [=](int32_t p) { return Exists(p, count); });
  };
  if (!exist(request.replace_adepts, instance.adepts()) ||
      !exist(request.replace_mentors, instance.mentors()))
    return absl::InvalidArgumentError("there is no such person to replace");
  if (const std::optional<RematchProblem> problem = FindProblem(instance, request))
    return absl::InvalidArgumentError(absl::StrCat("standing pair ", problem->index + 1, ": ",
                                                   AbslView(Describe(problem->fault))));
  return absl::OkStatus();
}

std::string NameOf(const Instance& instance, Pair pair) {
  return absl::StrCat(AbslView(instance.adept_id(pair.adept)), "=",
                      AbslView(instance.mentor_id(pair.mentor)));
}

// The kept pairs that are gone; sorted.
std::vector<Pair> ChangedPairs(const RematchPlan& plan, const std::vector<int32_t>& mentor_of) {
  std::vector<Pair> changed;
  for (Pair pair : plan.kept)
    if (mentor_of[pair.adept] != pair.mentor) changed.push_back(pair);
  return Sorted(std::move(changed));
}

class Rematcher {
 public:
  Rematcher(const Instance& instance, const Constraints& constraints, const SolveOptions& options,
            const RematchPlan& plan);

  // The best pairs that place nobody of the plan's persons, and then as many as can be.
  void KeepWhatStands(const RematchPlan& plan);
  // Returns whether it was `may_change` that ended it.
  bool Place(const RematchPlan& plan, int32_t may_change);

  const std::vector<int32_t>& mentor_of() const { return paths_.mentor_of(); }

 private:
  bool IsKept(int adept, int mentor) const { return kept_mentor_[adept] == mentor; }

  std::vector<int32_t> kept_mentor_;  // By adept; -1: none.
  AugmentingPaths paths_;
};

// Kept pairs are the first component of the weight. Below it stand the points of `total`; or, where
// the levels come later, the pairs.
Rematcher::Rematcher(const Instance& instance, const Constraints& constraints,
                     const SolveOptions& options, const RematchPlan& plan)
    : kept_mentor_(KeptMentors(instance, constraints, plan.kept)),
      paths_(instance, constraints, options.objective == Objective::kTotal ? options.spread : 0,
             [&](int a, const Instance::Entry& entry) -> AugmentingPaths::Edge {
               const int32_t kept = IsKept(a, entry.mentor);
               if (options.objective == Objective::kFairest) return {entry.mentor, kept, 1, 0};
               return {entry.mentor, kept, entry.score,
                       static_cast<int32_t>(instance.Tie(a, entry.mentor))};
             }) {}

void Rematcher::KeepWhatStands(const RematchPlan& plan) {
  const auto adepts = static_cast<int32_t>(kept_mentor_.size());
  std::vector<bool> waits(adepts);
  for (int32_t person : plan.persons) waits[person] = true;
  std::vector<int32_t> others;
  for (int32_t a = 0; a < adepts; ++a) {
    if (paths_.pinned(a) || waits[a]) continue;
    const int32_t mentor = kept_mentor_[a];
    if (mentor >= 0 && paths_.HasFreePlace(mentor)) {
      paths_.Seat(a, mentor);
    } else {
      others.push_back(a);
    }
  }
  for (int32_t adept : others) paths_.Insert(adept);
}

bool Rematcher::Place(const RematchPlan& plan, int32_t may_change) {
  std::vector<int32_t> waiting;
  for (int32_t person : plan.persons)
    if (!paths_.pinned(person)) waiting.push_back(person);
  int64_t changed = static_cast<int64_t>(ChangedPairs(plan, mentor_of()).size());
  while (const std::optional<Weight> gain = paths_.FindPlace(waiting)) {
    changed -= gain->pairs();
    if (changed > may_change) return true;
    std::erase(waiting, paths_.Place());
  }
  return false;
}

}  // namespace

std::vector<int32_t> KeptMentors(const Instance& instance, const Constraints& constraints,
                                 const std::vector<Pair>& kept) {
  const std::vector<Pair> forbids = Sorted(constraints.forbids);
  std::vector<int32_t> mentors(instance.adepts(), -1);
  for (Pair pair : kept)
    if (!std::binary_search(forbids.begin(), forbids.end(), pair))
      mentors[pair.adept] = pair.mentor;
  return mentors;
}

absl::StatusOr<RematchResult> Rematch(const Instance& instance, const Constraints& constraints,
                                      const SolveOptions& options, const RematchRequest& request) {
  RETURN_IF_ERROR(CheckRequest(instance, constraints, options, request));
  const RematchPlan plan = PlanRematch(request);
  Constraints with_dissolved = constraints;
  for (Pair pair : plan.dissolved) {
    if (Contains(constraints.pins, pair))
      return absl::InvalidArgumentError(
          absl::StrCat(NameOf(instance, pair), ": the pair is both pinned and to be replaced"));
    with_dissolved.forbids.push_back(pair);
  }

  Rematcher rematcher(instance, with_dissolved, options, plan);
  rematcher.KeepWhatStands(plan);
  if (const auto changed = ChangedPairs(plan, rematcher.mentor_of());
      static_cast<int64_t>(changed.size()) > request.may_change)
    return absl::InvalidArgumentError(absl::StrCat(
        "pins and forbidden pairs change at least ", changed.size(), " kept pairs, such as ",
        NameOf(instance, changed.front()), "; ", request.may_change, " may change"));

  RematchResult result;
  result.limited = rematcher.Place(plan, request.may_change);
  std::vector<int32_t> mentor_of = rematcher.mentor_of();
  if (options.objective == Objective::kFairest)
    mentor_of = FairestRematch(instance, with_dissolved, plan, std::move(mentor_of));
  result.matching = MatchingOf(instance, constraints, std::move(mentor_of));
  for (int32_t person : plan.persons)
    if (result.matching.mentor_of[person] >= 0) ++result.placed;
  result.changed = ChangedPairs(plan, result.matching.mentor_of);
  return result;
}

}  // namespace parvis::matching
