#include "client-wasm/canvas/camera.h"

#include <algorithm>

namespace parvis::canvas {
namespace {

// `end` is the free space after the world.
float ClampEdge(float at, float world, float visible, float margin, float end, bool center) {
  if (world + margin + end <= visible) return center ? (world - visible) / 2 : -margin;
  return std::clamp(at, -margin, world + end - visible);
}

float RevealEdge(float at, float visible, float begin, float end, float space) {
  if (begin - space < at || end - begin + 2 * space > visible) return begin - space;
  return std::max(at, end + space - visible);
}

}  // namespace

void Clamp(Camera& camera, const Sight& sight) {
  camera.scale = std::clamp(camera.scale, sight.min_scale, sight.max_scale);
  const float margin = sight.margin / camera.scale;
  camera.at.x =
      ClampEdge(camera.at.x, sight.world.x, sight.hole.x / camera.scale, margin, margin, true);
  const float end = margin + sight.foot / camera.scale;
  camera.at.y =
      ClampEdge(camera.at.y, sight.world.y, sight.hole.y / camera.scale, margin, end, false);
}

void Pan(Camera& camera, ui::Vec2 pixels) { camera.at = camera.at - pixels * (1 / camera.scale); }

void ZoomAbout(Camera& camera, const Sight& sight, float factor, ui::Vec2 at) {
  const ui::Vec2 under = camera.at + at * (1 / camera.scale);
  camera.scale = std::clamp(camera.scale * factor, sight.min_scale, sight.max_scale);
  camera.at = under - at * (1 / camera.scale);
  Clamp(camera, sight);
}

float FittingScale(const Sight& sight) {
  const float wide = (sight.hole.x - 2 * sight.margin) / std::max(1.0f, sight.world.x);
  const float high = (sight.hole.y - sight.foot - 2 * sight.margin) / std::max(1.0f, sight.world.y);
  return std::clamp(std::min({wide, high, 1.0f}), sight.min_scale, sight.max_scale);
}

void Reveal(Camera& camera, const Sight& sight, const ui::Rect& world, float space) {
  const ui::Vec2 visible = ui::Vec2{sight.hole.x, sight.hole.y - sight.foot} * (1 / camera.scale);
  camera.at.x = RevealEdge(camera.at.x, visible.x, world.x, world.right(), space);
  camera.at.y = RevealEdge(camera.at.y, visible.y, world.y, world.bottom(), space);
  Clamp(camera, sight);
}

}  // namespace parvis::canvas
