#include "client-wasm/app/alternatives.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace parvis::app {

std::vector<Alternative> AlternativesOf(const BoardSolver& solver, bool is_mentor, int person) {
  std::vector<Alternative> out;
  const int count = is_mentor ? solver.instance().adepts() : solver.instance().mentors();
  out.reserve(static_cast<std::size_t>(count));
  for (int other = 0; other < count; ++other) {
    Alternative alternative;
    alternative.adept = is_mentor ? other : person;
    alternative.mentor = is_mentor ? person : other;
    const auto [adept, mentor] = std::pair(alternative.adept, alternative.mentor);
    const matching::FormedPair* formed = solver.PairOfAdept(adept);
    alternative.formed = formed != nullptr && formed->mentor == mentor;
    alternative.pinned = solver.IsPinned(adept, mentor);
    alternative.forbidden = solver.IsForbidden(adept, mentor);
    alternative.refusals = solver.Refusals(adept, mentor);
    if (alternative.allowed()) alternative.score = solver.ScoreOf(adept, mentor);
    out.push_back(alternative);
  }
  std::stable_sort(out.begin(), out.end(), [](const Alternative& a, const Alternative& b) {
    return std::tuple(a.allowed(), a.score.value_or(0)) >
           std::tuple(b.allowed(), b.score.value_or(0));
  });
  return out;
}

Price PriceOf(const matching::Difference& difference, int adept) {
  std::set<int> others;
  for (const matching::FormedPair& pair : difference.formed) others.insert(pair.adept);
  for (const matching::FormedPair& pair : difference.dissolved) others.insert(pair.adept);
  others.erase(adept);
  return {difference.pairs_gained, difference.points_gained, static_cast<int>(others.size())};
}

std::optional<Price> PriceOf(const BoardSolver& solver, int adept, int mentor) {
  const absl::StatusOr<matching::Difference> difference = solver.Force(adept, mentor);
  if (!difference.ok()) return std::nullopt;
  return PriceOf(*difference, adept);
}

std::vector<Alternative> CheapestAlternatives(const BoardSolver& solver, bool is_mentor, int person,
                                              int considered, int count) {
  const bool quick = solver.has_quick_prices();
  std::vector<matching::PairPrice> prices;
  if (quick) prices = solver.PricesOf(is_mentor, person);
  std::vector<Alternative> candidates;
  for (Alternative& alternative : AlternativesOf(solver, is_mentor, person)) {
    if (!alternative.allowed() || alternative.formed) continue;
    if (quick) {
      const matching::PairPrice& price =
          prices[static_cast<std::size_t>(is_mentor ? alternative.adept : alternative.mentor)];
      if (price.possible) alternative.price = Price{price.pairs_gained, price.points_gained, 0};
    } else {
      if (static_cast<int>(candidates.size()) == considered) break;
      alternative.price = PriceOf(solver, alternative.adept, alternative.mentor);
    }
    if (alternative.price) candidates.push_back(alternative);
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Alternative& a, const Alternative& b) {
                     return std::tuple(a.price->pairs_gained, a.price->points_gained) >
                            std::tuple(b.price->pairs_gained, b.price->points_gained);
                   });
  if (static_cast<int>(candidates.size()) > count) {
    candidates.resize(static_cast<std::size_t>(count));
  }
  // How many others change, only forcing the pair tells.
  for (Alternative& cheap : candidates) cheap.price = PriceOf(solver, cheap.adept, cheap.mentor);
  return candidates;
}

}  // namespace parvis::app
