// Random people for tests: few words, so that every rule and every criterion has something to bite
// on.
#ifndef PARVIS_SHARED_MATCHING_PEOPLE_TEST_SUPPORT_H_
#define PARVIS_SHARED_MATCHING_PEOPLE_TEST_SUPPORT_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/matching/people.h"
#include "shared/matching/policy.h"
#include "shared/matching/test_support.h"

namespace parvis::matching::testing {

class PeopleMaker {
 public:
  explicit PeopleMaker(Random& random) : random_(random) {}

  People Make(int adepts, int mentors) {
    // More languages than one word of bits holds, in some.
    languages_ = random_.Below(3) == 0 ? 80 : 4;
    for (int i = 0; i < adepts; ++i) people_.adepts.push_back(MakeAdept(i, mentors));
    for (int i = 0; i < mentors; ++i) people_.mentors.push_back(MakeMentor(i, adepts));
    for (std::vector<IdPair>* pairs : {&people_.previous_pairs, &people_.hindered})
      for (int i = random_.Below(6); i > 0; --i)
        pairs->push_back({Id('a', adepts), Id('m', mentors)});
    people_.SortPairs();
    return std::move(people_);
  }

  Policy MakePolicy() {
    Policy policy;
    Rules& rules = policy.rules;
    for (bool* rule : {&rules.different_institution, &rules.different_reporting_line,
                       &rules.shared_language, &rules.not_avoided, &rules.endorsed,
                       &rules.more_experienced, &rules.previous_pair, &rules.possible_meeting_mode})
      *rule = random_.Below(2) == 0;
    rules.minimum_score = random_.Below(2) * random_.Below(1001);
    for (Weights* weights : {&policy.adept_weights, &policy.mentor_weights}) {
      const int32_t most = random_.Below(3) == 0 ? 1000 : 60;
      *weights = {1 + random_.Below(most), random_.Below(most + 1), random_.Below(most + 1),
                  random_.Below(most + 1), random_.Below(most + 1)};
    }
    policy.mentor_weights.manager_level = 0;
    return policy;
  }

 private:
  // One of `count` words, or now and then none.
  Code Word(std::string_view kind, int count) {
    const int number = random_.Below(count + 1);
    return number == 0 ? kNoCode : people_.codes.Intern(std::string(kind) + std::to_string(number));
  }
  // One of `count` persons, or one that there is not.
  Code Id(char letter, int count) {
    return people_.codes.Intern(letter + std::to_string(random_.Below(count + 1)));
  }

  void FillPerson(Person& person, char others, int other_count) {
    person.institution = Word("institution", 3);
    person.line_of_work = Word("line", 3);
    person.city = Word("city", 2);
    for (int i = random_.Below(3); i > 0; --i)
      person.languages.push_back(Word("language", languages_));
    person.meeting_mode = static_cast<MeetingMode>(random_.Below(3));
    person.manager_level = static_cast<ManagerLevel>(random_.Below(3));
    person.years_as_manager = random_.Below(12);
    person.wish_line.kind = static_cast<LineWish::Kind>(random_.Below(3));
    if (person.wish_line.kind == LineWish::Kind::kLine) person.wish_line.line = Word("line", 3);
    for (int i = random_.Below(5); i > 0; --i)
      person.wish_persons.push_back(Id(others, other_count));
    if (random_.Below(3) == 0) person.avoid_persons.push_back(Id(others, other_count));
    person.email = Word("email", 8);
    person.line_manager_email = Word("email", 8);
    person.endorsed = random_.Below(4) > 0;
  }

  std::vector<CompetenceValue> Competences(int most) {
    std::vector<CompetenceValue> values;
    for (int i = random_.Below(5); i > 0; --i)
      values.push_back({Word("competence", 6), 1 + random_.Below(most)});
    return values;
  }

  Adept MakeAdept(int number, int mentors) {
    Adept adept;
    FillPerson(adept, 'm', mentors);
    adept.id = people_.codes.Intern("a" + std::to_string(number));
    adept.needs = Competences(3);
    adept.wish_manager_level = static_cast<ManagerLevel>(random_.Below(3));
    return adept;
  }

  Mentor MakeMentor(int number, int adepts) {
    Mentor mentor;
    FillPerson(mentor, 'a', adepts);
    mentor.id = people_.codes.Intern("m" + std::to_string(number));
    mentor.competences = Competences(5);
    return mentor;
  }

  Random& random_;
  People people_;
  int languages_ = 4;
};

}  // namespace parvis::matching::testing

#endif  // PARVIS_SHARED_MATCHING_PEOPLE_TEST_SUPPORT_H_
