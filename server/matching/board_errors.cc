#include "server/matching/board_errors.h"

#include <string>

#include "absl/strings/str_join.h"
#include "parvis/v1/text.pb.h"
#include "server/dispatch/errors.h"
#include "shared/rules/board_texts.h"

namespace parvis::board {

using absl::StatusCode;
using text::Message;

absl::Status Refused(const rules::BoardRefusal& refusal, v1::InstitutionTerm term) {
  // Ids in place of names: what an error says is logged. A page knows the names and the same
  // texts, and can say it with them.
  const auto id = [](std::string_view person) { return std::string(person); };
  v1::Text text;
  text.set_sv(rules::RefusalText(refusal, id, term, text::Language::kSwedish));
  text.set_en(rules::RefusalText(refusal, id, term, text::Language::kEnglish));
  if (rules::IsMalformed(refusal.reason)) {
    return dispatch::InvalidField(refusal.field.empty() ? "change" : "change." + refusal.field,
                                  text);
  }
  dispatch::ErrorMetadata metadata = {{"adept", refusal.adept}, {"mentor", refusal.mentor}};
  if (!refusal.pinned_mentor.empty()) metadata["pinned_mentor"] = refusal.pinned_mentor;
  if (!refusal.rules.empty()) metadata["rules"] = absl::StrJoin(refusal.rules, ",");
  return dispatch::Error(StatusCode::kFailedPrecondition, rules::BoardRefusalName(refusal.reason),
                         text, metadata);
}

absl::Status RoundNotInMatching() {
  return dispatch::Error(StatusCode::kFailedPrecondition, "ROUND_NOT_IN_MATCHING",
                         Message::kBoardRoundNotInMatching);
}

absl::Status NothingToUndo() {
  return dispatch::Error(StatusCode::kFailedPrecondition, "NOTHING_TO_UNDO",
                         Message::kBoardNothingToUndo);
}

absl::Status NothingToRedo() {
  return dispatch::Error(StatusCode::kFailedPrecondition, "NOTHING_TO_REDO",
                         Message::kBoardNothingToRedo);
}

absl::Status HistoryChanged() {
  return dispatch::Error(StatusCode::kFailedPrecondition, "HISTORY_CHANGED",
                         Message::kBoardHistoryChanged);
}

absl::Status NoPairs() {
  return dispatch::Error(StatusCode::kFailedPrecondition, "NO_PAIRS", Message::kBoardNothingToSend);
}

absl::Status BoardChanged() {
  return dispatch::Error(StatusCode::kAborted, "BOARD_CHANGED", Message::kBoardChanged);
}

absl::Status ChangeTooLarge() {
  return dispatch::Error(StatusCode::kResourceExhausted, "CHANGE_TOO_LARGE",
                         Message::kBoardChangeTooLarge);
}

}  // namespace parvis::board
