#include "shared/matching/augmenting_paths.h"

#include <algorithm>
#include <limits>

#include "shared/matching/reciprocity.h"

namespace parvis::matching {
namespace {

constexpr Weight kZero{};
constexpr Weight kFarAway{std::numeric_limits<int64_t>::max(), 0};
constexpr Weight kLowest{std::numeric_limits<int64_t>::min(), 0};

}  // namespace

AugmentingPaths::AugmentingPaths(const Instance& instance, const Constraints& constraints,
                                 int32_t spread,
                                 absl::FunctionRef<Edge(int, const Instance::Entry&)> edge_of)
    : spread_(spread),
      mentors_(instance.mentors()),
      institution_of_(instance.adepts(), -1),
      pinned_(instance.adepts()),
      may_go_without_(instance.adepts()),
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
      if (!pinned_[a] && !forbidden) edges_.push_back(edge_of(a, entry));
    }
    row_begin_.push_back(edges_.size());
  }
}

void AugmentingPaths::AddInstitutions(const Instance& instance, const Constraints& constraints) {
  alone_without_shortfall_ = AloneWithoutShortfall(instance, constraints);
  for (int a = 0; a < instance.adepts(); ++a)
    if (const int i = instance.adept_institution(a); i >= 0) institution_of_[a] = mentors_ + i;
  const std::size_t columns = mentors_ + instance.institutions();
  capacity_.resize(columns, instance.adepts() + 1);  // Never full.
  taken_.resize(columns);
  adepts_of_.resize(columns);
  v_.resize(columns);
  distance_.resize(columns, kFarAway);
  from_.resize(columns, -1);
}

void AugmentingPaths::Seat(int adept, int mentor) {
  const std::span<const Edge> row = Row(adept);
  const auto edge = std::find_if(row.begin(), row.end(),
                                 [=](const Edge& other) { return other.mentor == mentor; });
  may_go_without_[adept] = true;
  mentor_of_[adept] = mentor;
  adepts_of_[mentor].push_back(adept);
  // The mentor's price is that of its last taken place. Whatever the prices, no other pair of the
  // adept's can weigh more than its own.
  v_[mentor] = CostOfNextPlace(mentor);
  ++taken_[mentor];
  u_[adept] = edge->weight() - v_[mentor];
  for (int other : adepts_of_[mentor])
    if (other != adept) u_[other] = u_[other] - Weight::Points(spread_);
}

void AugmentingPaths::Insert(int adept) {
  // A path is always there: the adept goes without, and its dual falls to 0; or, which is the same,
  // it goes to its institution.
  const int32_t institution = institution_of_[adept];
  may_go_without_[adept] = institution < 0;
  PriceRoot(adept, institution < 0 ? kZero : kZero - v_[institution]);
  end_distance_ = institution < 0 ? u_[adept] : kFarAway;
  end_adept_ = institution < 0 ? adept : -1;
  end_mentor_ = -1;
  Relax(adept, kZero);
  Search();
  u_[adept] = u_[adept] - end_distance_;
  UpdateDuals();
  Augment();
  ClearSearch();
}

std::optional<Weight> AugmentingPaths::FindPlace(std::span<const int32_t> adepts) {
  ClearSearch();
  end_distance_ = kFarAway;
  end_adept_ = -1;
  end_mentor_ = -1;
  // The roots hang below one more node, at the highest of their duals: that makes the arcs from
  // there to them 0 or above.
  Weight highest = kLowest;
  for (int adept : adepts) {
    PriceRoot(adept, kLowest);
    highest = std::max(highest, u_[adept]);
  }
  for (int adept : adepts)
    if (!Row(adept).empty()) Relax(adept, highest - u_[adept]);
  Search();
  if (end_distance_ == kFarAway) return std::nullopt;
  return highest - end_distance_;
}

int AugmentingPaths::Place() {
  UpdateDuals();
  const int adept = Augment();
  PriceRoot(adept, kLowest);
  ClearSearch();
  return adept;
}

void AugmentingPaths::PriceRoot(int adept, Weight least) {
  u_[adept] = least;
  for (const Edge& edge : Row(adept))
    u_[adept] = std::max(u_[adept], edge.weight() - v_[edge.mentor]);
}

void AugmentingPaths::Relax(int adept, Weight distance) {
  const Weight base = distance + u_[adept];
  for (const Edge& edge : Row(adept))
    Reach(edge.mentor, adept, base + v_[edge.mentor] - edge.weight());
  if (const int32_t institution = institution_of_[adept]; institution >= 0)
    Reach(institution, adept, base + v_[institution]);
}

void AugmentingPaths::Reach(int mentor, int adept, Weight distance) {
  // What is no nearer than the best end cannot be on a shorter path.
  if (!(distance < distance_[mentor]) || !(distance < end_distance_)) return;
  if (distance_[mentor] == kFarAway) open_.push_back(mentor);
  distance_[mentor] = distance;
  from_[mentor] = adept;
}

void AugmentingPaths::Search() {
  for (int mentor = TakeNearest(); mentor >= 0; mentor = TakeNearest()) Scan(mentor);
}

int AugmentingPaths::TakeNearest() {
  const auto nearest = std::min_element(open_.begin(), open_.end(),
                                        [&](int a, int b) { return distance_[a] < distance_[b]; });
  if (nearest == open_.end() || !(distance_[*nearest] < end_distance_)) return -1;
  const int mentor = *nearest;
  *nearest = open_.back();
  open_.pop_back();
  scanned_.push_back(mentor);
  return mentor;
}

void AugmentingPaths::Scan(int mentor) {
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
    if (may_go_without_[adept] && distance + u_[adept] < end_distance_) {
      end_distance_ = distance + u_[adept];
      end_adept_ = adept;
      end_mentor_ = -1;
    }
    Relax(adept, distance);
  }
}

void AugmentingPaths::UpdateDuals() {
  // Every node nearer than the end moves by what it is nearer: reduced costs along the path become
  // 0 and none becomes negative. An adept is as far away as the mentor it has.
  for (int mentor : scanned_) {
    const Weight nearer = end_distance_ - distance_[mentor];
    v_[mentor] = v_[mentor] + nearer;
    for (int adept : adepts_of_[mentor]) u_[adept] = u_[adept] - nearer;
  }
}

int AugmentingPaths::Augment() {
  int mentor = end_mentor_;
  if (end_adept_ >= 0) {
    mentor = mentor_of_[end_adept_];
    if (mentor < 0) return end_adept_;  // The path of an inserted adept that goes nowhere.
    mentor_of_[end_adept_] = -1;
    std::erase(adepts_of_[mentor], end_adept_);
  } else {
    ++taken_[mentor];
  }
  for (;;) {
    const int adept = from_[mentor];
    const int left = mentor_of_[adept];
    mentor_of_[adept] = mentor;
    adepts_of_[mentor].push_back(adept);
    if (left < 0) return adept;
    std::erase(adepts_of_[left], adept);
    mentor = left;
  }
}

void AugmentingPaths::ClearSearch() {
  for (int mentor : open_) distance_[mentor] = kFarAway;
  for (int mentor : scanned_) distance_[mentor] = kFarAway;
  open_.clear();
  scanned_.clear();
}

}  // namespace parvis::matching
