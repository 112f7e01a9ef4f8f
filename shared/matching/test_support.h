// Small instances for the tests of this folder, made from a seed, and the slow, plain answers that
// the solvers are compared with.
#ifndef PARVIS_SHARED_MATCHING_TEST_SUPPORT_H_
#define PARVIS_SHARED_MATCHING_TEST_SUPPORT_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/solve.h"
#include "shared/matching/weight.h"

namespace parvis::matching::testing {

// Numbers from a seed, alike on every platform.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  // 0 to bound - 1.
  int32_t Below(int32_t bound) {
    state_ = Sm64(state_);
    return static_cast<int32_t>(state_ % static_cast<uint64_t>(bound));
  }

 private:
  uint64_t state_;
};

struct Shape {
  int adepts = 5;
  int mentors = 4;
  int max_capacity = 3;
  int allowed_percent = 60;
  int max_score = 20;  // Low, so that many matchings have the same points.
  int max_view = -1;   // Each side's own, up to this; -1: both equal the score.
};

// `a1`, `a2`, … and `m1`, `m2`, ….
inline std::vector<std::string> Ids(char letter, int count) {
  std::vector<std::string> ids;
  for (int i = 1; i <= count; ++i) ids.push_back(letter + std::to_string(i));
  return ids;
}

inline Instance RandomInstance(const Shape& shape, Random& random) {
  std::vector<Instance::Score> scores;
  for (int a = 0; a < shape.adepts; ++a) {
    for (int m = 0; m < shape.mentors; ++m) {
      const int32_t score = random.Below(shape.max_score + 1);
      if (random.Below(100) >= shape.allowed_percent) continue;
      Instance::Views views{score, score};
      if (shape.max_view >= 0)
        views = {random.Below(shape.max_view + 1), random.Below(shape.max_view + 1)};
      scores.push_back({a, m, score, views});
    }
  }
  std::vector<int32_t> capacities;
  for (int m = 0; m < shape.mentors; ++m)
    capacities.push_back(1 + random.Below(shape.max_capacity));
  return *Instance::FromScores(Ids('a', shape.adepts), Ids('m', shape.mentors),
                               std::move(capacities), std::move(scores));
}

// Pins that can be had together, and forbidden pairs beside them.
inline Constraints RandomConstraints(const Instance& instance, int pins, int forbids,
                                     Random& random) {
  Constraints constraints;
  for (int i = 0; i < pins + forbids && instance.adepts() > 0 && instance.mentors() > 0; ++i) {
    const Pair pair{random.Below(instance.adepts()), random.Below(instance.mentors())};
    Constraints next = constraints;
    (i < pins ? next.pins : next.forbids).push_back(pair);
    if (!FindProblem(instance, next)) constraints = next;
  }
  return constraints;
}

// The same people in another order.
struct Shuffled {
  Instance instance;
  std::vector<int32_t> adepts;  // The new index of each.
  std::vector<int32_t> mentors;

  Pair Moved(Pair pair) const { return {adepts[pair.adept], mentors[pair.mentor]}; }
  Constraints Moved(Constraints constraints) const {
    for (Pair& pin : constraints.pins) pin = Moved(pin);
    for (Pair& forbid : constraints.forbids) forbid = Moved(forbid);
    return constraints;
  }
};

inline std::vector<int32_t> Permutation(int count, Random& random) {
  std::vector<int32_t> order(count);
  for (int i = 0; i < count; ++i) order[i] = i;
  for (int i = count; i > 1; --i) std::swap(order[i - 1], order[random.Below(i)]);
  return order;
}

inline Shuffled Shuffle(const Instance& instance, Random& random) {
  Shuffled shuffled{
      {}, Permutation(instance.adepts(), random), Permutation(instance.mentors(), random)};
  std::vector<std::string> adept_ids(instance.adepts());
  std::vector<std::string> mentor_ids(instance.mentors());
  std::vector<int32_t> capacities(instance.mentors());
  std::vector<Instance::Score> scores;
  for (int m = 0; m < instance.mentors(); ++m) {
    mentor_ids[shuffled.mentors[m]] = instance.mentor_id(m);
    capacities[shuffled.mentors[m]] = instance.capacity(m);
  }
  for (int a = 0; a < instance.adepts(); ++a) {
    adept_ids[shuffled.adepts[a]] = instance.adept_id(a);
    for (const Instance::Entry& entry : instance.Row(a))
      scores.push_back({shuffled.adepts[a], shuffled.mentors[entry.mentor], entry.score,
                        instance.ViewsOf(a, entry.mentor)});
  }
  shuffled.instance = *Instance::FromScores(std::move(adept_ids), std::move(mentor_ids),
                                            std::move(capacities), std::move(scores));
  return shuffled;
}

// The pairs of a matching by id, which no order of the input changes.
inline std::set<std::pair<std::string, std::string>> IdsOf(const Instance& instance,
                                                           const Matching& matching) {
  std::set<std::pair<std::string, std::string>> ids;
  for (const FormedPair& pair : matching.pairs)
    ids.emplace(instance.adept_id(pair.adept), instance.mentor_id(pair.mentor));
  return ids;
}

// The best weight of any matching, by trying all of them.
class BruteForce {
 public:
  BruteForce(const Instance& instance, const Constraints& constraints, int32_t spread)
      : instance_(instance),
        constraints_(constraints),
        spread_(spread),
        load_(instance.mentors()) {}

  Weight BestWeight() {
    Try(0, {});
    return *best_;
  }
  // How many matchings have that weight.
  int optima() const { return optima_; }

 private:
  void Try(int adept, Weight weight) {
    if (adept == instance_.adepts()) {
      if (!best_ || *best_ < weight) optima_ = 0;
      if (!best_ || !(weight < *best_)) {
        best_ = weight;
        ++optima_;
      }
      return;
    }
    bool pinned = false;
    for (Pair pin : constraints_.pins) pinned = pinned || pin.adept == adept;
    if (!pinned) Try(adept + 1, weight);
    for (const Instance::Entry& entry : instance_.Row(adept)) {
      const Pair pair{adept, entry.mentor};
      if (load_[entry.mentor] == instance_.capacity(entry.mentor)) continue;
      if (pinned && !Has(constraints_.pins, pair)) continue;
      if (Has(constraints_.forbids, pair)) continue;
      const int64_t points = entry.score - int64_t{spread_} * load_[entry.mentor];
      ++load_[entry.mentor];
      Try(adept + 1, weight + Weight::Make(1, points, instance_.Tie(adept, entry.mentor)));
      --load_[entry.mentor];
    }
  }

  static bool Has(const std::vector<Pair>& pairs, Pair pair) {
    for (Pair other : pairs)
      if (other == pair) return true;
    return false;
  }

  const Instance& instance_;
  const Constraints& constraints_;
  const int32_t spread_;
  std::vector<int32_t> load_;
  std::optional<Weight> best_;
  int optima_ = 0;
};

// The weight of a matching under `total`.
inline Weight WeightOf(const Instance& instance, const Matching& matching, int32_t spread) {
  Weight weight = Weight::Points(matching.TotalLessSpread(spread));
  for (const FormedPair& pair : matching.pairs)
    weight = weight + Weight::Make(1, 0, instance.Tie(pair.adept, pair.mentor));
  return weight;
}

}  // namespace parvis::matching::testing

#endif  // PARVIS_SHARED_MATCHING_TEST_SUPPORT_H_
