// A programme's policy: the presets, what makes one valid, and what the solver sees of it.
// Pure functions, the same natively and in WebAssembly: any thread may call them.
#ifndef PARVIS_SHARED_RULES_POLICY_H_
#define PARVIS_SHARED_RULES_POLICY_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parvis/v1/policy.pb.h"
#include "shared/text/messages.h"

namespace parvis::rules {

// The two programmes that Parvis ships with.
v1::Policy StockholmPolicy();
v1::Policy RegionPolicy();

// `stockholm` or `region`; nothing for another name.
std::optional<v1::Policy> PresetPolicy(std::string_view name);

// One field that breaks its range.
struct PolicyFault {
  std::string field;  // Path within the policy, such as `adept_weights.needs`.
  text::Message reason = text::Message::kCount;
  std::vector<std::string> arguments;
};

// `adept_weights.needs: 1001 is not a whole number from 0 to 1000`.
std::string PolicyFaultLine(const PolicyFault& fault, text::Language language);

// Every fault of a policy, in the order of the fields; empty if it can be used.
std::vector<PolicyFault> CheckPolicy(const v1::Policy& policy);

}  // namespace parvis::rules

#endif  // PARVIS_SHARED_RULES_POLICY_H_
