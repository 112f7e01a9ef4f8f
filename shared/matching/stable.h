// The objective `stable`: nobody who would both rather have each other is kept apart (blocking.h),
// and at least two thirds of the pairs of the largest matching of which that is true.
//
// Where views may be equal, stable matchings differ in size, and to find a largest one is NP-hard
// (Manlove, Irving, Iwama, Miyazaki, Morita: Hard variants of stable marriage, Theoretical Computer
// Science 276, 2002). Two thirds is the best ratio known. It is reached by Király (Linear time
// local approximation algorithm for maximum stable marriage, Algorithms 6, 2013), here with
// capacities: a mentor with c places is c mentors between whom nobody makes a difference.
//
// Adepts propose down their lists, mentors keep the best so far (Gale and Shapley, College
// admissions and the stability of marriage, 1962), with two changes where views are equal:
// - An adept proposes to a mentor with a free place first. As long as there is another such mentor
//   among equals, the adept is uncertain: its mentor lets it go for any other adept, without having
//   turned it down.
// - An adept whom everyone on its list has turned down goes through the list a second time, and
//   then goes before an equal adept on the first round.
//
// Invariant: a place that is taken stays taken, and once a mentor is full, it gives a place only to
// an adept that it likes at least as well as the one who leaves, except in place of an uncertain
// one, who has not been turned down. So whoever was turned down need not ask again in that round.
//
// Order: adepts by id, an adept who is sent away at once; equal mentors by id; of equal adepts, the
// mentor sends away the last by id. So the result does not depend on the order of the input.
// Cost: linear in the allowed pairs, with a factor log c for a mentor's heap of its adepts.
#ifndef PARVIS_SHARED_MATCHING_STABLE_H_
#define PARVIS_SHARED_MATCHING_STABLE_H_

#include <cstdint>
#include <vector>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"

namespace parvis::matching {

struct StableResult {
  std::vector<int32_t> mentor_of;  // By adept; -1 if unpaired. Pins included.
  // No stable matching that keeps the pins has more pairs: half as many again as this one without
  // the pinned pairs, and never more than there are adepts with a choice, or places for them.
  int32_t most_pairs = 0;
};

// Requires constraints in which FindProblem() finds nothing.
StableResult SolveStable(const Instance& instance, const Constraints& constraints);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_STABLE_H_
