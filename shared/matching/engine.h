// A matching that is kept best while a coordinator edits: one edit in, what changed out.
#ifndef PARVIS_SHARED_MATCHING_ENGINE_H_
#define PARVIS_SHARED_MATCHING_ENGINE_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/solve.h"

namespace parvis::matching {

// One edit of pins and forbidden pairs. It applies as a whole or not at all: what is added must be
// absent, what is removed must be present. Its inverse swaps added and removed.
struct Edit {
  std::vector<Pair> added_pins;
  std::vector<Pair> removed_pins;
  std::vector<Pair> added_forbids;
  std::vector<Pair> removed_forbids;

  Edit Inverse() const { return {removed_pins, added_pins, removed_forbids, added_forbids}; }
};

// What an edit did to the pairs.
struct Difference {
  std::vector<FormedPair> formed;     // Pairs that are new, by adept.
  std::vector<FormedPair> dissolved;  // Pairs that are gone, by adept.
  int pairs_gained = 0;               // Pairs after, less pairs before.
  int64_t points_gained = 0;          // Sum of the scores less the spread: after, less before.
};

// The pairs that one matching has and the other has not.
Difference Compare(const Matching& before, const Matching& after, int32_t spread);

// Owns an instance, its constraints and their best matching. The matching after any edits is the
// one that Solve() finds for the same constraints afresh. One thread at a time.
class Engine {
 public:
  // INVALID_ARGUMENT as Solve().
  static absl::StatusOr<Engine> Create(Instance instance, Constraints constraints,
                                       const SolveOptions& options);

  // Applies the edit and solves. FAILED_PRECONDITION if something added is there already or
  // something removed is not; INVALID_ARGUMENT as Solve(). On an error nothing has changed.
  absl::StatusOr<Difference> Apply(const Edit& edit);

  // What forcing this pair would do, without doing it: pins it, in place of another pin of the
  // same adept and in spite of a forbid. INVALID_ARGUMENT if the pair is not allowed, or if the
  // mentor's places are all pinned to others.
  absl::StatusOr<Difference> Force(Pair pair) const;

  const Instance& instance() const { return instance_; }
  const Constraints& constraints() const { return constraints_; }  // Both lists sorted.
  const Matching& matching() const { return matching_; }
  const SolveOptions& options() const { return options_; }

 private:
  Engine(Instance instance, Constraints constraints, const SolveOptions& options,
         Matching matching);

  Instance instance_;
  Constraints constraints_;
  SolveOptions options_;
  Matching matching_;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_ENGINE_H_
