// What would help somebody who is without a counterpart: the cheapest single change after which the
// best matching has a pair for them.
//
// Every change of the kinds below is a candidate. It is made, the matching mended, and the change
// taken back (engine.h). Cheapest is the change with the best result under the objective; among
// equals a place before a forbid before an avoidance before a rule, then the lower id of the
// mentor, then of the adept.
//
// Two facts keep the number of trials small; neither leaves out a change that helps.
// - Under an objective of most pairs, two optima before and after a change differ by one path or
//   cycle through the changed pair or place (ties make each the only optimum). If the person is on
//   it, then so is the changed pair's adept in the tree of alternating paths from the person; from
//   a mentor, the changed pair's mentor (explain.h finds both trees).
// - The dual prices bound the result: a new pair adds at most w - u - v, a new place at most v less
//   what the place costs (weak duality; with reciprocity w + z, and what an institution could have
//   only rises, which makes no sum larger). Below 0 nothing changes at all, without reciprocity;
//   candidates are tried from the highest bound down, and no further than the best result so far.
//
// Cost: one mend of the engine for each candidate tried; where the engine solves afresh, one solve.
#ifndef PARVIS_SHARED_MATCHING_HELP_H_
#define PARVIS_SHARED_MATCHING_HELP_H_

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "shared/matching/edit.h"
#include "shared/matching/engine.h"
#include "shared/matching/force.h"
#include "shared/matching/people.h"
#include "shared/matching/policy.h"
#include "shared/matching/rules.h"

namespace parvis::matching {

struct HelpfulChange {
  enum class Kind : uint8_t {
    kPlace,      // One more place at pair.mentor; pair.adept is -1.
    kForbid,     // The forbidden pair may be formed again.
    kAvoidance,  // The pair may be formed although one avoids the other.
    kRule,       // `rule`, the only one that refuses the pair, is waived for it.
  };
  Kind kind = Kind::kPlace;
  Pair pair;
  Rule rule = Rule::kDifferentInstitution;  // Of kRule and kAvoidance.
};

struct Help {
  HelpfulChange change;
  Difference difference;                            // To the best matching after the change.
  std::optional<FirstDifference> first_difference;  // Of the sorted scores.
};

// The cheapest change that gives the person a pair; nothing if no single one does. Requires a
// person who is unpaired (an adept) or idle (a mentor) in the engine's matching. `people` and
// `policy` tell what a rule refuses and what a refused pair would score; without them (own scores)
// only places and forbids are tried. That two are the same person, and a refusal whose reason is
// not told, are never waived.
//
// Under `stable`, where nothing bounds a result, all changes are tried only if that is at most
// kMostStableWork looks at a pair; else those at the person's own pairs and mentors.
std::optional<Help> WhatWouldHelpAdept(const Engine& engine, int adept, const People* people,
                                       const Policy* policy);
std::optional<Help> WhatWouldHelpMentor(const Engine& engine, int mentor, const People* people,
                                        const Policy* policy);

inline constexpr int64_t kMostStableWork = int64_t{1} << 25;

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_HELP_H_
