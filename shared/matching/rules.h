// The hard rules: which pairs may be formed at all, and by which rules the others are refused.
#ifndef PARVIS_SHARED_MATCHING_RULES_H_
#define PARVIS_SHARED_MATCHING_RULES_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "shared/matching/people.h"
#include "shared/matching/policy.h"

namespace parvis::matching {

// In the order of docs/matching.md. kHindered is a refusal whose reason is not told.
enum class Rule : uint8_t {
  kDifferentInstitution,
  kDifferentReportingLine,
  kSharedLanguage,
  kNotAvoided,
  kEndorsed,
  kMoreExperienced,
  kNotSelf,
  kPreviousPair,
  kPossibleMeetingMode,
  kMinimumScore,
  kHindered,
};
inline constexpr int kRuleCount = 11;

// `more_experienced`: so many years more than the adept, and so many at least.
inline constexpr int32_t kYearsMore = 3;
inline constexpr int32_t kYearsAtLeast = 5;

// The rule's name as in docs/matching.md, such as `different_institution`; `hindered` for the last.
std::string_view RuleName(Rule rule);

class RuleSet;

// The names of the rules in the set, in their order, with ", " between them.
std::string RuleNames(RuleSet rules);

// A set of rules.
class RuleSet {
 public:
  constexpr RuleSet() = default;
  constexpr RuleSet(std::initializer_list<Rule> rules) {
    for (Rule rule : rules) Add(rule);
  }
  constexpr void Add(Rule rule) { bits_ |= Bit(rule); }
  constexpr bool Has(Rule rule) const { return (bits_ & Bit(rule)) != 0; }
  constexpr bool Empty() const { return bits_ == 0; }
  constexpr bool Intersects(RuleSet other) const { return (bits_ & other.bits_) != 0; }
  // The set as a number, a bit for each rule.
  constexpr uint32_t bits() const { return bits_; }
  static constexpr RuleSet FromBits(uint32_t bits) {
    RuleSet rules;
    rules.bits_ = bits;
    return rules;
  }
  friend constexpr bool operator==(RuleSet a, RuleSet b) { return a.bits_ == b.bits_; }

 private:
  static constexpr uint32_t Bit(Rule rule) { return uint32_t{1} << static_cast<int>(rule); }
  uint32_t bits_ = 0;
};

// The rules whose breach is not told outside the server, since it would tell an avoidance, a
// reporting line, an e-mail address or a pair of another round. A pair that breaks one of them is
// sent to the browser's page as hindered.
inline constexpr RuleSet kUntoldRules = {Rule::kDifferentReportingLine, Rule::kNotAvoided,
                                         Rule::kNotSelf, Rule::kPreviousPair};

// All the rules that the pair breaks under the policy; empty if it may be formed. Pins and
// forbidden pairs are not rules, and play no part. Requires People::SortPairs() to have been
// called.
RuleSet Refusals(const People& people, const Policy& policy, const Adept& adept,
                 const Mentor& mentor);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_RULES_H_
