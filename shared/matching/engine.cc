#include "shared/matching/engine.h"

#include <algorithm>
#include <utility>

namespace parvis::matching {
namespace {

// Takes `removed` out of the sorted list and puts `added` into it.
absl::Status ApplyTo(std::vector<Pair>& sorted, const std::vector<Pair>& added,
                     const std::vector<Pair>& removed) {
  for (Pair pair : removed) {
    const auto found = std::lower_bound(sorted.begin(), sorted.end(), pair);
    if (found == sorted.end() || !(*found == pair))
      return absl::FailedPreconditionError("what the edit removes is not there");
    sorted.erase(found);
  }
  for (Pair pair : added) {
    const auto place = std::lower_bound(sorted.begin(), sorted.end(), pair);
    if (place != sorted.end() && *place == pair)
      return absl::FailedPreconditionError("what the edit adds is there already");
    sorted.insert(place, pair);
  }
  return absl::OkStatus();
}

}  // namespace

Difference Compare(const Matching& before, const Matching& after, int32_t spread) {
  Difference difference;
  for (const FormedPair& pair : after.pairs)
    if (before.mentor_of[pair.adept] != pair.mentor) difference.formed.push_back(pair);
  for (const FormedPair& pair : before.pairs)
    if (after.mentor_of[pair.adept] != pair.mentor) difference.dissolved.push_back(pair);
  difference.pairs_gained =
      static_cast<int>(after.pairs.size()) - static_cast<int>(before.pairs.size());
  difference.points_gained = after.TotalLessSpread(spread) - before.TotalLessSpread(spread);
  return difference;
}

Engine::Engine(Instance instance, Constraints constraints, const SolveOptions& options,
               Matching matching)
    : instance_(std::move(instance)),
      constraints_(std::move(constraints)),
      options_(options),
      matching_(std::move(matching)) {}

absl::StatusOr<Engine> Engine::Create(Instance instance, Constraints constraints,
                                      const SolveOptions& options) {
  absl::StatusOr<Matching> matching = Solve(instance, constraints, options);
  if (!matching.ok()) return matching.status();
  constraints.pins = Sorted(std::move(constraints.pins));
  constraints.forbids = Sorted(std::move(constraints.forbids));
  return Engine(std::move(instance), std::move(constraints), options, *std::move(matching));
}

absl::StatusOr<Difference> Engine::Apply(const Edit& edit) {
  Constraints next = constraints_;
  if (absl::Status status = ApplyTo(next.pins, edit.added_pins, edit.removed_pins); !status.ok())
    return status;
  if (absl::Status status = ApplyTo(next.forbids, edit.added_forbids, edit.removed_forbids);
      !status.ok())
    return status;
  absl::StatusOr<Matching> solved = Solve(instance_, next, options_);
  if (!solved.ok()) return solved.status();
  Difference difference = Compare(matching_, *solved, options_.spread);
  constraints_ = std::move(next);
  matching_ = *std::move(solved);
  return difference;
}

absl::StatusOr<Difference> Engine::Force(Pair pair) const {
  Constraints forced = constraints_;
  std::erase_if(forced.pins, [&](Pair pin) { return pin.adept == pair.adept; });
  std::erase(forced.forbids, pair);
  forced.pins.push_back(pair);
  absl::StatusOr<Matching> solved = Solve(instance_, forced, options_);
  if (!solved.ok()) return solved.status();
  return Compare(matching_, *solved, options_.spread);
}

}  // namespace parvis::matching
