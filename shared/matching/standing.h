// Pairs that stand, and who of them needs another: what a rematch is asked (rematch.h).
#ifndef PARVIS_SHARED_MATCHING_STANDING_H_
#define PARVIS_SHARED_MATCHING_STANDING_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"

namespace parvis::matching {

struct RematchRequest {
  std::vector<Pair> standing;            // At most one of each adept.
  std::vector<int32_t> replace_adepts;   // With a pair or without.
  std::vector<int32_t> replace_mentors;  // All adepts of theirs are replaced.
  int32_t may_change = 0;                // At least 0.
};

// Whom a request means.
struct RematchPlan {
  std::vector<int32_t> persons;  // The adepts to be placed; sorted, each once.
  std::vector<Pair> dissolved;   // Standing pairs of theirs.
  std::vector<Pair> kept;        // The other standing pairs.
};

RematchPlan PlanRematch(const RematchRequest& request);

// Why a request makes no sense.
enum class RematchFault : uint8_t {
  kUnknownPerson,
  kAdeptStandsTwice,
  kPairNotAllowed,  // A kept pair that a rule refuses.
  kMentorOverfull,  // A kept pair beyond the mentor's places.
};

struct RematchProblem {
  RematchFault fault = RematchFault::kUnknownPerson;
  int index = 0;  // Among the standing pairs.
};

// The first problem in the order of the standing pairs; nothing if there is none.
std::optional<RematchProblem> FindProblem(const Instance& instance, const RematchRequest& request);

// The problem in words, without the pair.
std::string_view Describe(RematchFault fault);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_STANDING_H_
