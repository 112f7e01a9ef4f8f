// Where one looks at a world that is larger than the region: pans in both directions and zooms
// about a point. World coordinates are CSS pixels at scale 1. Pure values.
#ifndef PARVIS_CLIENT_WASM_CANVAS_CAMERA_H_
#define PARVIS_CLIENT_WASM_CANVAS_CAMERA_H_

#include "client-wasm/ui/layout.h"

namespace parvis::canvas {

struct Camera {
  float scale = 1;
  ui::Vec2 at;  // World coordinates of the region's upper left corner.

  friend bool operator==(const Camera&, const Camera&) = default;
};

// What a camera looks at and through which hole, and how far it may zoom.
struct Sight {
  ui::Vec2 world;  // Extent; its upper left corner is 0, 0.
  ui::Vec2 hole;   // Extent of the region, in the window's pixels.
  float min_scale = 0.3f;
  float max_scale = 1.5f;
  float margin = 0;  // Free space around the world, in the window's pixels.
  float foot = 0;    // So much of the hole's lower edge is covered, by tools.
};

// Nothing but the world and its margin is looked at; what is narrower than the hole stands in its
// middle, what is lower at its top.
void Clamp(Camera& camera, const Sight& sight);

// Moves by so many pixels of the window, as a hand does that holds the world.
void Pan(Camera& camera, ui::Vec2 pixels);

// Zooms so that what is under `at` (in the hole) stays under it.
void ZoomAbout(Camera& camera, const Sight& sight, float factor, ui::Vec2 at);

// The scale at which all is in sight, at most 1 and within the sight's limits.
float FittingScale(const Sight& sight);

// Moves as little as brings the rectangle into sight with so much space around it.
void Reveal(Camera& camera, const Sight& sight, const ui::Rect& world, float space);

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_CAMERA_H_
