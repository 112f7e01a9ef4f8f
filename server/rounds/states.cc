#include "server/rounds/states.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "server/dispatch/errors.h"
#include "shared/base/string_views.h"

namespace parvis::rounds {
namespace {

using v1::Round;

struct MoveRule {
  Round::State from;
  Round::State to;
  Cause cause;
  bool needs_people;  // At least one adept and one mentor.
};

// Ways back exist as long as nobody outside has been told anything.
constexpr MoveRule kMoves[] = {
    {Round::STATE_DRAFT, Round::STATE_OPEN, Cause::kCommand, false},
    {Round::STATE_OPEN, Round::STATE_DRAFT, Cause::kCommand, false},
    {Round::STATE_OPEN, Round::STATE_SELECTION, Cause::kCommand, false},
    {Round::STATE_SELECTION, Round::STATE_OPEN, Cause::kCommand, false},
    {Round::STATE_SELECTION, Round::STATE_MATCHING, Cause::kCommand, true},
    {Round::STATE_MATCHING, Round::STATE_SELECTION, Cause::kCommand, false},
    {Round::STATE_MATCHING, Round::STATE_PROPOSED, Cause::kPublication, true},
    {Round::STATE_PROPOSED, Round::STATE_RUNNING, Cause::kCommand, false},
    {Round::STATE_RUNNING, Round::STATE_CLOSED, Cause::kCommand, false},
};

const MoveRule* FindMove(Round::State from, Round::State to) {
  for (const MoveRule& move : kMoves) {
    if (move.from == from && move.to == to) return &move;
  }
  return nullptr;
}

}  // namespace

absl::Status CheckMove(Round::State from, Round::State to, Cause cause, const Counts& counts) {
  constexpr auto kCode = absl::StatusCode::kFailedPrecondition;
  const MoveRule* move = FindMove(from, to);
  if (!move) {
    return dispatch::Error(kCode, "MOVE_NOT_POSSIBLE", text::Message::kErrorMoveNotPossible,
                           {StateWord(from), StateWord(to)});
  }
  if (move->cause == Cause::kPublication && cause != Cause::kPublication) {
    return dispatch::Error(kCode, "MOVE_NEEDS_PUBLICATION",
                           text::Message::kErrorMoveNeedsPublication);
  }
  if (move->needs_people && (counts.adepts == 0 || counts.mentors == 0)) {
    return dispatch::Error(kCode, "MOVE_NEEDS_PEOPLE", text::Message::kErrorMoveNeedsPeople);
  }
  return absl::OkStatus();
}

std::string StateWord(Round::State state) {
  const std::string name = Round::State_Name(state);
  return absl::AsciiStrToLower(name.substr(sizeof("STATE_") - 1));
}

Round::State ParseStateWord(std::string_view word) {
  Round::State state = Round::STATE_UNSPECIFIED;
  if (absl::AsciiStrToLower(AbslView(word)) != word ||
      !Round::State_Parse(absl::StrCat("STATE_", absl::AsciiStrToUpper(AbslView(word))), &state)) {
    return Round::STATE_UNSPECIFIED;
  }
  return state;
}

}  // namespace parvis::rounds
