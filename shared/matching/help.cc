#include "shared/matching/help.h"

#include <algorithm>
#include <limits>
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

constexpr int64_t kUnbounded = std::numeric_limits<int64_t>::max();

struct Person {
  bool is_mentor = false;
  int index = 0;
};

struct Candidate {
  HelpfulChange change;
  Edit edit;
  int64_t bound = kUnbounded;  // On what it adds: Weight::value of the result, less that before.
};

// What an objective compares, ties left out. More is better.
struct Result {
  int64_t pairs = 0;
  int64_t met = 0;              // Less the shortfall.
  std::vector<int32_t> scores;  // `fairest`: from the lowest.
  int64_t points = 0;           // Else.

  friend bool operator<(const Result& a, const Result& b) {
    return std::tie(a.pairs, a.met, a.scores, a.points) <
           std::tie(b.pairs, b.met, b.scores, b.points);
  }
};

Result ResultOf(const Matching& matching, const SolveOptions& options) {
  Result result;
  result.pairs = static_cast<int64_t>(matching.pairs.size());
  result.met = -std::accumulate(matching.shortfall.begin(), matching.shortfall.end(), int64_t{0});
  if (options.objective == Objective::kFairest) {
    for (const FormedPair& pair : matching.pairs) result.scores.push_back(pair.score);
    std::sort(result.scores.begin(), result.scores.end());
  } else {
    result.points = matching.TotalLessSpread(options.spread);
  }
  return result;
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
      return a.bound != b.bound ? a.bound > b.bound : Before(a.change, b.change);
    });
    return TryAll();
  }

 private:
  // The trees of alternating paths from the person. Where the objective is not most pairs, or an
  // institution ties its adepts together, everybody.
  void FindReach() {
    const SolveOptions& options = engine_.options();
    const bool all = options.objective == Objective::kStable || options.reciprocity;
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

  // Whether prices bound what a change adds. A change of what an institution could have does more
  // than its own prices tell; a stable matching has none.
  bool HasPrices() const {
    return engine_.options().objective != Objective::kStable && !engine_.options().reciprocity;
  }

  // An upper bound of what the excess of a dual condition adds, or nothing if it adds nothing.
  // Under `fairest` the duals tell pairs alone.
  std::optional<int64_t> Bound(Weight excess) const {
    if (!HasPrices()) return kUnbounded;
    if (engine_.options().objective == Objective::kFairest) {
      if (excess.pairs() < 0) return std::nullopt;
      return excess.pairs() * Weight::kPair;
    }
    if (excess < Weight{}) return std::nullopt;
    return excess.value;
  }

  void AddPlaces() {
    if (person_.is_mentor && HasPrices()) return;  // Another place does not bring anyone here.
    const bool total = engine_.options().objective == Objective::kTotal;
    for (int32_t m = 0; m < instance_.mentors(); ++m) {
      if (!reaches_mentor_[m]) continue;
      const int32_t places = instance_.capacity(m);
      const int64_t cost = total ? int64_t{engine_.options().spread} * places : 0;
      const std::optional<int64_t> bound = Bound(matching_.mentor_duals[m] - Weight::Points(cost));
      if (!bound) continue;
      Candidate candidate;
      candidate.change = {HelpfulChange::Kind::kPlace, {-1, m}};
      candidate.edit.capacities = {{m, places, places + 1}};
      candidate.bound = *bound;
      candidates_.push_back(std::move(candidate));
    }
  }

  // A pair that may be formed after the change, if that can do anything.
  void AddPair(HelpfulChange change, int32_t score, Edit edit) {
    const auto [a, m] = change.pair;
    if (pinned_[a] || free_places_[m] == 0 || !Reaches(change.pair)) return;
    const int32_t points = engine_.options().objective == Objective::kTotal ? score : 0;
    const std::optional<int64_t> bound =
        Bound(Weight::Make(1, points, instance_.Tie(a, m)) - matching_.adept_duals[a] -
              matching_.mentor_duals[m]);
    if (bound) candidates_.push_back({change, std::move(edit), *bound});
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
    std::optional<Result> best_result;
    int64_t best_gain = 0;  // Of the best result, as the bounds count it.
    for (const Candidate& candidate : candidates_) {
      if (best && candidate.bound < best_gain) break;
      const absl::StatusOr<Difference> difference = tried->Apply(candidate.edit);
      if (!difference.ok()) continue;
      const Matching& after = tried->matching();
      if (IsPaired(after)) {
        Result result = ResultOf(after, engine_.options());
        if (!best || *best_result < result ||
            (!(result < *best_result) && Before(candidate.change, best->change))) {
          best = {candidate.change, *difference, FirstDifferenceOf(matching_, after)};
          best_result = std::move(result);
          best_gain = Gain(*difference);
        }
      }
      if (!tried->Apply(candidate.edit.Inverse()).ok()) break;
    }
    return best;
  }

  // What a bound has to reach. Under `fairest` bounds tell pairs alone.
  int64_t Gain(const Difference& difference) const {
    const bool fairest = engine_.options().objective == Objective::kFairest;
    return difference.pairs_gained * Weight::kPair + (fairest ? 0 : difference.points_gained);
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
