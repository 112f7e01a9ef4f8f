// A policy as the file that an operator writes: proto3 JSON of parvis.v1.Policy. Native only, since
// it needs reflection.
#ifndef PARVIS_SHARED_RULES_POLICY_JSON_H_
#define PARVIS_SHARED_RULES_POLICY_JSON_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "parvis/v1/policy.pb.h"

namespace parvis::rules {

// INVALID_ARGUMENT if it is not JSON of a policy, has an unknown field, or breaks a range of
// CheckPolicy; the message (in English) tells which.
absl::StatusOr<v1::Policy> PolicyFromJson(std::string_view json);

// Every field, also those that are 0 or false, indented; PolicyFromJson reads it back.
std::string PolicyToJson(const v1::Policy& policy);

}  // namespace parvis::rules

#endif  // PARVIS_SHARED_RULES_POLICY_JSON_H_
