// Dijkstra's search (1959) on a dense bipartite graph, for lengths that are compared
// lexicographically: a value first, a tie value second.
//
// The nodes are those of one side; a *line* is one person of the other side with the scores to all
// nodes. Nodes are taken level by level, a level being all open nodes with the least value; only
// within a level do ties decide, by a heap. So whole lines are scanned by value alone, in vectors,
// and a tie is worked out only for a node that a line reaches as near as any line before.
//
// Invariant: distances of taken nodes are final and never fall. Arcs (reduced costs) are at least
// 0. Cost: a line's scan is one pass over the nodes, each level another; no allocation once the
// scratch arrays have grown.
#ifndef PARVIS_SHARED_MATCHING_LEVEL_SEARCH_H_
#define PARVIS_SHARED_MATCHING_LEVEL_SEARCH_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "shared/matching/compact_weight.h"
#include "shared/matching/line_scan.h"

namespace parvis::matching {

// The dual prices of one side and what its ties are made of. Padded to ScoreMatrix::kLanes.
struct Side {
  std::vector<int32_t> dual;
  std::vector<int64_t> dual_tie;
  std::vector<uint64_t> hash;  // Tie of a pair: the low 31 bits of Sm64(row's hash + column's).

  CompactWeight Dual(int node) const { return {dual[node], dual_tie[node]}; }
  void SetDual(int node, CompactWeight weight) {
    dual[node] = weight.value;
    dual_tie[node] = weight.tie;
  }
};

class LevelSearch {
 public:
  struct Taken {
    int32_t node;
    CompactWeight distance;
  };

  // Without ties every tie is 0, and of equally near nodes any may come first.
  LevelSearch(int nodes, bool with_ties);

  // Whether searches may reach the node; at first they may. Between searches only.
  void SetReachable(int node, bool reachable);

  // Forgets the search before. No path longer than `end` is of interest.
  void Begin(CompactWeight end);
  // A shorter end is found: true if it is shorter.
  bool ShortenEnd(CompactWeight distance);
  CompactWeight end() const { return end_; }

  // Offers every node the way over a line that is `distance` away. `line_dual` is the line's own
  // price and `line_hash` its part of ties; `nodes` are the nodes' prices.
  void Relax(int line, ScoreLine scores, CompactWeight distance, CompactWeight line_dual,
             uint64_t line_hash, const Side& nodes);
  // The nodes that the last Relax() brought nearer; until another function is called.
  std::span<const int32_t> improved() const {
    return {hit_nodes_.data(), static_cast<std::size_t>(improved_count_)};
  }
  // Offers one node a way of this length.
  void Offer(int line, int node, CompactWeight distance);

  // The nearest node that is not taken yet, if it is nearer than the end; else -1.
  int TakeNearest();
  // Of the node last taken.
  CompactWeight distance() const { return taken_.back().distance; }
  // Whether the node is reached, taken or not, and how far away it is, as yet.
  bool IsReached(int node) const { return nearest_[node] != kFar && nearest_[node] != kClosed; }
  CompactWeight DistanceTo(int node) const {
    const int32_t value = nearest_[node];
    return {value < 0 ? value - TakenAt(0) : value, nearest_tie_[node]};
  }
  // The line over which the node was reached.
  int from(int node) const { return from_[node]; }
  const std::vector<Taken>& taken() const { return taken_; }

 private:
  struct Tied {
    int64_t tie;
    int32_t node;
    friend bool operator<(const Tied& a, const Tied& b) { return b.tie < a.tie; }  // Least on top.
  };
  void Reach(int line, int node, CompactWeight distance);
  bool NextLevel();

  const LineScans& scans_;
  const bool with_ties_;
  const int nodes_;
  // By node: its distance's value if it is reached and open, TakenAt() of that if it is taken, kFar
  // if not reached, kClosed if out of reach (where reduced costs may be negative). As unsigned
  // numbers, these are in the order open, kFar, kClosed, taken; as signed ones, no way is as short
  // as those of what is not open.
  static constexpr int32_t kFar = INT32_MAX;
  static constexpr int32_t kClosed = INT32_MIN;
  static constexpr int32_t TakenAt(int32_t value) { return kClosed + 1 + value; }
  std::vector<int32_t> nearest_;
  std::vector<int64_t> nearest_tie_;
  std::vector<int32_t> from_;
  std::vector<int32_t> reached_;  // The first reached_count_, and room to write one more.
  int reached_count_ = 0;
  std::vector<Taken> taken_;
  std::vector<Tied> level_nodes_;  // A heap with ties, a stack without. May hold what is outdated.
  int32_t level_ = -1;
  CompactWeight end_;
  std::vector<int32_t> hit_nodes_;  // After Relax(), the first improved_count_ are those.
  int improved_count_ = 0;
  std::vector<int32_t> hit_values_;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_LEVEL_SEARCH_H_
