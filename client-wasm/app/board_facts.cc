#include "client-wasm/app/board_facts.h"

#include <algorithm>
#include <map>

#include "shared/rules/board_texts.h"
#include "shared/text/numbers.h"

namespace parvis::app {
namespace {

using text::FormatInteger;
using text::Message;
using text::Render;

std::string RuleWord(const BoardModel& board, matching::Rule rule, text::Language language) {
  return rules::RuleText(matching::RuleName(rule), board.board.policy().institution_term(),
                         language);
}

std::string SharedPlaces(const matching::UnpairedReason& reason, text::Language language) {
  return Render(reason.places == 1 ? Message::kAdeptsShareOnePlace : Message::kAdeptsSharePlaces,
                language,
                {FormatInteger(static_cast<int64_t>(reason.adepts.size()), language),
                 FormatInteger(reason.places, language)});
}

bool IsFor(Eyes eyes, matching::Rule rule) {
  return eyes == Eyes::kCoordinator ||
         (rule != matching::Rule::kNotAvoided && rule != matching::Rule::kHindered);
}

// The one rule that refuses every counterpart, if there is one: then nothing else need be said.
std::optional<matching::Rule> RuleAgainstAll(const BoardModel& board, bool is_mentor,
                                             const matching::UnpairedReason& reason) {
  const matching::Instance& instance = board.solver->instance();
  const int everybody = is_mentor ? instance.adepts() : instance.mentors();
  for (const matching::RuleCount& refusal : reason.refusals) {
    if (refusal.persons == everybody) return refusal.rule;
  }
  return std::nullopt;
}

}  // namespace

BoardFacts FactsOf(const BoardModel& board) {
  const matching::Matching& matching = board.solver->matching();
  const matching::Instance& instance = board.solver->instance();
  BoardFacts facts;
  facts.pairs = static_cast<int>(matching.pairs.size());
  facts.adepts = instance.adepts();
  facts.mentors = instance.mentors();
  for (int mentor = 0; mentor < instance.mentors(); ++mentor) {
    if (!board.solver->IsParked(true, mentor)) facts.places += instance.capacity(mentor);
  }
  facts.total = matching.Total();
  facts.lowest = matching.Lowest();
  std::vector<int> scores;
  for (const matching::FormedPair& pair : matching.pairs) {
    scores.push_back(pair.score);
    if (pair.score < board.policy().weak_below()) ++facts.weak;
    const int step = std::clamp(pair.score / (1000 / kScoreSteps), 0, kScoreSteps - 1);
    ++facts.distribution[static_cast<std::size_t>(step)];
  }
  std::sort(scores.begin(), scores.end());
  if (!scores.empty()) {
    facts.highest = scores.back();
    facts.median = scores[(scores.size() - 1) / 2];
  }
  facts.unpaired_adepts = matching.UnpairedAdepts();
  facts.idle_mentors = matching.IdleMentors();
  std::erase_if(facts.unpaired_adepts,
                [&](int adept) { return board.solver->IsParked(false, adept); });
  std::erase_if(facts.idle_mentors,
                [&](int mentor) { return board.solver->IsParked(true, mentor); });
  return facts;
}

std::string RuleWords(const BoardModel& board, matching::RuleSet refusals,
                      text::Language language) {
  std::string words;
  for (int i = 0; i < matching::kRuleCount; ++i) {
    const auto rule = static_cast<matching::Rule>(i);
    if (!refusals.Has(rule)) continue;
    if (!words.empty()) words += ", ";
    words += RuleWord(board, rule, language);
  }
  return words;
}

std::string ReasonWords(const BoardModel& board, bool is_mentor, int person,
                        text::Language language, Eyes eyes) {
  if (board.solver->IsParked(is_mentor, person)) return Render(Message::kPersonParked, language);
  const matching::UnpairedReason reason =
      is_mentor ? board.solver->WhyIdle(person) : board.solver->WhyUnpaired(person);
  if (reason.cause == matching::UnpairedCause::kTightSet) {
    if (!is_mentor) return SharedPlaces(reason, language);
    return Render(Message::kMentorsShareAdepts, language,
                  {FormatInteger(reason.places, language),
                   FormatInteger(static_cast<int64_t>(reason.adepts.size()), language)});
  }
  if (reason.cause == matching::UnpairedCause::kOthersPreferred) {
    return Render(is_mentor ? Message::kAdeptsPreferOthers : Message::kMentorsPreferOthers,
                  language,
                  {FormatInteger(static_cast<int64_t>(reason.preferred.size()), language)});
  }
  const std::optional<matching::Rule> rule = RuleAgainstAll(board, is_mentor, reason);
  if (rule && IsFor(eyes, *rule)) {
    return Render(is_mentor ? Message::kNoAdeptAllowed : Message::kNoMentorAllowed, language,
                  {RuleWord(board, *rule, language)});
  }
  std::string rules;
  int told = 0;
  for (const matching::RuleCount& refusal : reason.refusals) {
    if (told == 3 || !IsFor(eyes, refusal.rule)) continue;
    ++told;
    if (!rules.empty()) rules += ", ";
    rules += RuleWord(board, refusal.rule, language) + " (" +
             FormatInteger(refusal.persons, language) + ")";
  }
  if (reason.forbidden > 0) {
    if (!rules.empty()) rules += ", ";
    rules += Render(Message::kForbiddenByHand, language) + " (" +
             FormatInteger(reason.forbidden, language) + ")";
  }
  if (rules.empty()) rules = Render(Message::kRulesAgainstAll, language);
  return Render(is_mentor ? Message::kNoAdeptAllowed : Message::kNoMentorAllowed, language,
                {rules});
}

std::string TrayWords(const BoardModel& board, const BoardFacts& facts, text::Language language) {
  std::optional<matching::UnpairedReason> largest;
  // How many each rule alone keeps from everybody.
  std::map<matching::Rule, int64_t> by_rule;
  for (const int adept : facts.unpaired_adepts) {
    matching::UnpairedReason reason = board.solver->WhyUnpaired(adept);
    if (reason.cause == matching::UnpairedCause::kTightSet) {
      if (!largest || reason.adepts.size() > largest->adepts.size()) largest = std::move(reason);
    } else if (const auto rule = RuleAgainstAll(board, false, reason)) {
      ++by_rule[*rule];
    }
  }
  std::string words = largest ? SharedPlaces(*largest, language) : std::string();
  for (const auto& [rule, count] : by_rule) {
    if (count == static_cast<int64_t>(facts.unpaired_adepts.size())) {
      return RuleWord(board, rule, language);
    }
    if (!words.empty()) words += " · ";
    words += Render(Message::kCountWithReason, language,
                    {FormatInteger(count, language), RuleWord(board, rule, language)});
  }
  return words;
}

}  // namespace parvis::app
