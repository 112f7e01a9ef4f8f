#include "shared/rules/policy_json.h"

#include <vector>

#include "google/protobuf/util/json_util.h"
#include "shared/rules/policy.h"

namespace parvis::rules {

absl::StatusOr<v1::Policy> PolicyFromJson(std::string_view json) {
  v1::Policy policy;
  const auto parsed = google::protobuf::util::JsonStringToMessage(
      google::protobuf::StringPiece(json.data(), json.size()), &policy);
  if (!parsed.ok()) {
    return absl::InvalidArgumentError("not the JSON of a policy: " + parsed.message().ToString());
  }
  std::string faults;
  for (const PolicyFault& fault : CheckPolicy(policy)) {
    if (!faults.empty()) faults += "; ";
    faults += PolicyFaultLine(fault, text::Language::kEnglish);
  }
  if (!faults.empty()) return absl::InvalidArgumentError(faults);
  return policy;
}

std::string PolicyToJson(const v1::Policy& policy) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.always_print_primitive_fields = true;
  options.preserve_proto_field_names = true;
  std::string json;
  // Only a message that holds google.protobuf.Any can fail to be printed.
  (void)google::protobuf::util::MessageToJsonString(policy, &json, options);
  return json;
}

}  // namespace parvis::rules
