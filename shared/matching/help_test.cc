#include "shared/matching/help.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "shared/matching/score.h"
#include "shared/matching/test_support.h"

namespace parvis::matching {
namespace {

using Kind = HelpfulChange::Kind;
using testing::Ids;
using testing::Random;
using testing::RandomConstraints;

// People of whom each rule that is switched on refuses some.
People PeopleOfSomeRules(int adepts, int mentors, Random& random) {
  People people;
  const auto fill = [&](Person& person, std::string_view letter, int index) {
    person.id = people.codes.Intern(std::string(letter) + std::to_string(index + 1));
    person.institution = people.codes.Intern(std::to_string(random.Below(3)));
    person.endorsed = random.Below(5) > 0;
    person.languages = {people.codes.Intern(random.Below(5) > 0 ? "sv" : "en")};
    if (random.Below(4) == 0)
      person.avoid_persons = {
          people.codes.Intern((letter == "a" ? "m" : "a") + std::to_string(1 + random.Below(4)))};
  };
  people.adepts.resize(adepts);
  people.mentors.resize(mentors);
  const Code competence = people.codes.Intern("it");
  for (int a = 0; a < adepts; ++a) {
    fill(people.adepts[a], "a", a);
    people.adepts[a].needs = {{competence, 1}, {people.codes.Intern("law"), 1 + random.Below(3)}};
  }
  for (int m = 0; m < mentors; ++m) {
    fill(people.mentors[m], "m", m);
    people.mentors[m].competences = {{competence, 1 + random.Below(4)}};
    people.mentors[m].capacity = 1 + random.Below(2);
  }
  return people;
}

Policy SomeRules() {
  Policy policy;
  policy.rules = {};
  policy.rules.more_experienced = false;
  return policy;
}

// A change that is made by building everything anew.
struct Changed {
  std::optional<Pair> waived;
  int more_places_at = -1;
};

Instance Build(const People& people, const Policy& policy, const Changed& changed) {
  std::vector<Instance::Score> scores;
  std::vector<int32_t> capacities;
  for (int a = 0; a < static_cast<int>(people.adepts.size()); ++a) {
    for (int m = 0; m < static_cast<int>(people.mentors.size()); ++m) {
      const RuleSet refusals = Refusals(people, policy, people.adepts[a], people.mentors[m]);
      if (!refusals.Empty() && !(changed.waived && *changed.waived == Pair{a, m})) continue;
      const PairScore score = ScorePair(policy, people.adepts[a], people.mentors[m]);
      scores.push_back({a, m, score.score, {score.adept_view, score.mentor_view}});
    }
  }
  for (const Mentor& mentor : people.mentors) capacities.push_back(mentor.capacity);
  if (changed.more_places_at >= 0) ++capacities[changed.more_places_at];
  Instance instance = *Instance::FromScores(Ids('a', static_cast<int>(people.adepts.size())),
                                            Ids('m', static_cast<int>(people.mentors.size())),
                                            std::move(capacities), std::move(scores));
  return std::move(instance).WithInstitutionsOf(Instance::FromPeople(people, policy));
}

// What the objective compares of a matching; more is better.
std::vector<int64_t> Compared(const Matching& matching, const SolveOptions& options) {
  std::vector<int64_t> compared;
  if (options.objective == Objective::kFairest) {
    for (const FormedPair& pair : matching.pairs) compared.push_back(pair.score);
    std::sort(compared.begin(), compared.end());
  } else {
    compared.push_back(matching.TotalLessSpread(options.spread));
  }
  int64_t shortfall = 0;
  for (int32_t short_of : matching.shortfall) shortfall += short_of;
  compared.insert(compared.begin(), {static_cast<int64_t>(matching.pairs.size()), -shortfall});
  return compared;
}

class Judge {
 public:
  Judge(const People& people, const Policy& policy, const Constraints& constraints,
        const SolveOptions& options)
      : people_(people), policy_(policy), constraints_(constraints), options_(options) {}

  // What every change of the listed kinds brings that pairs the adept (or the mentor, if `adept` is
  // -1), the best first.
  std::optional<std::vector<int64_t>> Best(int adept, int mentor) {
    best_.reset();
    changes_ = 0;
    for (int m = 0; m < static_cast<int>(people_.mentors.size()); ++m) {
      Try({std::nullopt, m}, constraints_, adept, mentor);
      for (int a = 0; a < static_cast<int>(people_.adepts.size()); ++a)
        TryPair({a, m}, adept, mentor);
    }
    return best_;
  }

  // What this change brings; nothing if it does not pair them.
  std::optional<std::vector<int64_t>> ResultOf(const HelpfulChange& change, int adept, int mentor) {
    best_.reset();
    if (change.kind == Kind::kPlace) {
      Try({std::nullopt, change.pair.mentor}, constraints_, adept, mentor);
    } else {
      TryPair(change.pair, adept, mentor);
    }
    return best_;
  }

 private:
  void TryPair(Pair pair, int adept, int mentor) {
    Constraints constraints = constraints_;
    std::erase(constraints.forbids, pair);
    const bool forbidden = constraints.forbids.size() < constraints_.forbids.size();
    int broken = 0;
    const RuleSet refusals =
        Refusals(people_, policy_, people_.adepts[pair.adept], people_.mentors[pair.mentor]);
    for (int rule = 0; rule < kRuleCount; ++rule) broken += refusals.Has(static_cast<Rule>(rule));
    if (broken + (forbidden ? 1 : 0) != 1) return;  // Not hindered by exactly one thing.
    Try({pair}, constraints, adept, mentor);
  }

  void Try(const Changed& changed, const Constraints& constraints, int adept, int mentor) {
    const Instance instance = Build(people_, policy_, changed);
    const Matching matching = *Solve(instance, constraints, options_);
    if (adept >= 0 ? matching.mentor_of[adept] < 0 : matching.load[mentor] == 0) return;
    ++changes_;
    std::vector<int64_t> compared = Compared(matching, options_);
    if (!best_ || *best_ < compared) best_ = std::move(compared);
  }

  const People& people_;
  const Policy& policy_;
  const Constraints& constraints_;
  const SolveOptions& options_;
  std::optional<std::vector<int64_t>> best_;
  int changes_ = 0;
};

// Counts, so that a test can tell that it tested something.
struct Seen {
  int helped = 0;
  int helpless = 0;
  int kinds[4] = {};
};

void ExpectCheapest(const SolveOptions& options, uint64_t seed, Seen& seen) {
  Random random(seed);
  const People people = PeopleOfSomeRules(2 + random.Below(6), 2 + random.Below(4), random);
  const Policy policy = SomeRules();
  const Instance instance = Build(people, policy, {});
  const Constraints constraints =
      RandomConstraints(instance, random.Below(2), random.Below(5), random);
  const Engine engine = *Engine::Create(instance, constraints, options);
  Judge judge(people, policy, constraints, options);
  const auto check = [&](const std::optional<Help>& help, int adept, int mentor) {
    const std::optional<std::vector<int64_t>> best = judge.Best(adept, mentor);
    ASSERT_EQ(help.has_value(), best.has_value()) << seed << " " << adept << " " << mentor;
    ++(help ? seen.helped : seen.helpless);
    if (!help) return;
    ++seen.kinds[static_cast<int>(help->change.kind)];
    EXPECT_EQ(judge.ResultOf(help->change, adept, mentor), best)
        << seed << " " << adept << " " << mentor;
    EXPECT_EQ(help->difference.pairs_gained,
              (*best)[0] - static_cast<int64_t>(engine.matching().pairs.size()));
  };
  for (int a : engine.matching().UnpairedAdepts())
    check(WhatWouldHelpAdept(engine, a, &people, &policy), a, -1);
  for (int m : engine.matching().IdleMentors())
    check(WhatWouldHelpMentor(engine, m, &people, &policy), -1, m);
}

Seen ExpectCheapestOfMany(const SolveOptions& options) {
  Seen seen;
  for (uint64_t seed = 1; seed <= 150; ++seed) ExpectCheapest(options, seed, seen);
  EXPECT_GT(seen.helped, 100);
  EXPECT_GT(seen.helpless, 5);
  for (int count : seen.kinds) EXPECT_GT(count, 3);
  return seen;
}

TEST(HelpTest, IsTheCheapestUnderTotal) { ExpectCheapestOfMany({}); }

TEST(HelpTest, IsTheCheapestWithSpread) {
  SolveOptions options;
  options.spread = 150;
  ExpectCheapestOfMany(options);
}

TEST(HelpTest, IsTheCheapestUnderStable) {
  SolveOptions options;
  options.objective = Objective::kStable;
  ExpectCheapestOfMany(options);
}

TEST(HelpTest, IsTheCheapestUnderFairest) {
  SolveOptions options;
  options.objective = Objective::kFairest;
  ExpectCheapestOfMany(options);
}

TEST(HelpTest, IsTheCheapestWithReciprocity) {
  SolveOptions options;
  options.reciprocity = true;
  ExpectCheapestOfMany(options);
  options.objective = Objective::kFairest;
  ExpectCheapestOfMany(options);
}

TEST(HelpTest, AmongEqualsAPlaceComesBeforeAForbid) {
  // a1 and a2 both may have m1 only; m2 would take a2 if it were not forbidden, for as many points.
  const Instance instance = *Instance::FromScores(Ids('a', 2), Ids('m', 2), {1, 1},
                                                  {{0, 0, 9, {}}, {1, 0, 5, {}}, {1, 1, 5, {}}});
  Constraints constraints;
  constraints.forbids = {{1, 1}};
  const Engine engine = *Engine::Create(instance, constraints, {});
  const std::optional<Help> help = WhatWouldHelpAdept(engine, 1, nullptr, nullptr);
  ASSERT_TRUE(help);
  EXPECT_EQ(help->change.kind, Kind::kPlace);
  EXPECT_EQ(help->change.pair.mentor, 0);
  EXPECT_EQ(help->difference.pairs_gained, 1);
  EXPECT_EQ(help->difference.points_gained, 5);
}

TEST(HelpTest, NobodyHelpsWhoHasNobody) {
  const Instance instance = *Instance::FromScores(Ids('a', 1), Ids('m', 1), {1}, {});
  const Engine engine = *Engine::Create(instance, {}, {});
  EXPECT_FALSE(WhatWouldHelpAdept(engine, 0, nullptr, nullptr));
  EXPECT_FALSE(WhatWouldHelpMentor(engine, 0, nullptr, nullptr));
}

}  // namespace
}  // namespace parvis::matching
