#include "shared/rules/policy.h"

#include <initializer_list>
#include <utility>

#include "shared/base/limits.h"

namespace parvis::rules {
namespace {

using text::Message;

// The rules and weights that both programmes share (docs/matching.md).
v1::Policy CommonPolicy() {
  v1::Policy policy;
  v1::Rules* rules = policy.mutable_rules();
  rules->set_different_reporting_line(true);
  rules->set_shared_language(true);
  rules->set_not_avoided(true);
  rules->set_endorsed(true);
  rules->set_more_experienced(true);
  rules->set_previous_pair(true);
  v1::Weights* adept = policy.mutable_adept_weights();
  adept->set_needs(60);
  adept->set_named(15);
  adept->set_line_of_work(10);
  adept->set_manager_level(5);
  adept->set_logistics(10);
  v1::Weights* mentor = policy.mutable_mentor_weights();
  mentor->set_needs(60);
  mentor->set_named(15);
  mentor->set_line_of_work(15);
  mentor->set_logistics(10);
  policy.set_objective(v1::OBJECTIVE_TOTAL);
  policy.set_weak_below(500);
  return policy;
}

class Checker {
 public:
  void CheckRange(std::string field, int value, int max) {
    if (value >= 0 && value <= max) return;
    Add(std::move(field), Message::kImportNumberBad,
        {std::to_string(value), "0", std::to_string(max)});
  }

  void CheckWeights(const std::string& field, const v1::Weights& weights) {
    CheckRange(field + ".needs", weights.needs(), limits::kMaxWeight);
    CheckRange(field + ".named", weights.named(), limits::kMaxWeight);
    CheckRange(field + ".line_of_work", weights.line_of_work(), limits::kMaxWeight);
    CheckRange(field + ".manager_level", weights.manager_level(), limits::kMaxWeight);
    CheckRange(field + ".logistics", weights.logistics(), limits::kMaxWeight);
    if (weights.needs() == 0 && weights.named() == 0 && weights.line_of_work() == 0 &&
        weights.manager_level() == 0 && weights.logistics() == 0) {
      Add(field, Message::kPolicyWeightsAllZero, {});
    }
  }

  void Add(std::string field, Message reason, std::vector<std::string> arguments) {
    faults_.push_back(PolicyFault{std::move(field), reason, std::move(arguments)});
  }

  std::vector<PolicyFault> Take() { return std::move(faults_); }

 private:
  std::vector<PolicyFault> faults_;
};

}  // namespace

v1::Policy StockholmPolicy() {
  v1::Policy policy = CommonPolicy();
  policy.mutable_rules()->set_different_institution(true);
  policy.set_institution_term(v1::INSTITUTION_TERM_UNIVERSITY);
  return policy;
}

v1::Policy RegionPolicy() {
  v1::Policy policy = CommonPolicy();
  policy.set_institution_term(v1::INSTITUTION_TERM_ADMINISTRATION);
  return policy;
}

std::optional<v1::Policy> PresetPolicy(std::string_view name) {
  if (name == "stockholm") return StockholmPolicy();
  if (name == "region") return RegionPolicy();
  return std::nullopt;
}

std::string PolicyFaultLine(const PolicyFault& fault, text::Language language) {
  return fault.field + ": " + text::Render(fault.reason, language, fault.arguments);
}

std::vector<PolicyFault> CheckPolicy(const v1::Policy& policy) {
  Checker checker;
  checker.CheckRange("rules.minimum_score", policy.rules().minimum_score(), limits::kMaxScore);
  checker.CheckWeights("adept_weights", policy.adept_weights());
  checker.CheckWeights("mentor_weights", policy.mentor_weights());
  if (policy.mentor_weights().manager_level() != 0) {
    checker.Add("mentor_weights.manager_level", Message::kPolicyWeightNotUsed, {});
  }
  // Proto3 keeps numbers that this version does not know.
  if (!v1::Objective_IsValid(policy.objective())) {
    checker.Add("objective", Message::kPolicyValueUnknown, {std::to_string(policy.objective())});
  }
  if (policy.reciprocity() && policy.objective() == v1::OBJECTIVE_STABLE) {
    checker.Add("reciprocity", Message::kPolicyReciprocityWithStable, {});
  }
  checker.CheckRange("spread", policy.spread(), limits::kMaxSpread);
  checker.CheckRange("weak_below", policy.weak_below(), limits::kMaxScore);
  if (!v1::InstitutionTerm_IsValid(policy.institution_term())) {
    checker.Add("institution_term", Message::kPolicyValueUnknown,
                {std::to_string(policy.institution_term())});
  }
  return checker.Take();
}

}  // namespace parvis::rules
