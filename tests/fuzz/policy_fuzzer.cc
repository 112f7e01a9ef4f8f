// Any bytes as a policy's JSON: no crash, no hang, each fault can be told, and a policy that is
// good is written and read as the same.
#include <google/protobuf/util/message_differencer.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "shared/rules/policy_json.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  const auto policy = parvis::rules::PolicyFromJson({reinterpret_cast<const char*>(data), size});
  if (!policy.ok()) {
    if (policy.status().message().empty()) std::abort();
    return 0;
  }
  const auto again = parvis::rules::PolicyFromJson(parvis::rules::PolicyToJson(*policy));
  if (!again.ok()) std::abort();
  if (!google::protobuf::util::MessageDifferencer::Equals(*policy, *again)) std::abort();
  return 0;
}
