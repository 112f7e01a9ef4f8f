// The hand on a camera: one pointer holds the world and pans it, two fingers pinch it as well.
#ifndef PARVIS_CLIENT_WASM_CANVAS_HAND_H_
#define PARVIS_CLIENT_WASM_CANVAS_HAND_H_

#include <vector>

#include "client-wasm/canvas/camera.h"
#include "client-wasm/ui/input.h"

namespace parvis::canvas {

class Hand {
 public:
  // Another pointer takes hold; a third finger is no use.
  void Press(const ui::PointerInput& pointer);
  void Release(const ui::PointerInput& pointer);
  // What the pointer's move does. `origin` is the hole's upper left corner in the window.
  void Move(const ui::PointerInput& pointer, ui::Vec2 origin, const Sight& sight, Camera& camera);

  bool empty() const { return fingers_.empty(); }
  bool pinches() const { return fingers_.size() > 1; }

 private:
  struct Finger {
    int id = 0;
    ui::Vec2 at;  // Window.
  };

  ui::Vec2 Middle() const;
  float Spread() const;

  std::vector<Finger> fingers_;
};

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_HAND_H_
