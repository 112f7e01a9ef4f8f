// Gives every free row a column: shortest augmenting paths from all free rows at once.
//
// Source: the Hungarian method in phases, as in J. E. Hopcroft and R. M. Karp, An n^(5/2) algorithm
// for maximum matchings in bipartite graphs, SIAM Journal on Computing 2, 1973, and H. N. Gabow and
// R. E. Tarjan, Faster scaling algorithms for network problems, SIAM Journal on Computing 18, 1989.
//
// A phase grows disjoint trees of alternating paths from all free rows by one Dijkstra search on
// the reduced costs, up to the distance of the nearest free column; prices move by what a column is
// nearer than that; and each tree that reached a free column is augmented once. So where many
// paths are equally long, as with many equal weights, one search serves many rows.
//
// Rows are read lazily: of the row's core (row_cores.h) what the present distance allows, and the
// whole row only at the distance at which something outside of the core could matter.
//
// Invariant: top(row), the highest value of a row, is at least every value in it, and equal to that
// of the row's own column. Prices only rise, and those of free columns never change.
//
// Cost: a phase is at most O(columns + entries reached); some twenty to sixty phases where an
// auction went before.
#ifndef PARVIS_SHARED_MATCHING_AUGMENTING_FOREST_H_
#define PARVIS_SHARED_MATCHING_AUGMENTING_FOREST_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "shared/matching/full_assignment.h"
#include "shared/matching/priced_matching.h"
#include "shared/matching/radix_heap.h"
#include "shared/matching/row_cores.h"

namespace parvis::matching {

template <class T>
class AugmentingForest {
 public:
  // `matching` outlives this.
  explicit AugmentingForest(PricedMatching<T>& matching);

  // Makes the cores, releases rows whose column is not their best, and gives free rows free
  // columns that are their best. What is known makes it faster: no value of a matched row is more
  // than `slack` above that of its column, and none of a free row above `ceiling`. Breaks off once
  // more than `most_free` rows stay free; nothing else is to be called then. kDone or kImpossible.
  FullStatus Plant(int32_t slack, std::optional<int32_t> ceiling, int32_t most_free);

  // How many rows are free.
  int32_t free_rows() const { return static_cast<int32_t>(free_.size()); }

  // One phase. Requires free rows. kDone, kImpossible, or kTooWide.
  FullStatus Grow();

 private:
  struct RowState {
    int32_t top = 0;       // The highest value.
    int32_t distance = 0;  // This and the rest: in this phase, if the row is in a tree.
    int32_t root = -1;     // The free row of its tree; -1: in no tree.
    int32_t cursor = 0;    // The first entry of its core that was not looked at.
  };

  // Gives a free row a free column that is its best, if its core has one.
  bool MatchGreedily(int32_t row);
  // Puts the row into the tree of the root.
  void Reach(int32_t row, int32_t distance, int32_t root);
  // Looks at what of the row's core may be as near as the present distance.
  void Reveal(int32_t row);
  // The same for the whole row, and some more.
  void RevealWhole(int32_t row);
  // Offers the column the way over the row.
  void Relax(int32_t row, int32_t column, int32_t distance);
  // Looks at the row again at the distance at which a value of at most `value` may matter.
  void LookAgain(int32_t row, int32_t value);
  // Grows the trees up to the distance of the nearest free column.
  FullStatus Search();
  // Prices of what is nearer than the end rise.
  FullStatus RaisePrices();
  void Augment(int32_t end);

  PricedMatching<T>& matching_;
  RowCores<T> cores_;
  std::vector<int32_t> free_;
  std::vector<RowState> rows_;

  // One phase.
  RadixHeap heap_;                 // Columns, and rows (as columns + row) to look at again.
  std::vector<int32_t> distance_;  // By column; kFar if it is not reached.
  std::vector<int32_t> from_;      // By column: the row before it.
  std::vector<bool> is_done_;      // By row: a root whose tree has its free column.
  std::vector<int32_t> reached_;   // Columns.
  std::vector<int32_t> grown_;     // Rows in trees.
  std::vector<int32_t> waiting_;   // Rows to look at again at the present distance.
  std::vector<int32_t> read_;      // Rows read whole: their cores want to be made anew.
  std::vector<int32_t> ends_;      // Free columns, one for each tree that reached one.
  int32_t end_distance_ = kFar;    // Of the nearest free column.
  // What was found in a whole row.
  std::vector<int32_t> columns_;
  std::vector<int32_t> values_;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_AUGMENTING_FOREST_H_
