#include "shared/matching/level_search.h"

#include <algorithm>

#include "shared/matching/hash.h"
#include "shared/matching/score_matrix.h"

namespace parvis::matching {

LevelSearch::LevelSearch(int nodes, bool with_ties)
    : scans_(Scans()),
      with_ties_(with_ties),
      nodes_(ScoreMatrix::Padded(nodes)),
      nearest_(nodes_, kClosed),
      nearest_tie_(nodes_),
      from_(nodes_, -1),
      reached_(nodes_ + 1),
      hit_nodes_(nodes_),
      hit_values_(nodes_) {
  std::fill_n(nearest_.begin(), nodes, kFar);
}

void LevelSearch::SetReachable(int node, bool reachable) {
  Begin({});
  nearest_[node] = reachable ? kFar : kClosed;
}

void LevelSearch::Begin(CompactWeight end) {
  for (int i = 0; i < reached_count_; ++i) nearest_[reached_[i]] = kFar;
  reached_count_ = 0;
  taken_.clear();
  level_nodes_.clear();
  level_ = -1;
  end_ = end;
}

bool LevelSearch::ShortenEnd(CompactWeight distance) {
  if (!(distance < end_)) return false;
  end_ = distance;
  return true;
}

void LevelSearch::Reach(int line, int node, CompactWeight distance) {
  // Written without asking, which costs less than a branch that is guessed wrong.
  reached_[reached_count_] = node;
  reached_count_ += nearest_[node] == kFar ? 1 : 0;
  nearest_[node] = distance.value;
  if (with_ties_) nearest_tie_[node] = distance.tie;
  from_[node] = line;
  if (distance.value != level_) return;
  level_nodes_.push_back({distance.tie, node});
  if (with_ties_) std::push_heap(level_nodes_.begin(), level_nodes_.end());
}

void LevelSearch::Relax(int line, ScoreLine scores, CompactWeight distance, CompactWeight line_dual,
                        uint64_t line_hash, const Side& nodes) {
  // Without ties an equal distance is no nearer: one more makes it miss.
  const int32_t strict = with_ties_ ? 0 : 1;
  const CompactWeight base = distance + line_dual - CompactWeight{CompactWeight::kPair, 0};
  const int hits = scans_.near(
      {scores, nodes.dual.data(), nearest_.data(), nodes_, base.value + strict, end_.value},
      hit_nodes_.data(), hit_values_.data());
  improved_count_ = 0;
  for (int i = 0; i < hits; ++i) {
    const int node = hit_nodes_[i];
    CompactWeight through{hit_values_[i] - strict, 0};
    if (with_ties_) {
      through.tie = base.tie + nodes.dual_tie[node] - TieOfSum(line_hash + nodes.hash[node]);
      if (!(through < end_)) continue;
      if (through.value == nearest_[node] && through.tie >= nearest_tie_[node]) continue;
    }
    Reach(line, node, through);
    hit_nodes_[improved_count_++] = node;
  }
}

void LevelSearch::Offer(int line, int node, CompactWeight distance) {
  if (!(distance < end_) || nearest_[node] < 0) return;
  if (nearest_[node] == kFar || distance < CompactWeight{nearest_[node], nearest_tie_[node]})
    Reach(line, node, distance);
}

bool LevelSearch::NextLevel() {
  level_ = scans_.least_unsigned(nearest_.data(), nodes_);
  if (level_ < 0 || level_ == kFar || end_.value < level_) return false;
  const int count = scans_.equal(nearest_.data(), nodes_, level_, hit_nodes_.data());
  for (int i = 0; i < count; ++i)
    level_nodes_.push_back({nearest_tie_[hit_nodes_[i]], hit_nodes_[i]});
  if (with_ties_) std::make_heap(level_nodes_.begin(), level_nodes_.end());
  return true;
}

int LevelSearch::TakeNearest() {
  for (;;) {
    if (level_nodes_.empty() && !NextLevel()) return -1;
    if (with_ties_) std::pop_heap(level_nodes_.begin(), level_nodes_.end());
    const Tied nearest = level_nodes_.back();
    level_nodes_.pop_back();
    if (nearest_[nearest.node] != level_ || nearest_tie_[nearest.node] != nearest.tie) continue;
    const CompactWeight distance{level_, nearest.tie};
    if (!(distance < end_)) return -1;
    nearest_[nearest.node] = TakenAt(level_);
    taken_.push_back({nearest.node, distance});
    return nearest.node;
  }
}

}  // namespace parvis::matching
