#include "server/matching/board_errors.h"

#include <string>
#include <utility>

#include "absl/strings/str_join.h"
#include "parvis/v1/text.pb.h"
#include "server/dispatch/errors.h"
#include "shared/base/limits.h"
#include "shared/rules/board_parameters.h"
#include "shared/rules/board_texts.h"

namespace parvis::board {

using absl::StatusCode;
using text::Message;

absl::Status Refused(const rules::BoardRefusal& refusal, v1::InstitutionTerm term,
                     std::string_view parent) {
  // Ids in place of names: what an error says is logged. A page knows the names and the same
  // texts, and can say it with them.
  const auto id = [](std::string_view person) { return std::string(person); };
  v1::Text text;
  text.set_sv(rules::RefusalText(refusal, id, term, text::Language::kSwedish));
  text.set_en(rules::RefusalText(refusal, id, term, text::Language::kEnglish));
  if (rules::IsMalformed(refusal.reason)) {
    std::string path(parent);
    if (!refusal.field.empty()) path += "." + refusal.field;
    return dispatch::InvalidField(path, text);
  }
  dispatch::ErrorMetadata metadata;
  const auto add = [&metadata](const char* key, std::string value) {
    if (!value.empty()) metadata[key] = std::move(value);
  };
  add("adept", refusal.adept);
  add("mentor", refusal.mentor);
  add("pinned_mentor", refusal.pinned_mentor);
  add("rules", absl::StrJoin(refusal.rules, ","));
  add("person", refusal.person);
  if (rules::IsParameter(refusal.parameter)) {
    add("parameter", std::string(rules::ParameterField(refusal.parameter)));
  }
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

absl::Status ScenarioExists() {
  return dispatch::Error(StatusCode::kAlreadyExists, "SCENARIO_EXISTS", Message::kScenarioExists);
}

absl::Status ScenarioNotFound() {
  return dispatch::Error(StatusCode::kNotFound, "SCENARIO_NOT_FOUND", Message::kScenarioNotFound);
}

absl::Status TooManyScenarios() {
  return dispatch::Error(StatusCode::kFailedPrecondition, "TOO_MANY_SCENARIOS",
                         Message::kScenarioTooMany, {std::to_string(limits::kScenariosPerBoard)});
}

}  // namespace parvis::board
