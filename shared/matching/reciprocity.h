// Reciprocity: an institution whose mentors take adepts of others has its own adepts paired.
//
// Of each institution q adepts could be paired: the least of its adepts who may have somebody, and
// of the places of its mentors who may have somebody. What is missing to q is its shortfall. The
// sum of the shortfalls is made least after "most pairs" and before the objective.
//
// The solvers see it as columns that take who stays alone: one with a price of 0 and as many places
// as adepts of the institution may stay alone without a shortfall, and one for all institutions
// with a price of one shortfall. In the words of proof.h, what the first of them costs (but never
// more than the second) is the dual z of the institution.
#ifndef PARVIS_SHARED_MATCHING_RECIPROCITY_H_
#define PARVIS_SHARED_MATCHING_RECIPROCITY_H_

#include <cstdint>
#include <vector>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"

namespace parvis::matching {

// By institution of the instance: how many of its adepts could be paired, q above.
std::vector<int32_t> PossiblePairs(const Instance& instance, const Constraints& constraints);

// By institution: how many of its adepts who are not pinned may stay alone without a shortfall;
// more than there are if its pins alone are enough.
std::vector<int32_t> AloneWithoutShortfall(const Instance& instance,
                                           const Constraints& constraints);

// By institution: how many adepts are missing to q.
std::vector<int32_t> Shortfalls(const Instance& instance, const Constraints& constraints,
                                const std::vector<int32_t>& mentor_of);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_RECIPROCITY_H_
