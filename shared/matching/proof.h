// The proof that a matching is best, for another program to check without solving again.
//
// Linear programming duality (Kuhn 1955; Schrijver, Combinatorial Optimization, ch. 17). A pair's
// weight is w = (1, score, tie), compared lexicographically. Pins are taken out first, with the
// places they take: a mentor with p pins has its places p+1 .. capacity left, and its k-th place
// costs (0, spread * (k - 1), 0). Given are u >= 0 for each adept and v >= 0 for each mentor. A
// place's own dual is max(0, v - cost of the place). The matching is best if
//   1. u + v >= w on every allowed, not forbidden pair of an unpinned adept;
//   2. u + v  = w on every formed pair that is not pinned;
//   3. u = 0 for every unpaired adept;
//   4. v <= cost of the first free place, for a mentor with a free place
//      (without spread: v = 0);
//   5. v >= cost of the last taken place, for a mentor with an adept that is not pinned.
// For then the weight of any other matching is at most the sum of u and of the places' duals, and
// this one's is equal to it.
#ifndef PARVIS_SHARED_MATCHING_PROOF_H_
#define PARVIS_SHARED_MATCHING_PROOF_H_

#include <string>

#include "absl/status/status.h"
#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/solve.h"

namespace parvis::matching {

// The proof as JSON: {"objective":"total","spread":N,"pairs":N,"total":N,
// "u":{"a001":[pairs,points,tie],...},"v":{"m001":[...],...}}. Duals of zero are left out. One
// line per person, sorted by id, newline at the end: the same bytes on every platform. It repeats
// no constraint: the checker takes pins, forbids and policy from where the user gave them.
std::string ProofJson(const Instance& instance, const Matching& matching,
                      const SolveOptions& options);

// Checks conditions 1 to 5 in the words of proof.h. OK, or FAILED_PRECONDITION that names the
// first that fails. For our own tests; tests/proof/check_proof.py is the independent check.
absl::Status CheckDuals(const Instance& instance, const Constraints& constraints,
                        const Matching& matching, const SolveOptions& options);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_PROOF_H_
