#include "shared/matching/score.h"

#include <algorithm>

namespace parvis::matching {
namespace {

int32_t LevelOf(const Mentor& mentor, Code competence) {
  for (const CompetenceValue& own : mentor.competences)
    if (own.competence == competence) return own.value;
  return 0;
}

int32_t Needs(const Adept& adept, const Mentor& mentor) {
  int32_t met = 0;
  int32_t possible = 0;
  for (const CompetenceValue& need : adept.needs) {
    met += need.value * std::min(LevelOf(mentor, need.competence), kSufficientLevel);
    possible += need.value * kSufficientLevel;
  }
  return possible == 0 ? 0 : kFullScore * met / possible;
}

int32_t Named(const Person& wishing, const Person& other) {
  const int rank = WishRank(wishing, other);
  return rank >= 1 && rank <= static_cast<int>(kWishScores.size()) ? kWishScores[rank - 1] : 0;
}

int32_t LineOfWork(const Person& wishing, const Person& other) {
  switch (wishing.wish_line.kind) {
    case LineWish::Kind::kAny:
      return kFullScore;
    case LineWish::Kind::kOther:
      return wishing.line_of_work != other.line_of_work ? kFullScore : 0;
    case LineWish::Kind::kLine:
      return wishing.wish_line.line == other.line_of_work ? kFullScore : 0;
  }
  return 0;
}

int32_t Level(const Adept& adept, const Mentor& mentor) {
  return adept.wish_manager_level == ManagerLevel::kUnstated ||
                 adept.wish_manager_level == mentor.manager_level
             ? kFullScore
             : 0;
}

int32_t Logistics(const Person& a, const Person& b) {
  if (a.meeting_mode == MeetingMode::kEither || b.meeting_mode == MeetingMode::kEither)
    return kFullScore;
  if (a.meeting_mode != b.meeting_mode) return 0;
  if (a.meeting_mode == MeetingMode::kRemote) return kFullScore;
  return a.city == b.city ? kFullScore : kOtherCityScore;
}

}  // namespace

int32_t View(const Criteria& criteria, const Weights& weights) {
  const int64_t sum = int64_t{weights.needs} * criteria.needs +
                      int64_t{weights.named} * criteria.named +
                      int64_t{weights.line_of_work} * criteria.line_of_work +
                      int64_t{weights.manager_level} * criteria.manager_level +
                      int64_t{weights.logistics} * criteria.logistics;
  return static_cast<int32_t>(sum / weights.Sum());
}

PairScore ScorePair(const Policy& policy, const Adept& adept, const Mentor& mentor) {
  PairScore pair;
  pair.adept.needs = pair.mentor.needs = Needs(adept, mentor);
  pair.adept.logistics = pair.mentor.logistics = Logistics(adept, mentor);
  pair.adept.named = Named(adept, mentor);
  pair.mentor.named = Named(mentor, adept);
  pair.adept.line_of_work = LineOfWork(adept, mentor);
  pair.mentor.line_of_work = LineOfWork(mentor, adept);
  pair.adept.manager_level = Level(adept, mentor);
  pair.adept_view = View(pair.adept, policy.adept_weights);
  pair.mentor_view = View(pair.mentor, policy.mentor_weights);
  pair.score = (pair.adept_view + pair.mentor_view) / 2;
  return pair;
}

std::vector<NeedCoverage> CoverageOfNeeds(const Adept& adept, const Mentor& mentor) {
  std::vector<NeedCoverage> coverage;
  coverage.reserve(adept.needs.size());
  for (const CompetenceValue& need : adept.needs)
    coverage.push_back({need.competence, need.value, LevelOf(mentor, need.competence)});
  return coverage;
}

int WishRank(const Person& wishing, const Person& other) {
  const auto& wishes = wishing.wish_persons;
  const auto found = std::find(wishes.begin(), wishes.end(), other.id);
  return found == wishes.end() ? 0 : static_cast<int>(found - wishes.begin()) + 1;
}

}  // namespace parvis::matching
