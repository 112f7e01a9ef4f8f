// Reasons for people to read: why someone is without a pair.
#ifndef PARVIS_SHARED_MATCHING_EXPLAIN_H_
#define PARVIS_SHARED_MATCHING_EXPLAIN_H_

#include <cstdint>
#include <vector>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/people.h"
#include "shared/matching/policy.h"
#include "shared/matching/rules.h"
#include "shared/matching/solve.h"

namespace parvis::matching {

// How many of the possible counterparts a rule refuses.
struct RuleCount {
  Rule rule = Rule::kDifferentInstitution;
  int32_t persons = 0;
};

enum class UnpairedCause : uint8_t {
  // Every counterpart is refused by a rule or forbidden by hand.
  kNobodyAllowed,
  // For an adept: the adepts of the tight set compete for fewer places. For a mentor: the mentors
  // of the tight set have more places than there are adepts for them.
  kTightSet,
  // Under `stable`: everyone whom the person may have has somebody that it ranks at least as high.
  kOthersPreferred,
};

// Somebody whom the person may have, and whom it has instead.
struct Preferred {
  int32_t chooser = 0;  // A mentor for an adept, an adept for a mentor.
  int32_t has = -1;     // Whom it has: a mentor the least wanted. -1: pins take all its places.
  int32_t view_of_has = 0;
  int32_t view_of_person = 0;
};

// Why a person has no counterpart. All indexes are the instance's, sorted.
struct UnpairedReason {
  UnpairedCause cause = UnpairedCause::kNobodyAllowed;
  // kNobodyAllowed: how often each rule refuses (one pair may break several), most often first,
  // and how many that the rules allow are forbidden by hand. Empty without people.
  std::vector<RuleCount> refusals;
  int32_t forbidden = 0;
  // kTightSet (Hall 1935): for an adept, `adepts` (the person among them) may have `mentors` only,
  // which have `places` for them: exactly one too few. For a mentor, `mentors` (the person among
  // them) may have `adepts` only, and have `places` for them, more than there are adepts.
  // Pinned adepts and the places they take stand outside.
  std::vector<int32_t> adepts;
  std::vector<int32_t> mentors;
  int32_t places = 0;
  // kOthersPreferred: everyone whom the person may have, by index.
  std::vector<Preferred> preferred;
};

// The reason why this adept is unpaired. Requires a matching that Solve() found for the instance,
// the constraints and the objective, in which the adept is unpaired. `people` tells the rules, and
// has the instance's indexes; it may be null, as for instances from own scores.
UnpairedReason WhyAdeptUnpaired(const Instance& instance, const Constraints& constraints,
                                const Matching& matching, Objective objective, int adept,
                                const People* people, const Policy* policy);

// The same for a mentor without an adept.
UnpairedReason WhyMentorIdle(const Instance& instance, const Constraints& constraints,
                             const Matching& matching, Objective objective, int mentor,
                             const People* people, const Policy* policy);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_EXPLAIN_H_
