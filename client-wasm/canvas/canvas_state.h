// What the matching canvas keeps between frames and nobody else needs: where one looks, where the
// cards stand, and the drag in progress.
#ifndef PARVIS_CLIENT_WASM_CANVAS_CANVAS_STATE_H_
#define PARVIS_CLIENT_WASM_CANVAS_CANVAS_STATE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "client-wasm/app/alternatives.h"
#include "client-wasm/canvas/board_layout.h"
#include "client-wasm/ui/layout.h"

namespace parvis::canvas {

inline constexpr float kMinScale = 0.3f;
inline constexpr float kMaxScale = 1.5f;

// Which card: an adept's or a mentor's, by index; -1 for none.
struct CardRef {
  bool is_mentor = false;
  int person = -1;

  bool operator==(const CardRef&) const = default;
};

struct Camera {
  float scale = 1;
  float top = 0;  // World y at the region's upper edge.
};

// A press on a card that may become a drag.
struct Drag {
  CardRef from;
  ui::Vec2 pressed_at;  // Window.
  ui::Vec2 at;          // Window.
  bool moving = false;  // Beyond the few pixels that a click may shake.
  CardRef over;         // A card of the other side, under the pointer.
  // The price of the pair with `over`, computed once for it.
  CardRef priced;
  std::optional<app::Price> price;
};

// What the present places of the cards were computed for.
struct LayoutKey {
  std::string round;
  int64_t people_revision = 0;  // Generation, where a filter makes the places depend on the pairs.
  int adepts = 0;
  int mentors = 0;
  std::string search;
  std::string institution;
  float width = 0;
  int tidied = 0;

  bool operator==(const LayoutKey&) const = default;
};

struct CanvasState {
  Camera camera;
  LayoutKey key;
  BoardLayout layout;
  // Raised to have the mentors stand beside their adepts anew.
  int tidied = 0;
  std::optional<Drag> drag;
  // Scrolls to the chosen card when it is another one.
  CardRef revealed;
  bool pressed = false;  // A pointer is down: an activation that follows is a click.
  CardRef menu_for;
};

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_CANVAS_STATE_H_
