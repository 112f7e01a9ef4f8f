#include "server/rounds/states.h"

#include "gtest/gtest.h"
#include "server/dispatch/errors.h"

namespace parvis::rounds {
namespace {

using v1::Round;

constexpr Counts kNobody = {};
constexpr Counts kSome = {.adepts = 1, .mentors = 1, .places = 1};

// `OK`, or the reason.
std::string Check(Round::State from, Round::State to, Cause cause = Cause::kCommand,
                  const Counts& counts = kSome) {
  const absl::Status status = CheckMove(from, to, cause, counts);
  return status.ok() ? "OK" : dispatch::Reason(status);
}

TEST(StatesTest, TheYearGoesForwardStepByStep) {
  EXPECT_EQ(Check(Round::STATE_DRAFT, Round::STATE_OPEN), "OK");
  EXPECT_EQ(Check(Round::STATE_OPEN, Round::STATE_SELECTION), "OK");
  EXPECT_EQ(Check(Round::STATE_SELECTION, Round::STATE_MATCHING), "OK");
  EXPECT_EQ(Check(Round::STATE_MATCHING, Round::STATE_PROPOSED, Cause::kPublication), "OK");
  EXPECT_EQ(Check(Round::STATE_PROPOSED, Round::STATE_RUNNING), "OK");
  EXPECT_EQ(Check(Round::STATE_RUNNING, Round::STATE_CLOSED), "OK");
}

TEST(StatesTest, NothingIsTakenBackOnceItHasBeenToldToTheParties) {
  for (int from = Round::STATE_PROPOSED; from <= Round::STATE_CLOSED; ++from) {
    for (int to = Round::STATE_UNSPECIFIED; to <= from; ++to) {
      for (const Cause cause : {Cause::kCommand, Cause::kPublication}) {
        EXPECT_EQ(Check(static_cast<Round::State>(from), static_cast<Round::State>(to), cause),
                  "MOVE_NOT_POSSIBLE");
      }
    }
  }
}

TEST(StatesTest, OnlyAPublicationMakesARoundProposed) {
  EXPECT_EQ(Check(Round::STATE_MATCHING, Round::STATE_PROPOSED), "MOVE_NEEDS_PUBLICATION");
  EXPECT_EQ(Check(Round::STATE_SELECTION, Round::STATE_PROPOSED, Cause::kPublication),
            "MOVE_NOT_POSSIBLE");
}

TEST(StatesTest, MatchingNeedsPeople) {
  EXPECT_EQ(Check(Round::STATE_SELECTION, Round::STATE_MATCHING, Cause::kCommand, kNobody),
            "MOVE_NEEDS_PEOPLE");
  EXPECT_EQ(Check(Round::STATE_MATCHING, Round::STATE_PROPOSED, Cause::kPublication, kNobody),
            "MOVE_NEEDS_PEOPLE");
}

TEST(StatesTest, WordsAreReadAsTheyAreWritten) {
  for (int state = Round::STATE_DRAFT; state <= Round::STATE_CLOSED; ++state) {
    EXPECT_EQ(ParseStateWord(StateWord(static_cast<Round::State>(state))), state);
  }
  EXPECT_EQ(StateWord(Round::STATE_MATCHING), "matching");
  for (const char* word : {"", "Matching", "STATE_OPEN", "state_open", "open "}) {
    EXPECT_EQ(ParseStateWord(word), Round::STATE_UNSPECIFIED) << word;
  }
}

}  // namespace
}  // namespace parvis::rounds
