// Where the cards stand: adepts in a column at the left, mentors at the right, each mentor beside
// its first adept, so that a line runs straight unless an edit has moved it. Many cards stand in
// bands side by side, so that the whole has about the shape of a screen. World coordinates are CSS
// pixels at scale 1, from the upper left of the whole. Pure functions.
#ifndef PARVIS_CLIENT_WASM_CANVAS_BOARD_LAYOUT_H_
#define PARVIS_CLIENT_WASM_CANVAS_BOARD_LAYOUT_H_

#include <vector>

#include "client-wasm/ui/layout.h"

namespace parvis::canvas {

inline constexpr float kCardHeight = 40;
inline constexpr float kCardPitch = 46;
inline constexpr float kHeadingHeight = 30;
inline constexpr float kBandGap = 72;

struct Card {
  int person = -1;  // Index among the board's adepts or mentors.
  ui::Rect world;
  int group = -1;  // Of a grouped board.
};

// Above the cards of one group in one column.
struct GroupHeading {
  bool is_mentor = false;
  int group = -1;
  int count = 0;
  ui::Rect world;
};

struct BoardLayout {
  std::vector<Card> adepts;      // From the top, band by band.
  std::vector<Card> mentors;     // From the top, band by band.
  std::vector<int> adept_card;   // By adept: its place in `adepts`; -1 if not in sight.
  std::vector<int> mentor_card;  // By mentor.
  std::vector<GroupHeading> headings;
  int bands = 1;
  float band_pitch = 0;  // From one band's left edge to the next one's.
  float band_width = 0;
  float width = 0;
  float height = 0;

  const Card* AdeptCard(int adept) const;
  const Card* MentorCard(int mentor) const;
};

struct Arrangement {
  std::vector<int> adepts;     // In the order in which they stand.
  std::vector<int> mentors;    // Those without an adept in sight come last, in this order.
  std::vector<int> mentor_of;  // By adept; -1 for none.
  int mentor_count = 0;
  float width = 0;  // Of a band.
  float card_width = 0;
  int bands = 1;
  // By person; both empty, or the cards of a group stand together under a heading.
  std::vector<int> adept_group = {};
  std::vector<int> mentor_group = {};
};
BoardLayout Arrange(const Arrangement& wanted);

// One band without groups.
BoardLayout Arrange(const std::vector<int>& adepts, const std::vector<int>& mentors,
                    const std::vector<int>& mentor_of, int mentor_count, float width,
                    float card_width);

// How many bands give so many rows of cards the shape of the region; 1 for as many as are quickly
// scrolled through.
int BandsFor(int rows, ui::Vec2 region);

// The card nearest in height to `y`; -1 if there is none.
int NearestCard(const std::vector<Card>& cards, float y);
// The same in one band: from `left` to `right`.
int NearestCard(const std::vector<Card>& cards, float y, float left, float right);

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_BOARD_LAYOUT_H_
