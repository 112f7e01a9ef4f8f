#include "client-wasm/app/chain.h"

#include "client-wasm/app/test_board.h"
#include "gtest/gtest.h"

namespace parvis::app {
namespace {

using testing::FakeServer;
using testing::WithBoard;

matching::FormedPair Pair(int adept, int mentor) {
  matching::FormedPair pair;
  pair.adept = adept;
  pair.mentor = mentor;
  return pair;
}

std::vector<int> Adepts(const std::vector<Moved>& moves) {
  std::vector<int> adepts;
  for (const Moved& each : moves) adepts.push_back(each.adept);
  return adepts;
}

TEST(ChainTest, EachMoveFollowsTheOneThatPutsItOut) {
  // 5 takes 2's mentor, 2 takes 9's, and 9 takes the one that 5 has left.
  matching::Difference difference;
  difference.dissolved = {Pair(2, 20), Pair(5, 50), Pair(9, 90)};
  difference.formed = {Pair(2, 90), Pair(5, 20), Pair(9, 50)};
  EXPECT_EQ(Adepts(MovesInOrder(difference, 5)), (std::vector<int>{5, 2, 9}));
}

TEST(ChainTest, WhoTakesAPlaceThatBecameFreeComesLast) {
  // 1 takes 7's mentor and 7 is left without; 0 takes the place that 1 had.
  matching::Difference difference;
  difference.dissolved = {Pair(1, 10), Pair(7, 70)};
  difference.formed = {Pair(0, 10), Pair(1, 70)};
  EXPECT_EQ(Adepts(MovesInOrder(difference, 1)), (std::vector<int>{1, 7, 0}));
}

TEST(ChainTest, TellsOfAPairThatIsShownWithoutBeingOne) {
  const FakeServer server;
  Model model = WithBoard(server);
  ChainCache cache;
  EXPECT_EQ(ShownChain(model, cache), nullptr);
  const int own = model.board->solver->PairOfAdept(0)->mentor;
  const int other = own == 0 ? 1 : 0;
  Update(model, ChoosePerson{false, 0});
  EXPECT_EQ(ShownChain(model, cache), nullptr);
  Update(model, ShowPair{0, other});
  const Chain* chain = ShownChain(model, cache);
  ASSERT_NE(chain, nullptr);
  ASSERT_FALSE(chain->moves.empty());
  EXPECT_EQ(chain->moves[0].adept, 0);
  EXPECT_EQ(chain->moves[0].from, own);
  EXPECT_EQ(chain->moves[0].to, other);
  EXPECT_EQ(chain->price.others_changed, static_cast<int>(chain->moves.size()) - 1);
}

TEST(ChainTest, ThereIsNoneForARefusedPair) {
  const FakeServer server;
  Model model = WithBoard(server);
  ChainCache cache;
  Update(model, ShowPair{0, 3});
  EXPECT_EQ(ShownChain(model, cache), nullptr);
}

}  // namespace
}  // namespace parvis::app
