// Where the cards stand: adepts in a column at the left, mentors at the right, each mentor beside
// its first adept, so that a line runs straight unless an edit has moved it. World coordinates are
// CSS pixels at scale 1, from the upper left of the whole. Pure functions.
#ifndef PARVIS_CLIENT_WASM_CANVAS_BOARD_LAYOUT_H_
#define PARVIS_CLIENT_WASM_CANVAS_BOARD_LAYOUT_H_

#include <vector>

#include "client-wasm/ui/layout.h"

namespace parvis::canvas {

inline constexpr float kCardHeight = 40;
inline constexpr float kCardPitch = 46;

struct Card {
  int person = -1;  // Index among the board's adepts or mentors.
  ui::Rect world;
};

struct BoardLayout {
  std::vector<Card> adepts;      // From the top.
  std::vector<Card> mentors;     // From the top.
  std::vector<int> adept_card;   // By adept: its place in `adepts`; -1 if not in sight.
  std::vector<int> mentor_card;  // By mentor.
  float width = 0;
  float height = 0;

  const Card* AdeptCard(int adept) const;
  const Card* MentorCard(int mentor) const;
};

// `adepts` stand in the given order. `mentor_of` gives each adept's mentor (-1 for none), by the
// adept's index. Mentors without an adept in sight come last, in the order given.
BoardLayout Arrange(const std::vector<int>& adepts, const std::vector<int>& mentors,
                    const std::vector<int>& mentor_of, int mentor_count, float width,
                    float card_width);

// The card nearest in height to `y`; -1 if there is none.
int NearestCard(const std::vector<Card>& cards, float y);

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_BOARD_LAYOUT_H_
