#include "shared/rules/board_engine.h"

#include <algorithm>
#include <utility>

#include "shared/base/status_macros.h"
#include "shared/matching/rules.h"
#include "shared/rules/board_parameters.h"
#include "shared/rules/matching_input.h"

namespace parvis::rules {
namespace {

using matching::SolveOptions;

std::vector<int32_t> Sorted(std::vector<int32_t> indexes) {
  std::sort(indexes.begin(), indexes.end());
  return indexes;
}

int Find(const std::unordered_map<std::string, int>& index, std::string_view id) {
  const auto found = index.find(std::string(id));
  return found == index.end() ? -1 : found->second;
}

bool Has(const std::vector<int32_t>& sorted, int index) {
  return std::binary_search(sorted.begin(), sorted.end(), index);
}

}  // namespace

IndexedPeople::IndexedPeople(matching::People people) : people_(std::move(people)) {
  for (const matching::Adept& adept : people_.adepts) {
    adepts_.emplace(people_.codes.Text(adept.id), static_cast<int>(adepts_.size()));
  }
  for (const matching::Mentor& mentor : people_.mentors) {
    mentors_.emplace(people_.codes.Text(mentor.id), static_cast<int>(mentors_.size()));
  }
}

int IndexedPeople::AdeptIndex(std::string_view id) const { return Find(adepts_, id); }

int IndexedPeople::MentorIndex(std::string_view id) const { return Find(mentors_, id); }

std::optional<int> IndexedPeople::Capacity(std::string_view mentor) const {
  const int index = MentorIndex(mentor);
  if (index < 0) return std::nullopt;
  return people_.mentors[index].capacity;
}

std::vector<std::string> IndexedPeople::RefusedBy(std::string_view adept, std::string_view mentor,
                                                  const v1::Policy& policy) const {
  const int a = AdeptIndex(adept);
  const int m = MentorIndex(mentor);
  std::vector<std::string> names;
  if (a < 0 || m < 0) return names;
  const matching::RuleSet refusals =
      matching::Refusals(people_, MatchingPolicy(policy), people_.adepts[a], people_.mentors[m]);
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

matching::Constraints IndexedPeople::ConstraintsOf(const BoardState& state) const {
  matching::Constraints constraints;
  for (const auto& [adept, mentor] : state.pins()) {
    constraints.pins.push_back({AdeptIndex(adept), MentorIndex(mentor)});
  }
  for (const auto& [adept, mentor] : state.forbids()) {
    constraints.forbids.push_back({AdeptIndex(adept), MentorIndex(mentor)});
  }
  std::sort(constraints.pins.begin(), constraints.pins.end());
  std::sort(constraints.forbids.begin(), constraints.forbids.end());
  return constraints;
}

matching::Away IndexedPeople::AwayOf(const BoardState& state) const {
  matching::Away away;
  for (const std::string& id : state.parked_adepts()) away.adepts.push_back(AdeptIndex(id));
  for (const std::string& id : state.parked_mentors()) away.mentors.push_back(MentorIndex(id));
  return {Sorted(std::move(away.adepts)), Sorted(std::move(away.mentors))};
}

BoardEngine::BoardEngine(std::shared_ptr<const IndexedPeople> people, const BoardState& state,
                         Instance instance, matching::Engine engine)
    : people_(std::move(people)),
      shown_policy_(state.policy()),
      policy_(MatchingPolicy(state.policy())),
      away_(people_->AwayOf(state)),
      instance_(std::move(instance)),
      engine_(std::move(engine)) {}

absl::StatusOr<BoardEngine> BoardEngine::Create(std::shared_ptr<const IndexedPeople> people,
                                                const BoardState& state) {
  auto instance = std::make_shared<const matching::Instance>(
      matching::Instance::FromPeople(people->people(), MatchingPolicy(state.policy())));
  return Solve(std::move(people), state, std::move(instance));
}

absl::StatusOr<BoardEngine> BoardEngine::With(const BoardState& state) const {
  return Solve(people_, state, InstanceFor(state.policy()));
}

absl::StatusOr<BoardEngine> BoardEngine::Solve(std::shared_ptr<const IndexedPeople> people,
                                               const BoardState& state, Instance instance) {
  ASSIGN_OR_RETURN(
      matching::Engine engine,
      matching::Engine::Create(instance, people->ConstraintsOf(state),
                               SolveOptions::FromPolicy(MatchingPolicy(state.policy())),
                               people->AwayOf(state)));
  return BoardEngine(std::move(people), state, std::move(instance), std::move(engine));
}

BoardEngine::Instance BoardEngine::InstanceFor(const v1::Policy& policy) const {
  if (SameScoring(shown_policy_, policy)) return instance_;
  return std::make_shared<const matching::Instance>(
      matching::Instance::FromPeople(people_->people(), MatchingPolicy(policy)));
}

BoardEngine BoardEngine::FromSolved(std::shared_ptr<const IndexedPeople> people,
                                    const BoardState& state,
                                    std::vector<matching::Instance::Cell> cells,
                                    matching::Matching matching) {
  auto instance = std::make_shared<const matching::Instance>(
      matching::Instance::FromCells(people->people(), std::move(cells)));
  matching::Engine engine =
      matching::Engine::FromSolved(instance, people->ConstraintsOf(state),
                                   SolveOptions::FromPolicy(MatchingPolicy(state.policy())),
                                   std::move(matching), people->AwayOf(state));
  return BoardEngine(std::move(people), state, std::move(instance), std::move(engine));
}

matching::Edit BoardEngine::EditTo(const BoardState& state, const matching::Away& away) const {
  matching::Edit edit = matching::EditBetween(engine_.constraints(), people_->ConstraintsOf(state));
  matching::AddMoves(away_, away, &edit);
  return edit;
}

bool BoardEngine::Mends(const BoardState& state) const {
  return SameMatching(shown_policy_, state.policy()) &&
         engine_.Mends(EditTo(state, people_->AwayOf(state)));
}

absl::Status BoardEngine::Show(const BoardState& state) {
  matching::Away away = people_->AwayOf(state);
  const matching::Edit edit = EditTo(state, away);
  const matching::Policy policy = MatchingPolicy(state.policy());
  if (SameMatching(shown_policy_, state.policy())) {
    RETURN_IF_ERROR(engine_.Apply(edit).status());
  } else {
    Instance instance = InstanceFor(state.policy());
    RETURN_IF_ERROR(engine_.Rescore(instance, SolveOptions::FromPolicy(policy), edit).status());
    instance_ = std::move(instance);
  }
  shown_policy_ = state.policy();
  policy_ = policy;
  away_ = std::move(away);
  return absl::OkStatus();
}

bool BoardEngine::IsAdeptAway(int adept) const { return Has(away_.adepts, adept); }

bool BoardEngine::IsMentorAway(int mentor) const { return Has(away_.mentors, mentor); }

}  // namespace parvis::rules
