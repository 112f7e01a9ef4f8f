#include "shared/matching/auction.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace parvis::matching {
namespace {

// How the two kinds of problems are read: f(column, score) for each allowed pair of a row.
struct SparseRows {
  const SparseProblem& problem;
  template <typename F>
  void ForEach(int32_t row, F f) const {
    for (std::size_t at = problem.row_begin[row]; at < problem.row_begin[row + 1]; ++at)
      f(problem.entries[at].mentor, problem.entries[at].score);
  }
  // By column: how many rows it may have, at most.
  std::vector<int32_t> Degrees() const {
    std::vector<int32_t> degrees(problem.columns);
    for (const Instance::Entry& entry : problem.entries) ++degrees[entry.mentor];
    return degrees;
  }
};
struct DenseRows {
  const DenseProblem& problem;
  template <typename F>
  void ForEach(int32_t row, F f) const {
    const int32_t* weights = problem.weights + static_cast<std::size_t>(row) * problem.columns;
    for (int32_t column = 0; column < problem.columns; ++column)
      if (weights[column] >= 0) f(column, weights[column]);
  }
  std::vector<int32_t> Degrees() const {
    return std::vector<int32_t>(problem.columns, problem.rows);
  }
};

// Entries kept of each row. With 8 they fill one line of the cache; more are read again less often,
// but cost more at each bid.
constexpr int kKept = 8;
// No price passes 2^30, no worth is below -2^31, and kNothing is worth less than going without.
constexpr int32_t kNothing = -(1 << 29);
constexpr int32_t kHighestFloor = 1 << 29;
constexpr int32_t kNoPlace = (1 << 30) - 1;  // The price of a column without places.
// What was found best on the classes of docs/bench.md.
constexpr int32_t kFinestScale = 8;
constexpr int32_t kFall = 5;          // Epsilon is divided by this from phase to phase.
constexpr int64_t kBidsOfPhase = 20;  // For each row, at most.
constexpr int kMostPhases = 40;
constexpr double kAuctionShare = 0.8;  // Of a solve's time.

template <typename Rows>
class Auction {
 public:
  Auction(Rows rows, const int32_t* capacities, Assignment& assignment);
  void Run(Progress* progress);

 private:
  struct Place {
    int32_t price;
    int32_t row;                                                              // -1: free.
    bool operator<(const Place& other) const { return price > other.price; }  // Min-heap.
  };
  struct Kept {
    std::array<int32_t, kKept> column;
    std::array<int32_t, kKept> worth;  // Without the price.
  };

  int32_t row_count() const { return static_cast<int32_t>(kept_.size()); }
  int32_t column_count() const { return static_cast<int32_t>(price_.size()); }

  void SetScale();
  // All places are free, at the last prices, and the floor is 0.
  void Restart();
  // False if it took more bids than `budget`.
  bool RunPhase(int32_t epsilon, int64_t budget);
  // The row that is outbid, or -1.
  int32_t Bid(int32_t row, int32_t epsilon);
  void ReadRow(int32_t row);
  int32_t Sell(int32_t column, int32_t row, int32_t price);
  // False if no free place costs more than the floor.
  bool LiftFloor(int32_t epsilon);
  // How high the floor has to rise for as many to give way as there are free places.
  int32_t FloorForFree(std::size_t free) const;
  void Finish();

  const Rows rows_;
  Assignment& result_;
  int32_t highest_ = 0;  // Score.
  int32_t scale_ = 1;    // Of scores and prices, so that epsilon can be below 1 point.
  int32_t alone_ = 0;    // What going without costs.
  int32_t floor_ = 0;
  std::vector<Kept> kept_;          // By row.
  std::vector<int32_t> bound_;      // By row: no entry that is not kept is worth more.
  std::vector<int32_t> price_;      // By column: of its cheapest place.
  std::vector<std::size_t> begin_;  // By column, and one more: its places.
  std::vector<Place> places_;       // Each column's are a heap, the cheapest first.
  std::vector<Place> without_;      // Rows that go without, and the floor that brings them back.
  std::vector<int32_t> queue_;      // Rows that wait, and those that will wait next.
  std::vector<int32_t> next_queue_;
};

template <typename Rows>
Auction<Rows>::Auction(Rows rows, const int32_t* capacities, Assignment& assignment)
    : rows_(rows),
      result_(assignment),
      kept_(rows.problem.rows),
      bound_(rows.problem.rows, -kNothing),  // Nothing is known of any entry.
      price_(rows.problem.columns),
      begin_{0} {
  for (Kept& kept : kept_) {
    kept.column.fill(0);
    kept.worth.fill(kNothing);
  }
  const std::vector<int32_t> degrees = rows_.Degrees();
  for (int32_t column = 0; column < column_count(); ++column) {
    const int32_t places = capacities == nullptr ? 1 : capacities[column];
    begin_.push_back(begin_.back() + std::min(places, degrees[column]));
    if (begin_[column] == begin_[column + 1]) price_[column] = kNoPlace;
  }
  places_.resize(begin_.back());
}

template <typename Rows>
void Auction<Rows>::Run(Progress* progress) {
  if (places_.empty()) return Finish();  // Nobody competes.
  SetScale();
  // In a shortage prices have to climb to where going without is as good.
  int32_t epsilon = std::max(places_.size() < kept_.size() ? alone_ / 8 : alone_ / 64, 1);
  bool is_rising = true;
  for (int phase = 0; phase < kMostPhases; ++phase) {
    Restart();
    if (progress != nullptr && !progress->Report(kAuctionShare * phase / kMostPhases)) {
      result_.cancelled = true;
      break;
    }
    const bool is_complete = RunPhase(epsilon, kBidsOfPhase * row_count());
    if (is_complete) {
      is_rising = false;
      if (epsilon == 1) break;
      epsilon = std::max(epsilon / kFall, 1);
    } else {
      // A war of small steps: larger ones, or else leave the rest to exact searches.
      if (!is_rising || epsilon >= alone_) break;
      epsilon = std::min(epsilon * kFall, alone_);
    }
  }
  Finish();
}

template <typename Rows>
void Auction<Rows>::SetScale() {
  for (int32_t row = 0; row < row_count(); ++row)
    rows_.ForEach(row, [&](int32_t, int32_t score) { highest_ = std::max(highest_, score); });
  scale_ = std::clamp((1 << 25) / (highest_ + 1), 1, kFinestScale);
  alone_ = (highest_ + 1) * scale_ * 8;
}

template <typename Rows>
void Auction<Rows>::Restart() {
  for (int32_t column = 0; column < column_count(); ++column) {
    if (price_[column] == kNoPlace) continue;
    price_[column] = std::max(price_[column] - floor_, 0);
    for (std::size_t place = begin_[column]; place < begin_[column + 1]; ++place)
      places_[place] = {price_[column], -1};
  }
  for (int32_t& bound : bound_) bound = std::min(bound + floor_, -kNothing);
  floor_ = 0;
  queue_.resize(row_count());
  std::iota(queue_.begin(), queue_.end(), 0);
  without_.clear();
}

template <typename Rows>
bool Auction<Rows>::RunPhase(int32_t epsilon, int64_t budget) {
  const int64_t most = result_.counters.bids + budget;
  do {
    while (!queue_.empty()) {
      next_queue_.clear();
      for (int32_t row : queue_) {
        const int32_t outbid = Bid(row, epsilon);
        if (outbid >= 0) next_queue_.push_back(outbid);
      }
      queue_.swap(next_queue_);
      if (result_.counters.bids > most) return false;
    }
  } while (LiftFloor(epsilon));
  return true;
}

template <typename Rows>
int32_t Auction<Rows>::Bid(int32_t row, int32_t epsilon) {
  ++result_.counters.bids;
  const int32_t going_without = -alone_ - floor_;
  while (true) {
    const Kept& kept = kept_[row];
    int32_t best = kNothing;
    int32_t second = kNothing;
    int32_t choice = 0;
    for (int32_t k = 0; k < kKept; ++k) {
      const int32_t worth = kept.worth[k] - price_[kept.column[k]];
      second = std::max(second, std::min(worth, best));
      if (worth > best) {
        best = worth;
        choice = k;
      }
    }
    if (second < bound_[row] && going_without < bound_[row]) {
      ReadRow(row);
      continue;
    }
    if (best < going_without) {
      without_.push_back({-alone_ - best, row});
      return -1;
    }
    const int32_t price = kept.worth[choice] - std::max(second, going_without) + epsilon;
    return Sell(kept.column[choice], row, price);
  }
}

template <typename Rows>
void Auction<Rows>::ReadRow(int32_t row) {
  ++result_.counters.rows_scanned;
  Kept& kept = kept_[row];
  std::array<int32_t, kKept> gain;  // Falling.
  gain.fill(kNothing);
  kept.worth.fill(kNothing);
  int32_t bound = kNothing;
  rows_.ForEach(row, [&](int32_t column, int32_t score) {
    const int32_t worth = score * scale_;
    const int32_t new_gain = worth - price_[column];
    if (new_gain <= gain[kKept - 1]) {
      bound = std::max(bound, new_gain);
      return;
    }
    bound = std::max(bound, gain[kKept - 1]);
    int32_t at = kKept - 1;
    for (; at > 0 && gain[at - 1] < new_gain; --at) {
      gain[at] = gain[at - 1];
      kept.column[at] = kept.column[at - 1];
      kept.worth[at] = kept.worth[at - 1];
    }
    gain[at] = new_gain;
    kept.column[at] = column;
    kept.worth[at] = worth;
  });
  bound_[row] = bound;
}

template <typename Rows>
int32_t Auction<Rows>::Sell(int32_t column, int32_t row, int32_t price) {
  Place* heap = &places_[begin_[column]];
  const std::size_t size = begin_[column + 1] - begin_[column];
  const int32_t outbid = heap[0].row;
  std::size_t at = 0;
  for (std::size_t child = 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && heap[child + 1].price < heap[child].price) ++child;
    if (heap[child].price >= price) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = {price, row};
  price_[column] = heap[0].price;
  return outbid;
}

template <typename Rows>
bool Auction<Rows>::LiftFloor(int32_t epsilon) {
  std::size_t free = 0;
  bool is_one_too_dear = false;
  for (const Place& place : places_) {
    if (place.row >= 0) continue;
    ++free;
    is_one_too_dear |= place.price > floor_;
  }
  // Without any row in a place nothing competes, and the prices are as good as none.
  if (!is_one_too_dear || free == places_.size()) return false;
  floor_ = FloorForFree(free) + epsilon;
  if (floor_ > kHighestFloor) return false;
  // Raising all that is lower to one price keeps the heaps in order.
  for (int32_t column = 0; column < column_count(); ++column) {
    if (price_[column] >= floor_) continue;
    for (std::size_t at = begin_[column]; at < begin_[column + 1]; ++at) {
      Place& place = places_[at];
      if (place.price >= floor_) continue;
      if (place.row >= 0) queue_.push_back(place.row);
      place = {floor_, -1};
    }
    price_[column] = floor_;
  }
  std::erase_if(without_, [&](const Place& place) {
    if (place.price < floor_) queue_.push_back(place.row);
    return place.price < floor_;
  });
  return true;
}

template <typename Rows>
int32_t Auction<Rows>::FloorForFree(std::size_t free) const {
  std::vector<int32_t> prices;
  prices.reserve(places_.size() + without_.size());
  for (const Place& place : places_) prices.push_back(place.price);
  for (const Place& place : without_) prices.push_back(place.price);
  std::nth_element(prices.begin(), prices.begin() + free, prices.end());
  return prices[free];
}

template <typename Rows>
void Auction<Rows>::Finish() {
  result_.column_of.assign(row_count(), -1);
  result_.column_dual.assign(column_count(), 0);
  for (int32_t column = 0; column < column_count(); ++column) {
    if (price_[column] == kNoPlace) continue;
    result_.column_dual[column] = std::max(price_[column] - floor_, 0) / scale_;
    for (std::size_t at = begin_[column]; at < begin_[column + 1]; ++at)
      if (places_[at].row >= 0) result_.column_of[places_[at].row] = column;
  }
}

}  // namespace

void RunAuction(const SparseProblem& problem, Progress* progress, Assignment& assignment) {
  Auction(SparseRows{problem}, problem.capacities, assignment).Run(progress);
}

void RunAuction(const DenseProblem& problem, Progress* progress, Assignment& assignment) {
  Auction(DenseRows{problem}, problem.capacities, assignment).Run(progress);
}

}  // namespace parvis::matching
