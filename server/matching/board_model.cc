#include "server/matching/board_model.h"

#include <algorithm>
#include <utility>

#include "shared/base/status_macros.h"
#include "shared/matching/hash.h"
#include "shared/matching/rules.h"
#include "shared/rules/matching_input.h"

namespace parvis::board {

std::shared_ptr<const Solution> MakeSolution(std::vector<v1::BoardPair> pairs) {
  std::vector<std::pair<std::string_view, std::string_view>> ids;
  ids.reserve(pairs.size());
  for (const v1::BoardPair& pair : pairs) ids.emplace_back(pair.adept(), pair.mentor());
  auto solution = std::make_shared<Solution>();
  solution->pairs_hash = matching::HashOfPairs(std::move(ids));
  solution->pairs = std::move(pairs);
  return solution;
}

BoardModel::BoardModel(std::vector<v1::Application> adepts, std::vector<v1::Application> mentors,
                       const std::vector<v1::PersonPair>& previous_pairs, const v1::Policy& policy)
    : matching_people_(rules::PeopleFromApplications(adepts, mentors, previous_pairs)),
      policy_(rules::MatchingPolicy(policy)),
      instance_(std::make_shared<const matching::Instance>(
          matching::Instance::FromPeople(matching_people_, policy_))) {
  rules::FillBoardPeople(adepts, mentors, previous_pairs, policy, &people_);
  for (int i = 0; i < instance_->adepts(); ++i) adepts_.emplace(instance_->adept_id(i), i);
  for (int i = 0; i < instance_->mentors(); ++i) mentors_.emplace(instance_->mentor_id(i), i);
}

std::optional<int> BoardModel::Find(const Index& index, std::string_view id) {
  const auto found = index.find(std::string(id));
  if (found == index.end()) return std::nullopt;
  return found->second;
}

bool BoardModel::HasAdept(std::string_view id) const { return Find(adepts_, id).has_value(); }

std::optional<int> BoardModel::Capacity(std::string_view mentor) const {
  const std::optional<int> index = Find(mentors_, mentor);
  if (!index) return std::nullopt;
  return instance_->capacity(*index);
}

std::vector<std::string> BoardModel::RefusedBy(std::string_view adept,
                                               std::string_view mentor) const {
  const std::optional<int> a = Find(adepts_, adept);
  const std::optional<int> m = Find(mentors_, mentor);
  std::vector<std::string> names;
  if (!a || !m) return names;
  const matching::RuleSet refusals = matching::Refusals(
      matching_people_, policy_, matching_people_.adepts[*a], matching_people_.mentors[*m]);
  for (int i = 0; i < matching::kRuleCount; ++i) {
    const auto rule = static_cast<matching::Rule>(i);
    if (refusals.Has(rule) && !matching::kUntoldRules.Has(rule)) {
      names.emplace_back(matching::RuleName(rule));
    }
  }
  if (refusals.Intersects(matching::kUntoldRules)) {
    names.emplace_back(matching::RuleName(matching::Rule::kHindered));
  }
  return names;
}

matching::Constraints BoardModel::ConstraintsOf(const rules::BoardState& state) const {
  const auto pair = [this](const std::string& adept, const std::string& mentor) {
    return matching::Pair{Find(adepts_, adept).value_or(-1), Find(mentors_, mentor).value_or(-1)};
  };
  matching::Constraints constraints;
  for (const auto& [adept, mentor] : state.pins()) constraints.pins.push_back(pair(adept, mentor));
  for (const auto& [adept, mentor] : state.forbids()) {
    constraints.forbids.push_back(pair(adept, mentor));
  }
  std::sort(constraints.pins.begin(), constraints.pins.end());
  std::sort(constraints.forbids.begin(), constraints.forbids.end());
  return constraints;
}

std::shared_ptr<const Solution> BoardModel::Tell(const matching::Matching& matching) const {
  std::vector<v1::BoardPair> pairs;
  pairs.reserve(matching.pairs.size());
  for (const matching::FormedPair& formed : matching.pairs) {
    v1::BoardPair& out = pairs.emplace_back();
    out.set_adept(std::string(instance_->adept_id(formed.adept)));
    out.set_mentor(std::string(instance_->mentor_id(formed.mentor)));
    out.set_score(formed.score);
    out.set_adept_view(formed.adept_view);
    out.set_mentor_view(formed.mentor_view);
  }
  return MakeSolution(std::move(pairs));
}

absl::StatusOr<std::shared_ptr<const Solution>> BoardModel::Solve(
    const rules::BoardState& state) const {
  const absl::StatusOr<matching::Matching> matching =
      matching::Solve(*instance_, ConstraintsOf(state), options());
  if (!matching.ok()) return absl::InternalError(matching.status().message());
  return Tell(*matching);
}

}  // namespace parvis::board
