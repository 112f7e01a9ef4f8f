// What an edit does to a board: pins and forbidden pairs that come and go as one difference.
// The same rules as the server's: a change applies as a whole or not at all, and its inverse
// swaps what it adds and what it removes. Pure functions over plain values.
#ifndef PARVIS_CLIENT_WASM_APP_BOARD_CHANGE_H_
#define PARVIS_CLIENT_WASM_APP_BOARD_CHANGE_H_

#include <set>
#include <string>
#include <tuple>

#include "parvis/v1/board.pb.h"

namespace parvis::app {

// An adept and a mentor by their ids.
struct PairId {
  std::string adept;
  std::string mentor;

  bool operator==(const PairId&) const = default;
  bool operator<(const PairId& other) const {
    return std::tie(adept, mentor) < std::tie(other.adept, other.mentor);
  }
};

// What the coordinators have decided: the pairs kept, and the pairs not to be formed.
struct Decisions {
  std::set<PairId> pins;
  std::set<PairId> forbids;

  bool operator==(const Decisions&) const = default;
};

// The decisions that a board carries.
Decisions DecisionsOf(const v1::Board& board);

// The change that takes `change` back.
v1::BoardChange Inverse(const v1::BoardChange& change);

// Whether all that is added is absent and all that is removed is present.
bool Applies(const v1::BoardChange& change, const Decisions& decisions);

// Makes the change if it applies. Returns false, and leaves the decisions alone, if not.
bool Apply(const v1::BoardChange& change, Decisions* decisions);

// Whether the two do the same, whatever the order of their pairs.
bool SameChange(const v1::BoardChange& a, const v1::BoardChange& b);

// Changes of one pair each.
v1::BoardChange PinChange(const PairId& pair);
v1::BoardChange UnpinChange(const PairId& pair);
v1::BoardChange ForbidChange(const PairId& pair);
v1::BoardChange AllowChange(const PairId& pair);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_BOARD_CHANGE_H_
