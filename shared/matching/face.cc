#include "shared/matching/face.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace parvis::matching {
namespace {

constexpr int64_t kFarAway = std::numeric_limits<int64_t>::max();
constexpr int32_t kNone = -1;

// A row's heaviest pairs are looked at first; the rest only where the duals do not hold for them.
constexpr std::size_t kCore = 24;

// A bid costs less than what a search looks at, but bidders may outbid each other for ever.
constexpr int64_t kBidsPerRow = 64;

constexpr int64_t kHeaviest = int64_t{1} << 31;

class FaceSolver {
 public:
  FaceSolver(Face face, const std::vector<int32_t>& column_of);
  FaceDuals Run(std::vector<int32_t>& column_of);

 private:
  // A column that a search has reached, and how far away it was then.
  struct Reached {
    int64_t distance;
    int32_t column;
  };

  int rows() const { return static_cast<int>(face_.may_stay_alone.size()); }
  int columns() const { return static_cast<int>(face_.least.size()); }
  std::span<Face::Edge> Core(int row) {
    return std::span(face_.edges)
        .subspan(face_.row_begin[row], core_end_[row] - face_.row_begin[row]);
  }
  // The spare as a row has the dual spare_, as a column -spare_, so that its pair with itself,
  // which weighs 0, is always formed. What a row that may stay alone, or a column that may be left,
  // has to lose against the spare.
  int64_t SlackOfAlone(int row) const { return row_dual_[row] - spare_; }
  int64_t SlackOfLeft(int column) const { return column_dual_[column] + spare_; }
  // A place of the column is neither taken by a row nor by the spare.
  bool HasOpenPlace(int column) const {
    return load_[column] < face_.least[column] ||
           (load_[column] < face_.most[column] && SlackOfLeft(column) > 0);
  }

  // The spare can take another place of the column.
  bool MayTakeSpare(int column) const {
    return face_.most[column] > face_.least[column] &&
           (load_[column] > face_.least[column] || SlackOfLeft(column) > 0);
  }

  void Take(int row, int column);
  void Leave(int row);
  // Makes the row's dual the lowest that keeps the invariant.
  void FitRowDual(int row);
  void ChooseCore(const std::vector<int32_t>& column_of);
  // Gives rows their best columns, raising prices by what the second best is worth less, as long
  // as that is cheap. Leaves free_ with the rows that are still to be placed.
  void Bid();
  int32_t BidOf(int row);
  // Places a free row by one search.
  void Insert(int row);
  // Fills open places, from rows that are alone or on columns that may lose one.
  void FillOpenPlaces();
  void Fill();
  // Adds the pairs for which the duals do not hold to the core; frees their rows. False if none.
  bool Widen();

  void StartSearch(bool from_spare);
  void Relax(int row, int64_t distance);
  int TakeNearest();
  void OfferEnd(int64_t distance, int32_t column, int32_t row);
  // A column that is not full may be the end.
  void OfferPlace(int32_t column, int64_t distance);
  void UpdateDuals();
  // Moves every row of the path that ends at end_column_ or end_row_ to its new column.
  void Augment();

  Face face_;
  std::vector<std::size_t> core_end_;
  std::vector<int32_t> column_of_;
  std::vector<int32_t> load_;   // By column: rows.
  std::vector<int32_t> first_;  // By column: the first of its rows,
  std::vector<int32_t> next_;   // by row: the next of its column's.
  std::vector<int64_t> row_dual_;
  std::vector<int64_t> column_dual_;
  int64_t spare_ = 0;
  std::vector<int32_t> free_;

  // One search.
  std::vector<int64_t> distance_;  // By column.
  std::vector<int32_t> from_;      // By column: the row before it; kNone if it is the spare.
  std::vector<Reached> heap_;
  std::vector<int32_t> reached_;  // Every column with a distance.
  std::vector<int32_t> scanned_;
  bool from_spare_ = false;
  int64_t end_distance_ = 0;
  int32_t end_column_ = kNone;  // A place of this column, or
  int32_t end_row_ = kNone;     // this row going to the spare.
};

FaceSolver::FaceSolver(Face face, const std::vector<int32_t>& column_of)
    : face_(std::move(face)),
      column_of_(rows(), kNone),
      load_(columns()),
      first_(columns(), kNone),
      next_(rows(), kNone),
      row_dual_(rows()),
      column_dual_(columns()),
      distance_(columns(), kFarAway),
      from_(columns(), kNone) {
  ChooseCore(column_of);
}

void FaceSolver::ChooseCore(const std::vector<int32_t>& column_of) {
  const auto heavier = [](Face::Edge a, Face::Edge b) {
    return a.weight != b.weight ? a.weight > b.weight : a.column < b.column;
  };
  core_end_.resize(rows());
  std::vector<Face::Edge> others;
  for (int row = 0; row < rows(); ++row) {
    const auto begin = face_.edges.begin() + face_.row_begin[row];
    const auto end = face_.edges.begin() + face_.row_begin[row + 1];
    core_end_[row] = face_.row_begin[row + 1];
    if (end - begin <= static_cast<std::ptrdiff_t>(2 * kCore)) continue;
    others.assign(begin, end);
    std::nth_element(others.begin(), others.begin() + kCore, others.end(), heavier);
    const Face::Edge too_light = others[kCore];
    // Both parts keep their order, so that every standard library finds the same duals.
    others.clear();
    auto core_end = begin;
    for (auto edge = begin; edge != end; ++edge) {
      // With the pair that is formed now, a matching of the face exists within the core.
      if (heavier(*edge, too_light) || edge->column == column_of[row]) {
        *core_end++ = *edge;
      } else {
        others.push_back(*edge);
      }
    }
    std::copy(others.begin(), others.end(), core_end);
    core_end_[row] = core_end - face_.edges.begin();
  }
}

void FaceSolver::Take(int row, int column) {
  column_of_[row] = column;
  ++load_[column];
  next_[row] = first_[column];
  first_[column] = row;
}

void FaceSolver::Leave(int row) {
  const int32_t column = column_of_[row];
  column_of_[row] = kNone;
  if (column == kNone) return;
  --load_[column];
  int32_t* link = &first_[column];
  while (*link != row) link = &next_[*link];
  *link = next_[row];
}

void FaceSolver::FitRowDual(int row) {
  int64_t dual = face_.may_stay_alone[row] ? spare_ : -kFarAway;
  for (const Face::Edge edge : Core(row))
    dual = std::max(dual, edge.weight - column_dual_[edge.column]);
  row_dual_[row] = dual;
}

void FaceSolver::Bid() {
  int64_t bids_left = kBidsPerRow * rows();
  for (int row = 0; row < rows(); ++row) {
    // A row that lost its column bids at once.
    int32_t bidder = row;
    for (; bidder != kNone && bids_left > 0; --bids_left) bidder = BidOf(bidder);
    if (bidder != kNone) free_.push_back(bidder);
  }
}

// Returns the row that is free now: none, another that lost its column, or, where bidding cannot
// help, none after adding the row to free_.
int32_t FaceSolver::BidOf(int row) {
  int64_t best = face_.may_stay_alone[row] ? 0 : -kFarAway;
  int64_t second = -kFarAway;
  int32_t column = kNone;
  for (const Face::Edge edge : Core(row)) {
    const int64_t gain = edge.weight - column_dual_[edge.column];
    if (gain > best) {
      second = best;
      best = gain;
      column = edge.column;
    } else if (gain > second) {
      second = gain;
    }
  }
  if (column == kNone) {
    row_dual_[row] = 0;  // The spare is best.
    return kNone;
  }
  if (load_[column] < face_.most[column]) {
    row_dual_[row] = best;
    Take(row, column);
    return kNone;
  }
  if (face_.most[column] != 1 || second == best) {
    free_.push_back(row);
    return kNone;
  }
  // A row without a choice outbids everybody.
  if (second == -kFarAway) second = best - kHeaviest;
  const int32_t loser = first_[column];
  Leave(loser);
  column_dual_[column] += best - second;
  row_dual_[row] = second;
  Take(row, column);
  return loser;
}

void FaceSolver::StartSearch(bool from_spare) {
  for (const int32_t column : reached_) distance_[column] = kFarAway;
  reached_.clear();
  scanned_.clear();
  heap_.clear();
  from_spare_ = from_spare;
  end_distance_ = kFarAway;
  end_column_ = kNone;
  end_row_ = kNone;
}

void FaceSolver::OfferEnd(int64_t distance, int32_t column, int32_t row) {
  if (distance >= end_distance_) return;
  end_distance_ = distance;
  end_column_ = column;
  end_row_ = row;
}

namespace {
// The column decides between equals, since standard libraries order equal elements of a heap in
// ways of their own.
constexpr auto kFarther = [](const auto& a, const auto& b) {
  return a.distance != b.distance ? a.distance > b.distance : a.column > b.column;
};
}  // namespace

void FaceSolver::Relax(int row, int64_t distance) {
  const int64_t base = distance + row_dual_[row];
  for (const Face::Edge edge : Core(row)) {
    const int64_t through = base + column_dual_[edge.column] - edge.weight;
    if (through >= end_distance_ || through >= distance_[edge.column]) continue;
    if (distance_[edge.column] == kFarAway) reached_.push_back(edge.column);
    distance_[edge.column] = through;
    from_[edge.column] = row;
    if (load_[edge.column] < face_.most[edge.column]) OfferPlace(edge.column, through);
    heap_.push_back({through, edge.column});
    std::push_heap(heap_.begin(), heap_.end(), kFarther);
  }
}

void FaceSolver::OfferPlace(int32_t column, int64_t distance) {
  if (HasOpenPlace(column)) {
    OfferEnd(distance, column, kNone);
  } else if (!from_spare_) {
    // A place that the spare has is free for what the spare would lose.
    OfferEnd(distance - std::min<int64_t>(0, SlackOfLeft(column)), column, kNone);
  }
}

int FaceSolver::TakeNearest() {
  while (!heap_.empty() && heap_.front().distance < end_distance_) {
    const Reached nearest = heap_.front();
    std::pop_heap(heap_.begin(), heap_.end(), kFarther);
    heap_.pop_back();
    if (nearest.distance != distance_[nearest.column]) continue;  // Reached by a shorter way since.
    scanned_.push_back(nearest.column);
    return nearest.column;
  }
  return kNone;
}

void FaceSolver::UpdateDuals() {
  for (const int32_t column : scanned_) {
    const int64_t nearer = end_distance_ - distance_[column];
    column_dual_[column] += nearer;
    for (int32_t row = first_[column]; row != kNone; row = next_[row]) row_dual_[row] -= nearer;
  }
}

void FaceSolver::Augment() {
  int32_t column = end_column_;
  if (end_row_ != kNone) {
    column = column_of_[end_row_];
    Leave(end_row_);
  }
  while (column != kNone) {
    const int32_t row = from_[column];
    if (row == kNone) return;  // The spare gave up its place here.
    const int32_t left = column_of_[row];
    Leave(row);
    Take(row, column);
    column = left;
  }
}

void FaceSolver::Insert(int row) {
  FitRowDual(row);
  StartSearch(false);
  if (face_.may_stay_alone[row]) OfferEnd(SlackOfAlone(row), kNone, row);
  Relax(row, 0);
  for (int32_t column = TakeNearest(); column != kNone; column = TakeNearest()) {
    const int64_t distance = distance_[column];
    for (int32_t other = first_[column]; other != kNone; other = next_[other]) {
      if (face_.may_stay_alone[other]) OfferEnd(distance + SlackOfAlone(other), kNone, other);
      Relax(other, distance);
    }
  }
  row_dual_[row] -= end_distance_;
  UpdateDuals();
  if (end_row_ != row) Augment();
}

void FaceSolver::FillOpenPlaces() {
  for (int column = 0; column < columns(); ++column)
    while (HasOpenPlace(column)) Fill();
}

// Fills the open place that is nearest to the spare.
void FaceSolver::Fill() {
  StartSearch(true);
  for (int column = 0; column < columns(); ++column) {
    if (!MayTakeSpare(column)) continue;
    reached_.push_back(column);
    distance_[column] = SlackOfLeft(column);
    from_[column] = kNone;
    heap_.push_back({distance_[column], column});
    if (HasOpenPlace(column)) OfferEnd(distance_[column], column, kNone);
  }
  std::make_heap(heap_.begin(), heap_.end(), kFarther);
  for (int row = 0; row < rows(); ++row)
    if (column_of_[row] == kNone) Relax(row, 0);
  for (int32_t column = TakeNearest(); column != kNone; column = TakeNearest()) {
    for (int32_t other = first_[column]; other != kNone; other = next_[other])
      Relax(other, distance_[column]);
  }
  spare_ -= end_distance_;
  for (int row = 0; row < rows(); ++row)
    if (column_of_[row] == kNone) row_dual_[row] -= end_distance_;
  UpdateDuals();
  Augment();
}

bool FaceSolver::Widen() {
  for (int row = 0; row < rows(); ++row) {
    const std::size_t core_end = core_end_[row];
    for (std::size_t i = core_end; i < face_.row_begin[row + 1]; ++i) {
      Face::Edge& edge = face_.edges[i];
      if (row_dual_[row] + column_dual_[edge.column] >= edge.weight) continue;
      std::swap(edge, face_.edges[core_end_[row]++]);
    }
    if (core_end_[row] == core_end) continue;
    Leave(row);
    free_.push_back(row);
  }
  return !free_.empty();
}

FaceDuals FaceSolver::Run(std::vector<int32_t>& column_of) {
  Bid();
  do {
    for (const int32_t row : free_) Insert(row);
    free_.clear();
    FillOpenPlaces();
  } while (Widen());
  for (int64_t& dual : row_dual_) dual -= spare_;
  for (int column = 0; column < columns(); ++column) {
    int64_t& dual = column_dual_[column];
    dual += spare_;
    // A column that stays empty has no pair that a higher price could spoil.
    if (load_[column] == 0) dual = std::max<int64_t>(dual, 0);
  }
  column_of = std::move(column_of_);
  return {std::move(row_dual_), std::move(column_dual_)};
}

}  // namespace

FaceDuals SolveFace(Face face, std::vector<int32_t>& column_of) {
  return FaceSolver(std::move(face), column_of).Run(column_of);
}

}  // namespace parvis::matching
