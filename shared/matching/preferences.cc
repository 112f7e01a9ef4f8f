#include "shared/matching/preferences.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <utility>

#include "shared/base/limits.h"

namespace parvis::matching {
namespace {

constexpr int kDigitBits = 10;
constexpr int kBuckets = 1 << kDigitBits;
// Below this length, comparing beats clearing and adding up the buckets.
constexpr std::size_t kLongRow = 64;

// A pair while its row is being sorted.
struct Wish {
  int32_t view = 0;    // The adept's.
  int32_t mentor = 0;  // Rank.
  int32_t mentor_view = 0;
};

template <typename IdOf>
IdOrder OrderById(int count, IdOf id_of) {
  IdOrder order{std::vector<int32_t>(count), std::vector<int32_t>(count)};
  std::iota(order.index_of.begin(), order.index_of.end(), 0);
  std::sort(order.index_of.begin(), order.index_of.end(),
            [&](int32_t a, int32_t b) { return id_of(a) < id_of(b); });
  for (int rank = 0; rank < count; ++rank) order.rank_of[order.index_of[rank]] = rank;
  return order;
}

// Sorts one row after another, by falling view and then by rising rank.
class RowSorter {
 public:
  explicit RowSorter(const IdOrder& mentors)
      : rank_bits_(std::is_sorted(mentors.rank_of.begin(), mentors.rank_of.end())
                       ? 0
                       : std::bit_width(mentors.rank_of.size())) {}

  // `row` comes by rising index.
  void Sort(std::vector<Wish>& row) {
    if (row.size() < kLongRow) {
      std::sort(row.begin(), row.end(), [](const Wish& a, const Wish& b) {
        return a.view != b.view ? a.view > b.view : a.mentor < b.mentor;
      });
      return;
    }
    int32_t highest = 0;
    for (const Wish& wish : row) highest = std::max(highest, wish.view);
    // Indexes in the order of the ids are ranks already: no digit of theirs needs sorting.
    for (int shift = 0; shift < rank_bits_; shift += kDigitBits)
      SortByDigit(row, [=](const Wish& wish) { return wish.mentor >> shift; });
    const int view_bits = std::bit_width(static_cast<uint32_t>(highest));
    for (int shift = 0; shift < view_bits; shift += kDigitBits)
      SortByDigit(row, [=](const Wish& wish) { return (highest - wish.view) >> shift; });
  }

 private:
  template <typename Key>
  void SortByDigit(std::vector<Wish>& row, Key key) {
    std::array<uint32_t, kBuckets> place{};
    for (const Wish& wish : row) ++place[key(wish) % kBuckets];
    uint32_t before = 0;
    for (uint32_t& bucket : place) before += std::exchange(bucket, before);
    sorted_.resize(row.size());
    for (const Wish& wish : row) sorted_[place[key(wish) % kBuckets]++] = wish;
    row.swap(sorted_);
  }

  const int rank_bits_;
  std::vector<Wish> sorted_;
};

// The adept's allowed pairs by rising index of the mentor.
void ReadRow(const Instance& instance, int adept, const IdOrder& mentors, std::vector<Wish>& row) {
  row.clear();
  if (instance.is_matrix()) {
    const std::span<const Instance::Cell> cells = instance.MatrixRow(adept);
    for (std::size_t m = 0; m < cells.size(); ++m)
      if (cells[m].allowed())
        row.push_back({cells[m].adept_view, mentors.rank_of[m], cells[m].mentor_view});
    return;
  }
  const std::span<const Instance::Entry> entries = instance.ListRow(adept);
  const std::span<const Instance::Views> views = instance.ListViews(adept);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Instance::Views own =
        views.empty() ? Instance::Views{entries[i].score, entries[i].score} : views[i];
    row.push_back({own.adept, mentors.rank_of[entries[i].mentor], own.mentor});
  }
}

}  // namespace

IdOrder IdOrder::OfAdepts(const Instance& instance) {
  return OrderById(instance.adepts(), [&](int32_t a) { return instance.adept_id(a); });
}

IdOrder IdOrder::OfMentors(const Instance& instance) {
  return OrderById(instance.mentors(), [&](int32_t m) { return instance.mentor_id(m); });
}

Preferences::Preferences(const Instance& instance, const Constraints& constraints)
    : adepts_(IdOrder::OfAdepts(instance)),
      mentors_(IdOrder::OfMentors(instance)),
      places_(instance.mentors()) {
  static_assert(limits::kMaxOwnScore < 1 << (2 * kDigitBits));
  for (int m = 0; m < instance.mentors(); ++m) places_[mentors_.rank_of[m]] = instance.capacity(m);
  std::vector<bool> pinned(instance.adepts());
  for (Pair pin : constraints.pins) {
    pinned[pin.adept] = true;
    --places_[mentors_.rank_of[pin.mentor]];
  }
  const bool every_mentor_has_a_place =
      std::all_of(places_.begin(), places_.end(), [](int32_t places) { return places > 0; });
  const std::vector<Pair> forbids = Sorted(constraints.forbids);

  choices_.reserve(instance.allowed_pairs());
  RowSorter sorter(mentors_);
  std::vector<Wish> row;
  for (int32_t adept : adepts_.index_of) {
    row.clear();
    if (!pinned[adept]) ReadRow(instance, adept, mentors_, row);
    if (!every_mentor_has_a_place)
      std::erase_if(row, [&](const Wish& wish) { return places_[wish.mentor] == 0; });
    for (auto forbid = std::lower_bound(forbids.begin(), forbids.end(), Pair{adept, 0});
         forbid != forbids.end() && forbid->adept == adept; ++forbid) {
      const int32_t mentor = mentors_.rank_of[forbid->mentor];
      std::erase_if(row, [=](const Wish& wish) { return wish.mentor == mentor; });
    }
    sorter.Sort(row);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool ends_tie = i + 1 == row.size() || row[i + 1].view != row[i].view;
      choices_.push_back({static_cast<uint32_t>(row[i].mentor), ends_tie, row[i].mentor_view});
    }
    list_begin_.push_back(choices_.size());
  }
}

}  // namespace parvis::matching
