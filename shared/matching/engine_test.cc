#include "shared/matching/engine.h"

#include <algorithm>

#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/test_support.h"
#include "tests/support/prove_matching.h"

namespace parvis::matching {
namespace {

using ::testing::ElementsAre;
using testing::Ids;
using testing::IdsApart;
using ::testing::IsEmpty;
using testing::Random;
using testing::RandomConstraints;
using testing::RandomInstance;
using testing::Shape;

Engine SmallEngine() {
  // Best: a1=m1 (9), a2=m2 (5).
  Instance instance =
      *Instance::FromScores(Ids('a', 2), Ids('m', 2), {1, 1},
                            {{0, 0, 9, {}}, {0, 1, 8, {}}, {1, 0, 5, {}}, {1, 1, 5, {}}});
  return *Engine::Create(std::move(instance), {}, {});
}

// Who is here, and the values that instance() does not tell of those who are not.
struct EditedPeople {
  explicit EditedPeople(const Instance& instance)
      : edited(std::make_shared<const Instance>(instance)),
        adept_here(instance.adepts(), true),
        mentor_here(instance.mentors(), true) {}

  void Note(const Edit& edit) {
    for (const ValueChange& change : edit.values) edited.SetValue(change.pair, change.after);
    for (int32_t a : edit.leaving_adepts) adept_here[a] = false;
    for (int32_t a : edit.returning_adepts) adept_here[a] = true;
    for (int32_t m : edit.leaving_mentors) mentor_here[m] = false;
    for (int32_t m : edit.returning_mentors) mentor_here[m] = true;
  }

  EditedInstance edited;
  std::vector<bool> adept_here;
  std::vector<bool> mentor_here;
};

std::vector<Pair> PairsOf(const std::vector<FormedPair>& formed) {
  std::vector<Pair> pairs;
  for (const FormedPair& pair : formed) pairs.push_back({pair.adept, pair.mentor});
  return pairs;
}

TEST(EngineTest, TellsWhatAnEditChanged) {
  Engine engine = SmallEngine();
  Edit edit;
  edit.added_pins = {{1, 0}};
  const absl::StatusOr<Difference> difference = engine.Apply(edit);
  ASSERT_TRUE(difference.ok()) << difference.status();
  EXPECT_THAT(PairsOf(difference->formed), ElementsAre(Pair{0, 1}, Pair{1, 0}));
  EXPECT_THAT(PairsOf(difference->dissolved), ElementsAre(Pair{0, 0}, Pair{1, 1}));
  EXPECT_EQ(difference->pairs_gained, 0);
  EXPECT_EQ(difference->points_gained, -1);
  ASSERT_TRUE(engine.Apply(edit.Inverse()).ok());
  EXPECT_THAT(PairsOf(engine.matching().pairs), ElementsAre(Pair{0, 0}, Pair{1, 1}));
  EXPECT_THAT(engine.constraints().pins, IsEmpty());
}

TEST(EngineTest, AnEditThatCannotBeMadeChangesNothing) {
  Engine engine = SmallEngine();
  Edit removes_what_is_not_there;
  removes_what_is_not_there.added_pins = {{0, 0}};
  removes_what_is_not_there.removed_forbids = {{0, 1}};
  EXPECT_EQ(engine.Apply(removes_what_is_not_there).status().code(),
            absl::StatusCode::kFailedPrecondition);
  Edit two_pins;
  two_pins.added_pins = {{0, 0}, {0, 1}};
  EXPECT_EQ(engine.Apply(two_pins).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(engine.constraints().pins, IsEmpty());
  EXPECT_THAT(engine.constraints().forbids, IsEmpty());
}

TEST(EngineTest, ForcingTellsThePriceAndDoesNothing) {
  Engine engine = SmallEngine();
  const absl::StatusOr<Difference> forced = engine.Force({0, 1});
  ASSERT_TRUE(forced.ok()) << forced.status();
  EXPECT_EQ(forced->points_gained, -1);
  EXPECT_THAT(PairsOf(engine.matching().pairs), ElementsAre(Pair{0, 0}, Pair{1, 1}));
}

TEST(EngineTest, ForcingGoesBeforePinAndForbidOfTheSameAdept) {
  Engine engine = SmallEngine();
  Edit edit;
  edit.added_pins = {{0, 0}};
  edit.added_forbids = {{0, 1}};
  ASSERT_TRUE(engine.Apply(edit).ok());
  EXPECT_TRUE(engine.Force({0, 1}).ok());
  edit = {};
  edit.added_pins = {{1, 1}};
  ASSERT_TRUE(engine.Apply(edit).ok());
  EXPECT_EQ(engine.Force({0, 1}).status().code(), absl::StatusCode::kInvalidArgument);
}

// One edit of any kind; most can be made.
Edit RandomEdit(const Engine& engine, const EditedPeople& people, Random& random) {
  const Instance& instance = engine.instance();
  const std::vector<Pair>& pins = engine.constraints().pins;
  const std::vector<Pair>& forbids = engine.constraints().forbids;
  const Pair pair{random.Below(instance.adepts()), random.Below(instance.mentors())};
  const std::vector<FormedPair>& formed = engine.matching().pairs;
  Edit edit;
  switch (random.Below(9)) {
    case 0:
      edit.added_pins = {pair};
      break;
    case 1:
      edit.added_forbids = {pair};
      break;
    case 2:
      if (!formed.empty()) {
        const FormedPair& one = formed[random.Below(formed.size())];
        edit.added_forbids = {{one.adept, one.mentor}};
      }
      break;
    case 3:
      if (!pins.empty()) edit.removed_pins = {pins[random.Below(pins.size())]};
      break;
    case 4:
      if (!forbids.empty()) edit.removed_forbids = {forbids[random.Below(forbids.size())]};
      break;
    case 5: {
      const int32_t capacity = instance.capacity(pair.mentor);
      edit.capacities = {{pair.mentor, capacity, std::max(1, capacity + random.Below(3) - 1)}};
      break;
    }
    case 6: {
      ValueChange change{pair, people.edited.ValueOf(pair), {}};
      const int32_t score = random.Below(30);
      if (random.Below(4) > 0) change.after = PairValue{score, {score, score + 1}};
      edit.values = {change};
      break;
    }
    case 7:
      (people.adept_here[pair.adept] ? edit.leaving_adepts : edit.returning_adepts) = {pair.adept};
      break;
    default:
      (people.mentor_here[pair.mentor] ? edit.leaving_mentors
                                       : edit.returning_mentors) = {pair.mentor};
  }
  return edit;
}

std::vector<int32_t> Flat(const std::vector<FormedPair>& pairs) {
  std::vector<int32_t> flat;
  for (const FormedPair& pair : pairs)
    for (int32_t number : {pair.adept, pair.mentor, pair.score, pair.adept_view, pair.mentor_view,
                           int32_t{pair.pinned}})
      flat.push_back(number);
  return flat;
}

// What is wrong with the engine's matching; empty if it is what solving afresh finds, with prices
// that prove it.
std::string Fault(const Engine& engine) {
  const Matching afresh = *Solve(engine.instance(), engine.constraints(), engine.options());
  if (Flat(engine.matching().pairs) != Flat(afresh.pairs)) return "other pairs than afresh";
  if (engine.matching().mentor_of != afresh.mentor_of) return "other mentors than afresh";
  if (engine.matching().load != afresh.load) return "other loads than afresh";
  if (engine.matching().most_pairs != afresh.most_pairs) return "another number of pairs";
  return std::string(parvis::testing::ProveMatching(engine.instance(), engine.constraints(),
                                                    engine.matching(), engine.options())
                         .message());
}

std::string FaultOf(const Difference& told, const Difference& expected) {
  if (Flat(told.formed) != Flat(expected.formed)) return "formed";
  if (Flat(told.dissolved) != Flat(expected.dissolved)) return "dissolved";
  if (told.pairs_gained != expected.pairs_gained) return "pairs gained";
  if (told.points_gained != expected.points_gained) return "points gained";
  return "";
}

// What is wrong with the price of forcing this pair; empty if it is what solving afresh with the
// pin finds.
std::string FaultOfPrice(const Engine& engine, Pair pair, const PairPrice& price) {
  Constraints forced = engine.constraints();
  std::erase_if(forced.pins, [&](Pair pin) { return pin.adept == pair.adept; });
  std::erase(forced.forbids, pair);
  forced.pins.push_back(pair);
  const absl::StatusOr<Matching> afresh = Solve(engine.instance(), forced, engine.options());
  const absl::StatusOr<Difference> told = engine.Force(pair);
  if (afresh.ok() != told.ok() || afresh.ok() != price.possible) return "possible or not";
  if (!afresh.ok()) return "";
  const Difference expected = Compare(engine.matching(), *afresh, engine.options().spread);
  if (std::string fault = FaultOf(*told, expected); !fault.empty()) return "forced: " + fault;
  if (price.pairs_gained != expected.pairs_gained) return "price in pairs";
  if (price.points_gained != expected.points_gained) return "price in points";
  return "";
}

std::string FaultOfPrices(const Engine& engine, int adept, int mentor) {
  const std::vector<PairPrice> of_adept = engine.PricesOfAdept(adept);
  for (int m = 0; m < engine.instance().mentors(); ++m)
    if (std::string fault = FaultOfPrice(engine, {adept, m}, of_adept[m]); !fault.empty())
      return "of adept: " + fault;
  const std::vector<PairPrice> of_mentor = engine.PricesOfMentor(mentor);
  for (int a = 0; a < engine.instance().adepts(); ++a)
    if (std::string fault = FaultOfPrice(engine, {a, mentor}, of_mentor[a]); !fault.empty())
      return "of mentor: " + fault;
  return "";
}

// Makes random edits, and takes some back; what went wrong.
std::string FaultAfterEdits(const Shape& shape, int32_t spread, int edits, Random& random) {
  const Instance instance = RandomInstance(shape, random);
  SolveOptions options;
  options.spread = spread;
  Engine engine = *Engine::Create(instance, RandomConstraints(instance, 2, 4, random), options);
  EditedPeople people(instance);
  for (int i = 0; i < edits; ++i) {
    const Edit edit = RandomEdit(engine, people, random);
    const Matching before = engine.matching();
    const absl::StatusOr<Difference> difference = engine.Apply(edit);
    if (std::string fault = Fault(engine); !fault.empty()) return fault;
    if (!difference.ok()) {
      if (Flat(before.pairs) != Flat(engine.matching().pairs)) return "a refused edit is made";
      continue;
    }
    const Difference expected = Compare(before, engine.matching(), spread);
    if (std::string fault = FaultOf(*difference, expected); !fault.empty()) return fault;
    people.Note(edit);
    if (random.Below(10) == 0) {
      const std::string fault =
          FaultOfPrices(engine, random.Below(instance.adepts()), random.Below(instance.mentors()));
      if (!fault.empty()) return fault;
    }
    if (random.Below(3) > 0) continue;
    if (!engine.Apply(edit.Inverse()).ok()) return "an edit cannot be taken back";
    people.Note(edit.Inverse());
    if (Flat(before.pairs) != Flat(engine.matching().pairs)) return "undo brings other pairs";
  }
  return "";
}

// However one came to the constraints, the matching is that of solving afresh.
RC_GTEST_PROP(EngineTest, EqualsSolvingAfreshAfterEveryEdit, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  const Shape shape{1 + random.Below(12), 1 + random.Below(12), 1 + random.Below(3),
                    30 + random.Below(71), 1 + random.Below(30)};
  RC_ASSERT(FaultAfterEdits(shape, random.Below(4) == 0 ? 5 : 0, 40, random) == "");
}

TEST(EngineTest, TakesOtherScoresOfTheSamePeople) {
  Random random(5);
  const Shape shape{9, 7, 2, 70, 30};
  Engine engine = *Engine::Create(RandomInstance(shape, random), {}, {});
  Edit leaves;
  leaves.leaving_adepts = {3};
  leaves.added_forbids = {{2, 2}};
  ASSERT_TRUE(engine.Apply(leaves).ok());
  std::vector<Instance::Score> scores;
  for (int a = 0; a < shape.adepts; ++a)
    for (int m = 0; m < shape.mentors; ++m) scores.push_back({a, m, random.Below(50), {}});
  const auto rescored = std::make_shared<const Instance>(
      *Instance::FromScores(IdsApart('a', shape.adepts), IdsApart('m', shape.mentors),
                            std::vector<int32_t>(7, 1), scores));
  const Matching before = engine.matching();
  const absl::StatusOr<Difference> difference = engine.Rescore(rescored, {});
  ASSERT_TRUE(difference.ok()) << difference.status();
  EXPECT_EQ(Fault(engine), "");
  EXPECT_EQ(FaultOf(*difference, Compare(before, engine.matching(), 0)), "");
  EXPECT_LT(engine.matching().mentor_of[3], 0);
  ASSERT_TRUE(engine.Apply(leaves.Inverse()).ok());
  EXPECT_EQ(Fault(engine), "");
  const auto of_others = std::make_shared<const Instance>(
      *Instance::FromScores(Ids('a', 9), Ids('n', 7), std::vector<int32_t>(7, 1), scores));
  EXPECT_EQ(engine.Rescore(of_others, {}).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(EngineTest, EqualsSolvingAfreshOnLargerInstances) {
  Random random(7);
  EXPECT_EQ(FaultAfterEdits({80, 80, 1, 85, 1000}, 0, 60, random), "");
  EXPECT_EQ(FaultAfterEdits({100, 60, 1, 85, 20}, 0, 60, random), "");
  EXPECT_EQ(FaultAfterEdits({60, 90, 1, 30, 3}, 0, 60, random), "");
  EXPECT_EQ(FaultAfterEdits({100, 40, 4, 85, 100}, 0, 60, random), "");
}

}  // namespace
}  // namespace parvis::matching
