// Small instances for the tests of this folder, made from a seed, and the slow, plain answers that
// the solvers are compared with.
#ifndef PARVIS_SHARED_MATCHING_TEST_SUPPORT_H_
#define PARVIS_SHARED_MATCHING_TEST_SUPPORT_H_

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/reciprocity.h"
#include "shared/matching/solve.h"

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

// The same with letters after the number that set the hashes apart. Tie values are functions of the
// sum of two hashes, and ids that differ in their last digit alone have hashes at regular steps:
// two optima of three pairs may then have equal sums of tie values, and no one of them is the one.
inline std::vector<std::string> IdsApart(char letter, int count) {
  std::vector<std::string> ids = Ids(letter, count);
  for (int i = 0; i < count; ++i) {
    ids[i] += '-';
    for (uint64_t bits = Sm64(static_cast<uint64_t>(i)), n = 0; n < 12; ++n, bits >>= 5)
      ids[i] += static_cast<char>('A' + bits % 26);
  }
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
  return *Instance::FromScores(IdsApart('a', shape.adepts), IdsApart('m', shape.mentors),
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

// Rules that RandomPeople() can keep or break.
inline Policy RandomRules(Random& random) {
  Policy policy;
  policy.rules = {};
  policy.rules.endorsed = false;
  policy.rules.more_experienced = false;
  policy.rules.shared_language = false;
  policy.rules.different_institution = random.Below(2) == 0;
  policy.rules.minimum_score = random.Below(2) * 300;
  return policy;
}

// People of a few institutions who need and offer a few competences and avoid some of each other:
// what the list of scores of RandomInstance() cannot have is institutions.
inline People RandomPeople(const Shape& shape, int institutions, Random& random) {
  People people;
  const auto code = [&](const std::string& text) { return people.codes.Intern(text); };
  const auto fill = [&](Person& person, const std::string& id) {
    person.id = code(id);
    person.email = people.codes.InternEmail(id + "@example.org");
    person.institution = code("i" + std::to_string(random.Below(institutions)));
  };
  const std::vector<std::string> mentor_ids = IdsApart('m', shape.mentors);
  for (const std::string& id : IdsApart('a', shape.adepts)) {
    Adept& adept = people.adepts.emplace_back();
    fill(adept, id);
    for (int k = 0; k < 3; ++k)
      adept.needs.push_back({code("k" + std::to_string(k)), 1 + random.Below(3)});
    for (const std::string& mentor : mentor_ids)
      if (random.Below(100) >= shape.allowed_percent) adept.avoid_persons.push_back(code(mentor));
  }
  for (const std::string& id : mentor_ids) {
    Mentor& mentor = people.mentors.emplace_back();
    fill(mentor, id);
    mentor.capacity = 1 + random.Below(shape.max_capacity);
    for (int k = 0; k < 3; ++k)
      mentor.competences.push_back({code("k" + std::to_string(k)), 1 + random.Below(4)});
  }
  return people;
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

// What a matching is worth under an objective: numbers to compare from the left, the greater the
// better. As docs/matching.md defines it, not as the solvers work.
using Worth = std::vector<int64_t>;

inline Worth WorthOf(const Instance& instance, const Constraints& constraints,
                     const SolveOptions& options, const std::vector<int32_t>& mentor_of) {
  int64_t pairs = 0;
  int64_t points = 0;
  int64_t ties = 0;
  std::vector<int64_t> scores;
  std::vector<int64_t> load(instance.mentors());
  for (int a = 0; a < instance.adepts(); ++a) {
    const int32_t m = mentor_of[a];
    if (m < 0) continue;
    ++pairs;
    scores.push_back(*instance.ScoreOf(a, m));
    points += scores.back() - options.spread * load[m]++;
    ties += instance.Tie(a, m);
  }
  Worth worth{pairs};
  if (options.reciprocity) {
    worth.push_back(0);
    for (int32_t missing : Shortfalls(instance, constraints, mentor_of)) worth.back() -= missing;
  }
  std::sort(scores.begin(), scores.end());
  if (options.objective == Objective::kFairest) {
    worth.insert(worth.end(), scores.begin(), scores.end());
  } else {
    worth.push_back(points);
  }
  worth.push_back(ties);
  return worth;
}

// The best of all matchings, by trying every one.
class BruteForce {
 public:
  BruteForce(const Instance& instance, const Constraints& constraints, const SolveOptions& options)
      : instance_(instance),
        constraints_(constraints),
        options_(options),
        load_(instance.mentors()),
        mentor_of_(instance.adepts(), -1) {
    Try(0);
  }

  const Worth& worth() const { return best_; }
  const std::vector<int32_t>& mentor_of() const { return best_mentor_of_; }
  // How many matchings are worth as much.
  int optima() const { return optima_; }

 private:
  void Try(int adept) {
    if (adept == instance_.adepts()) return Compare();
    bool pinned = false;
    for (Pair pin : constraints_.pins) pinned = pinned || pin.adept == adept;
    if (!pinned) Try(adept + 1);
    for (const Instance::Entry& entry : instance_.Row(adept)) {
      const Pair pair{adept, entry.mentor};
      if (load_[entry.mentor] == instance_.capacity(entry.mentor)) continue;
      if (pinned && !Has(constraints_.pins, pair)) continue;
      if (Has(constraints_.forbids, pair)) continue;
      ++load_[entry.mentor];
      mentor_of_[adept] = entry.mentor;
      Try(adept + 1);
      mentor_of_[adept] = -1;
      --load_[entry.mentor];
    }
  }

  void Compare() {
    const Worth worth = WorthOf(instance_, constraints_, options_, mentor_of_);
    if (best_ < worth) {
      optima_ = 0;
      best_ = worth;
      best_mentor_of_ = mentor_of_;
    }
    if (best_ == worth) ++optima_;
  }

  static bool Has(const std::vector<Pair>& pairs, Pair pair) {
    return std::find(pairs.begin(), pairs.end(), pair) != pairs.end();
  }

  const Instance& instance_;
  const Constraints& constraints_;
  const SolveOptions options_;
  std::vector<int32_t> load_;
  std::vector<int32_t> mentor_of_;
  Worth best_;
  std::vector<int32_t> best_mentor_of_;
  int optima_ = 0;
};

}  // namespace parvis::matching::testing

#endif  // PARVIS_SHARED_MATCHING_TEST_SUPPORT_H_
