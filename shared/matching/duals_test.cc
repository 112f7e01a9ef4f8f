#include "shared/matching/duals.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "shared/matching/test_support.h"
#include "tests/support/prove_matching.h"

namespace parvis::matching {
namespace {

using testing::Ids;
using testing::Random;
using testing::RandomConstraints;
using testing::RandomInstance;

// The fairest of all matchings, found by trying them.
class Fairest {
 public:
  Fairest(const Instance& instance, const Constraints& constraints)
      : instance_(instance), constraints_(constraints), pinned_(instance.adepts()) {
    current_.mentor_of.assign(instance.adepts(), -1);
    current_.load.resize(instance.mentors());
    for (Pair pin : constraints.pins) pinned_[pin.adept] = true;
  }

  Matching Find() {
    Try(0);
    return best_;
  }

 private:
  // More pairs, then the sorted scores, then ties.
  struct Value {
    std::size_t pairs = 0;
    std::vector<int32_t> scores;
    int64_t ties = 0;
    friend bool operator<(const Value& a, const Value& b) {
      if (a.pairs != b.pairs) return a.pairs < b.pairs;
      return a.scores != b.scores ? a.scores < b.scores : a.ties < b.ties;
    }
  };

  void Compare() {
    Value value;
    value.pairs = current_.pairs.size();
    for (const FormedPair& pair : current_.pairs) {
      value.scores.push_back(pair.score);
      value.ties += instance_.Tie(pair.adept, pair.mentor);
    }
    std::sort(value.scores.begin(), value.scores.end());
    if (best_value_ && !(*best_value_ < value)) return;
    best_value_ = value;
    best_ = current_;
  }

  bool Has(const std::vector<Pair>& pairs, Pair pair) const {
    return std::find(pairs.begin(), pairs.end(), pair) != pairs.end();
  }

  void Try(int32_t adept) {
    if (adept == instance_.adepts()) return Compare();
    if (!pinned_[adept]) Try(adept + 1);
    for (const Instance::Entry entry : instance_.Row(adept)) {
      const Pair pair{adept, entry.mentor};
      if (current_.load[entry.mentor] == instance_.capacity(entry.mentor)) continue;
      if (pinned_[adept] && !Has(constraints_.pins, pair)) continue;
      if (Has(constraints_.forbids, pair)) continue;
      const Instance::Views views = instance_.ViewsOf(adept, entry.mentor);
      current_.pairs.push_back(
          {adept, entry.mentor, entry.score, views.adept, views.mentor, pinned_[adept]});
      current_.mentor_of[adept] = entry.mentor;
      ++current_.load[entry.mentor];
      Try(adept + 1);
      --current_.load[entry.mentor];
      current_.mentor_of[adept] = -1;
      current_.pairs.pop_back();
    }
  }

  const Instance& instance_;
  const Constraints& constraints_;
  std::vector<bool> pinned_;
  Matching current_;
  Matching best_;
  std::optional<Value> best_value_;
};

SolveOptions FairestOptions() {
  SolveOptions options;
  options.objective = Objective::kFairest;
  return options;
}

TEST(DualsTest, ProveTheFairestOfAllMatchings) {
  int pairs = 0;
  for (uint64_t seed = 1; seed <= 1000; ++seed) {
    Random random(seed);
    const int scores = seed % 2 == 0 ? 3 : 1000;
    const Instance instance =
        RandomInstance({1 + random.Below(7), 1 + random.Below(6), 2, 70, scores}, random);
    const Constraints constraints =
        RandomConstraints(instance, random.Below(3), random.Below(4), random);
    const Matching fairest = Fairest(instance, constraints).Find();
    const absl::Status proved =
        parvis::testing::ProveMatching(instance, constraints, fairest, FairestOptions());
    ASSERT_TRUE(proved.ok()) << seed << ": " << proved;
    pairs += static_cast<int>(fairest.pairs.size());
  }
  EXPECT_GT(pairs, 2000);  // The instances are not trivial.
}

TEST(DualsTest, OfAWorseMatchingProveNothing) {
  int refused = 0;
  for (uint64_t seed = 1; seed <= 300; ++seed) {
    Random random(seed);
    const Instance instance = RandomInstance({5, 5, 2, 70, 1000}, random);
    const Matching fairest = Fairest(instance, {}).Find();
    const Matching total = *Solve(instance, {}, {});
    if (fairest.mentor_of == total.mentor_of) continue;
    ASSERT_FALSE(parvis::testing::ProveMatching(instance, {}, total, FairestOptions()).ok())
        << seed;
    ++refused;
  }
  EXPECT_GT(refused, 50);
}

TEST(DualsTest, HaveOnlyTheLevelsThatSomebodyHasToGiveUp) {
  // a1 may have m1 (9) and m2 (2); a2 only m1 (8). So a1 goes to m2, whose place is free else.
  const Instance instance = *Instance::FromScores(Ids('a', 2), Ids('m', 2), {1, 2},
                                                  {{0, 0, 9, {}}, {0, 1, 2, {}}, {1, 0, 8, {}}});
  const Matching fairest = Fairest(instance, {}).Find();
  const Duals duals = DualsOf(instance, {}, fairest, FairestOptions());
  EXPECT_EQ(duals.adepts[0].pairs, 1);  // a1's place is worth a pair less one at the level 2.
  ASSERT_EQ(duals.adepts[0].levels.size(), 1u);
  EXPECT_EQ(duals.adepts[0].levels[0].score, 2);
  EXPECT_EQ(duals.adepts[0].levels[0].count, -1);
  EXPECT_TRUE(duals.mentors[1].IsZero());
}

}  // namespace
}  // namespace parvis::matching
