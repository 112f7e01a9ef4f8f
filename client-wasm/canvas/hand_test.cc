#include "client-wasm/canvas/hand.h"

#include "gtest/gtest.h"

namespace parvis::canvas {
namespace {

constexpr Sight kWide{{8000, 8000}, {1000, 600}, 0.1f, 2, 0};

ui::PointerInput At(int id, float x, float y) {
  ui::PointerInput pointer;
  pointer.pointer_id = id;
  pointer.position = {x, y};
  return pointer;
}

TEST(HandTest, OnePointerPans) {
  Hand hand;
  Camera camera{0.5f, {1000, 1000}};
  hand.Press(At(1, 100, 100));
  hand.Move(At(1, 110, 80), {}, kWide, camera);
  EXPECT_EQ(camera.at, (ui::Vec2{980, 1040}));
  hand.Move(At(2, 500, 500), {}, kWide, camera);
  EXPECT_EQ(camera.at, (ui::Vec2{980, 1040})) << "who has not pressed does not hold";
  hand.Release(At(1, 110, 80));
  EXPECT_TRUE(hand.empty());
}

TEST(HandTest, TwoFingersPinchAboutTheirMiddle) {
  Hand hand;
  Camera camera{0.5f, {1000, 1000}};
  hand.Press(At(1, 200, 200));
  hand.Press(At(2, 400, 200));
  EXPECT_TRUE(hand.pinches());
  // World under the middle of the fingers: 1000 + 300 / 0.5.
  hand.Move(At(1, 100, 200), {}, kWide, camera);
  hand.Move(At(2, 500, 200), {}, kWide, camera);
  EXPECT_NEAR(camera.scale, 1, 1e-4);
  EXPECT_NEAR(camera.at.x + 300 / camera.scale, 1600, 0.01);
  EXPECT_NEAR(camera.at.y + 200 / camera.scale, 1400, 0.01);
  hand.Release(At(1, 100, 200));
  EXPECT_FALSE(hand.pinches());
  EXPECT_FALSE(hand.empty()) << "the other finger pans on";
}

}  // namespace
}  // namespace parvis::canvas
