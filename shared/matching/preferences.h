// Every adept's mentors in the order of the adept's own view: what `stable` reads.
//
// Sorting is most of the work of `stable`, so long rows are counted, not compared: a radix sort
// with digits of ten bits, the lowest first (Knuth, The Art of Computer Programming 3, 5.2.5). A
// view of a policy has one digit, an own score has two. Linear in the allowed pairs; 8 bytes each.
#ifndef PARVIS_SHARED_MATCHING_PREFERENCES_H_
#define PARVIS_SHARED_MATCHING_PREFERENCES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"

namespace parvis::matching {

// Persons by rank: their places in the order of their ids, from 0. What works on ranks gives the
// same pairs for whatever order the persons came in.
struct IdOrder {
  std::vector<int32_t> index_of;  // By rank: the index in the instance.
  std::vector<int32_t> rank_of;   // By index.

  static IdOrder OfAdepts(const Instance& instance);
  static IdOrder OfMentors(const Instance& instance);
};

// One mentor on an adept's list.
struct Choice {
  uint32_t mentor : 31;   // Rank.
  uint32_t ends_tie : 1;  // The adept's view of the next one is lower, or there is none.
  int32_t mentor_view;
};

// The lists of all adepts that are not pinned: the allowed, not forbidden mentors who have a place
// that is not pinned, by falling view, and by rank where the views are equal.
class Preferences {
 public:
  // Requires constraints in which FindProblem() finds nothing.
  Preferences(const Instance& instance, const Constraints& constraints);

  const IdOrder& adepts() const { return adepts_; }
  const IdOrder& mentors() const { return mentors_; }
  // By the adept's rank; empty for a pinned adept.
  std::span<const Choice> Of(int adept) const {
    return std::span(choices_).subspan(list_begin_[adept],
                                       list_begin_[adept + 1] - list_begin_[adept]);
  }
  // By the mentor's rank: the places that are not pinned.
  int32_t places(int mentor) const { return places_[mentor]; }

 private:
  IdOrder adepts_;
  IdOrder mentors_;
  std::vector<int32_t> places_;
  std::vector<std::size_t> list_begin_{0};  // One more than there are adepts.
  std::vector<Choice> choices_;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_PREFERENCES_H_
