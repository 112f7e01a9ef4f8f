// Checks, without solving, that a matching is the best one. Shares no code with the solvers: of
// shared/matching it knows the people, the rules, the scores and the instance made of them, and
// tests/layering holds it to that.
//
// `total` and `fairest`: duality of linear programming (Kuhn, The Hungarian method, 1955;
// Schrijver, Combinatorial Optimization, 2003, ch. 17). A pair weighs w = (1, score, tie) under
// `total`, (1, -1 at the level of its score, tie) under `fairest`, compared from the left. Pins are
// taken out first, with the places that they take. Let c(k) = (0, spread * (k - 1), 0) be what a
// mentor's k-th place costs. Given are u >= 0 for each adept, v >= 0 for each mentor, and with
// reciprocity 0 <= z <= (0, 1, 0, 0) for each institution (z = 0 without), such that
//   1. u + v >= w + z on every allowed, not forbidden pair of an adept who is not pinned;
//   2. u + v  = w + z on every formed pair that is not pinned;
//   3. u = 0 for every unpaired adept;
//   4. v <= c(first free place) for a mentor with a free place;
//   5. v >= c(last taken place) for a mentor with an adept who is not pinned;
//   6. z = 0 for an institution of which more than q adepts are paired, and z = (0, 1, 0, 0) if
//      fewer are: q is the least of its adepts who may have somebody and its mentors' places.
// Then no matching is better. For let f(k) = max(0, v - c(k)) be a place's own dual: the weight of
// any matching, less its shortfall, is at most the sum of u and f less that of (q - pinned) * z,
// and this one's is equal to it.
//
// A rematch: the persons to be placed and the pairs that are kept follow from the request. A pair
// weighs w = (0, 1 if it is kept, score, tie) under `total`, (0, 1 if it is kept, 1, -1 at the
// level of its score, tie) under `fairest`, and to each pair of a person to be placed a bonus is
// added. Conditions 1 to 5 show as before that no matching weighs more, bonuses included: so none
// that places as many persons is better, and one that places more weighs less by a bonus for each
// at least. And so many are placed as can be, since
//   7. everyone is placed; or the bonus is at least (1, 0, ...), so that nobody more can be; or it
//      is at least (0, d, ...) for d more pairs changed than may be.
// No more pairs are changed than may be.
//
// `stable`: no allowed, not forbidden, unformed pair of which both would rather have each other.
// The proof lists what each side has now, so that everyone can compare the views by himself.
#ifndef PARVIS_SHARED_PROOF_CHECK_H_
#define PARVIS_SHARED_PROOF_CHECK_H_

#include <cstdint>
#include <span>
#include <string>

#include "absl/status/status.h"
#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/policy.h"
#include "shared/matching/standing.h"
#include "shared/proof/proof.h"

namespace parvis::proof {

// What was to be solved. All of it comes from the user, nothing from the proof.
struct Question {
  const matching::Instance& instance;
  const matching::Constraints& constraints;  // That can be had together.
  matching::Objective objective = matching::Objective::kTotal;
  int32_t spread = 0;  // Of `total`.
  bool reciprocity = false;
  const matching::RematchRequest* rematch = nullptr;  // In which FindProblem() finds nothing.
};

// A pair of the answer, as it is told.
struct ToldPair {
  std::string adept;
  std::string mentor;
  int64_t score = 0;
  int64_t adept_view = 0;
  int64_t mentor_view = 0;
};

// OK if the pairs are the best matching and the proof shows it. FAILED_PRECONDITION with the first
// reason against it, in words and with the persons that it concerns: first against the pairs, then
// against the proof.
absl::Status Check(const Question& question, std::span<const ToldPair> pairs, const Proof& proof);

}  // namespace parvis::proof

#endif  // PARVIS_SHARED_PROOF_CHECK_H_
