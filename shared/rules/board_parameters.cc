#include "shared/rules/board_parameters.h"

#include <iterator>

#include "shared/base/limits.h"

namespace parvis::rules {
namespace {

// What a parameter is a part of: what has to be found anew when it is another.
enum class Part : uint8_t { kScores, kBest, kShown };

struct Row {
  std::string_view field;
  ParameterRange range;
  Part part;
  int32_t (*get)(const v1::Policy& policy);
  void (*set)(v1::Policy* policy, int32_t value);
};

using IsOn = bool (v1::Rules::*)() const;
using SwitchOn = void (v1::Rules::*)(bool);
template <IsOn kIsOn, SwitchOn kSwitchOn>
constexpr Row Rule(std::string_view field) {
  return {
      field, ParameterRange(), Part::kScores,
      [](const v1::Policy& policy) -> int32_t { return (policy.rules().*kIsOn)() ? 1 : 0; },
      [](v1::Policy* policy, int32_t value) { (policy->mutable_rules()->*kSwitchOn)(value != 0); }};
}

using Get = int32_t (v1::Weights::*)() const;
using Set = void (v1::Weights::*)(int32_t);
template <Get kGet, Set kSet>
constexpr Row AdeptWeight(std::string_view field) {
  return {
      field, ParameterRange{0, limits::kMaxWeight}, Part::kScores,
      [](const v1::Policy& policy) { return (policy.adept_weights().*kGet)(); },
      [](v1::Policy* policy, int32_t value) { (policy->mutable_adept_weights()->*kSet)(value); }};
}
template <Get kGet, Set kSet>
constexpr Row MentorWeight(std::string_view field) {
  return {
      field, ParameterRange{0, limits::kMaxWeight}, Part::kScores,
      [](const v1::Policy& policy) { return (policy.mentor_weights().*kGet)(); },
      [](v1::Policy* policy, int32_t value) { (policy->mutable_mentor_weights()->*kSet)(value); }};
}

using R = v1::Rules;
using W = v1::Weights;

// In the order of the enum, without its first.
constexpr Row kRows[] = {
    Rule<&R::different_institution, &R::set_different_institution>("rules.different_institution"),
    Rule<&R::shared_language, &R::set_shared_language>("rules.shared_language"),
    Rule<&R::endorsed, &R::set_endorsed>("rules.endorsed"),
    Rule<&R::more_experienced, &R::set_more_experienced>("rules.more_experienced"),
    Rule<&R::possible_meeting_mode, &R::set_possible_meeting_mode>("rules.possible_meeting_mode"),
    {"rules.minimum_score",
     {0, limits::kMaxScore},
     Part::kScores,
     [](const v1::Policy& policy) { return policy.rules().minimum_score(); },
     [](v1::Policy* policy, int32_t value) { policy->mutable_rules()->set_minimum_score(value); }},
    AdeptWeight<&W::needs, &W::set_needs>("adept_weights.needs"),
    AdeptWeight<&W::named, &W::set_named>("adept_weights.named"),
    AdeptWeight<&W::line_of_work, &W::set_line_of_work>("adept_weights.line_of_work"),
    AdeptWeight<&W::manager_level, &W::set_manager_level>("adept_weights.manager_level"),
    AdeptWeight<&W::logistics, &W::set_logistics>("adept_weights.logistics"),
    MentorWeight<&W::needs, &W::set_needs>("mentor_weights.needs"),
    MentorWeight<&W::named, &W::set_named>("mentor_weights.named"),
    MentorWeight<&W::line_of_work, &W::set_line_of_work>("mentor_weights.line_of_work"),
    MentorWeight<&W::logistics, &W::set_logistics>("mentor_weights.logistics"),
    {"objective",
     {v1::OBJECTIVE_TOTAL, v1::OBJECTIVE_STABLE},
     Part::kBest,
     [](const v1::Policy& policy) -> int32_t {
       return policy.objective() == v1::OBJECTIVE_UNSPECIFIED ? v1::OBJECTIVE_TOTAL
                                                              : policy.objective();
     },
     [](v1::Policy* policy, int32_t value) {
       policy->set_objective(static_cast<v1::Objective>(value));
     }},
    {"reciprocity", ParameterRange(), Part::kBest,
     [](const v1::Policy& policy) -> int32_t { return policy.reciprocity() ? 1 : 0; },
     [](v1::Policy* policy, int32_t value) { policy->set_reciprocity(value != 0); }},
    {"spread",
     {0, limits::kMaxSpread},
     Part::kBest,
     [](const v1::Policy& policy) { return policy.spread(); },
     [](v1::Policy* policy, int32_t value) { policy->set_spread(value); }},
    {"weak_below",
     {0, limits::kMaxScore},
     Part::kShown,
     [](const v1::Policy& policy) { return policy.weak_below(); },
     [](v1::Policy* policy, int32_t value) { policy->set_weak_below(value); }},
};
static_assert(std::size(kRows) == kParameterCount);

const Row& RowOf(v1::Parameter parameter) { return kRows[parameter - 1]; }

// True if the policies agree in the parameters of these parts.
bool Agree(const v1::Policy& a, const v1::Policy& b, Part last) {
  for (const Row& row : kRows) {
    if (row.part <= last && row.get(a) != row.get(b)) return false;
  }
  return true;
}

}  // namespace

bool IsParameter(v1::Parameter parameter) {
  return parameter > v1::PARAMETER_UNSPECIFIED && parameter <= kParameterCount;
}

std::string_view ParameterField(v1::Parameter parameter) { return RowOf(parameter).field; }

ParameterRange RangeOf(v1::Parameter parameter) { return RowOf(parameter).range; }

int32_t ParameterValue(const v1::Policy& policy, v1::Parameter parameter) {
  return RowOf(parameter).get(policy);
}

void SetParameter(v1::Policy* policy, v1::Parameter parameter, int32_t value) {
  RowOf(parameter).set(policy, value);
}

bool SameParameters(const v1::Policy& a, const v1::Policy& b) { return Agree(a, b, Part::kShown); }

bool SameScoring(const v1::Policy& a, const v1::Policy& b) { return Agree(a, b, Part::kScores); }

bool SameMatching(const v1::Policy& a, const v1::Policy& b) { return Agree(a, b, Part::kBest); }

}  // namespace parvis::rules
