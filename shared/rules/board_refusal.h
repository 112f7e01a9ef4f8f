// Why an edit of the board is not made.
#ifndef PARVIS_SHARED_RULES_BOARD_REFUSAL_H_
#define PARVIS_SHARED_RULES_BOARD_REFUSAL_H_

#include <string>
#include <string_view>
#include <vector>

#include "parvis/v1/board.pb.h"

namespace parvis::rules {

// Up to kCommentTooLong these are faults of the request itself (INVALID_ARGUMENT); the rest tell
// that the board is in the way (FAILED_PRECONDITION).
enum class BoardRefusalReason {
  kEmptyChange,            // Nothing to do.
  kRepeatedPair,           // A pair stands twice in one change.
  kRepeatedPart,           // A parameter, a person or a mark stands twice in one change.
  kUnknownPerson,          // No such adept, or no such mentor.
  kUnknownParameter,       // No such parameter.
  kOutOfRange,             // A parameter's new value is not in its range.
  kSameAgain,              // Before and after are the same.
  kBadMark,                // Before and after are of two pairs, or not verdicts.
  kCommentTooLong,         // A mark's comment.
  kAdeptAlreadyPinned,     // The adept would have two pinned mentors.
  kMentorFullOfPins,       // The mentor would have more pinned adepts than places.
  kPairForbidden,          // To be pinned or forbidden, but forbidden already.
  kPairPinned,             // To be forbidden or pinned, but pinned already.
  kPairRefused,            // To be pinned, but a hard rule refuses the pair.
  kNotOnBoard,             // To be removed, but not there.
  kParameterChanged,       // The parameter is not what it was to be before.
  kWeightsAllZero,         // Nothing would be left of a side's view.
  kReciprocityWithStable,  // The two cannot be had together.
  kPinRefused,             // The rules as they would be refuse a pinned pair.
  kPersonPinned,           // To be parked, but pinned.
  kPersonParked,           // To be parked or pinned, but parked already.
  kNotParked,              // To return, but not parked.
  kMarkChanged,            // The pair's mark is not what it was to be before.
};
inline constexpr int kBoardRefusalReasons = static_cast<int>(BoardRefusalReason::kMarkChanged) + 1;

// The reason as `google.rpc.ErrorInfo` names it, such as `ADEPT_ALREADY_PINNED`.
std::string_view BoardRefusalName(BoardRefusalReason reason);

// True for a fault of the request, which no board would take.
bool IsMalformed(BoardRefusalReason reason);

struct BoardRefusal {
  BoardRefusalReason reason = BoardRefusalReason::kEmptyChange;
  // Path of the part within the change, such as `added_pins[0].adept`; empty for kEmptyChange.
  std::string field;
  // The pair that it is about: of that part, or the pin that is in the way. Empty if it is about
  // none.
  std::string adept;
  std::string mentor;
  // kAdeptAlreadyPinned: the mentor to whom the adept is, or would be, pinned.
  std::string pinned_mentor;
  // kPairRefused, kPinRefused: the rules' names, or `hindered` for those that the board does not
  // tell.
  std::vector<std::string> rules;
  // kPersonPinned, kPersonParked, kNotParked: who.
  std::string person;
  // kOutOfRange, kParameterChanged, and kSameAgain and kRepeatedPart if it is about one.
  v1::Parameter parameter = v1::PARAMETER_UNSPECIFIED;
};

}  // namespace parvis::rules

#endif  // PARVIS_SHARED_RULES_BOARD_REFUSAL_H_
