// What people have decided on a board: pins, forbidden pairs, parameters of the policy, who is
// parked, marks; and what an edit does to them. The server applies every edit with this code, and
// the page applies the same edit at once, before the server has answered: the two cannot differ.
//
// Plain values: no I/O, no locks. Each object belongs to the thread that uses it. Compiled for
// WebAssembly too, so no reflection and no JSON.
#ifndef PARVIS_SHARED_RULES_BOARD_STATE_H_
#define PARVIS_SHARED_RULES_BOARD_STATE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parvis/v1/board.pb.h"
#include "parvis/v1/policy.pb.h"
#include "shared/rules/board_refusal.h"

namespace parvis::rules {

// What the checks need to know of the people. The server and the page each have their own.
class BoardPeople {
 public:
  virtual ~BoardPeople() = default;
  virtual bool HasAdept(std::string_view id) const = 0;
  // The mentor's places, at least 1; nothing if there is no such mentor.
  virtual std::optional<int> Capacity(std::string_view mentor) const = 0;
  // Names of the hard rules that refuse the pair under this policy, `hindered` for those that the
  // board does not tell; empty if the pair may be formed. Called with persons that exist only.
  virtual std::vector<std::string> RefusedBy(std::string_view adept, std::string_view mentor,
                                             const v1::Policy& policy) const = 0;
};

// A pair's mark, without the pair.
struct Mark {
  v1::PairMark::Kind kind = v1::PairMark::KIND_UNSPECIFIED;  // Not marked.
  std::string comment;
  friend bool operator==(const Mark& a, const Mark& b) {
    return a.kind == b.kind && a.comment == b.comment;
  }
};

// Holds always: an adept has at most one pin, no pair is both pinned and forbidden, and who is
// parked has no pin.
class BoardState {
 public:
  // Adept and mentor.
  using IdPair = std::pair<std::string, std::string>;
  // Mentor by adept.
  using Pins = std::map<std::string, std::string, std::less<>>;
  using Forbids = std::set<IdPair>;
  using Parked = std::set<std::string, std::less<>>;
  using Marks = std::map<IdPair, Mark>;  // Of marked pairs only.

  BoardState() = default;
  // With this policy, and nothing else.
  explicit BoardState(v1::Policy policy) { parts_.policy = std::move(policy); }
  // Takes what a stored or received board says as it is; of two pins of one adept, and of two
  // marks of one pair, the first stays.
  static BoardState FromBoard(const v1::Board& board);

  const Pins& pins() const { return parts_.pins; }
  const Forbids& forbids() const { return parts_.forbids; }
  // The policy by which the board is solved: the round's, with what was set on the board.
  const v1::Policy& policy() const { return parts_.policy; }
  const Parked& parked_adepts() const { return parts_.parked_adepts; }
  const Parked& parked_mentors() const { return parts_.parked_mentors; }
  const Marks& marks() const { return parts_.marks; }

  // Id of the mentor to whom the adept is pinned; empty if to none.
  std::string_view PinnedMentor(std::string_view adept) const;
  bool IsPinned(std::string_view adept, std::string_view mentor) const;
  bool IsForbidden(std::string_view adept, std::string_view mentor) const;

  bool IsAdeptParked(std::string_view id) const { return parked_adepts().count(id) > 0; }
  bool IsMentorParked(std::string_view id) const { return parked_mentors().count(id) > 0; }
  // The pair's mark; one that says nothing if it has none.
  const Mark& MarkOf(std::string_view adept, std::string_view mentor) const;

  // Replaces what the board says of all this, sorted.
  void WriteTo(v1::Board* board) const;

  // Why `change` cannot be made here, if it cannot: the first part that is in the way, in the
  // order removed pins, removed forbids, parameters, returned and parked people, added pins, added
  // forbids, marks.
  std::optional<BoardRefusal> Check(const v1::BoardChange& change, const BoardPeople& people) const;

  // Makes the change as a whole, or not at all and tells why.
  std::optional<BoardRefusal> Apply(const v1::BoardChange& change, const BoardPeople& people);

  // Policies are compared in their parameters.
  friend bool operator==(const BoardState& a, const BoardState& b);

 private:
  // What a change is made on, part by part (board_edit.cc).
  struct Parts {
    Pins pins;
    Forbids forbids;
    v1::Policy policy;
    Parked parked_adepts;
    Parked parked_mentors;
    Marks marks;
  };
  class Edit;

  Parts parts_;
};

// The same pairs follow from both, whatever the people: they may differ in marks, and in what is
// weak.
bool SamePairs(const BoardState& a, const BoardState& b);

// The change that takes `change` back.
v1::BoardChange Inverse(const v1::BoardChange& change);

bool IsEmpty(const v1::BoardChange& change);
// How many pairs, parameters, persons and marks the change names.
std::size_t PartCount(const v1::BoardChange& change);
// The same parts in the same order.
bool SameChange(const v1::BoardChange& a, const v1::BoardChange& b);

// What a coordinator means by each command, as one change, so that one undo takes it back. Empty
// where it is so already. The next one can be added to it by MergeFrom if they name different
// things.

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
// Sets a number of the policy.
v1::BoardChange SetParameterChange(const BoardState& state, v1::Parameter parameter, int32_t value);
// Takes a person out of the matching, and lets go of the person's pins.
v1::BoardChange ParkChange(const BoardState& state, bool is_mentor, std::string_view person);
// Takes a parked person back in.
v1::BoardChange ReturnChange(const BoardState& state, bool is_mentor, std::string_view person);
// Gives the pair this mark; one of no kind takes its mark away, comment and all.
v1::BoardChange MarkChangeOf(const BoardState& state, std::string_view adept,
                             std::string_view mentor, const Mark& mark);
// All that leads from the one state to the other.
v1::BoardChange ChangeBetween(const BoardState& from, const BoardState& to);

}  // namespace parvis::rules

#endif  // PARVIS_SHARED_RULES_BOARD_STATE_H_
