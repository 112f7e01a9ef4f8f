// An adept's mentors in the order of the adept's own view: what `stable` reads.
//
// Sorting is most of the work of `stable`. So a list is made when its adept first needs it, without
// the mentors that are sure by then to turn it down, and a long one is counted, not compared: a
// radix sort with digits of ten bits, the lowest first (Knuth, The Art of Computer Programming 3,
// 5.2.5). A view of a policy has one digit, an own score has two. Linear in the adept's row.
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

// What a mentor compares adepts by: its view, and among equals whether the adept is on its second
// round (stable.h).
inline int32_t Standing(int32_t mentor_view, bool second_round) {
  return 2 * mentor_view + (second_round ? 1 : 0);
}

// Makes the lists, each from the instance's row. Points to what it is given.
class Preferences {
 public:
  Preferences(const Instance& instance, const IdOrder& mentors, const Constraints& constraints);

  // Appends the adept's list to `choices`: the allowed, not forbidden mentors that may take it, by
  // falling view, and by rank where the views are equal. `bars` are the mentors', by rank: whom a
  // mentor takes has to stand above its bar. False if no mentor is allowed, whatever the bars.
  bool Append(int adept, std::span<const int32_t> bars, std::vector<Choice>& choices);

 private:
  // A pair while its row is being sorted.
  struct Wish {
    int32_t view = 0;    // The adept's.
    int32_t mentor = 0;  // Rank.
    int32_t mentor_view = 0;
  };

  // Leaves the pairs in row_ by rising index of the mentor, and counts them.
  std::size_t Read(int adept, std::span<const int32_t> bars, bool& anyone);
  // Marks whom the adept is forbidden, or unmarks them.
  void Mark(int adept, bool forbidden);
  void Sort(std::size_t length);
  template <typename Key>
  void SortByDigit(std::size_t length, Key key);

  const Instance& instance_;
  const IdOrder& mentors_;
  const std::vector<Pair> forbids_;
  const int rank_bits_;             // That need sorting.
  std::vector<uint8_t> forbidden_;  // By the mentor's index: for the adept whose row is read.
  std::vector<Wish> row_;           // As long as there are mentors.
  std::vector<Wish> sorted_;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_PREFERENCES_H_
