#include "shared/matching/duals.h"

#include <algorithm>
#include <deque>

namespace parvis::matching {
namespace {

enum class Component : uint8_t { kPlaced, kKept, kPairs, kPoints, kLevel, kTie };

// What a rematch adds to the question.
struct RematchTerms {
  std::vector<bool> is_person;       // By adept: to be placed.
  std::vector<int32_t> kept_mentor;  // By adept; -1 if none.
  // The bonus is at least one person placed; or, if one more could be placed, at least the pairs
  // that would then be changed too many.
  bool limited = false;
  int64_t least_kept = 0;
};

// x_to >= x_from + cost.
struct Difference {
  int32_t from = 0;
  int32_t to = 0;
  int64_t points = 0;  // Of a pair: its score, with the sign of `pair`.
  int32_t pair = 0;  // 1 from a mentor to an adept that it may have; -1 back, if it has it; else 0.
};

class Potentials {
 public:
  // `rematch` may be null.
  Potentials(const Instance& instance, const Constraints& constraints, const Matching& matching,
             const SolveOptions& options, const RematchTerms* rematch)
      : instance_(instance),
        matching_(matching),
        options_(options),
        rematch_(rematch),
        out_(2 + instance.mentors() + instance.adepts()),
        in_(out_.size()) {
    if (rematch_ != nullptr) Add({kBonus, kGround, 0, 0});
    AddMentors();
    AddAdepts(Sorted(constraints.forbids));
  }

  RematchDuals Solve() {
    RematchDuals result;
    result.duals.adepts.resize(instance_.adepts());
    result.duals.mentors.resize(instance_.mentors());
    const bool fairest = options_.objective == Objective::kFairest;
    if (rematch_ == nullptr) {
      Find(Component::kPairs);
      Keep(result, [](Dual& dual, int64_t value) { dual.pairs = value; });
    } else {
      SolvePlacing(result);
    }
    if (fairest) {
      SolveLevels(result);
    } else {
      Find(Component::kPoints);
      Keep(result, [](Dual& dual, int64_t value) { dual.points = value; });
    }
    Find(Component::kTie);
    Keep(result, [](Dual& dual, int64_t value) { dual.tie = value; });
    return result;
  }

 private:
  static constexpr int32_t kGround = 0;
  static constexpr int32_t kBonus = 1;  // Of a rematch: x is less the bonus.
  int32_t MentorNode(int32_t mentor) const { return 2 + mentor; }
  int32_t AdeptNode(int32_t adept) const { return 2 + instance_.mentors() + adept; }
  bool IsPerson(int32_t adept) const { return rematch_ != nullptr && rematch_->is_person[adept]; }

  void Add(Difference difference) {
    const auto index = static_cast<int32_t>(differences_.size());
    differences_.push_back(difference);
    out_[difference.from].push_back(index);
    in_[difference.to].push_back(index);
  }

  // v lies between what the last taken place and what the first free place costs.
  void AddMentors() {
    const int64_t spread = options_.objective == Objective::kTotal ? options_.spread : 0;
    std::vector<bool> has_unpinned(instance_.mentors());
    for (const FormedPair& pair : matching_.pairs)
      if (!pair.pinned) has_unpinned[pair.mentor] = true;
    for (int32_t m = 0; m < instance_.mentors(); ++m) {
      const int64_t load = matching_.load[m];
      Add({MentorNode(m), kGround, has_unpinned[m] ? spread * (load - 1) : 0, 0});
      if (load < instance_.capacity(m)) Add({kGround, MentorNode(m), -spread * load, 0});
    }
  }

  // u >= 0, u = 0 if unpaired, u + v >= w, and equality on a formed pair.
  void AddAdepts(const std::vector<Pair>& forbids) {
    std::vector<bool> pinned(instance_.adepts());
    for (const FormedPair& pair : matching_.pairs) pinned[pair.adept] = pair.pinned;
    for (int32_t a = 0; a < instance_.adepts(); ++a) {
      if (pinned[a]) continue;
      const int32_t ground = IsPerson(a) ? kBonus : kGround;
      Add({ground, AdeptNode(a), 0, 0});
      if (matching_.mentor_of[a] < 0) Add({AdeptNode(a), ground, 0, 0});
      for (const Instance::Entry& entry : instance_.Row(a)) {
        const int32_t m = entry.mentor;
        if (std::binary_search(forbids.begin(), forbids.end(), Pair{a, m})) continue;
        Add({MentorNode(m), AdeptNode(a), entry.score, 1});
        if (matching_.mentor_of[a] == m) Add({AdeptNode(a), MentorNode(m), -entry.score, -1});
      }
    }
  }

  // Persons placed, kept pairs and, under `fairest`, pairs. The bonus is bounded in one of the
  // first two, and of any sign after it.
  void SolvePlacing(RematchDuals& result) {
    const auto is_bound = [](const Difference& d) { return d.from == kBonus && d.to == kGround; };
    Find(Component::kPlaced);
    Keep(result, [](Dual& dual, int64_t value) { dual.pairs = value; });
    if (!rematch_->limited) Drop(is_bound);
    Find(Component::kKept);
    Keep(result, [](Dual& dual, int64_t value) { dual.shortfall = value; });
    Drop(is_bound);
    if (options_.objective != Objective::kFairest) return;
    Find(Component::kPairs);
    Keep(result, [](Dual& dual, int64_t value) { dual.points = value; });
  }

  // Only levels of formed pairs have prices. A pair of another level that is not formed has slack
  // there.
  void SolveLevels(RematchDuals& result) {
    std::vector<int32_t> levels;
    for (const FormedPair& pair : matching_.pairs)
      if (!pair.pinned) levels.push_back(pair.score);
    std::sort(levels.begin(), levels.end());
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    int32_t below = -1;
    for (int32_t level : levels) {
      Drop(
          [&](const Difference& d) { return d.pair == 1 && d.points > below && d.points < level; });
      level_ = level;
      Find(Component::kLevel);
      Keep(result, [&](Dual& dual, int64_t value) {
        if (value != 0) dual.levels.push_back({level, value});
      });
      below = level;
    }
    Drop([&](const Difference& d) { return d.pair == 1 && d.points > below; });
  }

  int64_t Cost(const Difference& difference, Component component) const {
    const bool bounds_bonus = difference.from == kBonus && difference.to == kGround;
    switch (component) {
      case Component::kPlaced:
        return bounds_bonus && !rematch_->limited ? 1 : 0;
      case Component::kKept:
        if (bounds_bonus) return rematch_->least_kept;
        return difference.pair != 0 && IsKept(difference) ? difference.pair : 0;
      case Component::kPairs:
        return difference.pair;
      case Component::kPoints:
        return difference.points;
      case Component::kLevel:
        return difference.points * difference.pair == level_ ? -difference.pair : 0;
      case Component::kTie:
        break;
    }
    if (difference.pair == 0) return 0;
    const Pair pair = PairOf(difference);
    return difference.pair * instance_.Tie(pair.adept, pair.mentor);
  }

  Pair PairOf(const Difference& difference) const {
    return {std::max(difference.from, difference.to) - AdeptNode(0),
            std::min(difference.from, difference.to) - MentorNode(0)};
  }
  bool IsKept(const Difference& difference) const {
    const Pair pair = PairOf(difference);
    return rematch_->kept_mentor[pair.adept] == pair.mentor;
  }

  // Finds the potentials of the component and drops the differences that they leave slack in.
  void Find(Component component) {
    x_.assign(out_.size(), 0);
    std::deque<int32_t> raised;
    for (std::size_t node = 0; node < out_.size(); ++node)
      raised.push_back(static_cast<int32_t>(node));
    Relax(component, raised, out_, 1);
    if (x_[kGround] != 0) {
      // The ground is 0. Lowering it pulls down only those who have to follow, for sparseness.
      x_[kGround] = 0;
      std::deque<int32_t> lowered = {kGround};
      Relax(component, lowered, in_, -1);
    }
    Drop([&](const Difference& d) { return x_[d.to] > x_[d.from] + Cost(d, component); });
  }

  // Raises (direction 1, along `arcs` = out_) or lowers (-1, along in_) potentials from those of
  // the queue on, until every difference holds. On a shortest way nobody is passed twice; a longer
  // one shows that the matching is not best: then this ends, and the proof will be refused.
  void Relax(Component component, std::deque<int32_t>& queue,
             const std::vector<std::vector<int32_t>>& arcs, int direction) {
    std::vector<bool> waits(out_.size());
    std::vector<std::size_t> steps(out_.size());
    for (int32_t node : queue) waits[node] = true;
    while (!queue.empty()) {
      const int32_t node = queue.front();
      queue.pop_front();
      waits[node] = false;
      for (int32_t index : arcs[node]) {
        const Difference& difference = differences_[index];
        const int32_t other = direction > 0 ? difference.to : difference.from;
        const int64_t bound = x_[node] + direction * Cost(difference, component);
        if (direction * (bound - x_[other]) <= 0) continue;
        x_[other] = bound;
        steps[other] = steps[node] + 1;
        if (steps[other] > out_.size()) return;
        if (!waits[other]) queue.push_back(other);
        waits[other] = true;
      }
    }
  }

  template <typename Predicate>
  void Drop(Predicate predicate) {
    const auto dropped = [&](int32_t index) { return predicate(differences_[index]); };
    for (std::vector<int32_t>& arcs : out_) std::erase_if(arcs, dropped);
    for (std::vector<int32_t>& arcs : in_) std::erase_if(arcs, dropped);
  }

  template <typename Set>
  void Keep(RematchDuals& result, Set set) const {
    for (int32_t a = 0; a < instance_.adepts(); ++a)
      set(result.duals.adepts[a], x_[AdeptNode(a)] - (IsPerson(a) ? x_[kBonus] : 0));
    for (int32_t m = 0; m < instance_.mentors(); ++m)
      set(result.duals.mentors[m], -x_[MentorNode(m)]);
    set(result.bonus, -x_[kBonus]);
  }

  const Instance& instance_;
  const Matching& matching_;
  const SolveOptions& options_;
  const RematchTerms* rematch_;
  std::vector<Difference> differences_;
  std::vector<std::vector<int32_t>> out_;  // By node: those kept that start there.
  std::vector<std::vector<int32_t>> in_;   // By node: those kept that end there.
  std::vector<int64_t> x_;                 // By node: the component's potential.
  int32_t level_ = 0;
};

// The duals of one side as the solver has them.
std::vector<Dual> FromSolver(const std::vector<Weight>& weights,
                             const std::vector<LevelDuals>& levels, bool reciprocity) {
  std::vector<Dual> duals(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Weight& weight = weights[i];
    Dual& dual = duals[i];
    dual.pairs = reciprocity ? weight.pairs_before() : weight.pairs();
    if (reciprocity) dual.shortfall = weight.shortfall();
    dual.points = weight.points();
    dual.tie = weight.tie;
    if (levels.empty()) continue;
    for (const LevelDual& level : levels[i]) dual.levels.push_back({level.score, level.value});
  }
  return duals;
}

}  // namespace

Duals DualsOf(const Instance& instance, const Constraints& constraints, const Matching& matching,
              const SolveOptions& options) {
  if (options.objective == Objective::kFairest && matching.adept_levels.empty())
    return Potentials(instance, constraints, matching, options, nullptr).Solve().duals;
  const bool reciprocity = options.reciprocity;
  return {FromSolver(matching.adept_duals, matching.adept_levels, reciprocity),
          FromSolver(matching.mentor_duals, matching.mentor_levels, reciprocity),
          FromSolver(matching.institution_duals, matching.institution_levels, reciprocity)};
}

RematchDuals DualsOfRematch(const Instance& instance, const Constraints& constraints,
                            const SolveOptions& options, const RematchRequest& request,
                            const RematchResult& result) {
  const RematchPlan plan = PlanRematch(request);
  Constraints with_dissolved = constraints;
  with_dissolved.forbids.insert(with_dissolved.forbids.end(), plan.dissolved.begin(),
                                plan.dissolved.end());
  RematchTerms terms;
  terms.is_person.resize(instance.adepts());
  for (int32_t person : plan.persons) terms.is_person[person] = true;
  terms.kept_mentor = KeptMentors(instance, with_dissolved, plan.kept);
  terms.limited = result.limited;
  terms.least_kept = request.may_change + 1 - static_cast<int64_t>(result.changed.size());
  return Potentials(instance, with_dissolved, result.matching, options, &terms).Solve();
}

}  // namespace parvis::matching
