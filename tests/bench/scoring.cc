#include "tests/bench/scoring.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "shared/matching/hash.h"
#include "shared/matching/instance.h"
#include "shared/matching/policy.h"
#include "shared/matching/rules.h"
#include "shared/matching/score.h"
#include "shared/matching/score_all.h"
#include "tests/bench/clock.h"

namespace parvis::bench {
namespace {

using matching::Adept;
using matching::Code;
using matching::Codes;
using matching::Mentor;
using matching::People;
using matching::Person;

constexpr int kCompetences = 12;

// The draws of one person, by the number of the question.
class Draws {
 public:
  Draws(uint64_t seed, uint64_t tag, int32_t person)
      : state_(matching::Sm64(matching::Sm64(matching::Sm64(seed) ^ tag) + person)) {}
  int32_t Below(uint64_t question, uint64_t count) const {
    return static_cast<int32_t>(matching::Sm64(state_ + question) % count);
  }

 private:
  uint64_t state_;
};

Code Word(Codes& codes, const char* kind, int32_t number) {
  return codes.Intern(absl::StrCat(kind, number));
}

void FillPerson(const Draws& draws, Codes& codes, const std::string& id, Person& person) {
  person.id = codes.Intern(id);
  person.email = codes.InternEmail(absl::StrCat(id, "@example.org"));
  person.institution = Word(codes, "institution", draws.Below(0, 7));
  person.line_manager_email = codes.InternEmail(absl::StrCat("boss", draws.Below(1, 400)));
  person.line_of_work = Word(codes, "line", draws.Below(2, 4));
  person.city = Word(codes, "city", draws.Below(3, 3));
  person.languages.push_back(Word(codes, "language", 0));
  if (draws.Below(4, 3) == 0) person.languages.push_back(Word(codes, "language", 1));
  person.meeting_mode = static_cast<matching::MeetingMode>(draws.Below(5, 3));
  if (draws.Below(6, 3) == 0)
    person.wish_line = {matching::LineWish::Kind::kLine, Word(codes, "line", draws.Below(7, 4))};
  person.endorsed = draws.Below(8, 50) != 0;
}

std::vector<matching::CompetenceValue> Competences(const Draws& draws, Codes& codes, int32_t most) {
  std::vector<matching::CompetenceValue> values;
  for (int k = 0; k < kCompetences; ++k) {
    if (draws.Below(20 + k, 3) != 0)
      values.push_back({Word(codes, "competence", k), 1 + draws.Below(40 + k, most)});
  }
  return values;
}

// Calls visit(adept, pair) for all pairs of every `step`-th adept that no rule refuses.
template <typename Visit>
void ForPairs(const People& people, const matching::Policy& policy, std::size_t step, Visit visit) {
  for (std::size_t a = 0; a < people.adepts.size(); a += step) {
    for (const Mentor& mentor : people.mentors) {
      if (matching::Refusals(people, policy, people.adepts[a], mentor).Empty())
        visit(matching::ScorePair(policy, people.adepts[a], mentor));
    }
  }
}

template <typename Work>
void KeepLeast(double& least, Work work) {
  least = std::min(least, Time(work));
}

}  // namespace

People MakePeople(int32_t adepts, int32_t mentors, uint64_t seed) {
  People people;
  Codes& codes = people.codes;
  for (int32_t a = 0; a < adepts; ++a) {
    const Draws draws(seed, 30, a);
    Adept adept;
    FillPerson(draws, codes, absl::StrCat("a", a), adept);
    adept.needs = Competences(draws, codes, 3);
    adept.years_as_manager = draws.Below(9, 4);
    adept.manager_level = matching::ManagerLevel::kFirstLine;
    adept.wish_manager_level = static_cast<matching::ManagerLevel>(draws.Below(10, 3));
    if (draws.Below(11, 5) == 0)
      adept.wish_persons = {codes.Intern(absl::StrCat("m", draws.Below(12, mentors)))};
    people.adepts.push_back(std::move(adept));
  }
  for (int32_t m = 0; m < mentors; ++m) {
    const Draws draws(seed, 31, m);
    Mentor mentor;
    FillPerson(draws, codes, absl::StrCat("m", m), mentor);
    mentor.competences = Competences(draws, codes, 5);
    mentor.years_as_manager = 5 + draws.Below(9, 20);
    mentor.manager_level = static_cast<matching::ManagerLevel>(1 + draws.Below(10, 2));
    mentor.capacity = 1 + draws.Below(11, 2);
    if (draws.Below(12, 20) == 0)
      mentor.avoid_persons = {codes.Intern(absl::StrCat("a", draws.Below(13, adepts)))};
    people.mentors.push_back(std::move(mentor));
  }
  people.SortPairs();
  return people;
}

ScoringTimes TimeScoring(const People& people, int repeats) {
  constexpr std::size_t kStep = 25;
  const matching::Policy policy;
  ScoringTimes times;
  times.rows = times.pairs = times.instance = std::numeric_limits<double>::infinity();
  for (int k = 0; k < repeats; ++k) {
    times.allowed = 0;
    times.sum = 0;
    int64_t sum_of_some = 0;
    KeepLeast(times.rows, [&] {
      matching::RowScorer scorer(people, policy);
      for (std::size_t a = 0; a < people.adepts.size(); ++a) {
        const matching::ScoreRow& row = scorer.Score(static_cast<int>(a));
        for (std::size_t m = 0; m < row.refusals.size(); ++m) {
          const bool allowed = row.refusals[m] == 0;
          times.allowed += allowed;
          const int32_t score = allowed ? (row.adept_views[m] + row.mentor_views[m]) / 2 : 0;
          times.sum += score;
          sum_of_some += a % kStep == 0 ? score : 0;
        }
      }
    });
    KeepLeast(times.instance, [&] {
      const auto instance = matching::Instance::FromPeople(people, policy);
      times.agree &= instance.adepts() == static_cast<int>(people.adepts.size());
    });
    int64_t sum = 0;
    KeepLeast(times.pairs, [&] {
      ForPairs(people, policy, kStep, [&](const matching::PairScore& pair) { sum += pair.score; });
    });
    times.agree &= sum == sum_of_some;
  }
  times.pairs *= kStep;
  return times;
}

}  // namespace parvis::bench
