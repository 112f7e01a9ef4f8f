#include "client-wasm/canvas/drag_targets.h"

#include "client-wasm/app/alternatives.h"
#include "client-wasm/app/test_board.h"
#include "gtest/gtest.h"

namespace parvis::canvas {
namespace {

std::unique_ptr<app::BoardSolver> Solver(bool quick) {
  v1::Board board = app::testing::People();
  if (!quick) board.mutable_policy()->set_objective(v1::OBJECTIVE_FAIREST);
  return *app::BoardSolver::Create(board);
}

TEST(DragTargetsTest, OneSearchPricesAllThatMayBeHad) {
  const auto solver = Solver(true);
  ASSERT_TRUE(solver->has_quick_prices());
  const DragTargets targets(*solver, false, 0);
  for (int mentor = 0; mentor < 3; ++mentor) {
    const DragTarget& target = targets.Of(mentor);
    EXPECT_TRUE(target.allowed);
    ASSERT_TRUE(target.price.has_value());
    const std::optional<app::Price> price = app::PriceOf(*solver, 0, mentor);
    EXPECT_EQ(target.price->pairs_gained, price->pairs_gained);
    EXPECT_EQ(target.price->points_gained, price->points_gained);
  }
  EXPECT_FALSE(targets.Of(3).allowed) << "of the same institution";
  EXPECT_FALSE(targets.Of(3).best);
}

TEST(DragTargetsTest, TheBestAreNotWhatIsFormedAlready) {
  const auto solver = Solver(true);
  const DragTargets targets(*solver, false, 0);
  const int own = solver->PairOfAdept(0)->mentor;
  EXPECT_TRUE(targets.Of(own).formed);
  for (int mentor = 0; mentor < 3; ++mentor) {
    EXPECT_EQ(targets.Of(mentor).best, mentor != own);
  }
}

TEST(DragTargetsTest, WhereAPriceIsASolutionAFewAreMadeAtATime) {
  const auto solver = Solver(false);
  ASSERT_FALSE(solver->has_quick_prices());
  DragTargets targets(*solver, false, 0);
  EXPECT_FALSE(targets.Of(0).price.has_value());
  EXPECT_TRUE(targets.PriceSome(*solver, {3, 1, 0, 2}, 2));
  EXPECT_TRUE(targets.Of(1).price.has_value());
  EXPECT_TRUE(targets.Of(0).price.has_value());
  EXPECT_FALSE(targets.Of(2).price.has_value());
  EXPECT_TRUE(targets.PriceSome(*solver, {3, 1, 0, 2}, 2));
  EXPECT_FALSE(targets.PriceSome(*solver, {3, 1, 0, 2}, 2)) << "nothing is left to price";
}

}  // namespace
}  // namespace parvis::canvas
