// A round's people as the board needs them.
#ifndef PARVIS_SERVER_MATCHING_BOARD_MODEL_H_
#define PARVIS_SERVER_MATCHING_BOARD_MODEL_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "parvis/v1/application.pb.h"
#include "parvis/v1/board.pb.h"
#include "parvis/v1/policy.pb.h"
#include "shared/matching/solve.h"
#include "shared/rules/board_engine.h"

namespace parvis::board {

// The pairs that follow from one state of the board.
struct Solution {
  std::vector<v1::BoardPair> pairs;  // In the order of the adepts' ids.
  uint64_t pairs_hash = 0;
};

// The pairs with their hash.
std::shared_ptr<const Solution> MakeSolution(std::vector<v1::BoardPair> pairs);

// Immutable: any thread may use it.
class BoardModel final : public rules::IndexedPeople {
 public:
  // The people in the order of their ids. The policy is the round's own.
  BoardModel(std::vector<v1::Application> adepts, std::vector<v1::Application> mentors,
             const std::vector<v1::PersonPair>& previous_pairs, const v1::Policy& policy);

  // Policy, people and hindered pairs, as GetBoard tells them; nothing else is set. Which pairs are
  // hindered does not depend on what is set on the board: see parvis.v1.Parameter.
  const v1::Board& board() const { return board_; }

  // The pairs of a matching of these people, as the board tells them.
  std::shared_ptr<const Solution> Tell(const matching::Matching& matching) const;

 private:
  v1::Board board_;
};

}  // namespace parvis::board

#endif  // PARVIS_SERVER_MATCHING_BOARD_MODEL_H_
