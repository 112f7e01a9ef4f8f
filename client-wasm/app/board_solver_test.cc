#include "client-wasm/app/board_solver.h"

#include "client-wasm/app/test_board.h"
#include "gtest/gtest.h"

namespace parvis::app {
namespace {

using Kind = matching::HelpfulChange::Kind;

TEST(BoardSolverTest, TellsWhatWouldHelp) {
  // Four adepts have three places between them; m004 is of their own institution. A second place at
  // m001 and a pair with m004 are worth the same, since level 4 meets a need in full as 5 does:
  // then the place comes first.
  const std::unique_ptr<BoardSolver> solver = *BoardSolver::Create(testing::People());
  const std::vector<int32_t> unpaired = solver->matching().UnpairedAdepts();
  ASSERT_EQ(unpaired.size(), 1u);
  const std::optional<matching::Help> help = solver->WhatWouldHelpAdept(unpaired[0]);
  ASSERT_TRUE(help);
  EXPECT_EQ(help->change.kind, Kind::kPlace);
  EXPECT_EQ(solver->instance().mentor_id(help->change.pair.mentor), "m001");
  EXPECT_EQ(help->difference.pairs_gained, 1);

  const std::optional<matching::Help> idle =
      solver->WhatWouldHelpMentor(solver->MentorIndex("m004"));
  ASSERT_TRUE(idle);
  EXPECT_EQ(idle->change.kind, Kind::kRule);
  EXPECT_EQ(idle->change.rule, matching::Rule::kDifferentInstitution);
  EXPECT_EQ(idle->difference.pairs_gained, 1);
}

TEST(BoardSolverTest, TellsWhatForcingAPairDoes) {
  const std::unique_ptr<BoardSolver> solver = *BoardSolver::Create(testing::People());
  const int unpaired = solver->matching().UnpairedAdepts()[0];
  const absl::StatusOr<matching::ForceEffect> effect =
      solver->EffectOfForcing(unpaired, solver->MentorIndex("m001"));
  ASSERT_TRUE(effect.ok()) << effect.status();
  EXPECT_EQ(effect->difference.pairs_gained, 0);
  EXPECT_FALSE(solver->EffectOfForcing(unpaired, solver->MentorIndex("m004")).ok());
}

TEST(BoardSolverTest, ShowsOtherRulesAndWhoIsParkedAndComesBack) {
  const v1::Board board = testing::People();
  const std::unique_ptr<BoardSolver> solver = *BoardSolver::Create(board);
  const uint64_t before = solver->PairsHash();
  const rules::BoardState start = rules::BoardState::FromBoard(board);
  rules::BoardState state = start;
  const int m004 = solver->MentorIndex("m004");
  EXPECT_FALSE(solver->ScoreOf(0, m004));
  // Without the rule the fourth adept has the mentor of the same institution.
  ASSERT_FALSE(state.Apply(rules::SetParameterChange(state, v1::PARAMETER_DIFFERENT_INSTITUTION, 0),
                           *solver));
  ASSERT_TRUE(solver->Show(state).ok());
  EXPECT_EQ(solver->matching().pairs.size(), 4u);
  EXPECT_FALSE(solver->policy().rules.different_institution);
  ASSERT_FALSE(state.Apply(rules::ParkChange(state, true, "m004"), *solver));
  ASSERT_TRUE(solver->Show(state).ok());
  EXPECT_EQ(solver->matching().pairs.size(), 3u);
  EXPECT_TRUE(solver->IsParked(true, m004));
  EXPECT_FALSE(solver->Force(0, m004).ok());
  ASSERT_TRUE(solver->Show(start).ok());
  EXPECT_FALSE(solver->IsParked(true, m004));
  EXPECT_EQ(solver->PairsHash(), before);
}

TEST(BoardSolverTest, KnowsWhatItMendsAndWhatItSolvesAfresh) {
  const v1::Board board = testing::People();
  const std::unique_ptr<BoardSolver> solver = *BoardSolver::Create(board);
  const rules::BoardState start = rules::BoardState::FromBoard(board);
  const auto with = [&](const rules::BoardState& from, const v1::BoardChange& change) {
    rules::BoardState state = from;
    EXPECT_FALSE(state.Apply(change, *solver));
    return state;
  };
  const auto set = [&](v1::Parameter parameter, int value) {
    return with(start, rules::SetParameterChange(start, parameter, value));
  };
  EXPECT_TRUE(solver->Mends(start));
  EXPECT_TRUE(solver->Mends(with(start, rules::PinChange(start, "a001", "m002"))));
  EXPECT_TRUE(solver->Mends(set(v1::PARAMETER_WEAK_BELOW, 100)));
  EXPECT_FALSE(solver->Mends(set(v1::PARAMETER_MINIMUM_SCORE, 500)));
  const rules::BoardState fairest = set(v1::PARAMETER_OBJECTIVE, v1::OBJECTIVE_FAIREST);
  EXPECT_FALSE(solver->Mends(fairest));
  ASSERT_TRUE(solver->Show(fairest).ok());
  EXPECT_TRUE(solver->Mends(fairest));
  EXPECT_FALSE(solver->Mends(with(fairest, rules::PinChange(fairest, "a001", "m002"))));
}

}  // namespace
}  // namespace parvis::app
