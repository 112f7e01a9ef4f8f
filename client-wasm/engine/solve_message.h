// What the page asks its worker, and what comes back: one whole solve. The worker keeps nothing
// from one to the next, so that it can be stopped at any moment by ending it.
//
// Both sides are built from the same source at the same time, and the bytes go nowhere else: they
// have no version, and no defence but against an end that comes too early.
#ifndef PARVIS_CLIENT_WASM_ENGINE_SOLVE_MESSAGE_H_
#define PARVIS_CLIENT_WASM_ENGINE_SOLVE_MESSAGE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "shared/matching/constraints.h"
#include "shared/matching/edit.h"
#include "shared/matching/instance.h"
#include "shared/matching/people.h"
#include "shared/matching/policy.h"
#include "shared/matching/progress.h"
#include "shared/matching/solve.h"

namespace parvis::engine {

// What is wanted of the answer: all that an engine goes on from, or the matching without the
// scores, which are many.
enum class Want : int32_t { kEverything, kMatching };

// Pins, forbidden pairs and those who take no part by indexes into the people.
std::string WriteRequest(const matching::People& people, const matching::Policy& policy,
                         const matching::Constraints& constraints, const matching::Away& away = {},
                         Want want = Want::kEverything);

struct Solved {
  std::vector<matching::Instance::Cell>
      cells;  // Of everybody, as Instance::FromCells() takes them; none if they are not wanted.
  matching::Matching matching;
};

// Scores and solves, and writes the answer: the same numbers as the server's. `progress` may be
// null.
std::string Answer(std::string_view request, matching::Progress* progress);

// What Answer() wrote. The solver's own error if it had one; INTERNAL if these are other bytes.
absl::StatusOr<Solved> ReadAnswer(std::string_view bytes);

}  // namespace parvis::engine

#endif  // PARVIS_CLIENT_WASM_ENGINE_SOLVE_MESSAGE_H_
