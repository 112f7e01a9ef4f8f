// The board's pins and forbidden pairs, and what an edit does to them. The server applies every
// edit with this code, and the page applies the same edit at once, before the server has answered:
// the two cannot differ.
//
// Plain values: no I/O, no locks. Each object belongs to the thread that uses it. Compiled for
// WebAssembly too, so no reflection and no JSON.
#ifndef PARVIS_SHARED_RULES_BOARD_STATE_H_
#define PARVIS_SHARED_RULES_BOARD_STATE_H_

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parvis/v1/board.pb.h"

namespace parvis::rules {

// Why a change is not made. The first three are faults of the request itself (INVALID_ARGUMENT);
// the rest tell that the board is in the way (FAILED_PRECONDITION).
enum class BoardRefusalReason {
  kEmptyChange,         // Nothing to do.
  kRepeatedPair,        // A pair stands twice in one change.
  kUnknownPerson,       // No such adept, or no such mentor.
  kAdeptAlreadyPinned,  // The adept would have two pinned mentors.
  kMentorFullOfPins,    // The mentor would have more pinned adepts than places.
  kPairForbidden,       // To be pinned or forbidden, but forbidden already.
  kPairPinned,          // To be forbidden or pinned, but pinned already.
  kPairRefused,         // To be pinned, but a hard rule refuses the pair.
  kNotOnBoard,          // To be removed, but not there.
};

// The reason as `google.rpc.ErrorInfo` names it, such as `ADEPT_ALREADY_PINNED`.
std::string_view BoardRefusalName(BoardRefusalReason reason);

// True for a fault of the request, which no board would take.
bool IsMalformed(BoardRefusalReason reason);

struct BoardRefusal {
  BoardRefusalReason reason = BoardRefusalReason::kEmptyChange;
  // Path of the part within the change, such as `added_pins[0].adept`; empty for kEmptyChange.
  std::string field;
  // The pair of that part.
  std::string adept;
  std::string mentor;
  // kAdeptAlreadyPinned: the mentor to whom the adept is, or would be, pinned.
  std::string pinned_mentor;
  // kPairRefused: the rules' names, or `hindered` for those that the board does not tell.
  std::vector<std::string> rules;
};

// What the checks need to know of the people. The server and the page each have their own.
class BoardPeople {
 public:
  virtual ~BoardPeople() = default;
  virtual bool HasAdept(std::string_view id) const = 0;
  // The mentor's places, at least 1; nothing if there is no such mentor.
  virtual std::optional<int> Capacity(std::string_view mentor) const = 0;
  // Names of the hard rules that refuse the pair, `hindered` for those that the board does not
  // tell; empty if the pair may be formed. Called with persons that exist only.
  virtual std::vector<std::string> RefusedBy(std::string_view adept,
                                             std::string_view mentor) const = 0;
};

// Pins and forbidden pairs. Holds always: an adept has at most one pin, and no pair is both pinned
// and forbidden.
class BoardState {
 public:
  // Mentor by adept.
  using Pins = std::map<std::string, std::string, std::less<>>;
  // Adept and mentor.
  using Forbids = std::set<std::pair<std::string, std::string>>;

  BoardState() = default;
  // Takes pins and forbids of a stored or received board as they are; of two pins of one adept
  // the first stays.
  static BoardState FromBoard(const v1::Board& board);

  const Pins& pins() const { return pins_; }
  const Forbids& forbids() const { return forbids_; }

  // Id of the mentor to whom the adept is pinned; empty if to none.
  std::string_view PinnedMentor(std::string_view adept) const;
  bool IsPinned(std::string_view adept, std::string_view mentor) const;
  bool IsForbidden(std::string_view adept, std::string_view mentor) const;

  // Replaces the board's pins and forbids by these, sorted.
  void WriteTo(v1::Board* board) const;

  // Why `change` cannot be made here, if it cannot: the first part that is in the way, in the
  // order removed pins, removed forbids, added pins, added forbids.
  std::optional<BoardRefusal> Check(const v1::BoardChange& change, const BoardPeople& people) const;

  // Makes the change as a whole, or not at all and tells why.
  std::optional<BoardRefusal> Apply(const v1::BoardChange& change, const BoardPeople& people);

  friend bool operator==(const BoardState& a, const BoardState& b) {
    return a.pins_ == b.pins_ && a.forbids_ == b.forbids_;
  }

 private:
  Pins pins_;
  Forbids forbids_;
};

// The change that takes `change` back.
v1::BoardChange Inverse(const v1::BoardChange& change);

bool IsEmpty(const v1::BoardChange& change);
// How many pairs the change names.
std::size_t PartCount(const v1::BoardChange& change);
// The same parts in the same order.
bool SameChange(const v1::BoardChange& a, const v1::BoardChange& b);

// What a coordinator means by each command, as one change, so that one undo takes it back. Empty
// where it is so already.

// Keeps the pair: takes the place of the adept's pin to another mentor, and lifts the pair's ban.
v1::BoardChange PinChange(const BoardState& state, std::string_view adept, std::string_view mentor);
// Lets go of the adept's pin.
v1::BoardChange UnpinChange(const BoardState& state, std::string_view adept);
// Forbids the pair, and lets go of its pin.
v1::BoardChange ForbidChange(const BoardState& state, std::string_view adept,
                             std::string_view mentor);
// Lifts the pair's ban.
v1::BoardChange AllowChange(const BoardState& state, std::string_view adept,
                            std::string_view mentor);

}  // namespace parvis::rules

#endif  // PARVIS_SHARED_RULES_BOARD_STATE_H_
