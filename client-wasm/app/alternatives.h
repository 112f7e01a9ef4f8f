// Whom a person could have instead: every counterpart with its score and what it would cost, or
// why not. Pure functions over the page's solver.
#ifndef PARVIS_CLIENT_WASM_APP_ALTERNATIVES_H_
#define PARVIS_CLIENT_WASM_APP_ALTERNATIVES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "client-wasm/app/board_solver.h"
#include "shared/matching/rules.h"

namespace parvis::app {

// What forcing a pair would do to the whole matching.
struct Price {
  int pairs_gained = 0;
  int64_t points_gained = 0;
  // Other adepts than the pair's own whose mentor would be another.
  int others_changed = 0;
};

struct Alternative {
  int adept = -1;
  int mentor = -1;
  bool formed = false;  // It is a pair of the matching.
  bool pinned = false;
  bool forbidden = false;  // By a coordinator.
  matching::RuleSet refusals;
  std::optional<int> score;    // Of a pair that no rule refuses.
  std::optional<Price> price;  // If it was asked for and can be had.

  bool allowed() const { return refusals.Empty(); }
};

// All counterparts of a person: those that may be had first, the highest score first; then those
// that a rule refuses. Prices are not filled.
std::vector<Alternative> AlternativesOf(const BoardSolver& solver, bool is_mentor, int person);

// What a difference means for everybody but this adept.
Price PriceOf(const matching::Difference& difference, int adept);

// What forcing the pair would do; nothing if it cannot be had.
std::optional<Price> PriceOf(const BoardSolver& solver, int adept, int mentor);

// The cheapest `count` for the side panel, of those that are not formed now, with prices. Where
// every price is a solution of the board, only the `considered` highest scores are looked at.
std::vector<Alternative> CheapestAlternatives(const BoardSolver& solver, bool is_mentor, int person,
                                              int considered, int count);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_ALTERNATIVES_H_
