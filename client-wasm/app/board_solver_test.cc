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

}  // namespace
}  // namespace parvis::app
