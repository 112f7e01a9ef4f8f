#include "shared/matching/constraints.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "shared/base/string_views.h"

namespace parvis::matching {
namespace {

bool Exists(const Instance& instance, Pair pair) {
  return pair.adept >= 0 && pair.adept < instance.adepts() && pair.mentor >= 0 &&
         pair.mentor < instance.mentors();
}

}  // namespace

std::optional<ConstraintProblem> FindProblem(const Instance& instance,
                                             const Constraints& constraints) {
  const std::vector<Pair> forbids = Sorted(constraints.forbids);
  std::vector<bool> pinned(instance.adepts());
  std::vector<int32_t> places_pinned(instance.mentors());
  for (int i = 0; i < static_cast<int>(constraints.pins.size()); ++i) {
    const Pair pin = constraints.pins[i];
    const auto problem = [&](ConstraintFault fault) {
      return ConstraintProblem{fault, pin, true, i};
    };
    if (!Exists(instance, pin)) return problem(ConstraintFault::kUnknownPerson);
    if (pinned[pin.adept]) return problem(ConstraintFault::kAdeptPinnedTwice);
    if (std::binary_search(forbids.begin(), forbids.end(), pin))
      return problem(ConstraintFault::kPinnedAndForbidden);
    if (!instance.ScoreOf(pin.adept, pin.mentor)) return problem(ConstraintFault::kPinNotAllowed);
    if (places_pinned[pin.mentor] == instance.capacity(pin.mentor))
      return problem(ConstraintFault::kMentorFullOfPins);
    pinned[pin.adept] = true;
    ++places_pinned[pin.mentor];
  }
  for (int i = 0; i < static_cast<int>(constraints.forbids.size()); ++i)
    if (!Exists(instance, constraints.forbids[i]))
      return ConstraintProblem{ConstraintFault::kUnknownPerson, constraints.forbids[i], false, i};
  return std::nullopt;
}

std::string_view Describe(ConstraintFault fault) {
  switch (fault) {
    case ConstraintFault::kUnknownPerson:
      return "there is no such person";
    case ConstraintFault::kAdeptPinnedTwice:
      return "the adept is pinned twice";
    case ConstraintFault::kMentorFullOfPins:
      return "the mentor has no place left for another pin";
    case ConstraintFault::kPinnedAndForbidden:
      return "the pair is both pinned and forbidden";
    case ConstraintFault::kPinNotAllowed:
      return "the pair is not allowed";
  }
  return "";
}

absl::Status CheckConstraints(const Instance& instance, const Constraints& constraints) {
  const std::optional<ConstraintProblem> problem = FindProblem(instance, constraints);
  if (!problem) return absl::OkStatus();
  if (problem->fault == ConstraintFault::kUnknownPerson)
    return absl::InvalidArgumentError(AbslView(Describe(problem->fault)));
  return absl::InvalidArgumentError(absl::StrCat(AbslView(instance.adept_id(problem->pair.adept)),
                                                 "=",
                                                 AbslView(instance.mentor_id(problem->pair.mentor)),
                                                 ": ", AbslView(Describe(problem->fault))));
}

std::vector<Pair> Sorted(std::vector<Pair> pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace parvis::matching
