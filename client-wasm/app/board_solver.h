// The page's own solver over one board: the same people, rules and objective as the server's, so
// that an edit shows its effect at once. Owns everything it needs; one thread.
#ifndef PARVIS_CLIENT_WASM_APP_BOARD_SOLVER_H_
#define PARVIS_CLIENT_WASM_APP_BOARD_SOLVER_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "parvis/v1/board.pb.h"
#include "shared/matching/engine.h"
#include "shared/matching/explain.h"
#include "shared/matching/force.h"
#include "shared/matching/help.h"
#include "shared/matching/people.h"
#include "shared/matching/policy.h"
#include "shared/matching/rules.h"
#include "shared/matching/score.h"
#include "shared/rules/board_engine.h"
#include "shared/rules/board_state.h"

namespace parvis::app {

// Adepts and mentors are indexes into the board's lists, which stand in the order of the ids.
class BoardSolver : public rules::BoardPeople {
 public:
  // Reads the people, and solves with what is decided on the board. INVALID_ARGUMENT if that cannot
  // be had together.
  static absl::StatusOr<std::unique_ptr<BoardSolver>> Create(const v1::Board& board);

  // The same in two halves, for a worker to do the work in between: what it is asked for this
  // board, and the solver from its answer. INTERNAL if the answer is not one.
  static std::string WorkersRequest(const v1::Board& board);
  static absl::StatusOr<std::unique_ptr<BoardSolver>> FromAnswer(const v1::Board& board,
                                                                 std::string_view answer);

  // Another of the same people for this state, beside this one. INVALID_ARGUMENT as Create().
  absl::StatusOr<std::unique_ptr<BoardSolver>> With(const rules::BoardState& state) const;
  // The same in two halves, as above.
  std::string WorkersRequest(const rules::BoardState& state) const;
  absl::StatusOr<std::unique_ptr<BoardSolver>> FromAnswer(const rules::BoardState& state,
                                                          std::string_view answer) const;
  // For the pairs alone, when nothing is to go on from them: the answer is small.
  std::string WorkersPairsRequest(const rules::BoardState& state) const;
  static absl::StatusOr<matching::Matching> PairsFromAnswer(std::string_view answer);

  // Whether Show() takes little time for this state: it mends the present pairs. Else it solves,
  // and perhaps scores, everybody.
  bool Mends(const rules::BoardState& state) const { return board_.Mends(state); }

  // Finds the pairs of this state, from the present ones: by the policy that it has, and without
  // those who are parked. On an error nothing has changed.
  absl::Status Show(const rules::BoardState& state);

  // Takes the server's pairs in place of the own ones until the next Show. For the case that the
  // two differ, which is a fault of ours: the server's count.
  void TakeServersPairs(const v1::Board& board);

  const matching::Matching& matching() const { return servers_ ? *servers_ : engine().matching(); }
  const matching::Instance& instance() const { return engine().instance(); }
  uint64_t PairsHash() const;

  // -1 if there is none.
  int AdeptIndex(std::string_view id) const { return board_.people().AdeptIndex(id); }
  int MentorIndex(std::string_view id) const { return board_.people().MentorIndex(id); }
  // The formed pair of an adept; null if it has none.
  const matching::FormedPair* PairOfAdept(int adept) const;
  // The adepts of a mentor, rising.
  std::vector<int> AdeptsOf(int mentor) const;

  // Parked: without a pair, whatever the matching.
  bool IsParked(bool is_mentor, int person) const;
  bool IsPinned(int adept, int mentor) const;
  bool IsForbidden(int adept, int mentor) const;
  // The rules that refuse a pair; empty if it may be formed.
  matching::RuleSet Refusals(int adept, int mentor) const;
  // The joint score of a pair that may be formed.
  std::optional<int> ScoreOf(int adept, int mentor) const;
  matching::PairScore Explain(int adept, int mentor) const;
  std::vector<matching::NeedCoverage> Needs(int adept, int mentor) const;
  std::string_view CodeText(matching::Code code) const { return people().codes.Text(code); }
  // What forcing the pair would do; an error if it cannot be had.
  absl::StatusOr<matching::Difference> Force(int adept, int mentor) const;
  // The same for all mentors of an adept, or all adepts of a mentor, without the pairs; in one
  // search if has_quick_prices(), else in a solve for each.
  std::vector<matching::PairPrice> PricesOf(bool is_mentor, int person) const;
  bool has_quick_prices() const { return engine().HasQuickPrices(); }
  matching::UnpairedReason WhyUnpaired(int adept) const;
  matching::UnpairedReason WhyIdle(int mentor) const;
  // What forcing the pair would cost under the board's objective: Force() and what else changes.
  absl::StatusOr<matching::ForceEffect> EffectOfForcing(int adept, int mentor) const;
  // The cheapest single change that pairs somebody who is without; nothing if there is none. Of the
  // own solver's pairs, which TakeServersPairs() does not change.
  std::optional<matching::Help> WhatWouldHelpAdept(int adept) const;
  std::optional<matching::Help> WhatWouldHelpMentor(int mentor) const;

  // Of the state that is shown.
  const matching::Policy& policy() const { return board_.policy(); }
  const matching::SolveOptions& options() const { return engine().options(); }

  // rules::BoardPeople
  bool HasAdept(std::string_view id) const override { return AdeptIndex(id) >= 0; }
  std::optional<int> Capacity(std::string_view mentor) const override {
    return board_.people().Capacity(mentor);
  }
  std::vector<std::string> RefusedBy(std::string_view adept, std::string_view mentor,
                                     const v1::Policy& policy) const override {
    return board_.people().RefusedBy(adept, mentor, policy);
  }

 private:
  explicit BoardSolver(rules::BoardEngine board) : board_(std::move(board)) {}

  const matching::Engine& engine() const { return board_.engine(); }
  const matching::People& people() const { return board_.people().people(); }

  rules::BoardEngine board_;
  std::optional<matching::Matching> servers_;
};

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_BOARD_SOLVER_H_
