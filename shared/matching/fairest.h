// The objective `fairest`: most pairs; then the lowest score as high as possible, then the second
// lowest, and so on (leximin); then the greatest tie values.
//
// Since all matchings with the most pairs have equally many, leximin means: the fewest pairs with
// the lowest score, then the fewest with the second lowest, ... Each is one component of a
// lexicographic weight, solved on the face that the components before leave (Huang, Kavitha,
// Mehlhorn, Michail, Fair matchings and related problems, Algorithmica 74, 2016; bit_face.h). The
// run of lowest scores that no pair needs is left out at once: a binary search finds the highest
// score from which on pairs suffice (a bottleneck assignment; Burkard, Dell'Amico, Martello,
// Assignment Problems, 2009, section 6.2). Ties are face.h's.
//
// Invariant: what bit_face.h holds after each component is optimal for all components so far.
// Cost: of the binary search O(log(highest score)) and of each score above it one stage; at 1,000
// people on each side tens of milliseconds. O(pairs) memory.
#ifndef PARVIS_SHARED_MATCHING_FAIREST_H_
#define PARVIS_SHARED_MATCHING_FAIREST_H_

#include <optional>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/progress.h"
#include "shared/matching/solve.h"

namespace parvis::matching {

// The fairest matching with its duals; nothing if `progress`, which may be null, gives up. Requires
// constraints in which FindProblem() finds nothing.
std::optional<Matching> SolveFairest(const Instance& instance, const Constraints& constraints,
                                     bool reciprocity, Progress* progress = nullptr);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_FAIREST_H_
