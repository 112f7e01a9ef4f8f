#include "shared/rules/board_state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "shared/rules/board_parameters.h"
#include "shared/rules/policy.h"

namespace parvis::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

// Adepts a1…a4; mentors m1 (one place), m2 (two), m3 (one). a1 and m3 may not form a pair.
class SmallRound : public BoardPeople {
 public:
  bool HasAdept(std::string_view id) const override {
    return id == "a1" || id == "a2" || id == "a3" || id == "a4";
  }
  std::optional<int> Capacity(std::string_view mentor) const override {
    if (mentor == "m1" || mentor == "m3") return 1;
    if (mentor == "m2") return 2;
    return std::nullopt;
  }
  std::vector<std::string> RefusedBy(std::string_view adept, std::string_view mentor,
                                     const v1::Policy&) const override {
    if (adept == "a1" && mentor == "m3") return {"different_institution", "hindered"};
    return {};
  }
};

void Put(google::protobuf::RepeatedPtrField<v1::PersonPair>* list, std::string_view adept,
         std::string_view mentor) {
  v1::PersonPair* pair = list->Add();
  pair->set_adept(std::string(adept));
  pair->set_mentor(std::string(mentor));
}

v1::BoardChange Pin(std::string_view adept, std::string_view mentor) {
  v1::BoardChange change;
  Put(change.mutable_added_pins(), adept, mentor);
  return change;
}

v1::BoardChange Forbid(std::string_view adept, std::string_view mentor) {
  v1::BoardChange change;
  Put(change.mutable_added_forbids(), adept, mentor);
  return change;
}

class BoardStateTest : public ::testing::Test {
 protected:
  // Makes the change, which must be possible.
  void Make(const v1::BoardChange& change) {
    const auto refusal = state_.Apply(change, people_);
    ASSERT_FALSE(refusal.has_value()) << BoardRefusalName(refusal->reason);
  }

  // Tries the change, which must be refused and leave the state as it was.
  BoardRefusal Refused(const v1::BoardChange& change) {
    const BoardState before = state_;
    auto refusal = state_.Apply(change, people_);
    EXPECT_TRUE(state_ == before) << "a refused change left a part of itself";
    EXPECT_TRUE(refusal.has_value()) << "not refused";
    return refusal.value_or(BoardRefusal{});
  }

  SmallRound people_;
  BoardState state_;
};

TEST_F(BoardStateTest, PinsAndForbidsAreKeptSorted) {
  Make(Pin("a2", "m1"));
  Make(Pin("a1", "m2"));
  Make(Forbid("a3", "m2"));
  Make(Forbid("a3", "m1"));
  EXPECT_THAT(state_.pins(), ElementsAre(Pair("a1", "m2"), Pair("a2", "m1")));
  EXPECT_THAT(state_.forbids(), ElementsAre(Pair("a3", "m1"), Pair("a3", "m2")));
  v1::Board board;
  state_.WriteTo(&board);
  EXPECT_TRUE(BoardState::FromBoard(board) == state_);
}

TEST_F(BoardStateTest, RefusesASecondPinOfAnAdeptAndNamesTheFirst) {
  Make(Pin("a1", "m1"));
  const BoardRefusal refusal = Refused(Pin("a1", "m2"));
  EXPECT_EQ(refusal.reason, BoardRefusalReason::kAdeptAlreadyPinned);
  EXPECT_EQ(refusal.field, "added_pins[0]");
  EXPECT_EQ(refusal.pinned_mentor, "m1");
}

TEST_F(BoardStateTest, RefusesMorePinsThanPlaces) {
  Make(Pin("a1", "m2"));
  Make(Pin("a2", "m2"));
  EXPECT_EQ(Refused(Pin("a3", "m2")).reason, BoardRefusalReason::kMentorFullOfPins);
}

TEST_F(BoardStateTest, RefusesToPinAForbiddenPairAndToForbidAPinnedOne) {
  Make(Forbid("a1", "m1"));
  Make(Pin("a2", "m1"));
  EXPECT_EQ(Refused(Pin("a1", "m1")).reason, BoardRefusalReason::kPairForbidden);
  EXPECT_EQ(Refused(Forbid("a1", "m1")).reason, BoardRefusalReason::kPairForbidden);
  EXPECT_EQ(Refused(Forbid("a2", "m1")).reason, BoardRefusalReason::kPairPinned);
  EXPECT_EQ(Refused(Pin("a2", "m1")).reason, BoardRefusalReason::kPairPinned);
}

TEST_F(BoardStateTest, RefusesAPairThatARuleRefusesAndNamesTheRules) {
  const BoardRefusal refusal = Refused(Pin("a1", "m3"));
  EXPECT_EQ(refusal.reason, BoardRefusalReason::kPairRefused);
  EXPECT_THAT(refusal.rules, ElementsAre("different_institution", "hindered"));
}

TEST_F(BoardStateTest, RefusesToRemoveWhatIsNotThere) {
  Make(Pin("a1", "m1"));
  EXPECT_EQ(Refused(Inverse(Pin("a1", "m2"))).reason, BoardRefusalReason::kNotOnBoard);
  EXPECT_EQ(Refused(Inverse(Forbid("a1", "m1"))).reason, BoardRefusalReason::kNotOnBoard);
}

TEST_F(BoardStateTest, RefusesMalformedChangesWithTheFieldsPath) {
  EXPECT_EQ(Refused(v1::BoardChange()).reason, BoardRefusalReason::kEmptyChange);
  EXPECT_EQ(Refused(Pin("a9", "m1")).field, "added_pins[0].adept");
  EXPECT_EQ(Refused(Forbid("a1", "m9")).field, "added_forbids[0].mentor");
  EXPECT_EQ(Refused(Forbid("m1", "a1")).reason, BoardRefusalReason::kUnknownPerson);
  v1::BoardChange twice = Pin("a1", "m1");
  Put(twice.mutable_removed_pins(), "a1", "m1");
  EXPECT_EQ(Refused(twice).reason, BoardRefusalReason::kRepeatedPair);
  EXPECT_TRUE(IsMalformed(BoardRefusalReason::kRepeatedPair));
  EXPECT_FALSE(IsMalformed(BoardRefusalReason::kNotOnBoard));
}

TEST_F(BoardStateTest, ARefusalInTheLastPartUndoesTheFirst) {
  Make(Forbid("a3", "m2"));
  v1::BoardChange change = Pin("a2", "m2");
  Put(change.mutable_added_pins(), "a3", "m2");
  EXPECT_EQ(Refused(change).field, "added_pins[1]");
}

TEST_F(BoardStateTest, OneChangeSwapsTwoPinsOfFullMentors) {
  Make(Pin("a2", "m1"));
  Make(Pin("a3", "m3"));
  v1::BoardChange swap;
  Put(swap.mutable_removed_pins(), "a2", "m1");
  Put(swap.mutable_removed_pins(), "a3", "m3");
  Put(swap.mutable_added_pins(), "a2", "m3");
  Put(swap.mutable_added_pins(), "a3", "m1");
  Make(swap);
  EXPECT_THAT(state_.pins(), ElementsAre(Pair("a2", "m3"), Pair("a3", "m1")));
}

TEST_F(BoardStateTest, PinCommandMovesTheOldPinAndLiftsTheBan) {
  Make(Pin("a1", "m1"));
  Make(Forbid("a1", "m2"));
  const BoardState before = state_;
  const v1::BoardChange change = PinChange(state_, "a1", "m2");
  Make(change);
  EXPECT_TRUE(state_.IsPinned("a1", "m2"));
  EXPECT_FALSE(state_.IsForbidden("a1", "m2"));
  EXPECT_TRUE(IsEmpty(PinChange(state_, "a1", "m2")));
  Make(Inverse(change));
  EXPECT_TRUE(state_ == before);
}

TEST_F(BoardStateTest, ForbidCommandLetsGoOfThePin) {
  Make(Pin("a1", "m1"));
  Make(ForbidChange(state_, "a1", "m1"));
  EXPECT_EQ(state_.PinnedMentor("a1"), "");
  EXPECT_TRUE(state_.IsForbidden("a1", "m1"));
  EXPECT_TRUE(IsEmpty(ForbidChange(state_, "a1", "m1")));
  Make(AllowChange(state_, "a1", "m1"));
  EXPECT_TRUE(state_ == BoardState());
  EXPECT_TRUE(IsEmpty(AllowChange(state_, "a1", "m1")));
  EXPECT_TRUE(IsEmpty(UnpinChange(state_, "a1")));
}

TEST(BoardRefusalNameTest, EveryReasonHasItsOwnName) {
  std::set<std::string_view> names;
  for (int i = 0; i < kBoardRefusalReasons; ++i) {
    names.insert(BoardRefusalName(static_cast<BoardRefusalReason>(i)));
  }
  EXPECT_EQ(names.size(), static_cast<size_t>(kBoardRefusalReasons));
  EXPECT_EQ(names.count(""), 0u);
}

// --- Properties -------------------------------------------------------------------------------

// 6 adepts a0…, 4 mentors m0… with 1 to 3 places, and some pairs refused, all by the seed.
class RandomRound : public BoardPeople {
 public:
  explicit RandomRound(uint32_t seed) : seed_(seed) {}
  bool HasAdept(std::string_view id) const override {
    return id.size() == 2 && id[0] == 'a' && id[1] >= '0' && id[1] < '6';
  }
  std::optional<int> Capacity(std::string_view id) const override {
    if (id.size() != 2 || id[0] != 'm' || id[1] < '0' || id[1] >= '4') return std::nullopt;
    return 1 + static_cast<int>((seed_ >> (2 * (id[1] - '0'))) & 3) % 3;
  }
  std::vector<std::string> RefusedBy(std::string_view adept, std::string_view mentor,
                                     const v1::Policy& policy) const override {
    // The rule refuses some pairs, and minimum scores others.
    const int bit = 8 + 4 * (adept[1] - '0') + (mentor[1] - '0');
    if (policy.rules().endorsed() && (seed_ >> (bit % 32)) % 4 == 3) return {"endorsed"};
    if (static_cast<int>(seed_ % (bit + 1)) < policy.rules().minimum_score()) {
      return {"minimum_score"};
    }
    return {};
  }

 private:
  uint32_t seed_;
};

v1::PersonPair AnyPair() {
  v1::PersonPair pair;
  pair.set_adept(absl::StrCat("a", *rc::gen::inRange(0, 6)));
  pair.set_mentor(absl::StrCat("m", *rc::gen::inRange(0, 4)));
  return pair;
}

// Either raw lists, which are often refused, or a command, which mostly is not.
v1::BoardChange AnyChange(const BoardState& state) {
  const v1::PersonPair pair = AnyPair();
  const bool is_mentor = *rc::gen::inRange(0, 2) == 0;
  const std::string& person = is_mentor ? pair.mentor() : pair.adept();
  switch (*rc::gen::inRange(0, 11)) {
    case 6:
      return ParkChange(state, is_mentor, person);
    case 7:
      return ReturnChange(state, is_mentor, person);
    case 8:
    case 9: {
      const v1::Parameter parameter = ParameterAt(*rc::gen::inRange(0, kParameterCount));
      const ParameterRange range = RangeOf(parameter);
      return SetParameterChange(state, parameter,
                                *rc::gen::inRange(range.min, std::min(range.max, 30) + 1));
    }
    case 10: {
      const auto kind = static_cast<v1::PairMark::Kind>(*rc::gen::inRange(0, 4));
      return MarkChangeOf(state, pair.adept(), pair.mentor(), {kind, "?"});
    }
    case 0:
      return PinChange(state, pair.adept(), pair.mentor());
    case 1:
      return ForbidChange(state, pair.adept(), pair.mentor());
    case 2:
      return UnpinChange(state, pair.adept());
    case 3:
      return AllowChange(state, pair.adept(), pair.mentor());
    default:
      break;
  }
  v1::BoardChange change;
  for (auto* list : {change.mutable_added_pins(), change.mutable_removed_pins(),
                     change.mutable_added_forbids(), change.mutable_removed_forbids()}) {
    for (int n = *rc::gen::inRange(0, 3); n > 0; --n) *list->Add() = AnyPair();
  }
  for (auto* list : {change.mutable_parked_adepts(), change.mutable_returned_adepts()}) {
    for (int n = *rc::gen::inRange(0, 2); n > 0; --n) *list->Add() = AnyPair().adept();
  }
  for (auto* list : {change.mutable_parked_mentors(), change.mutable_returned_mentors()}) {
    for (int n = *rc::gen::inRange(0, 2); n > 0; --n) *list->Add() = AnyPair().mentor();
  }
  return change;
}

void CheckInvariants(const BoardState& state, const BoardPeople& people) {
  std::map<std::string, int> used;
  for (const auto& [adept, mentor] : state.pins()) {
    RC_ASSERT(++used[mentor] <= *people.Capacity(mentor));
    RC_ASSERT(!state.IsForbidden(adept, mentor));
    RC_ASSERT(people.RefusedBy(adept, mentor, state.policy()).empty());
    RC_ASSERT(!state.IsAdeptParked(adept) && !state.IsMentorParked(mentor));
  }
  RC_ASSERT(CheckPolicy(state.policy()).empty());
}

TEST(BoardStateProperty, AppliedThenTakenBackIsAsBefore) {
  EXPECT_TRUE(rc::check([](uint32_t seed) {
    const RandomRound people(seed);
    BoardState state(StockholmPolicy());
    for (int step = 0; step < 40; ++step) {
      const BoardState before = state;
      const v1::BoardChange change = AnyChange(state);
      const bool possible = !state.Check(change, people).has_value();
      RC_ASSERT(state == before);
      const auto refusal = state.Apply(change, people);
      RC_ASSERT(possible == !refusal.has_value());
      CheckInvariants(state, people);
      if (refusal) {
        RC_ASSERT(state == before);
        continue;
      }
      BoardState back = state;
      RC_ASSERT(!back.Apply(Inverse(change), people).has_value());
      RC_ASSERT(back == before);
      RC_ASSERT(SameChange(Inverse(Inverse(change)), change));
    }
  }));
}

// Two people prepare changes on the same board; the server takes them one after the other. In
// either order each is made as a whole or refused for a reason, and the board stays sound.
TEST(BoardStateProperty, ConcurrentChangesInAnyOrderAreWholeOrRefused) {
  EXPECT_TRUE(rc::check([](uint32_t seed) {
    const RandomRound people(seed);
    BoardState start(StockholmPolicy());
    for (int step = 0; step < 10; ++step) start.Apply(AnyChange(start), people);
    std::vector<v1::BoardChange> changes;
    for (int i = 0; i < 4; ++i) changes.push_back(AnyChange(start));
    for (const bool reversed : {false, true}) {
      BoardState state = start;
      std::vector<v1::BoardChange> made;
      for (size_t i = 0; i < changes.size(); ++i) {
        const v1::BoardChange& change = changes[reversed ? changes.size() - 1 - i : i];
        const BoardState before = state;
        if (const auto refusal = state.Apply(change, people)) {
          RC_ASSERT(state == before);
          RC_ASSERT(!BoardRefusalName(refusal->reason).empty());
        } else {
          made.push_back(change);
        }
        CheckInvariants(state, people);
      }
      // What was made can be taken back, last first, to the very start: nothing was left half.
      for (auto it = made.rbegin(); it != made.rend(); ++it) {
        RC_ASSERT(!state.Apply(Inverse(*it), people).has_value());
      }
      RC_ASSERT(state == start);
    }
  }));
}

}  // namespace
}  // namespace parvis::rules
