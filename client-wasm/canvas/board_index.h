// What a frame asks of every person on the board, found once for each state of it.
#ifndef PARVIS_CLIENT_WASM_CANVAS_BOARD_INDEX_H_
#define PARVIS_CLIENT_WASM_CANVAS_BOARD_INDEX_H_

#include <cstdint>
#include <string>
#include <vector>

#include "client-wasm/app/model.h"

namespace parvis::canvas {

struct PersonFacts {
  int institution = -1;  // By place in the catalogue; -1 for one that is not there.
  bool paired = false;
  bool pinned = false;
  bool parked = false;
  // Of the pair of which there is most to say.
  v1::PairMark::Kind mark = v1::PairMark::KIND_UNSPECIFIED;
  std::string initials;
};

struct BoardIndex {
  std::string round;
  int64_t generation = -1;
  std::vector<PersonFacts> adepts;
  std::vector<PersonFacts> mentors;

  // Looks anew if the board has changed.
  void Update(const app::BoardModel& board);
};

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_BOARD_INDEX_H_
