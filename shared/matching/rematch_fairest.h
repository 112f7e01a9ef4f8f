// The last part of a rematch under `fairest`: among all matchings that place as many persons,
// change as few pairs, and have as many pairs, the one of the best levels, and then ties.
//
// One component after the other, each on the face that the ones before leave (bit_face.h; ties:
// face.h), as for `fairest` itself. The persons who stay without a mentor are as many as before:
// they share one more column, which has exactly that many places. So placing is no component.
//
// Invariant: the matching is the best of its face for the components so far. Cost: one stage of
// bit_face.h for each score that occurs.
#ifndef PARVIS_SHARED_MATCHING_REMATCH_FAIREST_H_
#define PARVIS_SHARED_MATCHING_REMATCH_FAIREST_H_

#include <cstdint>
#include <vector>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/rematch.h"

namespace parvis::matching {

// `mentor_of`, by adept, keeps the pins, forms no forbidden pair, and is best in the number of kept
// pairs, then of pairs, among all that place as many of the plan's persons.
std::vector<int32_t> FairestRematch(const Instance& instance, const Constraints& constraints,
                                    const RematchPlan& plan, std::vector<int32_t> mentor_of);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_REMATCH_FAIREST_H_
