// What the coordinator decides by hand: pairs that are kept, and pairs that are not formed.
#ifndef PARVIS_SHARED_MATCHING_CONSTRAINTS_H_
#define PARVIS_SHARED_MATCHING_CONSTRAINTS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "shared/matching/instance.h"

namespace parvis::matching {

// An adept and a mentor by their indexes in the instance.
struct Pair {
  int32_t adept = 0;
  int32_t mentor = 0;
  friend bool operator==(Pair a, Pair b) { return a.adept == b.adept && a.mentor == b.mentor; }
  friend bool operator<(Pair a, Pair b) {
    return a.adept != b.adept ? a.adept < b.adept : a.mentor < b.mentor;
  }
};

struct Constraints {
  std::vector<Pair> pins;     // Kept.
  std::vector<Pair> forbids;  // Not formed. A pair that is not allowed anyway may stand here.
};

// Why pins and forbids cannot be had together.
enum class ConstraintFault : uint8_t {
  kUnknownPerson,     // An index out of range.
  kAdeptPinnedTwice,  // Two pins for one adept, be they the same.
  kMentorFullOfPins,  // More pins than the mentor has places.
  kPinnedAndForbidden,
  kPinNotAllowed,  // A hard rule refuses the pair; Refusals() tells which.
};

struct ConstraintProblem {
  ConstraintFault fault = ConstraintFault::kUnknownPerson;
  Pair pair;  // The pin (or, if that is what is unknown, the forbidden pair).
  bool is_pin = true;
  int index = 0;  // Among the pins; else among the forbids.
};

// The first problem in the order of the pins, then of the forbids; nothing if they can be had.
std::optional<ConstraintProblem> FindProblem(const Instance& instance,
                                             const Constraints& constraints);

// The problem in words, without the pair: "the adept is pinned twice".
std::string_view Describe(ConstraintFault fault);

// OK, or INVALID_ARGUMENT with the first problem: "a001=m002: the adept is pinned twice".
absl::Status CheckConstraints(const Instance& instance, const Constraints& constraints);

// The pairs sorted and without repetitions.
std::vector<Pair> Sorted(std::vector<Pair> pairs);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_CONSTRAINTS_H_
