#include "shared/matching/explain.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace parvis::matching {
namespace {

// The graph without pinned adepts: who may have whom, and who has whom.
struct FreeGraph {
  std::vector<std::vector<int32_t>> mentors_of;  // By adept: allowed, not forbidden.
  std::vector<std::vector<int32_t>> allowed_by;  // By mentor: the same, turned round.
  std::vector<std::vector<int32_t>> adepts_of;   // By mentor: its adepts in the matching.
  std::vector<int32_t> places;                   // By mentor: places less pinned ones.
};

FreeGraph MakeFreeGraph(const Instance& instance, const Constraints& constraints,
                        const Matching& matching) {
  FreeGraph graph;
  graph.mentors_of.resize(instance.adepts());
  graph.allowed_by.resize(instance.mentors());
  graph.adepts_of.resize(instance.mentors());
  for (int m = 0; m < instance.mentors(); ++m) graph.places.push_back(instance.capacity(m));
  std::vector<bool> pinned(instance.adepts());
  for (Pair pin : constraints.pins) {
    pinned[pin.adept] = true;
    --graph.places[pin.mentor];
  }
  const std::vector<Pair> forbids = Sorted(constraints.forbids);
  for (int a = 0; a < instance.adepts(); ++a) {
    if (pinned[a]) continue;
    if (matching.mentor_of[a] >= 0) graph.adepts_of[matching.mentor_of[a]].push_back(a);
    for (const Instance::Entry& entry : instance.Row(a)) {
      if (std::binary_search(forbids.begin(), forbids.end(), Pair{a, entry.mentor})) continue;
      graph.mentors_of[a].push_back(entry.mentor);
      graph.allowed_by[entry.mentor].push_back(a);
    }
  }
  return graph;
}

std::vector<int32_t> Members(const std::vector<bool>& set) {
  std::vector<int32_t> members;
  for (int32_t i = 0; i < static_cast<int32_t>(set.size()); ++i)
    if (set[i]) members.push_back(i);
  return members;
}

// Everyone that an alternating path from an unpaired adept reaches: over any allowed mentor, and
// from a mentor over the adepts that it has. As the matching has the most pairs, no mentor reached
// has a free place, so the adepts reached are one more than the places: Hall's condition fails.
UnpairedReason TreeFromAdept(const FreeGraph& graph, int root) {
  std::vector<bool> adepts(graph.mentors_of.size());
  std::vector<bool> mentors(graph.places.size());
  std::vector<int32_t> queue = {root};
  adepts[root] = true;
  UnpairedReason reason;
  reason.cause = UnpairedCause::kTightSet;
  for (std::size_t next = 0; next < queue.size(); ++next) {
    for (int32_t m : graph.mentors_of[queue[next]]) {
      if (mentors[m]) continue;
      mentors[m] = true;
      reason.places += graph.places[m];
      for (int32_t a : graph.adepts_of[m]) {
        if (!adepts[a]) queue.push_back(a);
        adepts[a] = true;
      }
    }
  }
  reason.adepts = Members(adepts);
  reason.mentors = Members(mentors);
  return reason;
}

// The same from a mentor without an adept: over any allowed adept, and from it to its mentor. As
// the matching has the most pairs, every adept reached has one.
UnpairedReason TreeFromMentor(const FreeGraph& graph, const Matching& matching, int root) {
  std::vector<bool> adepts(graph.mentors_of.size());
  std::vector<bool> mentors(graph.places.size());
  std::vector<int32_t> queue = {root};
  mentors[root] = true;
  UnpairedReason reason;
  reason.cause = UnpairedCause::kTightSet;
  for (std::size_t next = 0; next < queue.size(); ++next) {
    reason.places += graph.places[queue[next]];
    for (int32_t a : graph.allowed_by[queue[next]]) {
      adepts[a] = true;
      const int32_t m = matching.mentor_of[a];
      if (m < 0 || mentors[m]) continue;
      mentors[m] = true;
      queue.push_back(m);
    }
  }
  reason.adepts = Members(adepts);
  reason.mentors = Members(mentors);
  return reason;
}

UnpairedReason PreferredToAdept(const Instance& instance, const FreeGraph& graph, int adept) {
  UnpairedReason reason;
  reason.cause = UnpairedCause::kOthersPreferred;
  for (int32_t m : graph.mentors_of[adept]) {
    Preferred preferred{m, -1, 0, instance.ViewsOf(adept, m).mentor};
    for (int32_t other : graph.adepts_of[m]) {
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
  const FreeGraph graph = MakeFreeGraph(instance, constraints, matching);
  if (!graph.mentors_of[adept].empty()) {
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
  const FreeGraph graph = MakeFreeGraph(instance, constraints, matching);
  bool allowed = false;
  for (int a = 0; a < instance.adepts(); ++a) {
    const bool forbidden =
        std::count(constraints.forbids.begin(), constraints.forbids.end(), Pair{a, mentor}) > 0;
    allowed = allowed || (!forbidden && instance.ScoreOf(a, mentor));
  }
  if (allowed && objective == Objective::kStable)
    return PreferredToMentor(instance, constraints, matching, mentor);
  if (allowed) return TreeFromMentor(graph, matching, mentor);
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
