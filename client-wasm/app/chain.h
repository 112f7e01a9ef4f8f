// What forming a pair would do to everybody else, one move after another: for the lines on the
// canvas and for the words beside them. Pure functions over the page's solver.
#ifndef PARVIS_CLIENT_WASM_APP_CHAIN_H_
#define PARVIS_CLIENT_WASM_APP_CHAIN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client-wasm/app/alternatives.h"
#include "client-wasm/app/model.h"
#include "shared/matching/edit.h"

namespace parvis::app {

struct Chain {
  int adept = -1;
  int mentor = -1;
  Price price;
  std::vector<matching::FormedPair> formed;
  std::vector<matching::FormedPair> dissolved;
  // The pair's own adept first, then whoever the move before it has put out of a place, as far as
  // that goes; at last those who take what has become free.
  std::vector<Moved> moves;
};

// The moves of a difference in that order.
std::vector<Moved> MovesInOrder(const matching::Difference& difference, int first_adept);

// Nothing if the pair cannot be had.
std::optional<Chain> ChainOf(const BoardSolver& solver, int adept, int mentor);

// Computed once for a pair and a state of the board: it takes a solution of the whole.
struct ChainCache {
  std::string round;
  int64_t generation = -1;
  ShownPair pair;
  std::optional<Chain> chain;
};

// The chain of the pair that the model shows; null if that is formed, or cannot be.
const Chain* ShownChain(const Model& model, ChainCache& cache);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_CHAIN_H_
