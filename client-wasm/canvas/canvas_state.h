// What the matching canvas keeps between frames and nobody else needs: where one looks, where the
// cards stand, and what the hand is in the middle of.
#ifndef PARVIS_CLIENT_WASM_CANVAS_CANVAS_STATE_H_
#define PARVIS_CLIENT_WASM_CANVAS_CANVAS_STATE_H_

#include <cstdint>
#include <memory>
#include <string>

#include "client-wasm/app/chain.h"
#include "client-wasm/canvas/board_index.h"
#include "client-wasm/canvas/board_layout.h"
#include "client-wasm/canvas/camera.h"
#include "client-wasm/canvas/tools/interaction.h"

namespace parvis::canvas {

// A large board is looked at from further away, if it takes that to see all of it.
inline constexpr float kMinScale = 0.3f;
inline constexpr float kMaxScale = 1.5f;
// From here on cards are bars: nobody can read their words.
inline constexpr float kBarScale = 0.4f;

// What the present places of the cards were computed for.
struct LayoutKey {
  std::string round;
  int64_t people_revision = 0;  // Generation, where a filter makes the places depend on the pairs.
  int adepts = 0;
  int mentors = 0;
  std::string search;
  std::string institution;
  float width = 0;
  int bands = 1;
  bool grouped = false;
  int tidied = 0;

  bool operator==(const LayoutKey&) const = default;
};

struct CanvasState {
  Camera camera;
  float foot = 0;  // What tools cover of the region's lower edge, given by who draws them.
  LayoutKey key;
  BoardLayout layout;
  uint64_t layouts = 0;  // How many there have been: names the present one.
  BoardIndex index;
  // Raised to have the mentors stand beside their adepts anew.
  int tidied = 0;
  std::unique_ptr<Interaction> interaction = Idle();
  bool stopped = false;  // By Escape, in this frame: it has no other meaning then.
  // What the shown pair would do to the others, if it is not formed.
  app::ChainCache chain;
  app::ShownPair told_chain;  // That screen readers have been told of.
  // Scrolls to the chosen card when it is another one.
  CardRef revealed;
  bool pressed = false;  // A pointer is down: an activation that follows is a click.
  CardRef menu_for;
  // While a zoom is going on, words are stretched; once it rests they are drawn anew.
  float scale_before = 1;
  double rests_since_ms = 0;
  // How many the last frame has drawn, for tests.
  int drawn_cards = 0;
  int drawn_lines = 0;
};

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_CANVAS_STATE_H_
