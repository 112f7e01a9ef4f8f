#include "client-wasm/canvas/matrix_layout.h"

#include <numeric>

#include "gtest/gtest.h"

namespace parvis::canvas {
namespace {

// Rows are adepts 0, 2, 3; columns mentors 1 and 0.
MatrixLayout Small() { return ArrangeMatrix({0, 2, 3}, {1, 0}, 4, 2); }

MatrixLayout Large() {
  std::vector<int> all(500);
  std::iota(all.begin(), all.end(), 0);
  return ArrangeMatrix(all, all, 500, 500);
}

TEST(MatrixLayoutTest, FindsThePairAtAPlaceAndThePlaceOfAPair) {
  const MatrixLayout layout = Small();
  EXPECT_EQ(layout.At({kCellWidth * 1.5f, kCellHeight * 2.5f}), (CellRef{3, 0}));
  EXPECT_EQ(layout.WorldOf({3, 0}),
            (ui::Rect{kCellWidth, 2 * kCellHeight, kCellWidth, kCellHeight}));
  EXPECT_EQ(layout.At({-1, 0}), CellRef{});
  EXPECT_EQ(layout.At({0, 3 * kCellHeight}), CellRef{});
  EXPECT_TRUE(layout.WorldOf({1, 0}).empty()) << "adept 1 is not in sight";
}

TEST(MatrixLayoutTest, ArrowsStopAtTheEdges) {
  const MatrixLayout layout = Small();
  EXPECT_EQ(layout.Neighbour({0, 1}, 1, 0), (CellRef{2, 1}));
  EXPECT_EQ(layout.Neighbour({0, 1}, -1, 5), (CellRef{0, 0}));
  EXPECT_EQ(layout.Neighbour({}, 0, 0), (CellRef{0, 1}));
}

TEST(MatrixLayoutTest, OnlyCellsInSightAreCounted) {
  const MatrixLayout layout = Large();
  Camera camera;
  const CellRange full = CellsInSight(layout, camera, {800, 560});
  EXPECT_EQ(full, (CellRange{0, 20, 0, 20}));
  camera.at = {kCellWidth / 2, 499.5f * kCellHeight};
  EXPECT_EQ(CellsInSight(layout, camera, {800, 560}), (CellRange{499, 500, 0, 21}));
}

TEST(MatrixLayoutTest, WordsAreGivenForAFewCellsAroundTheOneThatMatters) {
  const MatrixLayout layout = Large();
  const CellRange all{0, 500, 0, 500};
  EXPECT_EQ(Around(layout, all, {100, 499}, 20, 10), (CellRange{90, 110, 490, 500}));
  EXPECT_EQ(Around(layout, {0, 8, 0, 8}, {100, 499}, 20, 10), (CellRange{0, 8, 0, 8}));
}

}  // namespace
}  // namespace parvis::canvas
