// The numbers of a policy that may be set on the board: one table tells where each stands, and
// from where to where it goes.
//
// Pure functions, the same natively and in WebAssembly: any thread may call them.
#ifndef PARVIS_SHARED_RULES_BOARD_PARAMETERS_H_
#define PARVIS_SHARED_RULES_BOARD_PARAMETERS_H_

#include <cstdint>
#include <string_view>

#include "parvis/v1/board.pb.h"
#include "parvis/v1/policy.pb.h"

namespace parvis::rules {

// Every parameter but the one that is not set.
inline constexpr int kParameterCount = v1::Parameter_ARRAYSIZE - 1;
constexpr v1::Parameter ParameterAt(int index) { return static_cast<v1::Parameter>(index + 1); }

// False for PARAMETER_UNSPECIFIED, and for numbers that this version does not know. The functions
// below require it.
bool IsParameter(v1::Parameter parameter);

// Its path within the policy, such as `adept_weights.needs`.
std::string_view ParameterField(v1::Parameter parameter);

struct ParameterRange {
  int32_t min = 0;
  int32_t max = 1;
};
ParameterRange RangeOf(v1::Parameter parameter);

// What the policy has for it. An objective that is not set is read as `total`.
int32_t ParameterValue(const v1::Policy& policy, v1::Parameter parameter);
// Requires a value in the range.
void SetParameter(v1::Policy* policy, v1::Parameter parameter, int32_t value);

// True if the policies agree in every parameter.
bool SameParameters(const v1::Policy& a, const v1::Policy& b);

// True if scores and refusals follow in the same way from both, as far as parameters reach: they
// may differ in what is made best, and from where on a score is weak.
bool SameScoring(const v1::Policy& a, const v1::Policy& b);

// True if both have the same matching, whatever the people: they may differ in what is weak.
bool SameMatching(const v1::Policy& a, const v1::Policy& b);

}  // namespace parvis::rules

#endif  // PARVIS_SHARED_RULES_BOARD_PARAMETERS_H_
