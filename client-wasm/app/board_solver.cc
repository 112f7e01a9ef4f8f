#include "client-wasm/app/board_solver.h"

#include <algorithm>
#include <utility>

#include "client-wasm/engine/solve_message.h"
#include "shared/rules/matching_input.h"

namespace parvis::app {
namespace {

using matching::Pair;

std::shared_ptr<const rules::IndexedPeople> PeopleOf(const v1::Board& board) {
  return std::make_shared<const rules::IndexedPeople>(rules::PeopleFromBoard(board));
}

std::string RequestOf(const rules::IndexedPeople& people, const rules::BoardState& state,
                      engine::Want want = engine::Want::kEverything) {
  return engine::WriteRequest(people.people(), rules::MatchingPolicy(state.policy()),
                              people.ConstraintsOf(state), people.AwayOf(state), want);
}

bool Contains(const std::vector<Pair>& sorted, Pair pair) {
  return std::binary_search(sorted.begin(), sorted.end(), pair);
}

}  // namespace

absl::StatusOr<std::unique_ptr<BoardSolver>> BoardSolver::Create(const v1::Board& board) {
  absl::StatusOr<rules::BoardEngine> engine =
      rules::BoardEngine::Create(PeopleOf(board), rules::BoardState::FromBoard(board));
  if (!engine.ok()) return engine.status();
  return std::unique_ptr<BoardSolver>(new BoardSolver(*std::move(engine)));
}

std::string BoardSolver::WorkersRequest(const v1::Board& board) {
  return RequestOf(*PeopleOf(board), rules::BoardState::FromBoard(board));
}

absl::StatusOr<std::unique_ptr<BoardSolver>> BoardSolver::FromAnswer(const v1::Board& board,
                                                                     std::string_view answer) {
  absl::StatusOr<engine::Solved> solved = engine::ReadAnswer(answer);
  if (!solved.ok()) return solved.status();
  return std::unique_ptr<BoardSolver>(new BoardSolver(
      rules::BoardEngine::FromSolved(PeopleOf(board), rules::BoardState::FromBoard(board),
                                     std::move(solved->cells), std::move(solved->matching))));
}

absl::StatusOr<std::unique_ptr<BoardSolver>> BoardSolver::With(
    const rules::BoardState& state) const {
  absl::StatusOr<rules::BoardEngine> engine = board_.With(state);
  if (!engine.ok()) return engine.status();
  return std::unique_ptr<BoardSolver>(new BoardSolver(*std::move(engine)));
}

std::string BoardSolver::WorkersRequest(const rules::BoardState& state) const {
  return RequestOf(board_.people(), state);
}

absl::StatusOr<std::unique_ptr<BoardSolver>> BoardSolver::FromAnswer(
    const rules::BoardState& state, std::string_view answer) const {
  absl::StatusOr<engine::Solved> solved = engine::ReadAnswer(answer);
  if (!solved.ok()) return solved.status();
  return std::unique_ptr<BoardSolver>(new BoardSolver(rules::BoardEngine::FromSolved(
      board_.shared_people(), state, std::move(solved->cells), std::move(solved->matching))));
}

std::string BoardSolver::WorkersPairsRequest(const rules::BoardState& state) const {
  return RequestOf(board_.people(), state, engine::Want::kMatching);
}

absl::StatusOr<matching::Matching> BoardSolver::PairsFromAnswer(std::string_view answer) {
  absl::StatusOr<engine::Solved> solved = engine::ReadAnswer(answer);
  if (!solved.ok()) return solved.status();
  return std::move(solved->matching);
}

absl::Status BoardSolver::Show(const rules::BoardState& state) {
  const absl::Status shown = board_.Show(state);
  if (shown.ok()) servers_.reset();
  return shown;
}

void BoardSolver::TakeServersPairs(const v1::Board& board) {
  matching::Matching matching = engine().matching();
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

bool BoardSolver::IsParked(bool is_mentor, int person) const {
  return is_mentor ? board_.IsMentorAway(person) : board_.IsAdeptAway(person);
}

bool BoardSolver::IsPinned(int adept, int mentor) const {
  return Contains(engine().constraints().pins, {adept, mentor});
}

bool BoardSolver::IsForbidden(int adept, int mentor) const {
  return Contains(engine().constraints().forbids, {adept, mentor});
}

matching::RuleSet BoardSolver::Refusals(int adept, int mentor) const {
  return matching::Refusals(people(), policy(), people().adepts[adept], people().mentors[mentor]);
}

std::optional<int> BoardSolver::ScoreOf(int adept, int mentor) const {
  return instance().ScoreOf(adept, mentor);
}

matching::PairScore BoardSolver::Explain(int adept, int mentor) const {
  return matching::ScorePair(policy(), people().adepts[adept], people().mentors[mentor]);
}

std::vector<matching::NeedCoverage> BoardSolver::Needs(int adept, int mentor) const {
  return matching::CoverageOfNeeds(people().adepts[adept], people().mentors[mentor]);
}

absl::StatusOr<matching::Difference> BoardSolver::Force(int adept, int mentor) const {
  return engine().Force({adept, mentor});
}

std::vector<matching::PairPrice> BoardSolver::PricesOf(bool is_mentor, int person) const {
  return is_mentor ? engine().PricesOfMentor(person) : engine().PricesOfAdept(person);
}

matching::UnpairedReason BoardSolver::WhyUnpaired(int adept) const {
  return matching::WhyAdeptUnpaired(instance(), engine().constraints(), matching(),
                                    options().objective, adept, &people(), &policy());
}

matching::UnpairedReason BoardSolver::WhyIdle(int mentor) const {
  return matching::WhyMentorIdle(instance(), engine().constraints(), matching(),
                                 options().objective, mentor, &people(), &policy());
}

absl::StatusOr<matching::ForceEffect> BoardSolver::EffectOfForcing(int adept, int mentor) const {
  return matching::EffectOfForcing(engine(), {adept, mentor});
}

std::optional<matching::Help> BoardSolver::WhatWouldHelpAdept(int adept) const {
  // With the server's pairs in place of the own ones it may have one after all.
  if (engine().matching().mentor_of[static_cast<std::size_t>(adept)] >= 0) return std::nullopt;
  return matching::WhatWouldHelpAdept(engine(), adept, &people(), &policy());
}

std::optional<matching::Help> BoardSolver::WhatWouldHelpMentor(int mentor) const {
  if (engine().matching().load[static_cast<std::size_t>(mentor)] > 0) return std::nullopt;
  return matching::WhatWouldHelpMentor(engine(), mentor, &people(), &policy());
}

}  // namespace parvis::app
