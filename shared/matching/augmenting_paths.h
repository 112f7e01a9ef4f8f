// A best matching that grows one adept at a time, along shortest augmenting paths with dual prices,
// after Jonker and Volgenant (A shortest augmenting path algorithm for dense and sparse linear
// assignment problems, Computing 38, 1987), for a maximum, with capacities and with people who may
// stay alone (Ahuja, Magnanti, Orlin, Network Flows, 1993, section 9.7: successive shortest paths;
// 14: convex costs).
//
// Invariant: the pairs and duals fulfil the five conditions of proof.h for the adepts inserted so
// far, so the pairs are best for them. A step is one Dijkstra search on reduced costs u + v - w,
// which the conditions keep at 0 or above. It ends at a mentor's free place, or at an adept that
// goes without.
//
// Two kinds of adepts: those that are inserted may go without again, if that is better. Those that
// PlaceOne() places have a mentor from then on, and how many of them have one is told by the
// caller; the pairs are the best for that number, since shortest paths find the best flow of every
// amount one after the other (section 9.7).
//
// With reciprocity (reciprocity.h) every institution is a mentor more, whom its adepts may have in
// place of going without: a pair with it weighs nothing, and its places cost nothing as long as the
// institution has no shortfall, then one shortfall each.
//
// Cost: each search at most O(allowed pairs + adepts scanned * mentors reached) time; O(allowed
// pairs) memory. A mentor's places are never columns of their own: its price stands for all of
// them, since the k-th place's dual is max(0, price - spread * (k - 1)).
#ifndef PARVIS_SHARED_MATCHING_AUGMENTING_PATHS_H_
#define PARVIS_SHARED_MATCHING_AUGMENTING_PATHS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "absl/functional/function_ref.h"
#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/weight.h"

namespace parvis::matching {

class AugmentingPaths {
 public:
  // An allowed, not forbidden pair of an adept that is not pinned.
  struct Edge {
    int32_t mentor;
    int32_t pairs;  // What it counts in the weight's first component: 0 or 1.
    int32_t score;
    int32_t tie;  // Below 2^31.

    Weight weight() const { return Weight::Make(pairs, score, tie); }
  };

  // Pins are in place, nobody else. Requires constraints in which FindProblem() finds nothing, and
  // 0 <= spread <= 1,000,000. `edge_of` tells an adept's edge for an entry of its row.
  AugmentingPaths(const Instance& instance, const Constraints& constraints, int32_t spread,
                  absl::FunctionRef<Edge(int, const Instance::Entry&)> edge_of);

  // Adds the institutions: from then on an adept's "mentor" may be mentors() + its institution.
  // Only before anything else; the edges must count Weight::kPairBefore for a pair. Not for
  // FindPlace().
  void AddInstitutions(const Instance& instance, const Constraints& constraints);

  int mentors() const { return mentors_; }
  bool pinned(int adept) const { return pinned_[adept]; }
  bool HasFreePlace(int mentor) const { return taken_[mentor] < capacity_[mentor]; }

  // Gives the adept the mentor, who has a free place. Only before anything else, and only for
  // pairs that weigh more in the first component than any other pair of theirs.
  void Seat(int adept, int mentor);
  // Finds the best matching that may have this adept as well. It is not pinned or in already.
  void Insert(int adept);
  // What placing one of these adepts, who are not in, adds to the weight at best; nothing if none
  // can be placed, whoever moves or goes without.
  std::optional<Weight> FindPlace(std::span<const int32_t> adepts);
  // Places the one that FindPlace(), called last, found best; gives who it is.
  int Place();

  const std::vector<int32_t>& mentor_of() const { return mentor_of_; }  // -1 if unpaired.
  const std::vector<Weight>& adept_duals() const { return u_; }
  const std::vector<Weight>& mentor_duals() const { return v_; }  // Then those of institutions.

 private:
  std::span<const Edge> Row(int adept) const {
    return std::span(edges_).subspan(row_begin_[adept], row_begin_[adept + 1] - row_begin_[adept]);
  }
  // What the mentor's next free place costs.
  Weight CostOfNextPlace(int mentor) const {
    if (mentor < mentors_) return Weight::Points(int64_t{spread_} * taken_[mentor]);
    const bool without_shortfall = taken_[mentor] < alone_without_shortfall_[mentor - mentors_];
    return {without_shortfall ? 0 : Weight::kShortfall, 0};
  }

  // Sets the adept's dual to the lowest that keeps condition 1, but not below `least`.
  void PriceRoot(int adept, Weight least);
  // Offers every mentor of the adept's row the way over the adept, which is `distance` away.
  void Relax(int adept, Weight distance);
  void Reach(int mentor, int adept, Weight distance);
  // Scans mentors by rising distance until none is nearer than the best end.
  void Search();
  // Takes the nearest mentor out of open_; -1 if none is nearer than the best end.
  int TakeNearest();
  // Looks for ends of the path at the mentor, and goes on over its adepts.
  void Scan(int mentor);
  void UpdateDuals();
  // Moves every adept of the path that ends at end_mentor_ or end_adept_; gives where it began.
  int Augment();
  void ClearSearch();

  const int32_t spread_;
  const int32_t mentors_;
  std::vector<int32_t> institution_of_;  // By adept, counted on from the mentors; -1 if none.
  std::vector<int32_t> alone_without_shortfall_;  // By institution.
  std::vector<bool> pinned_;
  std::vector<bool> may_go_without_;  // Inserted, not placed.
  std::vector<std::size_t> row_begin_{0};
  std::vector<Edge> edges_;
  std::vector<int32_t> capacity_;
  std::vector<int32_t> taken_;  // Places, pins included.
  std::vector<int32_t> mentor_of_;
  std::vector<std::vector<int32_t>> adepts_of_;  // Without the pinned ones.
  std::vector<Weight> u_;
  std::vector<Weight> v_;

  // One search.
  std::vector<Weight> distance_;  // By mentor; far away if not reached.
  std::vector<int32_t> from_;     // By mentor: the adept before it on its path.
  std::vector<int32_t> open_;     // Mentors that are reached, not yet scanned.
  std::vector<int32_t> scanned_;  // Mentors.
  Weight end_distance_;           // Of the best end so far.
  int32_t end_mentor_ = -1;       // The end, if it is a free place.
  int32_t end_adept_ = -1;        // The end, if it is an adept that goes without.
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_AUGMENTING_PATHS_H_
