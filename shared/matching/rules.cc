#include "shared/matching/rules.h"

#include <algorithm>

#include "shared/matching/score.h"

namespace parvis::matching {
namespace {

bool Contains(const std::vector<Code>& codes, Code code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool Contains(const std::vector<IdPair>& sorted, IdPair pair) {
  return !sorted.empty() && std::binary_search(sorted.begin(), sorted.end(), pair);
}

// Equal and stated: an empty e-mail address differs from everything.
bool SameEmail(Code a, Code b) { return a != kNoCode && a == b; }

bool InDifferentReportingLines(const Person& a, const Person& b) {
  return !SameEmail(a.line_manager_email, b.line_manager_email) &&
         !SameEmail(a.line_manager_email, b.email) && !SameEmail(b.line_manager_email, a.email);
}

bool ShareLanguage(const Person& a, const Person& b) {
  return std::any_of(a.languages.begin(), a.languages.end(),
                     [&](Code language) { return Contains(b.languages, language); });
}

bool MoreExperienced(const Adept& adept, const Mentor& mentor) {
  return mentor.years_as_manager >= adept.years_as_manager + kYearsMore &&
         mentor.manager_level >= adept.manager_level &&
         (mentor.years_as_manager >= kYearsAtLeast ||
          mentor.manager_level == ManagerLevel::kManagerOfManagers);
}

bool CanMeet(MeetingMode a, MeetingMode b) {
  return a == MeetingMode::kEither || b == MeetingMode::kEither || a == b;
}

}  // namespace

std::string_view RuleName(Rule rule) {
  switch (rule) {
    case Rule::kDifferentInstitution:
      return "different_institution";
    case Rule::kDifferentReportingLine:
      return "different_reporting_line";
    case Rule::kSharedLanguage:
      return "shared_language";
    case Rule::kNotAvoided:
      return "not_avoided";
    case Rule::kEndorsed:
      return "endorsed";
    case Rule::kMoreExperienced:
      return "more_experienced";
    case Rule::kNotSelf:
      return "not_self";
    case Rule::kPreviousPair:
      return "previous_pair";
    case Rule::kPossibleMeetingMode:
      return "possible_meeting_mode";
    case Rule::kMinimumScore:
      return "minimum_score";
    case Rule::kHindered:
      return "hindered";
  }
  return "";
}

std::string RuleNames(RuleSet rules) {
  std::string names;
  for (int rule = 0; rule < kRuleCount; ++rule) {
    if (!rules.Has(static_cast<Rule>(rule))) continue;
    if (!names.empty()) names += ", ";
    names += RuleName(static_cast<Rule>(rule));
  }
  return names;
}

RuleSet Refusals(const People& people, const Policy& policy, const Adept& adept,
                 const Mentor& mentor) {
  const Rules& rules = policy.rules;
  const IdPair pair{adept.id, mentor.id};
  RuleSet refusals;
  const auto require = [&](bool switched_on, Rule rule, auto holds) {
    if (switched_on && !holds()) refusals.Add(rule);
  };
  require(rules.different_institution, Rule::kDifferentInstitution,
          [&] { return adept.institution != mentor.institution; });
  require(rules.different_reporting_line, Rule::kDifferentReportingLine,
          [&] { return InDifferentReportingLines(adept, mentor); });
  require(rules.shared_language, Rule::kSharedLanguage,
          [&] { return ShareLanguage(adept, mentor); });
  require(rules.not_avoided, Rule::kNotAvoided, [&] {
    return !Contains(adept.avoid_persons, mentor.id) && !Contains(mentor.avoid_persons, adept.id);
  });
  require(rules.endorsed, Rule::kEndorsed, [&] { return adept.endorsed && mentor.endorsed; });
  require(rules.more_experienced, Rule::kMoreExperienced,
          [&] { return MoreExperienced(adept, mentor); });
  require(true, Rule::kNotSelf, [&] { return !SameEmail(adept.email, mentor.email); });
  require(rules.previous_pair, Rule::kPreviousPair,
          [&] { return !Contains(people.previous_pairs, pair); });
  require(rules.possible_meeting_mode, Rule::kPossibleMeetingMode,
          [&] { return CanMeet(adept.meeting_mode, mentor.meeting_mode); });
  require(rules.minimum_score > 0, Rule::kMinimumScore,
          [&] { return ScorePair(policy, adept, mentor).score >= rules.minimum_score; });
  require(true, Rule::kHindered, [&] { return !Contains(people.hindered, pair); });
  return refusals;
}

}  // namespace parvis::matching
