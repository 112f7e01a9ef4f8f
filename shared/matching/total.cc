#include "shared/matching/total.h"

#include "shared/matching/augmenting_paths.h"

namespace parvis::matching {
<<<<<<< HEAD
namespace {

constexpr Weight kZero{};
constexpr Weight kFarAway{std::numeric_limits<int64_t>::max(), 0};

// An allowed, not forbidden pair of an adept that is not pinned.
struct Edge {
  int32_t mentor;
  int32_t score;
  int32_t tie;  // Below 2^31.

  Weight weight() const { return Weight::Make(1, score, tie); }
};

class TotalSolver {
 public:
  TotalSolver(const Instance& instance, const Constraints& constraints, int32_t spread);
  TotalResult Run(Progress* progress);

 private:
  std::span<const Edge> Row(int adept) const {
    return std::span(edges_).subspan(row_begin_[adept], row_begin_[adept + 1] - row_begin_[adept]);
  }
  bool HasFreePlace(int mentor) const { return taken_[mentor] < capacity_[mentor]; }
  // What the mentor's next free place costs.
  Weight CostOfNextPlace(int mentor) const {
    return Weight::Points(int64_t{spread_} * taken_[mentor]);
  }

  void Insert(int adept);
  // Offers every mentor of the adept's row the way over the adept, which is `distance` away.
  void Relax(int adept, Weight distance);
  // Takes the nearest mentor out of open_; -1 if none is nearer than the best end.
  int TakeNearest();
  // Looks for ends of the path at the mentor, and goes on over its adepts.
  void Scan(int mentor);
  void UpdateDuals();
  // Moves every adept of the path that ends at end_mentor_ or end_adept_ to its new mentor.
  void Augment(int root);

  const int32_t spread_;
  std::vector<bool> pinned_;
  std::vector<std::size_t> row_begin_{0};
  std::vector<Edge> edges_;
  std::vector<int32_t> capacity_;
  std::vector<int32_t> taken_;  // Places, pins included.
  std::vector<int32_t> mentor_of_;
  std::vector<std::vector<int32_t>> adepts_of_;  // Without the pinned ones.
  std::vector<Weight> u_;
  std::vector<Weight> v_;

  // One search.
  std::vector<Weight> distance_;  // By mentor; kFarAway if not reached.
  std::vector<int32_t> from_;     // By mentor: the adept before it on its path.
  std::vector<int32_t> open_;     // Mentors that are reached, not yet scanned.
  std::vector<int32_t> scanned_;  // Mentors.
  Weight end_distance_;           // Of the best end so far.
  int32_t end_mentor_ = -1;       // The end, if it is a free place.
  int32_t end_adept_ = -1;        // The end, if it is an adept that goes without.
};

TotalSolver::TotalSolver(const Instance& instance, const Constraints& constraints, int32_t spread)
    : spread_(spread),
      pinned_(instance.adepts()),
      taken_(instance.mentors()),
      mentor_of_(instance.adepts(), -1),
      adepts_of_(instance.mentors()),
      u_(instance.adepts()),
      v_(instance.mentors()),
      distance_(instance.mentors(), kFarAway),
      from_(instance.mentors(), -1) {
  for (int m = 0; m < instance.mentors(); ++m) capacity_.push_back(instance.capacity(m));
  for (Pair pin : constraints.pins) {
    pinned_[pin.adept] = true;
    mentor_of_[pin.adept] = pin.mentor;
    ++taken_[pin.mentor];
  }
  const std::vector<Pair> forbids = Sorted(constraints.forbids);
  auto forbid = forbids.begin();
  for (int a = 0; a < instance.adepts(); ++a) {
    for (const Instance::Entry& entry : instance.Row(a)) {
      const Pair pair{a, entry.mentor};
      while (forbid != forbids.end() && *forbid < pair) ++forbid;
      const bool forbidden = forbid != forbids.end() && *forbid == pair;
      if (pinned_[a] || forbidden) continue;
      edges_.push_back(
          {entry.mentor, entry.score, static_cast<int32_t>(instance.Tie(a, entry.mentor))});
    }
    row_begin_.push_back(edges_.size());
  }
}

TotalResult TotalSolver::Run(Progress* progress) {
  const int adepts = static_cast<int>(mentor_of_.size());
  const int between_reports = adepts / 100 + 1;
  for (int a = 0; a < adepts; ++a) {
    if (!pinned_[a]) Insert(a);
    if (progress != nullptr && a % between_reports == 0 &&
        !progress->Report(static_cast<double>(a) / adepts)) {
      TotalResult result;
      result.cancelled = true;
      return result;
    }
  }
  return {std::move(mentor_of_), std::move(u_), std::move(v_)};
}

void TotalSolver::Insert(int adept) {
  // The lowest price of the adept's own that keeps condition 1.
  for (const Edge& edge : Row(adept))
    u_[adept] = std::max(u_[adept], edge.weight() - v_[edge.mentor]);
  // The path that is always there: the adept goes without, and its dual falls to 0.
  end_distance_ = u_[adept];
  end_adept_ = adept;
  end_mentor_ = -1;
  Relax(adept, kZero);
  for (int mentor = TakeNearest(); mentor >= 0; mentor = TakeNearest()) Scan(mentor);
  u_[adept] = u_[adept] - end_distance_;
  UpdateDuals();
  Augment(adept);
  for (int mentor : open_) distance_[mentor] = kFarAway;
  for (int mentor : scanned_) distance_[mentor] = kFarAway;
  open_.clear();
  scanned_.clear();
}

void TotalSolver::Relax(int adept, Weight distance) {
  const Weight base = distance + u_[adept];
  for (const Edge& edge : Row(adept)) {
    const Weight through = base + v_[edge.mentor] - edge.weight();
    // What is no nearer than the best end cannot be on a shorter path.
    if (!(through < distance_[edge.mentor]) || !(through < end_distance_)) continue;
    if (distance_[edge.mentor] == kFarAway) open_.push_back(edge.mentor);
    distance_[edge.mentor] = through;
    from_[edge.mentor] = adept;
  }
}

int TotalSolver::TakeNearest() {
  const auto nearest = std::min_element(open_.begin(), open_.end(),
                                        [&](int a, int b) { return distance_[a] < distance_[b]; });
  if (nearest == open_.end() || !(distance_[*nearest] < end_distance_)) return -1;
  const int mentor = *nearest;
  *nearest = open_.back();
  open_.pop_back();
  scanned_.push_back(mentor);
  return mentor;
}

void TotalSolver::Scan(int mentor) {
  const Weight distance = distance_[mentor];
  if (HasFreePlace(mentor)) {
    const Weight end = distance + CostOfNextPlace(mentor) - v_[mentor];
    if (end < end_distance_) {
      end_distance_ = end;
      end_mentor_ = mentor;
      end_adept_ = -1;
    }
  }
  for (int adept : adepts_of_[mentor]) {
    if (distance + u_[adept] < end_distance_) {
      end_distance_ = distance + u_[adept];
      end_adept_ = adept;
      end_mentor_ = -1;
    }
    Relax(adept, distance);
  }
}

void TotalSolver::UpdateDuals() {
  // Every node nearer than the end moves by what it is nearer: reduced costs along the path become
  // 0 and none becomes negative. An adept is as far away as the mentor it has.
  for (int mentor : scanned_) {
    const Weight nearer = end_distance_ - distance_[mentor];
    v_[mentor] = v_[mentor] + nearer;
    for (int adept : adepts_of_[mentor]) u_[adept] = u_[adept] - nearer;
  }
}

void TotalSolver::Augment(int root) {
  int mentor = end_mentor_;
  if (end_adept_ == root) return;
  if (end_adept_ >= 0) {
    mentor = mentor_of_[end_adept_];
    mentor_of_[end_adept_] = -1;
    std::erase(adepts_of_[mentor], end_adept_);
  } else {
    ++taken_[mentor];
  }
  for (int adept = -1; adept != root;) {
    adept = from_[mentor];
    const int left = mentor_of_[adept];
    mentor_of_[adept] = mentor;
    adepts_of_[mentor].push_back(adept);
    if (left >= 0) std::erase(adepts_of_[left], adept);
    mentor = left;
  }
}

}  // namespace

TotalResult SolveTotal(const Instance& instance, const Constraints& constraints, int32_t spread,
                       Progress* progress) {
  return TotalSolver(instance, constraints, spread).Run(progress);
=======

TotalResult SolveTotal(const Instance& instance, const Constraints& constraints, int32_t spread) {
  AugmentingPaths paths(instance, constraints, spread, [&](int a, const Instance::Entry& entry) {
    return AugmentingPaths::Edge{entry.mentor, 1, entry.score,
                                 static_cast<int32_t>(instance.Tie(a, entry.mentor))};
  });
  for (int a = 0; a < instance.adepts(); ++a)
    if (!paths.pinned(a)) paths.Insert(a);
  return {paths.mentor_of(), paths.adept_duals(), paths.mentor_duals()};
>>>>>>> 0a8dc04 (Rematch: standing pairs of which some need another, by shortest augmenting paths)
}

}  // namespace parvis::matching
