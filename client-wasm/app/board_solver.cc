#include "client-wasm/app/board_solver.h"

#include <algorithm>
#include <utility>

#include "client-wasm/engine/solve_message.h"
#include "shared/rules/matching_input.h"

namespace parvis::app {
namespace {

using matching::Pair;

bool Contains(const std::vector<Pair>& sorted, Pair pair) {
  return std::binary_search(sorted.begin(), sorted.end(), pair);
}

}  // namespace

BoardSolver::BoardSolver(const v1::Board& board)
    : people_(rules::PeopleFromBoard(board)), policy_(rules::MatchingPolicy(board.policy())) {
  for (int i = 0; i < board.adepts_size(); ++i) adept_index_[board.adepts(i).id()] = i;
  for (int i = 0; i < board.mentors_size(); ++i) mentor_index_[board.mentors(i).id()] = i;
}

matching::Constraints BoardSolver::ConstraintsOf(const rules::BoardState& state) const {
  matching::Constraints wanted;
  for (const auto& [adept, mentor] : state.pins()) {
    wanted.pins.push_back({AdeptIndex(adept), MentorIndex(mentor)});
  }
  for (const auto& [adept, mentor] : state.forbids()) {
    wanted.forbids.push_back({AdeptIndex(adept), MentorIndex(mentor)});
  }
  std::sort(wanted.pins.begin(), wanted.pins.end());
  std::sort(wanted.forbids.begin(), wanted.forbids.end());
  return wanted;
}

absl::StatusOr<std::unique_ptr<BoardSolver>> BoardSolver::Create(const v1::Board& board) {
  std::unique_ptr<BoardSolver> solver(new BoardSolver(board));
  absl::StatusOr<matching::Engine> engine =
      matching::Engine::Create(matching::Instance::FromPeople(solver->people_, solver->policy_),
                               solver->ConstraintsOf(rules::BoardState::FromBoard(board)),
                               matching::SolveOptions::FromPolicy(solver->policy_));
  if (!engine.ok()) return engine.status();
  solver->engine_.emplace(*std::move(engine));
  return solver;
}

std::string BoardSolver::WorkersRequest(const v1::Board& board) {
  const BoardSolver solver(board);
  return engine::WriteRequest(solver.people_, solver.policy_,
                              solver.ConstraintsOf(rules::BoardState::FromBoard(board)));
}

absl::StatusOr<std::unique_ptr<BoardSolver>> BoardSolver::FromAnswer(const v1::Board& board,
                                                                     std::string_view answer) {
  absl::StatusOr<engine::Solved> solved = engine::ReadAnswer(answer);
  if (!solved.ok()) return solved.status();
  std::unique_ptr<BoardSolver> solver(new BoardSolver(board));
  solver->engine_.emplace(matching::Engine::FromSolved(
      std::make_shared<const matching::Instance>(
          matching::Instance::FromCells(solver->people_, std::move(solved->cells))),
      solver->ConstraintsOf(rules::BoardState::FromBoard(board)),
      matching::SolveOptions::FromPolicy(solver->policy_), std::move(solved->matching)));
  return solver;
}

absl::StatusOr<matching::Difference> BoardSolver::Show(const rules::BoardState& state) {
  absl::StatusOr<matching::Difference> difference =
      engine_->Apply(matching::EditBetween(engine_->constraints(), ConstraintsOf(state)));
  if (difference.ok()) servers_.reset();
  return difference;
}

void BoardSolver::TakeServersPairs(const v1::Board& board) {
  matching::Matching matching = engine_->matching();
  matching.pairs.clear();
  matching.mentor_of.assign(static_cast<std::size_t>(instance().adepts()), -1);
  matching.load.assign(static_cast<std::size_t>(instance().mentors()), 0);
  for (const v1::BoardPair& pair : board.pairs()) {
    const int adept = AdeptIndex(pair.adept());
    const int mentor = MentorIndex(pair.mentor());
    if (adept < 0 || mentor < 0) continue;
    matching.pairs.push_back({adept, mentor, pair.score(), pair.adept_view(), pair.mentor_view(),
                              IsPinned(adept, mentor)});
    matching.mentor_of[static_cast<std::size_t>(adept)] = mentor;
    ++matching.load[static_cast<std::size_t>(mentor)];
  }
  servers_ = std::move(matching);
}

uint64_t BoardSolver::PairsHash() const { return matching::PairsHash(instance(), matching()); }

int BoardSolver::AdeptIndex(std::string_view id) const {
  const auto found = adept_index_.find(std::string(id));
  return found == adept_index_.end() ? -1 : found->second;
}

int BoardSolver::MentorIndex(std::string_view id) const {
  const auto found = mentor_index_.find(std::string(id));
  return found == mentor_index_.end() ? -1 : found->second;
}

const matching::FormedPair* BoardSolver::PairOfAdept(int adept) const {
  const std::vector<matching::FormedPair>& pairs = matching().pairs;
  const auto found = std::lower_bound(
      pairs.begin(), pairs.end(), adept,
      [](const matching::FormedPair& pair, int wanted) { return pair.adept < wanted; });
  return found != pairs.end() && found->adept == adept ? &*found : nullptr;
}

std::vector<int> BoardSolver::AdeptsOf(int mentor) const {
  std::vector<int> adepts;
  for (const matching::FormedPair& pair : matching().pairs) {
    if (pair.mentor == mentor) adepts.push_back(pair.adept);
  }
  return adepts;
}

bool BoardSolver::IsPinned(int adept, int mentor) const {
  return Contains(engine_->constraints().pins, {adept, mentor});
}

bool BoardSolver::IsForbidden(int adept, int mentor) const {
  return Contains(engine_->constraints().forbids, {adept, mentor});
}

matching::RuleSet BoardSolver::Refusals(int adept, int mentor) const {
  return matching::Refusals(people_, policy_, people_.adepts[adept], people_.mentors[mentor]);
}

std::optional<int> BoardSolver::ScoreOf(int adept, int mentor) const {
  return instance().ScoreOf(adept, mentor);
}

matching::PairScore BoardSolver::Explain(int adept, int mentor) const {
  return matching::ScorePair(policy_, people_.adepts[adept], people_.mentors[mentor]);
}

std::vector<matching::NeedCoverage> BoardSolver::Needs(int adept, int mentor) const {
  return matching::CoverageOfNeeds(people_.adepts[adept], people_.mentors[mentor]);
}

absl::StatusOr<matching::Difference> BoardSolver::Force(int adept, int mentor) const {
  return engine_->Force({adept, mentor});
}

std::vector<matching::PairPrice> BoardSolver::PricesOf(bool is_mentor, int person) const {
  return is_mentor ? engine_->PricesOfMentor(person) : engine_->PricesOfAdept(person);
}

matching::UnpairedReason BoardSolver::WhyUnpaired(int adept) const {
  return matching::WhyAdeptUnpaired(instance(), engine_->constraints(), matching(),
                                    options().objective, adept, &people_, &policy_);
}

matching::UnpairedReason BoardSolver::WhyIdle(int mentor) const {
  return matching::WhyMentorIdle(instance(), engine_->constraints(), matching(),
                                 options().objective, mentor, &people_, &policy_);
}

absl::StatusOr<matching::ForceEffect> BoardSolver::EffectOfForcing(int adept, int mentor) const {
  return matching::EffectOfForcing(*engine_, {adept, mentor});
}

std::optional<matching::Help> BoardSolver::WhatWouldHelpAdept(int adept) const {
  return matching::WhatWouldHelpAdept(*engine_, adept, &people_, &policy_);
}

std::optional<matching::Help> BoardSolver::WhatWouldHelpMentor(int mentor) const {
  return matching::WhatWouldHelpMentor(*engine_, mentor, &people_, &policy_);
}

std::optional<int> BoardSolver::Capacity(std::string_view mentor) const {
  const int index = MentorIndex(mentor);
  if (index < 0) return std::nullopt;
  return instance().capacity(index);
}

std::vector<std::string> BoardSolver::RefusedBy(std::string_view adept,
                                                std::string_view mentor) const {
  const matching::RuleSet refusals = Refusals(AdeptIndex(adept), MentorIndex(mentor));
  std::vector<std::string> names;
  for (int i = 0; i < matching::kRuleCount; ++i) {
    const auto rule = static_cast<matching::Rule>(i);
    if (refusals.Has(rule)) names.emplace_back(matching::RuleName(rule));
  }
  return names;
}

}  // namespace parvis::app
