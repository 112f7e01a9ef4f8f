// The told pairs as a matching, once it is clear that they are one.
#ifndef PARVIS_SHARED_PROOF_ANSWER_H_
#define PARVIS_SHARED_PROOF_ANSWER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "shared/matching/constraints.h"
#include "shared/proof/check.h"

namespace parvis::proof {

struct Answer {
  std::vector<int32_t> mentor_of;       // By adept; -1 if unpaired.
  std::vector<int32_t> load;            // By mentor: its adepts, pinned ones included.
  std::vector<bool> pinned;             // By adept.
  std::vector<int32_t> pinned_load;     // By mentor.
  std::vector<matching::Pair> forbids;  // Sorted.
  int64_t pairs = 0;
  int64_t total = 0;

  bool IsForbidden(matching::Pair pair) const;
};

// FAILED_PRECONDITION if a pair is of an unknown person, not allowed or forbidden, has other scores
// than are told, if an adept has two mentors, a mentor too many adepts, or a pin is not kept.
absl::StatusOr<Answer> ReadAnswer(const Question& question, std::span<const ToldPair> pairs);

// A failed check: FAILED_PRECONDITION with this message.
absl::Status NotProved(std::string_view reason);

}  // namespace parvis::proof

#endif  // PARVIS_SHARED_PROOF_ANSWER_H_
