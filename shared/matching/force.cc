#include "shared/matching/force.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "shared/base/status_macros.h"
#include "shared/matching/blocking.h"

namespace parvis::matching {
namespace {

std::vector<int32_t> SortedScores(const Matching& matching) {
  std::vector<int32_t> scores;
  for (const FormedPair& pair : matching.pairs) scores.push_back(pair.score);
  std::sort(scores.begin(), scores.end());
  return scores;
}

int Shortfall(const Matching& matching) {
  return std::accumulate(matching.shortfall.begin(), matching.shortfall.end(), 0);
}

// The pairs that block a matching in which this pair is a pin, if it were none.
std::vector<Pair> BlockingWithout(const Engine& engine, Constraints forced, Pair pair,
                                  Matching matching) {
  std::erase(forced.pins, pair);
  for (FormedPair& formed : matching.pairs)
    if (formed.adept == pair.adept) formed.pinned = false;
  return BlockingPairs(engine.instance(), forced, matching);
}

}  // namespace

std::optional<FirstDifference> FirstDifferenceOf(const Matching& before, const Matching& after) {
  const std::vector<int32_t> old_scores = SortedScores(before);
  const std::vector<int32_t> new_scores = SortedScores(after);
  for (std::size_t i = 0; i < std::max(old_scores.size(), new_scores.size()); ++i) {
    FirstDifference difference;
    difference.place = static_cast<int>(i) + 1;
    if (i < old_scores.size()) difference.before = old_scores[i];
    if (i < new_scores.size()) difference.after = new_scores[i];
    if (difference.before != difference.after) return difference;
  }
  return std::nullopt;
}

absl::StatusOr<ForceEffect> EffectOfForcing(const Engine& engine, Pair pair) {
  ForceEffect effect;
  const SolveOptions& options = engine.options();
  if (options.objective == Objective::kTotal && !options.reciprocity) {
    ASSIGN_OR_RETURN(effect.difference, engine.Force(pair));
    return effect;
  }
  Constraints forced = engine.constraints();
  std::erase_if(forced.pins, [&](Pair pin) { return pin.adept == pair.adept; });
  std::erase(forced.forbids, pair);
  forced.pins.push_back(pair);
  ASSIGN_OR_RETURN(Matching after, Solve(engine.instance(), forced, options));
  effect.difference = Compare(engine.matching(), after, options.spread);
  effect.shortfall_gained = Shortfall(after) - Shortfall(engine.matching());
  if (options.objective == Objective::kFairest)
    effect.first_difference = FirstDifferenceOf(engine.matching(), after);
  if (options.objective == Objective::kStable)
    effect.blocking = BlockingWithout(engine, std::move(forced), pair, std::move(after));
  return effect;
}

}  // namespace parvis::matching
