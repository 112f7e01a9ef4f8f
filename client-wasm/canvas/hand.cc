#include "client-wasm/canvas/hand.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace parvis::canvas {
namespace {

constexpr std::size_t kFingers = 2;
// Fingers side by side: closer than this tells nothing of a scale.
constexpr float kLeastSpread = 12;

}  // namespace

void Hand::Press(const ui::PointerInput& pointer) {
  Release(pointer);
  if (fingers_.size() < kFingers) fingers_.push_back({pointer.pointer_id, pointer.position});
}

void Hand::Release(const ui::PointerInput& pointer) {
  std::erase_if(fingers_, [&](const Finger& each) { return each.id == pointer.pointer_id; });
}

void Hand::Move(const ui::PointerInput& pointer, ui::Vec2 origin, const Sight& sight,
                Camera& camera) {
  const auto finger = std::find_if(fingers_.begin(), fingers_.end(), [&](const Finger& each) {
    return each.id == pointer.pointer_id;
  });
  if (finger == fingers_.end()) return;
  const ui::Vec2 before = Middle();
  const float spread = Spread();
  finger->at = pointer.position;
  if (pinches()) {
    ZoomAbout(camera, sight, std::max(Spread(), kLeastSpread) / std::max(spread, kLeastSpread),
              before - origin);
  }
  Pan(camera, Middle() - before);
  Clamp(camera, sight);
}

ui::Vec2 Hand::Middle() const {
  ui::Vec2 sum;
  for (const Finger& each : fingers_) sum = sum + each.at;
  return sum * (1 / static_cast<float>(fingers_.size()));
}

float Hand::Spread() const {
  if (!pinches()) return 0;
  const ui::Vec2 way = fingers_[1].at - fingers_[0].at;
  return std::hypot(way.x, way.y);
}

}  // namespace parvis::canvas
