#include "client-wasm/canvas/drag_targets.h"

#include <algorithm>
#include <tuple>

#include "client-wasm/app/alternatives.h"

namespace parvis::canvas {
namespace {

constexpr std::size_t kBest = 3;

}  // namespace

DragTargets::DragTargets(const app::BoardSolver& solver, bool is_mentor, int person)
    : is_mentor_(is_mentor), person_(person) {
  const int count = is_mentor ? solver.instance().adepts() : solver.instance().mentors();
  targets_.resize(static_cast<std::size_t>(count));
  std::vector<matching::PairPrice> prices;
  if (solver.has_quick_prices()) prices = solver.PricesOf(is_mentor, person);
  for (int other = 0; other < count; ++other) {
    DragTarget& target = targets_[static_cast<std::size_t>(other)];
    const int adept = is_mentor ? other : person;
    const int mentor = is_mentor ? person : other;
    target.allowed = solver.Refusals(adept, mentor).Empty();
    const matching::FormedPair* pair = solver.PairOfAdept(adept);
    target.formed = pair != nullptr && pair->mentor == mentor;
    if (!prices.empty()) target.price = prices[static_cast<std::size_t>(other)];
  }
  MarkBest();
}

bool DragTargets::PriceSome(const app::BoardSolver& solver, const std::vector<int>& in_sight,
                            int at_most) {
  int priced = 0;
  for (const int other : in_sight) {
    if (priced == at_most) break;
    DragTarget& target = targets_[static_cast<std::size_t>(other)];
    if (!target.allowed || target.price) continue;
    const std::optional<app::Price> price =
        app::PriceOf(solver, is_mentor_ ? other : person_, is_mentor_ ? person_ : other);
    target.price.emplace();
    if (price) target.price = {true, price->pairs_gained, price->points_gained};
    ++priced;
  }
  if (priced > 0) MarkBest();
  return priced > 0;
}

void DragTargets::MarkBest() {
  std::vector<DragTarget*> candidates;
  for (DragTarget& target : targets_) {
    target.best = false;
    if (target.allowed && !target.formed && target.price && target.price->possible) {
      candidates.push_back(&target);
    }
  }
  const std::size_t count = std::min(kBest, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(count),
                    candidates.end(), [](const DragTarget* a, const DragTarget* b) {
                      return std::tuple(a->price->pairs_gained, a->price->points_gained) >
                             std::tuple(b->price->pairs_gained, b->price->points_gained);
                    });
  for (std::size_t i = 0; i < count; ++i) candidates[i]->best = true;
}

}  // namespace parvis::canvas
