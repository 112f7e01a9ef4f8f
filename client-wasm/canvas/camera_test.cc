#include "client-wasm/canvas/camera.h"

#include "gtest/gtest.h"

namespace parvis::canvas {
namespace {

constexpr Sight kTall{{800, 3000}, {1000, 600}, 0.1f, 2, 0};

TEST(CameraTest, NarrowWorldsStandInTheMiddleAndTallOnesEndAtTheirEnds) {
  Camera camera;
  camera.at = {50, 9999};
  Clamp(camera, kTall);
  EXPECT_EQ(camera.at, (ui::Vec2{-100, 2400}));
  camera.at.y = -50;
  Clamp(camera, kTall);
  EXPECT_EQ(camera.at.y, 0);
}

TEST(CameraTest, ZoomKeepsWhatIsUnderThePointer) {
  const Sight wide{{8000, 8000}, {1000, 600}, 0.1f, 2, 0};
  Camera camera;
  camera.at = {3000, 3000};
  const ui::Vec2 pointer{300, 200};
  ZoomAbout(camera, wide, 0.5f, pointer);
  EXPECT_FLOAT_EQ(camera.scale, 0.5f);
  EXPECT_FLOAT_EQ(camera.at.x + pointer.x / camera.scale, 3300);
  EXPECT_FLOAT_EQ(camera.at.y + pointer.y / camera.scale, 3200);
  ZoomAbout(camera, wide, 0.0001f, pointer);
  EXPECT_FLOAT_EQ(camera.scale, 0.1f) << "no further than the limit";
}

TEST(CameraTest, FitsTheWholeAndNeverEnlarges) {
  EXPECT_FLOAT_EQ(FittingScale(kTall), 0.2f);
  EXPECT_FLOAT_EQ(FittingScale({{100, 100}, {1000, 600}, 0.1f, 2, 0}), 1);
}

TEST(CameraTest, WhatIsCoveredAtTheFootIsKeptClear) {
  Sight sight = kTall;
  sight.foot = 60;
  EXPECT_FLOAT_EQ(FittingScale(sight), 0.18f);
  Camera camera;
  camera.at = {0, 9999};
  Clamp(camera, sight);
  EXPECT_EQ(camera.at.y, 2460) << "the last of it comes to stand above";
  camera.at.y = 0;
  Reveal(camera, sight, {0, 550, 200, 40}, 0);
  EXPECT_EQ(camera.at.y, 50);
}

TEST(CameraTest, RevealsByTheShortestWay) {
  const Sight wide{{8000, 8000}, {1000, 600}, 0.1f, 2, 0};
  Camera camera;
  camera.at = {3000, 3000};
  Reveal(camera, wide, {3100, 3100, 200, 40}, 20);
  EXPECT_EQ(camera.at, (ui::Vec2{3000, 3000})) << "it was in sight";
  Reveal(camera, wide, {3100, 3700, 200, 40}, 20);
  EXPECT_EQ(camera.at, (ui::Vec2{3000, 3160}));
  Reveal(camera, wide, {2500, 3700, 200, 40}, 20);
  EXPECT_EQ(camera.at, (ui::Vec2{2480, 3160}));
}

}  // namespace
}  // namespace parvis::canvas
