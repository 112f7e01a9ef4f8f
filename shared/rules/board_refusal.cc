#include "shared/rules/board_refusal.h"

namespace parvis::rules {

std::string_view BoardRefusalName(BoardRefusalReason reason) {
  // In the order of the enum.
  static constexpr std::string_view kNames[kBoardRefusalReasons] = {
      "EMPTY_CHANGE",        "REPEATED_PAIR",
      "REPEATED_PART",       "UNKNOWN_PERSON",
      "UNKNOWN_PARAMETER",   "OUT_OF_RANGE",
      "SAME_AGAIN",          "BAD_MARK",
      "COMMENT_TOO_LONG",    "ADEPT_ALREADY_PINNED",
      "MENTOR_FULL_OF_PINS", "PAIR_FORBIDDEN",
      "PAIR_PINNED",         "PAIR_REFUSED",
      "NOT_ON_BOARD",        "PARAMETER_CHANGED",
      "WEIGHTS_ALL_ZERO",    "RECIPROCITY_WITH_STABLE",
      "PIN_REFUSED",         "PERSON_PINNED",
      "PERSON_PARKED",       "NOT_PARKED",
      "MARK_CHANGED",
  };
  return kNames[static_cast<int>(reason)];
}

bool IsMalformed(BoardRefusalReason reason) {
  return reason <= BoardRefusalReason::kCommentTooLong;
}

}  // namespace parvis::rules
