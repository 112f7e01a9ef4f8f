#include "shared/matching/help.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "shared/matching/explain.h"
#include "shared/matching/score.h"

namespace parvis::matching {
namespace {

struct Person {
  bool is_mentor = false;
  int index = 0;
};

// What a change adds to what the objective compares, compared from the left, or a bound on it. Ties
// are left out.
struct Gain {
  int64_t pairs = 0;
  int64_t met = 0;                    // Shortfall that is gone.
  std::map<int32_t, int64_t> levels;  // `fairest`: by score, less the pairs that have it.
  int64_t points = 0;                 // Else.

  void AddLevels(const LevelDuals& duals, int64_t times) {
    for (const LevelDual& dual : duals) AddLevel(dual.score, times * dual.value);
  }
  void AddLevel(int32_t score, int64_t value) {
    if ((levels[score] += value) == 0) levels.erase(score);
  }
  // Below 0 from the first component that is not 0.
  bool IsLoss() const {
    const int64_t first = levels.empty() ? 0 : levels.begin()->second;
    return std::tie(pairs, met, first, points) < std::tuple(0, 0, 0, 0);
  }
};

// Levels that are not there count 0.
int CompareLevels(const Gain& a, const Gain& b) {
  auto x = a.levels.begin();
  auto y = b.levels.begin();
  while (x != a.levels.end() || y != b.levels.end()) {
    const bool has_x = x != a.levels.end() && (y == b.levels.end() || x->first <= y->first);
    const bool has_y = y != b.levels.end() && (x == a.levels.end() || y->first <= x->first);
    const int64_t difference = (has_x ? x->second : 0) - (has_y ? y->second : 0);
    if (difference != 0) return difference < 0 ? -1 : 1;
    if (has_x) ++x;
    if (has_y) ++y;
  }
  return 0;
}

bool operator<(const Gain& a, const Gain& b) {
  if (a.pairs != b.pairs) return a.pairs < b.pairs;
  if (a.met != b.met) return a.met < b.met;
  if (const int order = CompareLevels(a, b)) return order < 0;
  return a.points < b.points;
}

struct Candidate {
  HelpfulChange change;
  Edit edit;
  Gain bound;  // No more than this is added.
};

int64_t Shortfall(const Matching& matching) {
  return std::accumulate(matching.shortfall.begin(), matching.shortfall.end(), int64_t{0});
}

// The one rule that refuses the pair; nothing if there are several, or it can't be waived.
std::optional<Rule> RuleToWaive(RuleSet refusals) {
  std::optional<Rule> only;
  for (int i = 0; i < kRuleCount; ++i) {
    const auto rule = static_cast<Rule>(i);
    if (!refusals.Has(rule)) continue;
    if (only || rule == Rule::kNotSelf || rule == Rule::kHindered) return std::nullopt;
    only = rule;
  }
  return only;
}

class Search {
 public:
  Search(const Engine& engine, Person person, const People* people, const Policy* policy)
      : engine_(engine),
        instance_(engine.instance()),
        matching_(engine.matching()),
        person_(person),
        people_(people),
        policy_(policy),
        pinned_(instance_.adepts()),
        free_places_(instance_.mentors()) {
    for (int m = 0; m < instance_.mentors(); ++m) free_places_[m] = instance_.capacity(m);
    for (Pair pin : engine.constraints().pins) {
      pinned_[pin.adept] = true;
      --free_places_[pin.mentor];
    }
  }

  std::optional<Help> Run() {
    FindReach();
    AddPlaces();
    AddForbids();
    if (people_ != nullptr && policy_ != nullptr) AddRules();
    if (engine_.options().objective == Objective::kStable) KeepWhatStableCanTry();
    std::sort(candidates_.begin(), candidates_.end(), [&](const Candidate& a, const Candidate& b) {
      if (a.bound < b.bound || b.bound < a.bound) return b.bound < a.bound;
      return Before(a.change, b.change);
    });
    return TryAll();
  }

 private:
  // The trees of alternating paths from the person. Where the objective is not most pairs, or an
  // institution ties its adepts together, everybody.
  void FindReach() {
    const SolveOptions& options = engine_.options();
    const bool all = IsStable() || HasReciprocity();
    reaches_adept_.assign(instance_.adepts(), all);
    reaches_mentor_.assign(instance_.mentors(), all);
    if (all) return;
    (person_.is_mentor ? reaches_mentor_ : reaches_adept_)[person_.index] = true;
    const UnpairedReason tree =
        person_.is_mentor ? WhyMentorIdle(instance_, engine_.constraints(), matching_,
                                          options.objective, person_.index, nullptr, nullptr)
                          : WhyAdeptUnpaired(instance_, engine_.constraints(), matching_,
                                             options.objective, person_.index, nullptr, nullptr);
    for (int32_t a : tree.adepts) reaches_adept_[a] = true;
    for (int32_t m : tree.mentors) reaches_mentor_[m] = true;
  }

  bool Reaches(Pair pair) const {
    return person_.is_mentor ? reaches_mentor_[pair.mentor] : reaches_adept_[pair.adept];
  }

  bool IsStable() const { return engine_.options().objective == Objective::kStable; }
  bool IsFairest() const { return engine_.options().objective == Objective::kFairest; }
  bool HasReciprocity() const { return engine_.options().reciprocity; }

  // Adds the candidate, unless its bound shows that it changes nothing. A change may raise what an
  // institution could have: then it makes no sum larger, but may change the pairs. A stable
  // matching has no prices, and nothing bounds what comes of a change.
  void Add(Candidate candidate) {
    if (IsStable()) {
      candidate.bound = {};
      candidate.bound.pairs = std::numeric_limits<int64_t>::max();
    } else if (candidate.bound.IsLoss()) {
      if (!HasReciprocity()) return;
      candidate.bound = {};
    }
    candidates_.push_back(std::move(candidate));
  }

  // Adds a dual price to a bound, `sign` times.
  void AddPrice(Gain& bound, const Weight& dual, const std::vector<LevelDuals>& levels, int index,
                int sign) const {
    bound.pairs += sign * (HasReciprocity() ? dual.pairs_before() : dual.pairs());
    if (HasReciprocity()) bound.met += sign * dual.shortfall();
    if (!IsFairest()) bound.points += sign * dual.points();
    if (!levels.empty()) bound.AddLevels(levels[index], sign);
  }

  // The mentor's price less what one more place costs.
  Gain BoundOfPlace(int32_t mentor) const {
    Gain bound;
    AddPrice(bound, matching_.mentor_duals[mentor], matching_.mentor_levels, mentor, 1);
    if (!IsFairest())
      bound.points -= int64_t{engine_.options().spread} * instance_.capacity(mentor);
    return bound;
  }

  // The pair's weight, with the price of the adept's institution, less the prices of the two.
  Gain BoundOfPair(Pair pair, int32_t score) const {
    Gain bound;
    bound.pairs = 1;
    if (IsFairest()) {
      bound.AddLevel(score, -1);
    } else {
      bound.points = score;
    }
    AddPrice(bound, matching_.adept_duals[pair.adept], matching_.adept_levels, pair.adept, -1);
    AddPrice(bound, matching_.mentor_duals[pair.mentor], matching_.mentor_levels, pair.mentor, -1);
    const int institution = HasReciprocity() ? instance_.adept_institution(pair.adept) : -1;
    if (institution >= 0)
      AddPrice(bound, matching_.institution_duals[institution], matching_.institution_levels,
               institution, 1);
    return bound;
  }

  void AddPlaces() {
    // Another mentor's place brings nobody here, unless an institution then could have more.
    if (person_.is_mentor && !IsStable() && !HasReciprocity()) return;
    for (int32_t m = 0; m < instance_.mentors(); ++m) {
      if (!reaches_mentor_[m]) continue;
      Candidate candidate;
      candidate.change = {HelpfulChange::Kind::kPlace, {-1, m}};
      candidate.edit.capacities = {{m, instance_.capacity(m), instance_.capacity(m) + 1}};
      candidate.bound = BoundOfPlace(m);
      Add(std::move(candidate));
    }
  }

  // A pair that may be formed after the change, if that can do anything.
  void AddPair(HelpfulChange change, int32_t score, Edit edit) {
    const auto [a, m] = change.pair;
    if (pinned_[a] || free_places_[m] == 0 || !Reaches(change.pair)) return;
    Add({change, std::move(edit), BoundOfPair(change.pair, score)});
  }

  void AddForbids() {
    for (Pair pair : engine_.constraints().forbids) {
      const std::optional<int32_t> score = instance_.ScoreOf(pair.adept, pair.mentor);
      if (!score) continue;
      Edit edit;
      edit.removed_forbids = {pair};
      AddPair({HelpfulChange::Kind::kForbid, pair}, *score, std::move(edit));
    }
  }

  void AddRules() {
    const std::vector<Pair>& forbids = engine_.constraints().forbids;
    for (int32_t a = 0; a < instance_.adepts(); ++a) {
      for (int32_t m = 0; m < instance_.mentors(); ++m) {
        const Pair pair{a, m};
        if (!Reaches(pair) || pinned_[a] || free_places_[m] == 0) continue;
        if (instance_.ScoreOf(a, m) || std::binary_search(forbids.begin(), forbids.end(), pair))
          continue;
        const Adept& adept = people_->adepts[a];
        const Mentor& mentor = people_->mentors[m];
        const std::optional<Rule> rule = RuleToWaive(Refusals(*people_, *policy_, adept, mentor));
        if (!rule) continue;
        const PairScore score = ScorePair(*policy_, adept, mentor);
        Edit edit;
        edit.values = {
            {pair, std::nullopt, PairValue{score.score, {score.adept_view, score.mentor_view}}}};
        const auto kind = *rule == Rule::kNotAvoided ? HelpfulChange::Kind::kAvoidance
                                                     : HelpfulChange::Kind::kRule;
        AddPair({kind, pair, *rule}, score.score, std::move(edit));
      }
    }
  }

  void KeepWhatStableCanTry() {
    const auto work = static_cast<int64_t>(instance_.allowed_pairs() + 1) *
                      static_cast<int64_t>(candidates_.size());
    if (work <= kMostStableWork) return;
    std::erase_if(candidates_, [&](const Candidate& candidate) {
      const Pair pair = candidate.change.pair;
      if (person_.is_mentor) return pair.mentor != person_.index;
      if (candidate.change.kind == HelpfulChange::Kind::kPlace)
        return !instance_.ScoreOf(person_.index, pair.mentor).has_value();
      return pair.adept != person_.index;
    });
  }

  // The order among changes with the same result.
  bool Before(const HelpfulChange& a, const HelpfulChange& b) const {
    const auto key = [&](const HelpfulChange& change) {
      const int32_t adept = change.pair.adept;
      return std::tuple(change.kind, instance_.mentor_id(change.pair.mentor),
                        adept < 0 ? std::string_view() : instance_.adept_id(adept));
    };
    return key(a) < key(b);
  }

  bool IsPaired(const Matching& matching) const {
    return person_.is_mentor ? matching.load[person_.index] > 0
                             : matching.mentor_of[person_.index] >= 0;
  }

  std::optional<Help> TryAll() {
    // The instance outlives this.
    std::shared_ptr<const Instance> borrowed(std::shared_ptr<void>(), &instance_);
    absl::StatusOr<Engine> tried =
        Engine::Create(std::move(borrowed), engine_.constraints(), engine_.options());
    if (!tried.ok()) return std::nullopt;
    std::optional<Help> best;
    Gain best_gain;
    for (const Candidate& candidate : candidates_) {
      if (best && candidate.bound < best_gain) break;
      const absl::StatusOr<Difference> difference = tried->Apply(candidate.edit);
      if (!difference.ok()) continue;
      if (IsPaired(tried->matching())) {
        Gain gain = GainOf(*difference, tried->matching());
        if (!best || best_gain < gain ||
            (!(gain < best_gain) && Before(candidate.change, best->change))) {
          best = {candidate.change, *difference, FirstDifferenceOf(matching_, tried->matching())};
          best_gain = std::move(gain);
        }
      }
      if (!tried->Apply(candidate.edit.Inverse()).ok()) break;
    }
    return best;
  }

  Gain GainOf(const Difference& difference, const Matching& after) const {
    Gain gain;
    gain.pairs = difference.pairs_gained;
    gain.met = Shortfall(matching_) - Shortfall(after);
    if (IsFairest()) {
      for (const FormedPair& pair : difference.formed) gain.AddLevel(pair.score, -1);
      for (const FormedPair& pair : difference.dissolved) gain.AddLevel(pair.score, 1);
    } else {
      gain.points = difference.points_gained;
    }
    return gain;
  }

  const Engine& engine_;
  const Instance& instance_;
  const Matching& matching_;
  const Person person_;
  const People* const people_;
  const Policy* const policy_;
  std::vector<bool> pinned_;          // By adept.
  std::vector<int32_t> free_places_;  // By mentor: not pinned.
  std::vector<bool> reaches_adept_;
  std::vector<bool> reaches_mentor_;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::optional<Help> WhatWouldHelpAdept(const Engine& engine, int adept, const People* people,
                                       const Policy* policy) {
  return Search(engine, {false, adept}, people, policy).Run();
}

std::optional<Help> WhatWouldHelpMentor(const Engine& engine, int mentor, const People* people,
                                        const Policy* policy) {
  return Search(engine, {true, mentor}, people, policy).Run();
}

}  // namespace parvis::matching
