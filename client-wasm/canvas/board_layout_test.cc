#include "client-wasm/canvas/board_layout.h"

#include "gtest/gtest.h"

namespace parvis::canvas {
namespace {

// Four adepts; the second and the fourth share mentor 0, the first has mentor 2, the third none.
BoardLayout Example() { return Arrange({0, 1, 2, 3}, {0, 1, 2}, {2, 0, -1, 0}, 3, 800, 240); }

TEST(BoardLayoutTest, AMentorStandsBesideItsFirstAdept) {
  const BoardLayout layout = Example();
  EXPECT_EQ(layout.MentorCard(2)->world.y, layout.AdeptCard(0)->world.y);
  EXPECT_EQ(layout.MentorCard(0)->world.y, layout.AdeptCard(1)->world.y);
  EXPECT_EQ(layout.MentorCard(0)->world.right(), 800);
}

TEST(BoardLayoutTest, WhoHasNobodyStandsLast) {
  const BoardLayout layout = Example();
  EXPECT_EQ(layout.mentors.back().person, 1);
}

TEST(BoardLayoutTest, CardsOfOneColumnNeverOverlap) {
  const BoardLayout layout = Example();
  for (std::size_t i = 1; i < layout.mentors.size(); ++i) {
    EXPECT_GE(layout.mentors[i].world.y, layout.mentors[i - 1].world.bottom());
  }
  EXPECT_GE(layout.height, layout.mentors.back().world.bottom());
}

TEST(BoardLayoutTest, WhoIsNotInSightHasNoCard) {
  const BoardLayout layout = Arrange({1}, {0}, {2, 0, -1, 0}, 3, 800, 240);
  EXPECT_EQ(layout.AdeptCard(0), nullptr);
  EXPECT_EQ(layout.MentorCard(2), nullptr);
  EXPECT_EQ(layout.AdeptCard(-1), nullptr);
  EXPECT_NE(layout.AdeptCard(1), nullptr);
}

TEST(BoardLayoutTest, FindsTheNearestCard) {
  const BoardLayout layout = Example();
  EXPECT_EQ(NearestCard(layout.adepts, -100), 0);
  EXPECT_EQ(NearestCard(layout.adepts, 2 * kCardPitch + 20), 2);
  EXPECT_EQ(NearestCard({}, 0), -1);
}

}  // namespace
}  // namespace parvis::canvas
