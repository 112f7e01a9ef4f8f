#include "shared/matching/constraints.h"

#include <algorithm>
#include <utility>

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
  for (Pair pin : constraints.pins) {
    if (!Exists(instance, pin)) return ConstraintProblem{ConstraintFault::kUnknownPerson, pin};
    if (pinned[pin.adept]) return ConstraintProblem{ConstraintFault::kAdeptPinnedTwice, pin};
    if (std::binary_search(forbids.begin(), forbids.end(), pin))
      return ConstraintProblem{ConstraintFault::kPinnedAndForbidden, pin};
    if (!instance.ScoreOf(pin.adept, pin.mentor))
      return ConstraintProblem{ConstraintFault::kPinNotAllowed, pin};
    if (places_pinned[pin.mentor] == instance.capacity(pin.mentor))
      return ConstraintProblem{ConstraintFault::kMentorFullOfPins, pin};
    pinned[pin.adept] = true;
    ++places_pinned[pin.mentor];
  }
  for (Pair forbid : constraints.forbids)
    if (!Exists(instance, forbid))
      return ConstraintProblem{ConstraintFault::kUnknownPerson, forbid, false};
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

std::vector<Pair> Sorted(std::vector<Pair> pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace parvis::matching
