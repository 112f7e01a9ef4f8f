// A face: every matching that the objective's components so far leave equally good; and the best
// of them by one more component.
//
// After a component is solved, complementary slackness tells which matchings are still optimal:
// those on its tight pairs that take every row and every place whose dual is above 0. The next
// component chooses among these only. So a lexicographic optimum is found one component at a time
// with small numbers, never with giant weights (Huang, Kavitha, Mehlhorn, Michail, Fair matchings
// and related problems, Algorithmica 74, 2016).
//
// Method: shortest augmenting paths (Jonker and Volgenant, Computing 38, 1987) on reduced costs.
// Who may stay alone is handled by one spare: a row that may take any place that need not be
// taken, and at the same time a column that takes any row that may go without. With it, every row
// and every place is always taken, so no giant weight is needed to make it so.
// Rows bid for columns first (their augmenting row reduction), and only a row's heaviest pairs are
// looked at; in the end the others are, and where one is too heavy for the prices, its row is
// placed anew.
// Invariant: u + v >= weight on all pairs, equal on formed ones, so what is formed is best for the
// rows that are placed. Cost: a search per row that the first prices leave free, each at most
// O(pairs * log rows); O(pairs) memory.
#ifndef PARVIS_SHARED_MATCHING_FACE_H_
#define PARVIS_SHARED_MATCHING_FACE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace parvis::matching {

// Pairs row by row. A row that may not stay alone has at least one pair.
struct Face {
  struct Edge {
    int32_t column = 0;
    int32_t weight = 0;  // 0 to 2^31 - 1.
  };
  std::vector<std::size_t> row_begin{0};
  std::vector<Edge> edges;
  std::vector<uint8_t> may_stay_alone;  // By row: 1 if it may go without.
  std::vector<int32_t> least;           // By column: how many rows it must have at least,
  std::vector<int32_t> most;            // and may have at most.
};

struct FaceDuals {
  std::vector<int64_t> row;     // At least 0 if the row may stay alone, 0 if it does.
  std::vector<int64_t> column;  // At least 0 if it has more rows than `least`; at most 0 if fewer
                                // than `most`; else any.
};

// Changes column_of, which must be a matching of the face (-1: the row goes without), to the one
// with the greatest sum of weights, and returns its duals.
FaceDuals SolveFace(Face face, std::vector<int32_t>& column_of);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_FACE_H_
