// What a dragged card would get from each card of the other side: the score and the price of the
// pair, before it is dropped. One search of the solver prices all of them where it can; else they
// are priced a few in each frame, those in sight.
#ifndef PARVIS_CLIENT_WASM_CANVAS_DRAG_TARGETS_H_
#define PARVIS_CLIENT_WASM_CANVAS_DRAG_TARGETS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "client-wasm/app/board_solver.h"

namespace parvis::canvas {

struct DragTarget {
  bool allowed = false;  // No rule refuses the pair.
  bool formed = false;   // It is a pair already.
  std::optional<matching::PairPrice> price;
  bool best = false;  // Among the few that cost least.
};

class DragTargets {
 public:
  DragTargets() = default;
  // For a card that is taken up.
  DragTargets(const app::BoardSolver& solver, bool is_mentor, int person);

  // Prices what has no price yet, in this order, at most so many. Whether any was priced.
  bool PriceSome(const app::BoardSolver& solver, const std::vector<int>& in_sight, int at_most);

  // By the other side's index.
  const DragTarget& Of(int other) const { return targets_[static_cast<std::size_t>(other)]; }
  bool empty() const { return targets_.empty(); }

 private:
  void MarkBest();

  bool is_mentor_ = false;
  int person_ = -1;
  std::vector<DragTarget> targets_;
};

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_DRAG_TARGETS_H_
