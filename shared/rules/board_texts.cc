#include "shared/rules/board_texts.h"

namespace parvis::rules {
namespace {

using text::Message;

Message RuleMessage(std::string_view rule, v1::InstitutionTerm term) {
  if (rule == "different_institution") {
    return term == v1::INSTITUTION_TERM_ADMINISTRATION
               ? Message::kRuleDifferentInstitutionAdministration
               : Message::kRuleDifferentInstitution;
  }
  if (rule == "shared_language") return Message::kRuleSharedLanguage;
  if (rule == "endorsed") return Message::kRuleEndorsed;
  if (rule == "more_experienced") return Message::kRuleMoreExperienced;
  if (rule == "possible_meeting_mode") return Message::kRulePossibleMeetingMode;
  if (rule == "minimum_score") return Message::kRuleMinimumScore;
  return Message::kRuleHindered;
}

Message RefusalMessage(const BoardRefusal& refusal) {
  switch (refusal.reason) {
    case BoardRefusalReason::kEmptyChange:
      return Message::kBoardEmptyChange;
    case BoardRefusalReason::kRepeatedPair:
      return Message::kBoardRepeatedPair;
    case BoardRefusalReason::kUnknownPerson:
      return Message::kBoardUnknownPerson;
    case BoardRefusalReason::kAdeptAlreadyPinned:
      return Message::kBoardAdeptAlreadyPinned;
    case BoardRefusalReason::kMentorFullOfPins:
      return Message::kBoardMentorFullOfPins;
    case BoardRefusalReason::kPairForbidden:
      return Message::kBoardPairForbidden;
    case BoardRefusalReason::kPairPinned:
      return Message::kBoardPairPinned;
    case BoardRefusalReason::kPairRefused:
      return Message::kBoardPairRefused;
    case BoardRefusalReason::kNotOnBoard:
      return refusal.field.rfind("removed_forbids", 0) == 0 ? Message::kBoardPairNotForbidden
                                                            : Message::kBoardPairNotPinned;
  }
  return Message::kBoardEmptyChange;
}

}  // namespace

std::string RuleText(std::string_view rule, v1::InstitutionTerm term, text::Language language) {
  return text::Render(RuleMessage(rule, term), language);
}

std::string RefusalText(const BoardRefusal& refusal,
                        const std::function<std::string(std::string_view id)>& name_of,
                        v1::InstitutionTerm term, text::Language language) {
  const Message message = RefusalMessage(refusal);
  const std::string adept = name_of(refusal.adept);
  const std::string mentor = name_of(refusal.mentor);
  switch (refusal.reason) {
    case BoardRefusalReason::kAdeptAlreadyPinned:
      return text::Render(message, language, {adept, name_of(refusal.pinned_mentor)});
    case BoardRefusalReason::kMentorFullOfPins:
      return text::Render(message, language, {mentor});
    case BoardRefusalReason::kPairRefused: {
      std::string reasons;
      for (const std::string& rule : refusal.rules) {
        if (!reasons.empty()) reasons += ", ";
        reasons += RuleText(rule, term, language);
      }
      return text::Render(message, language, {adept, mentor, reasons});
    }
    default:
      return text::Render(message, language, {adept, mentor});
  }
}

}  // namespace parvis::rules
