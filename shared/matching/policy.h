// What a programme holds to when it matches: the numbers of parvis.v1.Policy as plain structs.
// The defaults are the default weights and the Stockholm programme's rules of docs/matching.md.
#ifndef PARVIS_SHARED_MATCHING_POLICY_H_
#define PARVIS_SHARED_MATCHING_POLICY_H_

#include <cstdint>

namespace parvis::matching {

// The hard rules that are switched on. `not_self` always holds.
struct Rules {
  bool different_institution = true;
  bool different_reporting_line = true;
  bool shared_language = true;
  bool not_avoided = true;
  bool endorsed = true;
  bool more_experienced = true;
  bool previous_pair = true;
  bool possible_meeting_mode = false;
  int32_t minimum_score = 0;  // 0 to 1000.
};

// Weights of one side's view; each 0 to 1000, not all of them 0. A mentor has no view of
// `manager_level`: its weight must be 0.
struct Weights {
  int32_t needs = 0;
  int32_t named = 0;
  int32_t line_of_work = 0;
  int32_t manager_level = 0;
  int32_t logistics = 0;

  int32_t Sum() const { return needs + named + line_of_work + manager_level + logistics; }
};

// What is made best, after the number of pairs.
enum class Objective : uint8_t { kTotal, kFairest, kStable };

struct Policy {
  Rules rules;
  Weights adept_weights{60, 15, 10, 5, 10};
  Weights mentor_weights{60, 15, 15, 0, 10};
  Objective objective = Objective::kTotal;
  bool reciprocity = false;
  int32_t spread = 0;        // The k-th adept of a mentor counts spread * (k - 1) less.
  int32_t weak_below = 500;  // A score below this is marked; it refuses nothing.
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_POLICY_H_
