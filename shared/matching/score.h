// The scores of a pair: the criteria seen from both sides, the two views, the joint score, and
// what the side panel tells of each need. All integers; 0 to 1000 where not said otherwise.
#ifndef PARVIS_SHARED_MATCHING_SCORE_H_
#define PARVIS_SHARED_MATCHING_SCORE_H_

#include <array>
#include <cstdint>
#include <vector>

#include "shared/matching/people.h"
#include "shared/matching/policy.h"

namespace parvis::matching {

// What a criterion is worth that is met in full.
inline constexpr int32_t kFullScore = 1000;
// Level 4, "confident, has supported others", meets a need in full; 5 adds nothing.
inline constexpr int32_t kSufficientLevel = 4;
// For the first, second and third named wish.
inline constexpr std::array<int32_t, 3> kWishScores = {1000, 800, 600};
// Both want to meet in person, but work in different cities.
inline constexpr int32_t kOtherCityScore = 400;

// The criteria of one side. `needs` and `logistics` are the same on both sides; a mentor's
// `manager_level` is 0, as is its weight.
struct Criteria {
  int32_t needs = 0;
  int32_t named = 0;
  int32_t line_of_work = 0;
  int32_t manager_level = 0;
  int32_t logistics = 0;
};

struct PairScore {
  Criteria adept;
  Criteria mentor;
  int32_t adept_view = 0;
  int32_t mentor_view = 0;
  int32_t score = 0;  // floor((adept_view + mentor_view) / 2)
};

// The score of any pair, allowed or not.
PairScore ScorePair(const Policy& policy, const Adept& adept, const Mentor& mentor);

// The weighted mean of the criteria, rounded down. Requires a sum of weights above 0.
int32_t View(const Criteria& criteria, const Weights& weights);

// One need of the adept and what the mentor has for it, in the order of the adept's needs.
struct NeedCoverage {
  Code competence = kNoCode;
  int32_t priority = 0;  // 1 to 3.
  int32_t level = 0;     // The mentor's, 0 to 5; 0 if the mentor lacks it. 4 meets a need in full.
};
std::vector<NeedCoverage> CoverageOfNeeds(const Adept& adept, const Mentor& mentor);

// Where `other` stands among the wishes, from 1; 0 if it is not named. Every place counts here,
// though only the first three give points.
int WishRank(const Person& wishing, const Person& other);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_SCORE_H_
