#include "shared/matching/score_all.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "shared/base/vectorised.h"
#include "shared/matching/score.h"

namespace parvis::matching {
namespace {

// Differ from every code, kNoCode among them, and from each other.
constexpr Code kNobodys = -1;
constexpr Code kNowhere = -2;

// Less than any adept's.
constexpr int32_t kTooFewYears = std::numeric_limits<int32_t>::min();

// An e-mail address that is not stated is nobody's.
Code Stated(Code email) { return email == kNoCode ? kNobodys : email; }

// All bits or none. Without a branch, nor anything that a compiler makes one of.
constexpr int32_t Mask(bool all) { return -static_cast<int32_t>(all); }

// A wish for a line of work: for this one, or, if WishesOther(), for any but this.
Code ComparedLine(const Person& person) {
  switch (person.wish_line.kind) {
    case LineWish::Kind::kAny:
      return kNobodys;
    case LineWish::Kind::kOther:
      return person.line_of_work;
    case LineWish::Kind::kLine:
      return person.wish_line.line;
  }
  return kNobodys;
}
bool WishesOther(const Person& person) { return person.wish_line.kind != LineWish::Kind::kLine; }

// The criterion, if the two work in different cities; 0 exactly if they cannot meet.
int32_t LogisticsApart(MeetingMode a, MeetingMode b) {
  if (a == MeetingMode::kEither || b == MeetingMode::kEither) return kFullScore;
  if (a != b) return 0;
  return a == MeetingMode::kRemote ? kFullScore : kOtherCityScore;
}

// What the same city adds for two who meet in person only.
constexpr int32_t kInOneCity = kFullScore - kOtherCityScore;

// In its word of 32.
uint32_t LanguageBit(int number) { return uint32_t{1} << (number % 32); }

// Gives the code the next number, if it has none; returns how many numbers are given.
int32_t Number(std::vector<int32_t>& numbers, Code code, int32_t given) {
  if (numbers[code] >= 0) return given;
  numbers[code] = given;
  return given + 1;
}

// floor(value / divisor) for 0 <= value <= 1000 * divisor; the head of score_all.h proves it.
inline int32_t FloorDivide(int32_t value, int32_t divisor, float inverse) {
  const auto quotient = static_cast<int32_t>(static_cast<float>(value) * inverse);
  const int32_t rest = value - quotient * divisor;
  return quotient - Mask(rest >= divisor) + Mask(rest < 0);
}

}  // namespace

RowScorer::RowScorer(const People& people, const Policy& policy)
    : people_(people), policy_(policy) {
  for (std::vector<int32_t>* numbers :
       {&competence_numbers_, &language_numbers_, &adept_indexes_, &mentor_indexes_})
    numbers->assign(people.codes.size(), -1);
  int32_t competences = 0;
  int32_t languages = 0;
  for (const Mentor& mentor : people.mentors) {
    for (const CompetenceValue& own : mentor.competences)
      competences = Number(competence_numbers_, own.competence, competences);
    for (Code language : mentor.languages)
      languages = Number(language_numbers_, language, languages);
  }
  const std::size_t mentors = people.mentors.size();
  levels_.resize(competences);
  languages_.resize((languages + 31) / 32);
  for (Column* column :
       {&institution_, &email_, &line_manager_, &line_of_work_, &level_, &years_, &endorsed_,
        &compared_line_, &wishes_other_, &city_in_person_, &needs_met_, &needs_, &logistics_,
        &shared_languages_, &row_.adept_views, &row_.mentor_views})
    column->resize(mentors);
  for (Column& column : logistics_apart_) column.resize(mentors);
  for (Column& column : levels_) column.resize(mentors);
  for (Column& column : languages_) column.resize(mentors);
  row_.refusals.resize(mentors);
  for (int m = 0; m < static_cast<int>(mentors); ++m) ReadMentor(m, people.mentors[m]);
  ListNamedPairs();
}

void RowScorer::ReadMentor(int index, const Mentor& mentor) {
  institution_[index] = mentor.institution;
  email_[index] = mentor.email;
  line_manager_[index] = mentor.line_manager_email;
  line_of_work_[index] = mentor.line_of_work;
  level_[index] = static_cast<int32_t>(mentor.manager_level);
  const bool senior = mentor.years_as_manager >= kYearsAtLeast ||
                      mentor.manager_level == ManagerLevel::kManagerOfManagers;
  years_[index] = senior ? mentor.years_as_manager : kTooFewYears;
  endorsed_[index] = Mask(mentor.endorsed);
  compared_line_[index] = ComparedLine(mentor);
  wishes_other_[index] = Mask(WishesOther(mentor));
  for (std::size_t mode = 0; mode < logistics_apart_.size(); ++mode)
    logistics_apart_[mode][index] =
        LogisticsApart(static_cast<MeetingMode>(mode), mentor.meeting_mode);
  city_in_person_[index] = mentor.meeting_mode == MeetingMode::kInPerson ? mentor.city : kNobodys;
  // The first of a competence counts, if it stands twice: it is written last.
  for (auto own = mentor.competences.rbegin(); own != mentor.competences.rend(); ++own)
    levels_[competence_numbers_[own->competence]][index] = std::min(own->value, kSufficientLevel);
  for (Code language : mentor.languages) {
    const int number = language_numbers_[language];
    languages_[number / 32][index] |= static_cast<int32_t>(LanguageBit(number));
  }
}

void RowScorer::ListNamedPairs() {
  const auto bits_if = [](bool switched_on, Rule rule) {
    return switched_on ? RuleSet({rule}).bits() : 0;
  };
  const uint32_t avoided = bits_if(policy_.rules.not_avoided, Rule::kNotAvoided);
  for (int a = 0; a < static_cast<int>(people_.adepts.size()); ++a)
    adept_indexes_[people_.adepts[a].id] = a;
  for (int m = 0; m < static_cast<int>(people_.mentors.size()); ++m)
    mentor_indexes_[people_.mentors[m].id] = m;
  for (const Adept& adept : people_.adepts) {
    for (Code mentor : adept.wish_persons) AddNamedPair(adept.id, mentor, 0, true);
    for (Code mentor : adept.avoid_persons) AddNamedPair(adept.id, mentor, avoided, false);
  }
  for (const Mentor& mentor : people_.mentors) {
    for (Code adept : mentor.wish_persons) AddNamedPair(adept, mentor.id, 0, true);
    for (Code adept : mentor.avoid_persons) AddNamedPair(adept, mentor.id, avoided, false);
  }
  const uint32_t previous = bits_if(policy_.rules.previous_pair, Rule::kPreviousPair);
  for (IdPair pair : people_.previous_pairs) AddNamedPair(pair.adept, pair.mentor, previous, false);
  for (IdPair pair : people_.hindered)
    AddNamedPair(pair.adept, pair.mentor, bits_if(true, Rule::kHindered), false);

  // In the order of the adepts, by counting.
  named_begin_.assign(people_.adepts.size() + 1, 0);
  for (const NamedPair& pair : named_pairs_) ++named_begin_[pair.adept + 1];
  for (std::size_t a = 0; a < people_.adepts.size(); ++a) named_begin_[a + 1] += named_begin_[a];
  std::vector<std::size_t> next(named_begin_.begin(), named_begin_.end());
  std::vector<NamedPair> sorted(named_pairs_.size());
  for (const NamedPair& pair : named_pairs_) sorted[next[pair.adept]++] = pair;
  named_pairs_ = std::move(sorted);
}

void RowScorer::AddNamedPair(Code adept, Code mentor, uint32_t refusals, bool wished) {
  const int32_t a = adept_indexes_[adept];
  const int32_t m = mentor_indexes_[mentor];
  if (a >= 0 && m >= 0) named_pairs_.push_back({a, m, refusals, wished});
}

const ScoreRow& RowScorer::Score(int adept) {
  const Adept& person = people_.adepts[adept];
  SumNeeds(person);
  FillSharedCriteria(person);
  FillAdeptViews(person);
  FillMentorViews(person);
  CorrectWishedPairs(adept);
  FillRefusals(person);
  for (std::size_t i = named_begin_[adept]; i < named_begin_[adept + 1]; ++i)
    row_.refusals[named_pairs_[i].mentor] |= named_pairs_[i].refusals;
  return row_;
}

PARVIS_VECTORISED void RowScorer::SumNeeds(const Adept& adept) {
  const std::size_t mentors = people_.mentors.size();
  int32_t* met = needs_met_.data();
  needs_possible_ = 0;
  std::fill_n(met, mentors, 0);
  for (const CompetenceValue& need : adept.needs) {
    needs_possible_ += need.value * kSufficientLevel;
    const int32_t number = competence_numbers_[need.competence];
    if (number < 0) continue;
    const int32_t* levels = levels_[number].data();
    const int32_t priority = need.value;
    for (std::size_t m = 0; m < mentors; ++m) met[m] += priority * levels[m];
  }
}

PARVIS_VECTORISED void RowScorer::FillSharedCriteria(const Adept& adept) {
  const int32_t possible = std::max(needs_possible_, 1);  // Without needs, 0 of 1 are met.
  const float inverse = 1.0F / static_cast<float>(possible);
  const Code city = adept.meeting_mode == MeetingMode::kInPerson ? adept.city : kNowhere;
  const int32_t* apart = logistics_apart_[static_cast<std::size_t>(adept.meeting_mode)].data();
  const int32_t* cities = city_in_person_.data();
  const int32_t* met = needs_met_.data();
  int32_t* needs = needs_.data();
  int32_t* logistics = logistics_.data();
  const std::size_t mentors = needs_.size();
  for (std::size_t m = 0; m < mentors; ++m)
    needs[m] = FloorDivide(kFullScore * met[m], possible, inverse);
  for (std::size_t m = 0; m < mentors; ++m)
    logistics[m] = apart[m] + (Mask(cities[m] == city) & kInOneCity);
}

PARVIS_VECTORISED void RowScorer::FillAdeptViews(const Adept& adept) {
  const Weights weights = policy_.adept_weights;
  const int32_t sum = weights.Sum();
  const float inverse = 1.0F / static_cast<float>(sum);
  const int32_t line_term = weights.line_of_work * kFullScore;
  const int32_t level_term = weights.manager_level * kFullScore;
  const Code compared_line = ComparedLine(adept);
  const int32_t wishes_other = Mask(WishesOther(adept));
  const auto wished_level = static_cast<int32_t>(adept.wish_manager_level);
  const int32_t any_level = Mask(adept.wish_manager_level == ManagerLevel::kUnstated);
  const int32_t* needs = needs_.data();
  const int32_t* logistics = logistics_.data();
  const int32_t* lines = line_of_work_.data();
  const int32_t* levels = level_.data();
  int32_t* views = row_.adept_views.data();
  const std::size_t mentors = row_.adept_views.size();
  for (std::size_t m = 0; m < mentors; ++m) {
    const int32_t line = (Mask(lines[m] == compared_line) ^ wishes_other) & line_term;
    const int32_t level = (Mask(levels[m] == wished_level) | any_level) & level_term;
    const int32_t rest = weights.needs * needs[m] + weights.logistics * logistics[m];
    views[m] = FloorDivide(rest + line + level, sum, inverse);
  }
}

PARVIS_VECTORISED void RowScorer::FillMentorViews(const Adept& adept) {
  const Weights weights = policy_.mentor_weights;
  const int32_t sum = weights.Sum();
  const float inverse = 1.0F / static_cast<float>(sum);
  const int32_t line_term = weights.line_of_work * kFullScore;
  const Code line_of_work = adept.line_of_work;
  const int32_t* needs = needs_.data();
  const int32_t* logistics = logistics_.data();
  const int32_t* compared_lines = compared_line_.data();
  const int32_t* wishes_other = wishes_other_.data();
  int32_t* views = row_.mentor_views.data();
  const std::size_t mentors = row_.mentor_views.size();
  for (std::size_t m = 0; m < mentors; ++m) {
    const int32_t line = (Mask(compared_lines[m] == line_of_work) ^ wishes_other[m]) & line_term;
    const int32_t rest = weights.needs * needs[m] + weights.logistics * logistics[m];
    views[m] = FloorDivide(rest + line, sum, inverse);
  }
}

void RowScorer::CorrectWishedPairs(int adept) {
  for (std::size_t i = named_begin_[adept]; i < named_begin_[adept + 1]; ++i) {
    const int mentor = named_pairs_[i].mentor;
    if (!named_pairs_[i].wished) continue;
    const PairScore pair = ScorePair(policy_, people_.adepts[adept], people_.mentors[mentor]);
    row_.adept_views[mentor] = pair.adept_view;
    row_.mentor_views[mentor] = pair.mentor_view;
  }
}

template <typename Refuses>
inline void RowScorer::Refuse(Rule rule, Refuses refuses) {
  const auto bit = static_cast<int32_t>(RuleSet({rule}).bits());
  uint32_t* refusals = row_.refusals.data();
  const std::size_t mentors = row_.refusals.size();
  for (std::size_t m = 0; m < mentors; ++m)
    refusals[m] |= static_cast<uint32_t>(Mask(refuses(m)) & bit);
}

PARVIS_VECTORISED void RowScorer::FillRefusals(const Adept& adept) {
  const Rules& rules = policy_.rules;
  std::fill(row_.refusals.begin(), row_.refusals.end(), 0);
  const int32_t* emails = email_.data();
  const Code email = Stated(adept.email);
  Refuse(Rule::kNotSelf, [=](std::size_t m) { return emails[m] == email; });
  if (rules.different_institution) {
    Refuse(Rule::kDifferentInstitution,
           [own = adept.institution, all = institution_.data()](auto m) { return all[m] == own; });
  }
  if (rules.different_reporting_line) {
    const int32_t* managers = line_manager_.data();
    const Code manager = Stated(adept.line_manager_email);
    Refuse(Rule::kDifferentReportingLine, [=](std::size_t m) {
      return (managers[m] == manager) | (emails[m] == manager) | (managers[m] == email);
    });
  }
  if (rules.shared_language) {
    FindSharedLanguages(adept);
    Refuse(Rule::kSharedLanguage,
           [shared = shared_languages_.data()](auto m) { return shared[m] == 0; });
  }
  if (rules.endorsed) {
    Refuse(Rule::kEndorsed, [own = Mask(adept.endorsed), all = endorsed_.data()](auto m) {
      return (all[m] & own) == 0;
    });
  }
  if (rules.more_experienced) {
    const int32_t* years = years_.data();
    const int32_t* levels = level_.data();
    const int32_t years_wanted = adept.years_as_manager + kYearsMore;
    const auto level_wanted = static_cast<int32_t>(adept.manager_level);
    Refuse(Rule::kMoreExperienced,
           [=](std::size_t m) { return (years[m] < years_wanted) | (levels[m] < level_wanted); });
  }
  if (rules.possible_meeting_mode) {
    const Column& apart = logistics_apart_[static_cast<std::size_t>(adept.meeting_mode)];
    Refuse(Rule::kPossibleMeetingMode, [all = apart.data()](auto m) { return all[m] == 0; });
  }
  if (rules.minimum_score > 0) {
    const int32_t* adept_views = row_.adept_views.data();
    const int32_t* mentor_views = row_.mentor_views.data();
    const int32_t minimum = rules.minimum_score;
    Refuse(Rule::kMinimumScore,
           [=](std::size_t m) { return (adept_views[m] + mentor_views[m]) / 2 < minimum; });
  }
}

PARVIS_VECTORISED void RowScorer::FindSharedLanguages(const Adept& adept) {
  std::vector<uint32_t> words(languages_.size());
  for (Code language : adept.languages) {
    const int32_t number = language_numbers_[language];
    if (number >= 0) words[number / 32] |= LanguageBit(number);
  }
  int32_t* shared = shared_languages_.data();
  std::fill(shared_languages_.begin(), shared_languages_.end(), 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == 0) continue;
    const auto word = static_cast<int32_t>(words[i]);
    const int32_t* languages = languages_[i].data();
    for (std::size_t m = 0; m < people_.mentors.size(); ++m) shared[m] |= languages[m] & word;
  }
}

}  // namespace parvis::matching
