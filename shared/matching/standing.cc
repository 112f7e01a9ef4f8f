#include "shared/matching/standing.h"

#include <algorithm>

namespace parvis::matching {
namespace {

bool Exists(int32_t index, int count) { return index >= 0 && index < count; }

}  // namespace

RematchPlan PlanRematch(const RematchRequest& request) {
  RematchPlan plan;
  plan.persons = request.replace_adepts;
  for (Pair pair : request.standing)
    if (std::count(request.replace_mentors.begin(), request.replace_mentors.end(), pair.mentor) > 0)
      plan.persons.push_back(pair.adept);
  std::sort(plan.persons.begin(), plan.persons.end());
  plan.persons.erase(std::unique(plan.persons.begin(), plan.persons.end()), plan.persons.end());
  for (Pair pair : request.standing) {
    const bool replaced = std::binary_search(plan.persons.begin(), plan.persons.end(), pair.adept);
    (replaced ? plan.dissolved : plan.kept).push_back(pair);
  }
  return plan;
}

std::optional<RematchProblem> FindProblem(const Instance& instance, const RematchRequest& request) {
  const RematchPlan plan = PlanRematch(request);
  std::vector<bool> stands(instance.adepts());
  std::vector<int32_t> kept(instance.mentors());
  for (int i = 0; i < static_cast<int>(request.standing.size()); ++i) {
    const Pair pair = request.standing[i];
    if (!Exists(pair.adept, instance.adepts()) || !Exists(pair.mentor, instance.mentors()))
      return RematchProblem{RematchFault::kUnknownPerson, i};
    if (stands[pair.adept]) return RematchProblem{RematchFault::kAdeptStandsTwice, i};
    stands[pair.adept] = true;
    if (std::binary_search(plan.persons.begin(), plan.persons.end(), pair.adept)) continue;
    if (!instance.ScoreOf(pair.adept, pair.mentor))
      return RematchProblem{RematchFault::kPairNotAllowed, i};
    if (kept[pair.mentor] == instance.capacity(pair.mentor))
      return RematchProblem{RematchFault::kMentorOverfull, i};
    ++kept[pair.mentor];
  }
  return std::nullopt;
}

std::string_view Describe(RematchFault fault) {
  switch (fault) {
    case RematchFault::kUnknownPerson:
      return "there is no such person";
    case RematchFault::kAdeptStandsTwice:
      return "the adept has a pair already";
    case RematchFault::kPairNotAllowed:
      return "the pair is not allowed";
    case RematchFault::kMentorOverfull:
      return "the mentor has no place left for another pair";
  }
  return "";
}

}  // namespace parvis::matching
