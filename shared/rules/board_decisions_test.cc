// Parameters, parked people and marks; pins and forbidden pairs have board_state_test.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "shared/base/limits.h"
#include "shared/rules/board_parameters.h"
#include "shared/rules/board_state.h"
#include "shared/rules/policy.h"

namespace parvis::rules {
namespace {

using ::testing::ElementsAre;

// Adepts a1 to a3, mentors m1 and m2 with two places each. a1 and m1 have no language in common.
class SmallRound : public BoardPeople {
 public:
  bool HasAdept(std::string_view id) const override {
    return id == "a1" || id == "a2" || id == "a3";
  }
  std::optional<int> Capacity(std::string_view id) const override {
    return id == "m1" || id == "m2" ? std::optional<int>(2) : std::nullopt;
  }
  std::vector<std::string> RefusedBy(std::string_view adept, std::string_view mentor,
                                     const v1::Policy& policy) const override {
    if (policy.rules().shared_language() && adept == "a1" && mentor == "m1") {
      return {"shared_language"};
    }
    return {};
  }
};

class BoardDecisionsTest : public ::testing::Test {
 protected:
  void Make(const v1::BoardChange& change) {
    const auto refusal = state_.Apply(change, people_);
    ASSERT_FALSE(refusal.has_value()) << BoardRefusalName(refusal->reason);
  }
  BoardRefusal Refused(const v1::BoardChange& change) {
    const BoardState before = state_;
    auto refusal = state_.Apply(change, people_);
    EXPECT_TRUE(state_ == before) << "a refused change left a part of itself";
    EXPECT_TRUE(refusal.has_value()) << "not refused";
    return refusal.value_or(BoardRefusal{});
  }
  v1::BoardChange Set(v1::Parameter parameter, int32_t value) {
    return SetParameterChange(state_, parameter, value);
  }

  SmallRound people_;
  BoardState state_{StockholmPolicy()};
};

TEST_F(BoardDecisionsTest, AParameterIsSetAndTakenBack) {
  const BoardState before = state_;
  const v1::BoardChange change = Set(v1::PARAMETER_SPREAD, 40);
  Make(change);
  EXPECT_EQ(state_.policy().spread(), 40);
  EXPECT_TRUE(IsEmpty(Set(v1::PARAMETER_SPREAD, 40)));
  v1::Board board;
  state_.WriteTo(&board);
  EXPECT_TRUE(BoardState::FromBoard(board) == state_);
  EXPECT_FALSE(SamePairs(before, state_));
  Make(Inverse(change));
  EXPECT_TRUE(state_ == before);
}

TEST_F(BoardDecisionsTest, WhoeverSawAnotherValueIsToldAndOthersParametersAreNoMatter) {
  const v1::BoardChange theirs = Set(v1::PARAMETER_SPREAD, 40);
  const v1::BoardChange other = Set(v1::PARAMETER_WEAK_BELOW, 300);
  Make(Set(v1::PARAMETER_SPREAD, 20));
  const BoardRefusal refusal = Refused(theirs);
  EXPECT_EQ(refusal.reason, BoardRefusalReason::kParameterChanged);
  EXPECT_EQ(refusal.parameter, v1::PARAMETER_SPREAD);
  EXPECT_EQ(refusal.field, "parameters[0]");
  Make(other);
}

TEST_F(BoardDecisionsTest, RefusesParametersThatNoBoardWouldTake) {
  v1::BoardChange change = Set(v1::PARAMETER_SPREAD, 40);
  change.MergeFrom(v1::BoardChange(change));
  EXPECT_EQ(Refused(change).reason, BoardRefusalReason::kRepeatedPart);
  change = Set(v1::PARAMETER_SPREAD, limits::kMaxSpread + 1);
  EXPECT_EQ(Refused(change).reason, BoardRefusalReason::kOutOfRange);
  EXPECT_EQ(Refused(change).field, "parameters[0].new_value");
  change.mutable_parameters(0)->set_new_value(0);
  EXPECT_EQ(Refused(change).reason, BoardRefusalReason::kSameAgain);
  change.mutable_parameters(0)->set_parameter(v1::PARAMETER_UNSPECIFIED);
  EXPECT_EQ(Refused(change).reason, BoardRefusalReason::kUnknownParameter);
  EXPECT_TRUE(IsMalformed(BoardRefusalReason::kUnknownParameter));
}

TEST_F(BoardDecisionsTest, RefusesWhatParametersCannotBeTogether) {
  v1::BoardChange none;
  for (const v1::Parameter weight :
       {v1::PARAMETER_MENTOR_NEEDS, v1::PARAMETER_MENTOR_NAMED, v1::PARAMETER_MENTOR_LINE_OF_WORK,
        v1::PARAMETER_MENTOR_LOGISTICS}) {
    none.MergeFrom(Set(weight, 0));
  }
  EXPECT_EQ(Refused(none).reason, BoardRefusalReason::kWeightsAllZero);
  Make(Set(v1::PARAMETER_RECIPROCITY, 1));
  EXPECT_EQ(Refused(Set(v1::PARAMETER_OBJECTIVE, v1::OBJECTIVE_STABLE)).reason,
            BoardRefusalReason::kReciprocityWithStable);
  // Together they may change places, in whatever order they stand.
  v1::BoardChange swap = Set(v1::PARAMETER_OBJECTIVE, v1::OBJECTIVE_STABLE);
  swap.MergeFrom(Set(v1::PARAMETER_RECIPROCITY, 0));
  Make(swap);
}

TEST_F(BoardDecisionsTest, ARuleSetAnewDoesNotTakeAPinAway) {
  const v1::BoardChange off = Set(v1::PARAMETER_SHARED_LANGUAGE, 0);
  Make(off);
  Make(PinChange(state_, "a1", "m1"));
  const BoardRefusal refusal = Refused(Inverse(off));
  EXPECT_EQ(refusal.reason, BoardRefusalReason::kPinRefused);
  EXPECT_EQ(refusal.adept, "a1");
  EXPECT_EQ(refusal.mentor, "m1");
  EXPECT_THAT(refusal.rules, ElementsAre("shared_language"));
  // In one change with the pin it can be made, and taken back.
  const BoardState before = state_;
  v1::BoardChange both = UnpinChange(state_, "a1");
  both.MergeFrom(Inverse(off));
  Make(both);
  EXPECT_EQ(Refused(PinChange(state_, "a1", "m1")).reason, BoardRefusalReason::kPairRefused);
  Make(Inverse(both));
  EXPECT_TRUE(state_ == before);
}

TEST_F(BoardDecisionsTest, ParkingLetsGoOfPinsAndReturningBringsThemBackByOneUndo) {
  Make(PinChange(state_, "a1", "m2"));
  Make(PinChange(state_, "a2", "m2"));
  const BoardState before = state_;
  const v1::BoardChange parked = ParkChange(state_, true, "m2");
  EXPECT_EQ(PartCount(parked), 3u);
  Make(parked);
  EXPECT_TRUE(state_.IsMentorParked("m2"));
  EXPECT_TRUE(state_.pins().empty());
  EXPECT_TRUE(IsEmpty(ParkChange(state_, true, "m2")));
  v1::Board board;
  state_.WriteTo(&board);
  EXPECT_TRUE(BoardState::FromBoard(board) == state_);
  const v1::BoardChange back = ReturnChange(state_, true, "m2");
  EXPECT_EQ(PartCount(back), 1u);
  Make(Inverse(parked));
  EXPECT_TRUE(state_ == before);
  EXPECT_EQ(Refused(back).reason, BoardRefusalReason::kNotParked);
  EXPECT_EQ(Refused(back).person, "m2");
}

TEST_F(BoardDecisionsTest, WhoIsParkedIsNotPinnedAndWhoIsPinnedIsNotParked) {
  Make(ParkChange(state_, false, "a1"));
  BoardRefusal refusal = Refused(PinChange(state_, "a1", "m2"));
  EXPECT_EQ(refusal.reason, BoardRefusalReason::kPersonParked);
  EXPECT_EQ(refusal.person, "a1");
  Make(PinChange(state_, "a2", "m1"));
  v1::BoardChange park;
  park.add_parked_mentors("m1");
  refusal = Refused(park);
  EXPECT_EQ(refusal.reason, BoardRefusalReason::kPersonPinned);
  EXPECT_EQ(refusal.adept, "a2");
  EXPECT_EQ(refusal.field, "parked_mentors[0]");
  v1::BoardChange again;
  again.add_parked_adepts("a1");
  EXPECT_EQ(Refused(again).reason, BoardRefusalReason::kPersonParked);
  Make(ForbidChange(state_, "a1", "m2"));
}

TEST_F(BoardDecisionsTest, RefusesToParkNobodyOrSomebodyTwice) {
  v1::BoardChange change;
  change.add_parked_adepts("m1");
  BoardRefusal refusal = Refused(change);
  EXPECT_EQ(refusal.reason, BoardRefusalReason::kUnknownPerson);
  EXPECT_EQ(refusal.field, "parked_adepts[0]");
  change.set_parked_adepts(0, "a1");
  change.add_returned_adepts("a1");
  EXPECT_EQ(Refused(change).reason, BoardRefusalReason::kRepeatedPart);
}

TEST_F(BoardDecisionsTest, AMarkIsSetChangedAndTakenAway) {
  const BoardState before = state_;
  const Mark doubtful{v1::PairMark::KIND_DOUBTFUL, "Samma projekt?"};
  const v1::BoardChange set = MarkChangeOf(state_, "a1", "m1", doubtful);
  Make(set);
  EXPECT_TRUE(state_.MarkOf("a1", "m1") == doubtful);
  EXPECT_TRUE(SamePairs(before, state_)) << "a mark changes no pair";
  EXPECT_FALSE(state_ == before);
  v1::Board board;
  state_.WriteTo(&board);
  EXPECT_TRUE(BoardState::FromBoard(board) == state_);
  EXPECT_TRUE(IsEmpty(MarkChangeOf(state_, "a1", "m1", doubtful)));
  EXPECT_EQ(Refused(set).reason, BoardRefusalReason::kMarkChanged);
  Make(MarkChangeOf(state_, "a1", "m1", {v1::PairMark::KIND_CLEAR, ""}));
  Make(MarkChangeOf(state_, "a1", "m1", {v1::PairMark::KIND_UNSPECIFIED, "lost"}));
  EXPECT_TRUE(state_ == before);
}

TEST_F(BoardDecisionsTest, RefusesMarksThatSayNothingClear) {
  const v1::BoardChange good = MarkChangeOf(state_, "a1", "m1", {v1::PairMark::KIND_CLEAR, "Ja"});
  v1::BoardChange change = good;
  change.mutable_marks(0)->mutable_before()->set_mentor("m2");
  EXPECT_EQ(Refused(change).reason, BoardRefusalReason::kBadMark);
  change = good;
  change.mutable_marks(0)->mutable_after()->set_kind(static_cast<v1::PairMark::Kind>(9));
  EXPECT_EQ(Refused(change).reason, BoardRefusalReason::kBadMark);
  change = good;
  change.mutable_marks(0)->mutable_after()->set_kind(v1::PairMark::KIND_UNSPECIFIED);
  EXPECT_EQ(Refused(change).reason, BoardRefusalReason::kBadMark);
  change = good;
  *change.mutable_marks(0)->mutable_after() = good.marks(0).before();
  EXPECT_EQ(Refused(change).reason, BoardRefusalReason::kSameAgain);
  change = good;
  std::string comment;
  for (std::size_t i = 0; i < limits::kMarkCommentCharacters; ++i) comment += "å";
  change.mutable_marks(0)->mutable_after()->set_comment(comment + "!");
  EXPECT_EQ(Refused(change).reason, BoardRefusalReason::kCommentTooLong);
  change.mutable_marks(0)->mutable_after()->set_comment(comment);
  Make(change);
  change = good;
  change.add_marks();
  EXPECT_EQ(Refused(change).field, "marks[1].adept");
}

TEST_F(BoardDecisionsTest, AllThatLeadsToAnotherStateIsOneChange) {
  BoardState other = state_;
  for (const v1::BoardChange& change :
       {Set(v1::PARAMETER_SHARED_LANGUAGE, 0), Set(v1::PARAMETER_ADEPT_NEEDS, 10),
        PinChange(state_, "a1", "m1"), ForbidChange(state_, "a2", "m2"),
        ParkChange(state_, false, "a3"),
        MarkChangeOf(state_, "a2", "m1", {v1::PairMark::KIND_DISCUSS, "?"})}) {
    ASSERT_FALSE(other.Apply(change, people_).has_value());
  }
  const BoardState before = state_;
  const v1::BoardChange change = ChangeBetween(state_, other);
  EXPECT_EQ(PartCount(change), 6u);
  Make(change);
  EXPECT_TRUE(state_ == other);
  EXPECT_TRUE(IsEmpty(ChangeBetween(state_, other)));
  EXPECT_TRUE(SameChange(Inverse(Inverse(change)), change));
  Make(ChangeBetween(state_, before));
  EXPECT_TRUE(state_ == before);
}

}  // namespace
}  // namespace parvis::rules
