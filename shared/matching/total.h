// The objective `total`: most pairs, then most points, then the greatest tie values.
//
// Shortest augmenting paths with dual prices, after Jonker and Volgenant (A shortest augmenting
// path algorithm for dense and sparse linear assignment problems, Computing 38, 1987), for a
// maximum, with capacities and with people who may stay alone (Ahuja, Magnanti, Orlin, Network
// Flows, 1993, section 9.7: successive shortest paths; 14: convex costs).
//
// Invariant: after each adept is inserted, the pairs and duals fulfil the five conditions of
// proof.h for the adepts inserted so far, so the pairs are best for them. Inserting one adept is
// one Dijkstra search on reduced costs u + v - w, which the conditions keep at 0 or above. It ends
// at a mentor's free place, or at an adept (perhaps the new one) that goes without.
//
// Cost: n searches, each at most O(allowed pairs + adepts scanned * mentors reached) time;
// O(allowed pairs) memory. A mentor's places are never columns of their own: its price stands for
// all of them, since the k-th place's dual is max(0, price - spread * (k - 1)).
#ifndef PARVIS_SHARED_MATCHING_TOTAL_H_
#define PARVIS_SHARED_MATCHING_TOTAL_H_

#include <cstdint>
#include <vector>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/progress.h"
#include "shared/matching/weight.h"

namespace parvis::matching {

struct TotalResult {
  std::vector<int32_t> mentor_of;    // By adept; -1 if unpaired. Pins included.
  std::vector<Weight> adept_duals;   // By adept.
  std::vector<Weight> mentor_duals;  // By mentor.
  bool cancelled = false;            // The progress gave up; the rest means nothing.
};

// Requires constraints in which FindProblem() finds nothing, and 0 <= spread <= 1,000,000.
TotalResult SolveTotal(const Instance& instance, const Constraints& constraints, int32_t spread,
                       Progress* progress = nullptr);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_TOTAL_H_
