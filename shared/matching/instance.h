// The compact instance that solvers work on: who may be paired with whom, and for how much.
#ifndef PARVIS_SHARED_MATCHING_INSTANCE_H_
#define PARVIS_SHARED_MATCHING_INSTANCE_H_

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "shared/matching/hash.h"
#include "shared/matching/people.h"
#include "shared/matching/policy.h"

namespace parvis::matching {

// Where CopyRow() has no score: the pair may not be formed.
inline constexpr int32_t kNotAllowed = -1;

// Which pairs are allowed, with their scores and views. Adepts and mentors are indexes from 0, in
// the order in which they came. Immutable; safe to read from any thread.
//
// Kept in one of two ways. From people: a matrix of all pairs, 4 bytes each, since most pairs are
// allowed and all numbers are small. From a list of scores: the allowed pairs, 8 bytes each, and 8
// more where the views are stated. Row() reads both; who wants to be fast asks is_matrix().
class Instance {
 public:
  struct Entry {
    int32_t mentor = 0;
    int32_t score = 0;
  };
  struct Views {
    int32_t adept = 0;
    int32_t mentor = 0;
  };
  // A pair of the matrix. A pair's score is the mean of its views, rounded down (score.h).
  struct Cell {
    int16_t adept_view = kNotAllowed;  // Or so, if the pair is refused.
    int16_t mentor_view = kNotAllowed;

    bool allowed() const { return adept_view >= 0; }
    // kNotAllowed if the pair is refused.
    int32_t score() const { return (int32_t{adept_view} + mentor_view) >> 1; }
  };
  class RowRange;

  // One pair of a list of scores.
  struct Score {
    int32_t adept = 0;
    int32_t mentor = 0;
    int32_t score = 0;  // 0 to 1,000,000, as the views.
    Views views;
  };

  Instance() = default;

  // Scores every pair and keeps those that no rule refuses. Indexes are those of `people`.
  static Instance FromPeople(const People& people, const Policy& policy);

  // From cells() of an instance that FromPeople() made elsewhere, for these people.
  static Instance FromCells(const People& people, std::vector<Cell> cells);

  // From a list of scores in any order: what is not listed is not allowed. INVALID_ARGUMENT for an
  // index out of range, a pair listed twice, a score out of range, or a capacity below 1.
  static absl::StatusOr<Instance> FromScores(std::vector<std::string> adept_ids,
                                             std::vector<std::string> mentor_ids,
                                             std::vector<int32_t> capacities,
                                             std::vector<Score> scores);

  // This matrix with other capacities, in which those who are not here may have nobody.
  Instance WithPeople(const std::vector<int32_t>& capacities,
                      const std::vector<uint8_t>& adept_here,
                      const std::vector<uint8_t>& mentor_here) const;

  // This instance with the institutions of another one of the same persons.
  Instance WithInstitutionsOf(const Instance& other) &&;

  int adepts() const { return static_cast<int>(adept_ids_.size()); }
  int mentors() const { return static_cast<int>(mentor_ids_.size()); }
  std::string_view adept_id(int adept) const { return adept_ids_[adept]; }
  std::string_view mentor_id(int mentor) const { return mentor_ids_[mentor]; }
  int32_t capacity(int mentor) const { return capacities_[mentor]; }

  // The institutions by rising code; none if the instance came from a list of scores.
  int institutions() const { return static_cast<int>(institution_codes_.size()); }
  std::string_view institution_code(int institution) const {
    return institution_codes_[institution];
  }
  // The person's institution, or -1.
  int adept_institution(int adept) const {
    return adept_institutions_.empty() ? -1 : adept_institutions_[adept];
  }
  int mentor_institution(int mentor) const {
    return mentor_institutions_.empty() ? -1 : mentor_institutions_[mentor];
  }

  // The mentors that the adept may have, by rising index, to go through once: a range of entries.
  RowRange Row(int adept) const;
  // The same as one score per mentor, kNotAllowed where there is none. `scores` has a place for
  // every mentor.
  void CopyRow(int adept, int32_t* scores) const;
  // The pair's score, or nothing if it is not allowed. At once in a matrix, else logarithmic in
  // the row's length.
  std::optional<int32_t> ScoreOf(int adept, int mentor) const;
  // The two views of an allowed pair. As quick as ScoreOf().
  Views ViewsOf(int adept, int mentor) const;
  // How many pairs are allowed.
  std::size_t allowed_pairs() const { return allowed_pairs_; }

  // Whether this is a matrix; then every adept has MatrixRow(), else ListRow().
  bool is_matrix() const { return is_matrix_; }
  std::span<const Cell> MatrixRow(int adept) const {
    return std::span(cells_).subspan(adept * mentor_ids_.size(), mentor_ids_.size());
  }
  std::span<const Entry> ListRow(int adept) const {
    return entries().subspan(row_begin_[adept], row_begin_[adept + 1] - row_begin_[adept]);
  }
  // The matrix as a whole, row by row.
  const std::vector<Cell>& cells() const { return cells_; }
  // The views beside ListRow(); empty if every view in the list equals its score.
  std::span<const Views> ListViews(int adept) const {
    if (views_.empty()) return {};
    return std::span(views_).subspan(row_begin_[adept], row_begin_[adept + 1] - row_begin_[adept]);
  }
  // The list as a whole: where each adept's entries begin (one more than there are adepts).
  std::span<const std::size_t> row_begin() const { return row_begin_; }
  std::span<const Entry> entries() const { return entries_; }

  // The hashes of the ids, by index.
  std::span<const uint64_t> adept_hashes() const { return adept_hashes_; }
  std::span<const uint64_t> mentor_hashes() const { return mentor_hashes_; }
  // The pair's tie value, 0 to 2^31 - 1.
  int64_t Tie(int adept, int mentor) const {
    return TieValue(adept_hashes_[adept], mentor_hashes_[mentor]);
  }

  // The index of the person with this id, or -1. Linear.
  int FindAdept(std::string_view id) const;
  int FindMentor(std::string_view id) const;

 private:
  void SetPersons(std::vector<std::string> adept_ids, std::vector<std::string> mentor_ids);
  void SetInstitutions(const People& people);
  // The place of the pair among the entries, or -1.
  std::ptrdiff_t PlaceOf(int adept, int mentor) const;

  std::vector<std::string> adept_ids_;
  std::vector<std::string> mentor_ids_;
  std::vector<uint64_t> adept_hashes_;
  std::vector<uint64_t> mentor_hashes_;
  std::vector<int32_t> capacities_;
  std::vector<std::string> institution_codes_;
  std::vector<int32_t> adept_institutions_;
  std::vector<int32_t> mentor_institutions_;
  std::size_t allowed_pairs_ = 0;
  bool is_matrix_ = false;
  std::vector<Cell> cells_;  // The matrix, row by row.
  std::vector<std::size_t> row_begin_{0};
  std::vector<Entry> entries_;
  std::vector<Views> views_;  // Beside entries_, or empty if every view equals its score.
};

// One adept's allowed pairs, in whichever way they are kept. Points into the instance.
class Instance::RowRange {
 public:
  class Iterator {
   public:
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    using reference = Entry;
    using pointer = void;
    using iterator_category = std::input_iterator_tag;

    Entry operator*() const {
      return cells_ != nullptr ? Entry{static_cast<int32_t>(place_), cells_[place_].score()}
                               : entries_[place_];
    }
    Iterator& operator++() {
      ++place_;
      SkipRefused();
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.place_ == b.place_; }

   private:
    friend class RowRange;
    Iterator(const RowRange& row, std::size_t place)
        : cells_(row.cells_), entries_(row.entries_), place_(place), end_(row.end_) {
      SkipRefused();
    }
    void SkipRefused() {
      if (cells_ == nullptr) return;
      while (place_ < end_ && !cells_[place_].allowed()) ++place_;
    }

    const Cell* cells_;
    const Entry* entries_;
    std::size_t place_;
    std::size_t end_;
  };

  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, end_}; }
  bool empty() const { return begin() == end(); }

 private:
  friend class Instance;
  explicit RowRange(std::span<const Cell> cells) : cells_(cells.data()), end_(cells.size()) {}
  explicit RowRange(std::span<const Entry> entries)
      : entries_(entries.data()), end_(entries.size()) {}

  const Cell* cells_ = nullptr;
  const Entry* entries_ = nullptr;
  std::size_t end_ = 0;
};

inline Instance::RowRange Instance::Row(int adept) const {
  return is_matrix_ ? RowRange(MatrixRow(adept)) : RowRange(ListRow(adept));
}

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_INSTANCE_H_
