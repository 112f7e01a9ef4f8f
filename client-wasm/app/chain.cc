#include "client-wasm/app/chain.h"

#include <algorithm>
#include <utility>

#include "client-wasm/app/change_words.h"

namespace parvis::app {
namespace {

// Moves the next one to the front of [at, end): whoever had a place that `mover` takes now.
bool BringForward(const Moved& mover, std::vector<Moved>::iterator at,
                  std::vector<Moved>::iterator end) {
  if (mover.to < 0) return false;
  const auto next =
      std::find_if(at, end, [&mover](const Moved& each) { return each.from == mover.to; });
  if (next == end) return false;
  std::rotate(at, next, next + 1);
  return true;
}

}  // namespace

std::vector<Moved> MovesInOrder(const matching::Difference& difference, int first_adept) {
  std::vector<Moved> moves = DescribeDifference(difference, first_adept, "", false).moved;
  for (auto at = moves.begin(); at != moves.end() && at + 1 != moves.end(); ++at) {
    if (!BringForward(*at, at + 1, moves.end())) break;
  }
  return moves;
}

std::optional<Chain> ChainOf(const BoardSolver& solver, int adept, int mentor) {
  absl::StatusOr<matching::Difference> difference = solver.Force(adept, mentor);
  if (!difference.ok()) return std::nullopt;
  Chain chain;
  chain.adept = adept;
  chain.mentor = mentor;
  chain.price = PriceOf(*difference, adept);
  chain.moves = MovesInOrder(*difference, adept);
  chain.formed = std::move(difference->formed);
  chain.dissolved = std::move(difference->dissolved);
  return chain;
}

const Chain* ShownChain(const Model& model, ChainCache& cache) {
  const ShownPair pair = ShownPairOf(model);
  if (!pair.complete()) return nullptr;
  const BoardModel& board = *model.board;
  const matching::FormedPair* formed = board.solver->PairOfAdept(pair.adept);
  if (formed != nullptr && formed->mentor == pair.mentor) return nullptr;
  if (cache.generation != board.generation || cache.round != board.round_id ||
      cache.pair.adept != pair.adept || cache.pair.mentor != pair.mentor) {
    cache = {board.round_id, board.generation, pair,
             ChainOf(*board.solver, pair.adept, pair.mentor)};
  }
  return cache.chain ? &*cache.chain : nullptr;
}

}  // namespace parvis::app
