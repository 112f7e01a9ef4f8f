#include "shared/rules/board_texts.h"

#include <vector>

#include "shared/base/limits.h"
#include "shared/rules/board_parameters.h"

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
    case BoardRefusalReason::kRepeatedPart:
      return Message::kBoardRepeatedPart;
    case BoardRefusalReason::kUnknownParameter:
      return Message::kBoardUnknownParameter;
    case BoardRefusalReason::kOutOfRange:
      return Message::kBoardOutOfRange;
    case BoardRefusalReason::kSameAgain:
      return Message::kBoardSameAgain;
    case BoardRefusalReason::kBadMark:
      return Message::kBoardBadMark;
    case BoardRefusalReason::kCommentTooLong:
      return Message::kBoardCommentTooLong;
    case BoardRefusalReason::kParameterChanged:
      return Message::kBoardParameterChanged;
    case BoardRefusalReason::kWeightsAllZero:
      return Message::kBoardWeightsAllZero;
    case BoardRefusalReason::kReciprocityWithStable:
      return Message::kBoardReciprocityWithStable;
    case BoardRefusalReason::kPinRefused:
      return Message::kBoardPinRefused;
    case BoardRefusalReason::kPersonPinned:
      return Message::kBoardPersonPinned;
    case BoardRefusalReason::kPersonParked:
      return Message::kBoardPersonParked;
    case BoardRefusalReason::kNotParked:
      return Message::kBoardNotParked;
    case BoardRefusalReason::kMarkChanged:
      return Message::kBoardMarkChanged;
  }
  return Message::kBoardEmptyChange;
}

std::string RulesText(const std::vector<std::string>& rules, v1::InstitutionTerm term,
                      text::Language language) {
  std::string texts;
  for (const std::string& rule : rules) {
    if (!texts.empty()) texts += ", ";
    texts += RuleText(rule, term, language);
  }
  return texts;
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
    case BoardRefusalReason::kPairRefused:
    case BoardRefusalReason::kPinRefused:
      return text::Render(message, language,
                          {adept, mentor, RulesText(refusal.rules, term, language)});
    case BoardRefusalReason::kUnknownPerson:
      return refusal.person.empty()
                 ? text::Render(message, language, {adept, mentor})
                 : text::Render(Message::kBoardNobody, language, {name_of(refusal.person)});
    case BoardRefusalReason::kPersonParked:
    case BoardRefusalReason::kNotParked:
      return text::Render(message, language, {name_of(refusal.person)});
    case BoardRefusalReason::kOutOfRange: {
      const ParameterRange range = RangeOf(refusal.parameter);
      return text::Render(message, language,
                          {std::to_string(range.min), std::to_string(range.max)});
    }
    case BoardRefusalReason::kCommentTooLong:
      return text::Render(message, language, {std::to_string(limits::kMarkCommentCharacters)});
    default:
      return text::Render(message, language, {adept, mentor});
  }
}

}  // namespace parvis::rules
