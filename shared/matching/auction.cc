#include "shared/matching/auction.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "shared/matching/row_kernels.h"

namespace parvis::matching {
namespace {

// Entries kept of each row. With their bound they fill one line of the cache; rows that keep more
// are read again less often, but cost more at each bid.
constexpr int kKept = 7;
// No price passes 2^30, no worth is below -2^31, and kNothing is worth less than going without.
constexpr int32_t kNothing = -(1 << 29);
constexpr int32_t kHighestFloor = 1 << 28;
constexpr int32_t kNoPlace = (1 << 30) - 1;  // The price of a column without places.
// What was found best on the classes of docs/bench.md.
constexpr int32_t kFall = 10;         // Epsilon is divided by this from phase to phase.
constexpr int32_t kRise = 25;         // And multiplied by this where it proves too small.
constexpr int32_t kAlone = 8;         // Going without costs so many times the highest score.
constexpr int64_t kBidsOfPhase = 20;  // For each row, at most.
constexpr std::size_t kAhead = 2;     // Rows in the queue whose memory is asked for in advance.
constexpr int kMostPhases = 40;

// The best entries of one row, as they are found.
class BestKept {
 public:
  // Requires that at least kKept entries gain more than `least`, or that it is kNothing.
  explicit BestKept(int32_t least) {
    gain_.fill(least);
    column_.fill(0);
  }
  // What an entry has to gain more than to be kept.
  int32_t least() const { return gain_[kKept - 1]; }
  // No entry that is not kept gains more.
  int32_t bound() const { return bound_; }
  void LeaveOut(int32_t gain) { bound_ = std::max(bound_, gain); }
  void Offer(int32_t column, int32_t gain) {
    if (gain <= least()) return LeaveOut(gain);
    LeaveOut(least());
    int32_t at = kKept - 1;
    for (; at > 0 && gain_[at - 1] < gain; --at) {
      gain_[at] = gain_[at - 1];
      column_[at] = column_[at - 1];
    }
    gain_[at] = gain;
    column_[at] = column;
  }
  const std::array<int32_t, kKept>& gains() const { return gain_; }
  const std::array<int32_t, kKept>& columns() const { return column_; }

 private:
  std::array<int32_t, kKept> gain_;  // Falling.
  std::array<int32_t, kKept> column_;
  int32_t bound_ = kNothing;
};

// How the two kinds of problems are read.
class SparseRows {
 public:
  static constexpr int32_t kFinestScale = 8;
  // So many steps of the first epsilon are the range of the scores.
  static constexpr int32_t kFirstSteps = 16;
  explicit SparseRows(const SparseProblem& problem) : problem_(problem) {}

  // By column: its highest score, at least 0.
  std::vector<int32_t> Maxima() const {
    std::vector<int32_t> maxima(problem_.columns);
    for (const auto& [column, score] : problem_.entries)
      maxima[column] = std::max(maxima[column], score);
    return maxima;
  }
  // By column: how many rows it may have, at most.
  std::vector<int32_t> Degrees() const {
    std::vector<int32_t> degrees(problem_.columns);
    for (const Instance::Entry& entry : problem_.entries) ++degrees[entry.mentor];
    return degrees;
  }
  void Prefetch(int32_t row) const {
    const Instance::Entry* e = problem_.entries.data() + problem_.row_begin[row];
    const Instance::Entry* end = problem_.entries.data() + problem_.row_begin[row + 1];
    for (; e < end; e += 8) __builtin_prefetch(e);
  }
  void Read(int32_t row, const int32_t* price, int32_t scale, BestKept& best) {
    for (std::size_t at = problem_.row_begin[row]; at < problem_.row_begin[row + 1]; ++at) {
      const auto [column, score] = problem_.entries[at];
      best.Offer(column, score * scale - price[column]);
    }
  }

 private:
  const SparseProblem& problem_;
};

class DenseRows {
 public:
  // The loops over matrix rows know no scale. What is less exact costs little on short lists.
  static constexpr int32_t kFinestScale = 1;
  static constexpr int32_t kFirstSteps = 4;
  explicit DenseRows(const DenseProblem& problem)
      : problem_(problem),
        values_(problem.columns),
        maxima_((problem.columns + kBlock - 1) / kBlock) {}

  std::vector<int32_t> Maxima() const {
    std::vector<int32_t> maxima(problem_.columns);
    for (int32_t row = 0; row < problem_.rows; ++row)
      Kernels().raise(Row(row), problem_.columns, maxima.data());
    return maxima;
  }
  std::vector<int32_t> Degrees() const {
    return std::vector<int32_t>(problem_.columns, problem_.rows);
  }
  void Prefetch(int32_t row) const {
    for (int32_t column = 0; column < problem_.columns; column += kBlock)
      __builtin_prefetch(Row(row) + column);
  }
  void Read(int32_t row, const int32_t* price, int32_t, BestKept& best) {
    Kernels().values(Row(row), price, problem_.columns, values_.data(), maxima_.data());
    for (int32_t block = 0; block * kBlock < problem_.columns; ++block) {
      if (maxima_[block] <= best.least()) {
        best.LeaveOut(maxima_[block]);
        continue;
      }
      const int32_t end = std::min((block + 1) * kBlock, problem_.columns);
      for (int32_t column = block * kBlock; column < end; ++column)
        best.Offer(column, values_[column]);
    }
  }

 private:
  const int32_t* Row(int32_t row) const {
    return problem_.weights + static_cast<std::size_t>(row) * problem_.columns;
  }

  const DenseProblem& problem_;
  std::vector<int32_t> values_;  // Of the row that is read.
  std::vector<int32_t> maxima_;
};

template <typename Rows>
class Auction {
 public:
  template <typename Problem>
  Auction(const Problem& problem, Assignment& assignment);
  void Run(Progress& progress);

 private:
  struct Place {
    int32_t price;
    int32_t row;  // -1: free.
  };
  struct alignas(64) Kept {
    std::array<int32_t, kKept> column{};
    std::array<int32_t, kKept> worth;  // Without the price.
    int32_t bound;                     // No entry that is not kept gains more.
  };

  int32_t row_count() const { return static_cast<int32_t>(kept_.size()); }
  int32_t column_count() const { return static_cast<int32_t>(price_.size()); }

  // How many more places than rows there are.
  int64_t Surplus() const { return static_cast<int64_t>(places_.size()) - row_count(); }
  void SetScaleAndPrices();
  int32_t FirstEpsilon() const;
  // All places are free, at the last prices, and the floor is 0.
  void Restart();
  // False if it was broken off: it took too many bids, or progress gave up.
  bool RunPhase(int32_t epsilon, Progress& progress);
  void Prefetch(int32_t row) const {
    __builtin_prefetch(&kept_[row]);
    rows_.Prefetch(row);
  }
  // The row that is outbid, or -1.
  int32_t Bid(int32_t row, int32_t epsilon);
  void ReadRow(int32_t row);
  int32_t Sell(int32_t column, int32_t row, int32_t price);
  // False if no free place costs more than the floor.
  bool LiftFloor(int32_t epsilon);
  // How high the floor has to rise for as many to give way as there are free places.
  int32_t FloorForFree(std::size_t free) const;
  void Finish();

  Rows rows_;
  Assignment& result_;
  int32_t scale_ = 1;  // Of scores and prices, so that epsilon can be below 1 point.
  int32_t alone_ = 0;  // What going without costs.
  int32_t floor_ = 0;
  int64_t next_report_ = 0;      // At so many bids.
  std::vector<Kept> kept_;       // By row.
  std::vector<int32_t> price_;   // By column: of its cheapest place.
  std::vector<uint32_t> begin_;  // By column, and one more: its places.
  std::vector<Place> places_;    // Each column's are a heap, the cheapest first.
  std::vector<Place> without_;   // Rows that go without, and the floor that brings them back.
  std::vector<int32_t> queue_;   // Rows that wait, and those that will wait next.
  std::vector<int32_t> next_queue_;
};

template <typename Rows>
template <typename Problem>
Auction<Rows>::Auction(const Problem& problem, Assignment& assignment)
    : rows_(problem), result_(assignment), kept_(problem.rows), price_(problem.columns), begin_{0} {
  for (Kept& kept : kept_) {
    kept.worth.fill(kNothing);
    kept.bound = -kNothing;  // Nothing is known of any entry.
  }
  const std::vector<int32_t> degrees = rows_.Degrees();
  for (int32_t column = 0; column < column_count(); ++column) {
    const int32_t places = problem.capacities == nullptr ? 1 : problem.capacities[column];
    begin_.push_back(begin_.back() + std::min(places, degrees[column]));
    if (begin_[column] == begin_[column + 1]) price_[column] = kNoPlace;
  }
  places_.resize(begin_.back());
}

template <typename Rows>
void Auction<Rows>::Run(Progress& progress) {
  if (places_.empty()) return Finish();  // Nobody competes.
  SetScaleAndPrices();
  int32_t epsilon = FirstEpsilon();
  bool is_rising = true;
  for (int phase = 0; phase < kMostPhases && !result_.cancelled; ++phase) {
    Restart();
    if (RunPhase(epsilon, progress)) {
      is_rising = false;
      if (epsilon == 1) break;
      epsilon = std::max(epsilon / kFall, 1);
    } else {
      // A war of small steps: larger ones, or else leave the rest to exact searches.
      if (!is_rising || epsilon >= alone_) break;
      epsilon = epsilon < alone_ / kRise ? epsilon * kRise : alone_;
    }
  }
  Finish();
}

template <typename Rows>
void Auction<Rows>::SetScaleAndPrices() {
  const std::vector<int32_t> maxima = rows_.Maxima();
  const auto [lowest, highest] = std::minmax_element(maxima.begin(), maxima.end());
  scale_ = std::clamp((1 << 25) / (*highest + 1), 1, Rows::kFinestScale);
  alone_ = (*highest + 1) * scale_ * kAlone;
  // What somebody scores high will be dear (the column reduction of Jonker and Volgenant). In a
  // shortage all prices end above what going without costs; they begin there, and above it by as
  // much as still leaves each column a row that gains by it. In a surplus they begin at the floor,
  // where those of the places that stay free belong.
  if (Surplus() > 0) return;
  const int32_t base = Surplus() < 0 ? alone_ + *lowest / 2 * scale_ : 0;
  for (int32_t column = 0; column < column_count(); ++column)
    if (price_[column] != kNoPlace) price_[column] = base + (maxima[column] - *lowest) * scale_;
}

template <typename Rows>
int32_t Auction<Rows>::FirstEpsilon() const {
  // In a surplus prices hardly rise, and small steps need no larger ones before them.
  return std::max(alone_ / kAlone / (Surplus() > 0 ? 1000 : Rows::kFirstSteps), 1);
}

template <typename Rows>
void Auction<Rows>::Restart() {
  for (int32_t column = 0; column < column_count(); ++column) {
    if (price_[column] == kNoPlace) continue;
    price_[column] = std::max(price_[column] - floor_, 0);
    for (uint32_t place = begin_[column]; place < begin_[column + 1]; ++place)
      places_[place] = {price_[column], -1};
  }
  for (Kept& kept : kept_) kept.bound = std::min(kept.bound + floor_, -kNothing);
  floor_ = 0;
  queue_.resize(row_count());
  std::iota(queue_.begin(), queue_.end(), 0);
  without_.clear();
}

template <typename Rows>
bool Auction<Rows>::RunPhase(int32_t epsilon, Progress& progress) {
  int64_t& bids = result_.counters.bids;
  int64_t most = bids + kBidsOfPhase * row_count();
  do {
    // Lifting the floor takes as long as some bids.
    most -= static_cast<int64_t>(places_.size() / 100);
    while (!queue_.empty()) {
      next_queue_.clear();
      for (std::size_t i = 0; i < queue_.size(); ++i) {
        if (i + kAhead < queue_.size()) Prefetch(queue_[i + kAhead]);
        const int32_t outbid = Bid(queue_[i], epsilon);
        if (outbid >= 0) next_queue_.push_back(outbid);
      }
      queue_.swap(next_queue_);
      if (bids > most) return false;
      if (bids < next_report_) continue;
      // How many bids it will take is not known; kBidsOfPhase for each row is a usual number.
      next_report_ = bids + row_count();
      if (!progress.Report(double(bids) / double(bids + kBidsOfPhase * row_count()))) {
        result_.cancelled = true;
        return false;
      }
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
    if (second < kept.bound && going_without < kept.bound) {
      ReadRow(row);
      continue;
    }
    if (best < going_without) {
      // Who may have nobody at all never comes back.
      if (best > kNothing) without_.push_back({-alone_ - best, row});
      return -1;
    }
    const int32_t price = kept.worth[choice] - std::max(second, going_without) + epsilon;
    return Sell(kept.column[choice], row, price);
  }
}

template <typename Rows>
void Auction<Rows>::ReadRow(int32_t row) {
  ++result_.counters.rows_scanned;
  // The new ones are no worse than the old ones are now.
  Kept& kept = kept_[row];
  int32_t least = -kNothing;
  for (int32_t k = 0; k < kKept; ++k)
    least = std::min(least, kept.worth[k] - price_[kept.column[k]] - 1);
  BestKept best(std::max(least, kNothing));
  rows_.Read(row, price_.data(), scale_, best);
  kept.column = best.columns();
  for (int32_t k = 0; k < kKept; ++k)
    kept.worth[k] =
        best.gains()[k] == kNothing ? kNothing : best.gains()[k] + price_[kept.column[k]];
  kept.bound = best.bound();
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
  // Where no row has or wants a place, nothing competes, and the prices are as good as none.
  if (!is_one_too_dear || free == places_.size() + without_.size()) return false;
  const int32_t lifted = FloorForFree(free) + epsilon;
  if (lifted > kHighestFloor) return false;
  floor_ = lifted;
  // Raising all that is lower to one price keeps the heaps in order.
  for (int32_t column = 0; column < column_count(); ++column) {
    if (price_[column] >= floor_) continue;
    for (uint32_t at = begin_[column]; at < begin_[column + 1]; ++at) {
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
    for (uint32_t at = begin_[column]; at < begin_[column + 1]; ++at)
      if (places_[at].row >= 0) result_.column_of[places_[at].row] = column;
  }
}

}  // namespace

void RunAuction(const SparseProblem& problem, Progress& progress, Assignment& assignment) {
  Auction<SparseRows>(problem, assignment).Run(progress);
}

void RunAuction(const DenseProblem& problem, Progress& progress, Assignment& assignment) {
  Auction<DenseRows>(problem, assignment).Run(progress);
}

}  // namespace parvis::matching
