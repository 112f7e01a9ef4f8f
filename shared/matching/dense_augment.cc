#include "shared/matching/dense_augment.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <utility>
#include <vector>

#include "shared/matching/row_kernels.h"
#include "shared/matching/sparse_augment.h"
#include "shared/matching/weight.h"

namespace parvis::matching {
namespace {

// The middle row has this many entries in the first core: with 32 the proof fails too often.
constexpr int32_t kCoreOfRow = 64;
// No row gets more at once, however many are equally good.
constexpr int32_t kMostOfRow = 4 * kCoreOfRow;
constexpr int32_t kSampledRows = 32;
// No value of an allowed pair is below minus this, and no value of another above.
constexpr int32_t kWidest = 1 << 28;
// Duals up to here can be compared with values that come from prices cut to kMaxPrice.
constexpr int64_t kMaxDual = kMaxPrice / 2;

class DenseAugmenter {
 public:
  DenseAugmenter(const DenseProblem& problem, Assignment& assignment);
  void Run(Progress& progress);

 private:
  const int32_t* Weights(int32_t row) const {
    return problem_.weights + static_cast<std::size_t>(row) * problem_.columns;
  }
  // The column duals less so many pairs, cut to the range of the row kernels.
  std::vector<int32_t> Prices(int64_t pairs) const;
  // Sets values_ and maxima_ of the row, and gives the highest.
  int32_t Read(int32_t row, const std::vector<int32_t>& price);
  // Adds the entries of the row that is read whose values are at least `least` to the core.
  void Add(int32_t row, int32_t least);
  // How far the core's entries may be from the best of their row.
  int32_t Gap(const std::vector<int32_t>& price);
  void MakeCore();
  // Adds entries of negative reduced cost. False if there are none.
  bool WidenCore();
  void AddBySums(int32_t row);

  const DenseProblem& problem_;
  Assignment& assignment_;
  std::vector<std::size_t> core_begin_;
  std::vector<Instance::Entry> core_;
  std::vector<int32_t> values_;
  std::vector<int32_t> maxima_;  // Of each kBlock values.
};

DenseAugmenter::DenseAugmenter(const DenseProblem& problem, Assignment& assignment)
    : problem_(problem),
      assignment_(assignment),
      values_(problem.columns),
      maxima_((problem.columns + kBlock - 1) / kBlock, kForbiddenValue) {}

void DenseAugmenter::Run(Progress& progress) {
  MakeCore();
  double begin = 0;
  do {
    const double end = (1 + begin) / 2;
    PartOfProgress round(&progress, begin, end);
    AugmentSparse({problem_.rows, problem_.columns, core_begin_, core_, problem_.capacities}, round,
                  assignment_);
    begin = end;
  } while (!assignment_.cancelled && WidenCore());
}

std::vector<int32_t> DenseAugmenter::Prices(int64_t pairs) const {
  std::vector<int32_t> prices;
  for (int64_t dual : assignment_.column_dual)
    prices.push_back(static_cast<int32_t>(
        std::clamp<int64_t>(dual - pairs * Weight::kPair, 1 - kMaxPrice, kMaxPrice - 1)));
  return prices;
}

int32_t DenseAugmenter::Read(int32_t row, const std::vector<int32_t>& price) {
  ++assignment_.counters.rows_scanned;
  Kernels().values(Weights(row), price.data(), problem_.columns, values_.data(), maxima_.data());
  return maxima_.empty() ? kForbiddenValue : *std::max_element(maxima_.begin(), maxima_.end());
}

void DenseAugmenter::Add(int32_t row, int32_t least) {
  const std::size_t most = core_.size() + kMostOfRow;
  const int32_t blocks = static_cast<int32_t>(maxima_.size());
  // Each row begins at another block: where many are equally good, not all rows get the same.
  for (int32_t i = 0; i < blocks && core_.size() < most; ++i) {
    const int32_t block = (row + i) % blocks;
    if (maxima_[block] < least) continue;
    const int32_t end = std::min((block + 1) * kBlock, problem_.columns);
    for (int32_t column = block * kBlock; column < end; ++column)
      if (values_[column] >= least) core_.push_back({column, Weights(row)[column]});
  }
}

int32_t DenseAugmenter::Gap(const std::vector<int32_t>& price) {
  if (problem_.columns <= kCoreOfRow || problem_.rows == 0) return 2 * kWidest - 1;
  std::vector<int32_t> gaps;
  for (int32_t i = 0; i < kSampledRows; ++i) {
    const int32_t row = static_cast<int32_t>(int64_t{i} * problem_.rows / kSampledRows);
    const int32_t best = Read(row, price);
    const auto last = values_.begin() + kCoreOfRow;
    std::nth_element(values_.begin(), last, values_.end(), std::greater<>());
    gaps.push_back(std::max(best, -kWidest) - std::max(*last, -kWidest));
  }
  const auto middle = gaps.begin() + kSampledRows / 2;
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

void DenseAugmenter::MakeCore() {
  const std::vector<int32_t> price = Prices(0);
  const int32_t gap = Gap(price);
  core_begin_ = {0};
  for (int32_t row = 0; row < problem_.rows; ++row) {
    const int32_t best = Read(row, price);
    if (best > -kWidest) Add(row, std::max(best - gap, -kWidest));
    core_begin_.push_back(core_.size());
  }
}

bool DenseAugmenter::WidenCore() {
  const std::vector<std::size_t> old_begin = std::exchange(core_begin_, {0});
  const std::vector<Instance::Entry> old = std::exchange(core_, {});
  // The value of an entry is held against the points of the row's dual: what the dual lacks of the
  // pair that the entry is worth, the column's dual has to hold.
  const std::array<std::vector<int32_t>, 2> price = {Prices(1), Prices(0)};
  for (int32_t row = 0; row < problem_.rows; ++row) {
    core_.insert(core_.end(), old.begin() + old_begin[row], old.begin() + old_begin[row + 1]);
    const Weight dual{assignment_.row_dual[row], 0};
    if (std::abs(dual.points()) > kMaxDual) {
      AddBySums(row);
    } else {
      const int32_t points = static_cast<int32_t>(dual.points());
      if (Read(row, price[dual.pairs()]) > points) Add(row, points + 1);
    }
    core_begin_.push_back(core_.size());
  }
  return core_.size() > old.size();
}

void DenseAugmenter::AddBySums(int32_t row) {
  for (int32_t column = 0; column < problem_.columns; ++column) {
    const int32_t weight = Weights(row)[column];
    if (weight >= 0 &&
        assignment_.row_dual[row] + assignment_.column_dual[column] < Weight::kPair + weight)
      core_.push_back({column, weight});
  }
}

}  // namespace

void AugmentDense(const DenseProblem& problem, Progress& progress, Assignment& assignment) {
  DenseAugmenter(problem, assignment).Run(progress);
}

}  // namespace parvis::matching
