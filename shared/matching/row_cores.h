// The core of a large matrix: of each row the columns of the highest values, and a bound on the
// values of all others. Searches go through the core, and read a whole row only where the bound
// says that it may matter. So the answer is exact, however small the core.
//
// Source: solving on a subset of the columns, proved and widened by the others' prices, is old
// (A. Volgenant, Linear and semi-assignment problems: a core oriented approach, Computers &
// Operations Research 23, 1996); here the proof is a number beside each row.
//
// Invariant: the value of a column outside of a row's core is at most the row's bound, that of an
// entry at most Entry::value, and this at least the bound. It holds on as prices rise.
//
// Cost: one SIMD pass over a row to make its core, and 12 bytes for each entry.
#ifndef PARVIS_SHARED_MATCHING_ROW_CORES_H_
#define PARVIS_SHARED_MATCHING_ROW_CORES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "shared/matching/priced_matching.h"
#include "shared/matching/row_storage.h"

namespace parvis::matching {

template <class T>
class RowCores {
 public:
  // The most entries of a core. With half as many, whole rows are read much more often.
  static constexpr int32_t kSize = 64;

  struct Entry {
    int32_t column;
    int32_t weight;
    int32_t value;  // When the core was made.
  };

  explicit RowCores(const Matrix<T>& matrix);

  // Makes the row's core anew; the highest value of the row, or nothing if no pair of it is
  // allowed. If there is a ceiling, no value is above it: that saves a pass over the row to find
  // the highest, and where many are equal to it, not all of the row needs to be read.
  std::optional<int32_t> Make(int32_t row, std::optional<int32_t> ceiling,
                              PricedMatching<T>& matching);

  // By falling value.
  std::span<const Entry> Of(int32_t row) const {
    return {&entries_[std::size_t(row) * kSize], static_cast<std::size_t>(size_[row])};
  }
  // At most Range<T>::kForbidden if no allowed column is outside of the core.
  int32_t Bound(int32_t row) const { return bound_[row]; }

 private:
  RowStorage<Entry> entries_;  // kSize for each row.
  std::vector<int32_t> size_;
  std::vector<int32_t> bound_;
  int32_t depth_ = 16;  // How far below the top the last core went: a guess for the next one.

  // Finds the columns with values over `floor`, or enough at `top`.
  void Find(int32_t row, int32_t top, int32_t floor, PricedMatching<T>& matching);
  // Sorts what was found into the row's core.
  void Sort(int32_t row, int32_t top, int32_t floor, const Matrix<T>& matrix);

  // What was found in the row.
  int32_t found_ = 0;
  bool is_full_of_tops_ = false;
  std::vector<int32_t> columns_;
  std::vector<int32_t> values_;
  std::vector<int32_t> begin_;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_ROW_CORES_H_
