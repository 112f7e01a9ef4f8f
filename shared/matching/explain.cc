#include "shared/matching/explain.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace parvis::matching {
namespace {

// The matching without pinned adepts: who may have whom is asked of the instance, pair by pair, as
// a search needs to know it of few.
class FreeGraph {
 public:
  FreeGraph(const Instance& instance, const Constraints& constraints, const Matching& matching)
      : instance_(instance),
        mentor_of_(matching.mentor_of),
        forbids_(Sorted(constraints.forbids)),
        pinned_(instance.adepts()),
        first_of_(instance.mentors(), -1),
        next_of_(instance.adepts(), -1) {
    for (int m = 0; m < instance.mentors(); ++m) places_.push_back(instance.capacity(m));
    for (Pair pin : constraints.pins) {
      pinned_[pin.adept] = true;
      --places_[pin.mentor];
    }
    for (int a = instance.adepts() - 1; a >= 0; --a) {
      const int32_t m = mentor_of_[a];
      if (m < 0 || pinned_[a]) continue;
      next_of_[a] = first_of_[m];
      first_of_[m] = a;
    }
  }

  int adepts() const { return instance_.adepts(); }
  int mentors() const { return instance_.mentors(); }
  // Places of a mentor less those of pinned adepts.
  int32_t places(int mentor) const { return places_[mentor]; }
  // -1 for none.
  int32_t mentor_of(int adept) const { return mentor_of_[adept]; }
  // A mentor's adepts in the matching, rising: the first and the one after; -1 after the last.
  int32_t FirstOf(int mentor) const { return first_of_[mentor]; }
  int32_t NextOf(int adept) const { return next_of_[adept]; }

  // Neither refused nor forbidden, and the adept not pinned.
  bool Allows(int adept, int mentor) const {
    return !pinned_[adept] && instance_.ScoreOf(adept, mentor).has_value() &&
           !std::binary_search(forbids_.begin(), forbids_.end(), Pair{adept, mentor});
  }
  bool AllowsAny(int adept) const {
    for (int m = 0; m < mentors(); ++m)
      if (Allows(adept, m)) return true;
    return false;
  }

 private:
  const Instance& instance_;
  const std::vector<int32_t>& mentor_of_;
  std::vector<Pair> forbids_;
  std::vector<bool> pinned_;
  std::vector<int32_t> first_of_;  // By mentor.
  std::vector<int32_t> next_of_;   // By adept.
  std::vector<int32_t> places_;
};

std::vector<int32_t> Upto(int count) {
  std::vector<int32_t> all(count);
  std::iota(all.begin(), all.end(), 0);
  return all;
}

// Everyone that an alternating path from an unpaired adept reaches: over any allowed mentor, and
// from a mentor over the adepts that it has. As the matching has the most pairs, no mentor reached
// has a free place, so the adepts reached are one more than the places: Hall's condition fails.
// Each adept is asked about the mentors that are not reached yet, who soon are few.
UnpairedReason TreeFromAdept(const FreeGraph& graph, int root) {
  UnpairedReason reason;
  reason.cause = UnpairedCause::kTightSet;
  reason.adepts = {root};
  std::vector<int32_t> left = Upto(graph.mentors());
  for (std::size_t next = 0; next < reason.adepts.size() && !left.empty(); ++next) {
    const int32_t adept = reason.adepts[next];
    std::erase_if(left, [&](int32_t m) {
      if (!graph.Allows(adept, m)) return false;
      reason.mentors.push_back(m);
      reason.places += graph.places(m);
      for (int32_t a = graph.FirstOf(m); a >= 0; a = graph.NextOf(a)) reason.adepts.push_back(a);
      return true;
    });
  }
  std::sort(reason.adepts.begin(), reason.adepts.end());
  std::sort(reason.mentors.begin(), reason.mentors.end());
  return reason;
}

// The same from a mentor without an adept: over any allowed adept, and from it to its mentor. As
// the matching has the most pairs, every adept reached has one.
UnpairedReason TreeFromMentor(const FreeGraph& graph, int root) {
  UnpairedReason reason;
  reason.cause = UnpairedCause::kTightSet;
  reason.mentors = {root};
  std::vector<bool> reached(graph.mentors());
  reached[root] = true;
  std::vector<int32_t> left = Upto(graph.adepts());
  for (std::size_t next = 0; next < reason.mentors.size(); ++next) {
    const int32_t mentor = reason.mentors[next];
    reason.places += graph.places(mentor);
    std::erase_if(left, [&](int32_t a) {
      if (!graph.Allows(a, mentor)) return false;
      reason.adepts.push_back(a);
      const int32_t m = graph.mentor_of(a);
      if (m >= 0 && !reached[m]) {
        reached[m] = true;
        reason.mentors.push_back(m);
      }
      return true;
    });
  }
  std::sort(reason.adepts.begin(), reason.adepts.end());
  std::sort(reason.mentors.begin(), reason.mentors.end());
  return reason;
}

UnpairedReason PreferredToAdept(const Instance& instance, const FreeGraph& graph, int adept) {
  UnpairedReason reason;
  reason.cause = UnpairedCause::kOthersPreferred;
  for (int32_t m = 0; m < graph.mentors(); ++m) {
    if (!graph.Allows(adept, m)) continue;
    Preferred preferred{m, -1, 0, instance.ViewsOf(adept, m).mentor};
    for (int32_t other = graph.FirstOf(m); other >= 0; other = graph.NextOf(other)) {
      const int32_t view = instance.ViewsOf(other, m).mentor;
      if (preferred.has >= 0 && view >= preferred.view_of_has) continue;
      preferred.has = other;
      preferred.view_of_has = view;
    }
    reason.preferred.push_back(preferred);
  }
  return reason;
}

// Pinned adepts have whom they are pinned to, whatever they think of it.
UnpairedReason PreferredToMentor(const Instance& instance, const Constraints& constraints,
                                 const Matching& matching, int mentor) {
  UnpairedReason reason;
  reason.cause = UnpairedCause::kOthersPreferred;
  const std::vector<Pair> forbids = Sorted(constraints.forbids);
  for (int32_t a = 0; a < instance.adepts(); ++a) {
    if (!instance.ScoreOf(a, mentor)) continue;
    if (std::binary_search(forbids.begin(), forbids.end(), Pair{a, mentor})) continue;
    const bool pinned = std::any_of(constraints.pins.begin(), constraints.pins.end(),
                                    [&](Pair pin) { return pin.adept == a; });
    Preferred preferred{a, -1, 0, instance.ViewsOf(a, mentor).adept};
    if (!pinned && matching.mentor_of[a] >= 0) {
      preferred.has = matching.mentor_of[a];
      preferred.view_of_has = instance.ViewsOf(a, preferred.has).adept;
    }
    reason.preferred.push_back(preferred);
  }
  return reason;
}

// Counts the rules over all pairs (adept, mentor) that `visit` is called with.
class RuleCounter {
 public:
  void Add(RuleSet refusals) {
    for (int rule = 0; rule < kRuleCount; ++rule)
      if (refusals.Has(static_cast<Rule>(rule))) ++counts_[rule];
  }
  // Most often first; equally often, in the order of the rules.
  std::vector<RuleCount> Counts() const {
    std::vector<RuleCount> counts;
    for (int rule = 0; rule < kRuleCount; ++rule)
      if (counts_[rule] > 0) counts.push_back({static_cast<Rule>(rule), counts_[rule]});
    std::stable_sort(counts.begin(), counts.end(),
                     [](const RuleCount& a, const RuleCount& b) { return a.persons > b.persons; });
    return counts;
  }

 private:
  std::array<int32_t, kRuleCount> counts_{};
};

int32_t CountForbidden(const Instance& instance, const Constraints& constraints,
                       bool (*concerns)(Pair, int), int person) {
  int32_t count = 0;
  for (Pair pair : Sorted(constraints.forbids))
    if (concerns(pair, person) && instance.ScoreOf(pair.adept, pair.mentor)) ++count;
  return count;
}

}  // namespace

UnpairedReason WhyAdeptUnpaired(const Instance& instance, const Constraints& constraints,
                                const Matching& matching, Objective objective, int adept,
                                const People* people, const Policy* policy) {
  const FreeGraph graph(instance, constraints, matching);
  if (graph.AllowsAny(adept)) {
    if (objective == Objective::kStable) return PreferredToAdept(instance, graph, adept);
    return TreeFromAdept(graph, adept);
  }
  UnpairedReason reason;
  reason.forbidden = CountForbidden(
      instance, constraints, [](Pair pair, int person) { return pair.adept == person; }, adept);
  if (people == nullptr || policy == nullptr) return reason;
  RuleCounter counter;
  for (const Mentor& mentor : people->mentors)
    counter.Add(Refusals(*people, *policy, people->adepts[adept], mentor));
  reason.refusals = counter.Counts();
  return reason;
}

UnpairedReason WhyMentorIdle(const Instance& instance, const Constraints& constraints,
                             const Matching& matching, Objective objective, int mentor,
                             const People* people, const Policy* policy) {
  bool allowed = false;
  for (int a = 0; a < instance.adepts(); ++a) {
    const bool forbidden =
        std::count(constraints.forbids.begin(), constraints.forbids.end(), Pair{a, mentor}) > 0;
    allowed = allowed || (!forbidden && instance.ScoreOf(a, mentor));
  }
  if (allowed && objective == Objective::kStable)
    return PreferredToMentor(instance, constraints, matching, mentor);
  if (allowed) return TreeFromMentor(FreeGraph(instance, constraints, matching), mentor);
  UnpairedReason reason;
  reason.forbidden = CountForbidden(
      instance, constraints, [](Pair pair, int person) { return pair.mentor == person; }, mentor);
  if (people == nullptr || policy == nullptr) return reason;
  RuleCounter counter;
  for (const Adept& adept : people->adepts)
    counter.Add(Refusals(*people, *policy, adept, people->mentors[mentor]));
  reason.refusals = counter.Counts();
  return reason;
}

}  // namespace parvis::matching
