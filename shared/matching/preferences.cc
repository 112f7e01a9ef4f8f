#include "shared/matching/preferences.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/limits.h"

namespace parvis::matching {
namespace {

constexpr int kDigitBits = 10;
constexpr int kBuckets = 1 << kDigitBits;
// Below this length, comparing beats clearing and adding up the buckets.
constexpr std::size_t kLongRow = 64;

// `ids` by index.
IdOrder OrderOf(const std::vector<std::string_view>& ids) {
  IdOrder order{std::vector<int32_t>(ids.size()), std::vector<int32_t>(ids.size())};
  std::iota(order.index_of.begin(), order.index_of.end(), 0);
  std::sort(order.index_of.begin(), order.index_of.end(),
            [&](int32_t a, int32_t b) { return ids[a] < ids[b]; });
  for (std::size_t rank = 0; rank < ids.size(); ++rank)
    order.rank_of[order.index_of[rank]] = static_cast<int32_t>(rank);
  return order;
}

}  // namespace

IdOrder IdOrder::OfAdepts(const Instance& instance) {
  std::vector<std::string_view> ids(instance.adepts());
  for (int a = 0; a < instance.adepts(); ++a) ids[a] = instance.adept_id(a);
  return OrderOf(ids);
}

IdOrder IdOrder::OfMentors(const Instance& instance) {
  std::vector<std::string_view> ids(instance.mentors());
  for (int m = 0; m < instance.mentors(); ++m) ids[m] = instance.mentor_id(m);
  return OrderOf(ids);
}

Preferences::Preferences(const Instance& instance, const IdOrder& mentors,
                         const Constraints& constraints)
    : instance_(instance),
      mentors_(mentors),
      forbids_(Sorted(constraints.forbids)),
      // Indexes in the order of the ids are ranks already.
      rank_bits_(std::is_sorted(mentors.rank_of.begin(), mentors.rank_of.end())
                     ? 0
                     : std::bit_width(mentors.rank_of.size())),
      forbidden_(instance.mentors()),
      row_(instance.mentors()),
      sorted_(instance.mentors()) {
  static_assert(limits::kMaxOwnScore < 1 << (2 * kDigitBits));
}

bool Preferences::Append(int adept, std::span<const int32_t> bars, std::vector<Choice>& choices) {
  bool anyone = false;
  Mark(adept, true);
  const std::size_t length = Read(adept, bars, anyone);
  Mark(adept, false);
  Sort(length);
  const std::size_t begin = choices.size();
  choices.resize(begin + length);
  for (std::size_t i = 0; i < length; ++i) {
    const bool ends_tie = i + 1 == length || row_[i + 1].view != row_[i].view;
    choices[begin + i] = {static_cast<uint32_t>(row_[i].mentor), ends_tie, row_[i].mentor_view};
  }
  return anyone;
}

void Preferences::Mark(int adept, bool forbidden) {
  for (auto forbid = std::lower_bound(forbids_.begin(), forbids_.end(), Pair{adept, 0});
       forbid != forbids_.end() && forbid->adept == adept; ++forbid)
    forbidden_[forbid->mentor] = forbidden;
}

std::size_t Preferences::Read(int adept, std::span<const int32_t> bars, bool& anyone) {
  std::size_t length = 0;
  // Every pair is written and the next overwrites it unless it counts: no branch to guess wrong.
  const auto add = [&](int32_t mentor, Instance::Views views, bool listed) {
    const int32_t rank = mentors_.rank_of[mentor];
    const bool allowed = listed & !forbidden_[mentor];
    anyone |= allowed;
    row_[length] = {views.adept, rank, views.mentor};
    length += allowed & (Standing(views.mentor, true) > bars[rank]);
  };
  if (instance_.is_matrix()) {
    const std::span<const Instance::Cell> cells = instance_.MatrixRow(adept);
    for (int32_t m = 0; m < instance_.mentors(); ++m)
      add(m, {cells[m].adept_view, cells[m].mentor_view}, cells[m].allowed());
    return length;
  }
  const std::span<const Instance::Entry> entries = instance_.ListRow(adept);
  const std::span<const Instance::Views> views = instance_.ListViews(adept);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const int32_t score = entries[i].score;
    add(entries[i].mentor, views.empty() ? Instance::Views{score, score} : views[i], true);
  }
  return length;
}

void Preferences::Sort(std::size_t length) {
  const auto row = std::span(row_).first(length);
  if (length < kLongRow) {
    std::sort(row.begin(), row.end(), [](const Wish& a, const Wish& b) {
      return a.view != b.view ? a.view > b.view : a.mentor < b.mentor;
    });
    return;
  }
  int32_t highest = 0;
  for (const Wish& wish : row) highest = std::max(highest, wish.view);
  for (int shift = 0; shift < rank_bits_; shift += kDigitBits)
    SortByDigit(length, [=](const Wish& wish) { return wish.mentor >> shift; });
  const int view_bits = std::bit_width(static_cast<uint32_t>(highest));
  for (int shift = 0; shift < view_bits; shift += kDigitBits)
    SortByDigit(length, [=](const Wish& wish) { return (highest - wish.view) >> shift; });
}

template <typename Key>
void Preferences::SortByDigit(std::size_t length, Key key) {
  const auto row = std::span(row_).first(length);
  std::array<uint32_t, kBuckets> place{};
  for (const Wish& wish : row) ++place[key(wish) % kBuckets];
  uint32_t before = 0;
  for (uint32_t& bucket : place) before += std::exchange(bucket, before);
  for (const Wish& wish : row) sorted_[place[key(wish) % kBuckets]++] = wish;
  row_.swap(sorted_);
}

}  // namespace parvis::matching
