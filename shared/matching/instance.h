// The compact instance that solvers work on: who may be paired with whom, and for how much.
#ifndef PARVIS_SHARED_MATCHING_INSTANCE_H_
#define PARVIS_SHARED_MATCHING_INSTANCE_H_

#include <cstdint>
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

// Allowed pairs only, row by row (an adept's row, sorted by mentor). Adepts and mentors are indexes
// from 0, in the order in which they came. Immutable; safe to read from any thread.
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

  // From a list of scores in any order: what is not listed is not allowed. INVALID_ARGUMENT for an
  // index out of range, a pair listed twice, a score out of range, or a capacity below 1.
  static absl::StatusOr<Instance> FromScores(std::vector<std::string> adept_ids,
                                             std::vector<std::string> mentor_ids,
                                             std::vector<int32_t> capacities,
                                             std::vector<Score> scores);

  int adepts() const { return static_cast<int>(adept_ids_.size()); }
  int mentors() const { return static_cast<int>(mentor_ids_.size()); }
  std::string_view adept_id(int adept) const { return adept_ids_[adept]; }
  std::string_view mentor_id(int mentor) const { return mentor_ids_[mentor]; }
  int32_t capacity(int mentor) const { return capacities_[mentor]; }

  // The mentors that the adept may have, by rising index.
  std::span<const Entry> Row(int adept) const {
    return std::span(entries_).subspan(row_begin_[adept],
                                       row_begin_[adept + 1] - row_begin_[adept]);
  }
  // The pair's score, or nothing if it is not allowed. Logarithmic in the row's length.
  std::optional<int32_t> ScoreOf(int adept, int mentor) const;
  // The two views of an allowed pair.
  Views ViewsOf(int adept, int mentor) const;
  // The pair's tie value, 0 to 2^31 - 1.
  int64_t Tie(int adept, int mentor) const {
    return TieValue(adept_hashes_[adept], mentor_hashes_[mentor]);
  }

  // The index of the person with this id, or -1. Linear.
  int FindAdept(std::string_view id) const;
  int FindMentor(std::string_view id) const;

 private:
  void SetPersons(std::vector<std::string> adept_ids, std::vector<std::string> mentor_ids);
  // The place of the pair among the entries, or -1.
  std::ptrdiff_t PlaceOf(int adept, int mentor) const;

  std::vector<std::string> adept_ids_;
  std::vector<std::string> mentor_ids_;
  std::vector<uint64_t> adept_hashes_;
  std::vector<uint64_t> mentor_hashes_;
  std::vector<int32_t> capacities_;
  std::vector<std::size_t> row_begin_{0};  // One more than there are adepts.
  std::vector<Entry> entries_;
  std::vector<Views> views_;  // Beside entries_.
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_INSTANCE_H_
