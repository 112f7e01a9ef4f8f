// Shortest augmenting paths over a full matrix, from prices that are nearly right: on the best
// entries of each row only, and then a proof over all.
//
// The core of a matrix are the entries of small reduced cost, found under the first prices. The
// best assignment of the core (sparse_augment.h) is the best of the matrix if no entry outside has
// a negative reduced cost under its duals; else those that have are added and what they upset is
// mended (Dell'Amico and Toth, Algorithms and codes for dense assignment problems: the state of
// the art, Discrete Applied Mathematics 100, 2000, section 5: pricing).
//
// Invariant: each round ends with an assignment that is best for the core, and adds an entry to it
// or is the last; so the rounds come to an end. Mostly one or two are enough.
//
// Cost: two readings of the matrix in vector instructions, one more for each further round, and the
// searches on the core. Memory O(rows * kCoreOfRow + columns).
#ifndef PARVIS_SHARED_MATCHING_DENSE_AUGMENT_H_
#define PARVIS_SHARED_MATCHING_DENSE_AUGMENT_H_

#include "shared/matching/problem.h"
#include "shared/matching/progress.h"

namespace parvis::matching {

// Makes `assignment` the best one of `problem`. What it starts from and what it gives back is as
// with AugmentSparse().
void AugmentDense(const DenseProblem& problem, Progress& progress, Assignment& assignment);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_DENSE_AUGMENT_H_
