#include "client-wasm/ui/layout.h"

#include <gtest/gtest.h>

namespace parvis::ui {
namespace {

TEST(LayoutTest, CutsStripsOffEachSide) {
  Rect rest{10, 20, 100, 50};
  EXPECT_EQ(CutTop(&rest, 10, 5), (Rect{10, 20, 100, 10}));
  EXPECT_EQ(CutBottom(&rest, 10, 5), (Rect{10, 60, 100, 10}));
  EXPECT_EQ(CutLeft(&rest, 20, 4), (Rect{10, 35, 20, 20}));
  EXPECT_EQ(CutRight(&rest, 20, 4), (Rect{90, 35, 20, 20}));
  EXPECT_EQ(rest, (Rect{34, 35, 52, 20}));
}

TEST(LayoutTest, CutsNoMoreThanThereIs) {
  Rect rest{0, 0, 30, 30};
  EXPECT_EQ(CutLeft(&rest, 100, 10), (Rect{0, 0, 30, 30}));
  EXPECT_TRUE(rest.empty());
  EXPECT_EQ(CutTop(&rest, 5).w, 0);
  Rect small{0, 0, 30, 30};
  CutTop(&small, 28, 10);
  EXPECT_EQ(small.h, 0);
}

TEST(LayoutTest, InsetsNeverBelowNothing) {
  EXPECT_EQ(Inset({0, 0, 10, 10}, 2), (Rect{2, 2, 6, 6}));
  EXPECT_EQ(Inset({0, 0, 10, 10}, -2), (Rect{-2, -2, 14, 14}));
  EXPECT_EQ(Inset({0, 0, 10, 10}, 6, 1).w, 0);
}

TEST(LayoutTest, SharesColumnsAndRowsEqually) {
  const auto columns = Columns({0, 0, 320, 10}, 3, 10);
  ASSERT_EQ(columns.size(), 3u);
  EXPECT_EQ(columns[0].w, 100);
  EXPECT_EQ(columns[2].right(), 320);
  const auto rows = Rows({0, 5, 10, 100}, 2, 10);
  EXPECT_EQ(rows[1], (Rect{0, 60, 10, 45}));
}

TEST(LayoutTest, FlowWrapsAtTheRightEdge) {
  Flow flow({0, 0, 100, 500}, 20, 5);
  EXPECT_EQ(flow.height(), 0);
  EXPECT_EQ(flow.Next(60), (Rect{0, 0, 60, 20}));
  EXPECT_EQ(flow.Next(60), (Rect{0, 25, 60, 20}));
  EXPECT_EQ(flow.Next(35), (Rect{65, 25, 35, 20}));
  EXPECT_EQ(flow.Next(400), (Rect{0, 50, 100, 20}));
  EXPECT_EQ(flow.rows(), 3);
  EXPECT_EQ(flow.height(), 70);
}

TEST(LayoutTest, IntersectionIsEmptyWhereNothingIsShared) {
  EXPECT_EQ(Intersection({0, 0, 10, 10}, {5, 5, 10, 10}), (Rect{5, 5, 5, 5}));
  EXPECT_TRUE(Intersection({0, 0, 10, 10}, {20, 0, 10, 10}).empty());
}

}  // namespace
}  // namespace parvis::ui
