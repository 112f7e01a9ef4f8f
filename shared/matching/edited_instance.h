// An instance with edits laid over it: values, capacities, people who left and people who came.
#ifndef PARVIS_SHARED_MATCHING_EDITED_INSTANCE_H_
#define PARVIS_SHARED_MATCHING_EDITED_INSTANCE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "shared/matching/edit.h"
#include "shared/matching/instance.h"

namespace parvis::matching {

// An Instance lists its pairs, so that one more pair would mean copying all. Here the first
// instance stays as it is, shared with whoever has it, and the few changed pairs stand beside it,
// sorted. Current() makes an instance of both when somebody asks. One thread at a time.
class EditedInstance {
 public:
  explicit EditedInstance(std::shared_ptr<const Instance> base);

  int adepts() const { return static_cast<int>(adept_here_.size()); }
  int mentors() const { return static_cast<int>(mentor_here_.size()); }
  std::string_view adept_id(int adept) const { return base_->adept_id(adept); }
  std::string_view mentor_id(int mentor) const { return base_->mentor_id(mentor); }
  int32_t capacity(int mentor) const { return capacities_[mentor]; }
  bool IsAdeptHere(int adept) const { return adept_here_[adept]; }
  bool IsMentorHere(int mentor) const { return mentor_here_[mentor]; }
  // The pair's value, or nothing if it is not allowed; whether the two are here does not matter.
  // Logarithmic.
  std::optional<PairValue> ValueOf(Pair pair) const;

  // One score per mentor, kNotAllowed where there is none; who is here does not matter.
  void CopyRow(int adept, int32_t* scores) const;
  std::span<const uint64_t> adept_hashes() const { return base_->adept_hashes(); }
  std::span<const uint64_t> mentor_hashes() const { return base_->mentor_hashes(); }

  void SetValue(Pair pair, std::optional<PairValue> value);
  void SetCapacity(int mentor, int32_t capacity);
  void SetAdeptHere(int adept, bool here);
  void SetMentorHere(int mentor, bool here);
  // Makes the edit's changes of values, capacities and people, without a check.
  void Make(const Edit& edit);

  // The instance with all edits: people who left have no pairs. The reference holds until the next
  // edit. Linear in the pairs after an edit, else free.
  const Instance& Current() const;

 private:
  struct Laid {
    Pair pair;
    std::optional<PairValue> value;
  };
  std::vector<Laid>::const_iterator FindLaid(Pair pair) const;

  std::shared_ptr<const Instance> base_;
  std::vector<Laid> laid_over_;  // By pair.
  std::vector<int32_t> capacities_;
  std::vector<uint8_t> adept_here_;
  std::vector<uint8_t> mentor_here_;
  mutable std::shared_ptr<const Instance> current_;  // Null if outdated.
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_EDITED_INSTANCE_H_
