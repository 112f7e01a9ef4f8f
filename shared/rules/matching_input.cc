#include "shared/rules/matching_input.h"

#include <algorithm>
#include <string>
#include <vector>

#include "shared/matching/rules.h"

namespace parvis::rules {
namespace {

using matching::Code;
using matching::Codes;

matching::Weights MatchingWeights(const v1::Weights& weights) {
  return {.needs = weights.needs(),
          .named = weights.named(),
          .line_of_work = weights.line_of_work(),
          .manager_level = weights.manager_level(),
          .logistics = weights.logistics()};
}

matching::Objective MatchingObjective(v1::Objective objective) {
  switch (objective) {
    case v1::OBJECTIVE_FAIREST:
      return matching::Objective::kFairest;
    case v1::OBJECTIVE_STABLE:
      return matching::Objective::kStable;
    default:  // Unset is total, by the contract.
      return matching::Objective::kTotal;
  }
}

matching::MeetingMode Mode(v1::MeetingMode mode) {
  switch (mode) {
    case v1::MEETING_MODE_IN_PERSON:
      return matching::MeetingMode::kInPerson;
    case v1::MEETING_MODE_REMOTE:
      return matching::MeetingMode::kRemote;
    default:
      return matching::MeetingMode::kEither;
  }
}

matching::ManagerLevel Level(v1::ManagerLevel level) {
  switch (level) {
    case v1::MANAGER_LEVEL_FIRST_LINE:
      return matching::ManagerLevel::kFirstLine;
    case v1::MANAGER_LEVEL_MANAGER_OF_MANAGERS:
      return matching::ManagerLevel::kManagerOfManagers;
    default:
      return matching::ManagerLevel::kUnstated;
  }
}

template <typename Message>
std::vector<matching::CompetenceValue> Competences(const Message& from, Codes& codes) {
  std::vector<matching::CompetenceValue> values;
  values.reserve(from.competences_size());
  for (const v1::CompetenceValue& value : from.competences()) {
    values.push_back({codes.Intern(value.competence()), value.value()});
  }
  return values;
}

template <typename Repeated>
std::vector<Code> Interned(const Repeated& texts, Codes& codes) {
  std::vector<Code> out;
  out.reserve(texts.size());
  for (const std::string& text : texts) out.push_back(codes.Intern(text));
  return out;
}

// What an Application and a MatchingPerson have in common.
template <typename Message>
void FillPerson(std::string_view id, const Message& from, Codes& codes, matching::Person* person) {
  person->id = codes.Intern(id);
  person->institution = codes.Intern(from.institution());
  person->line_of_work = codes.Intern(from.line_of_work());
  person->city = codes.Intern(from.city());
  person->languages = Interned(from.languages(), codes);
  person->meeting_mode = Mode(from.meeting_mode());
  person->manager_level = Level(from.manager_level());
  person->years_as_manager = from.years_as_manager();
  person->wish_line = matching::MakeLineWish(codes, from.wish_line_of_work());
  person->wish_persons = Interned(from.wish_persons(), codes);
  person->endorsed = from.endorsed();
}

// What only the server knows.
void FillUntold(const v1::Application& from, Codes& codes, matching::Person* person) {
  person->avoid_persons = Interned(from.avoid_persons(), codes);
  person->email = codes.InternEmail(from.email());
  person->line_manager_email = codes.InternEmail(from.line_manager_email());
}

template <typename Message>
matching::Adept MakeAdept(std::string_view id, const Message& from, Codes& codes) {
  matching::Adept adept;
  FillPerson(id, from, codes, &adept);
  adept.needs = Competences(from, codes);
  adept.wish_manager_level = Level(from.wish_manager_level());
  return adept;
}

template <typename Message>
matching::Mentor MakeMentor(std::string_view id, const Message& from, Codes& codes) {
  matching::Mentor mentor;
  FillPerson(id, from, codes, &mentor);
  mentor.competences = Competences(from, codes);
  mentor.capacity = from.capacity();
  return mentor;
}

template <typename Pairs>
std::vector<matching::IdPair> IdPairs(const Pairs& pairs, Codes& codes) {
  std::vector<matching::IdPair> out;
  out.reserve(pairs.size());
  for (const v1::PersonPair& pair : pairs) {
    out.push_back({codes.Intern(pair.adept()), codes.Intern(pair.mentor())});
  }
  return out;
}

void FillMatchingPerson(const v1::Application& from, v1::MatchingPerson* to) {
  to->set_id(std::string(PersonId(from)));
  to->set_display_name(from.display_name());
  to->set_institution(from.institution());
  to->set_unit(from.unit());
  to->set_title(from.title());
  to->set_line_of_work(from.line_of_work());
  to->set_city(from.city());
  *to->mutable_languages() = from.languages();
  to->set_meeting_mode(from.meeting_mode());
  to->set_manager_level(from.manager_level());
  to->set_years_as_manager(from.years_as_manager());
  *to->mutable_competences() = from.competences();
  to->set_capacity(from.capacity());
  to->set_statement(from.statement());
  to->set_wish_line_of_work(from.wish_line_of_work());
  to->set_wish_manager_level(from.wish_manager_level());
  *to->mutable_wish_persons() = from.wish_persons();
  to->set_endorsed(from.endorsed());
}

void FillPersons(std::span<const v1::Application> from,
                 google::protobuf::RepeatedPtrField<v1::MatchingPerson>* to) {
  to->Clear();
  for (const v1::Application& application : from) FillMatchingPerson(application, to->Add());
  std::sort(to->begin(), to->end(), [](const v1::MatchingPerson& a, const v1::MatchingPerson& b) {
    return a.id() < b.id();
  });
}

// The policy with no rule but those that the board does not tell, as far as they are on.
matching::Policy UntoldRulesOf(const v1::Policy& policy) {
  matching::Policy untold = MatchingPolicy(policy);
  untold.rules =
      matching::Rules{.different_institution = false,
                      .different_reporting_line = policy.rules().different_reporting_line(),
                      .shared_language = false,
                      .not_avoided = policy.rules().not_avoided(),
                      .endorsed = false,
                      .more_experienced = false,
                      .previous_pair = policy.rules().previous_pair(),
                      .possible_meeting_mode = false,
                      .minimum_score = 0};
  return untold;
}

}  // namespace

std::string_view PersonId(const v1::Application& application) {
  const std::string_view name = application.name();
  return name.substr(name.rfind('/') + 1);
}

matching::Policy MatchingPolicy(const v1::Policy& policy) {
  const v1::Rules& rules = policy.rules();
  return {.rules = {.different_institution = rules.different_institution(),
                    .different_reporting_line = rules.different_reporting_line(),
                    .shared_language = rules.shared_language(),
                    .not_avoided = rules.not_avoided(),
                    .endorsed = rules.endorsed(),
                    .more_experienced = rules.more_experienced(),
                    .previous_pair = rules.previous_pair(),
                    .possible_meeting_mode = rules.possible_meeting_mode(),
                    .minimum_score = rules.minimum_score()},
          .adept_weights = MatchingWeights(policy.adept_weights()),
          .mentor_weights = MatchingWeights(policy.mentor_weights()),
          .objective = MatchingObjective(policy.objective()),
          .reciprocity = policy.reciprocity(),
          .spread = policy.spread(),
          .weak_below = policy.weak_below()};
}

matching::People PeopleFromApplications(std::span<const v1::Application> adepts,
                                        std::span<const v1::Application> mentors,
                                        std::span<const v1::PersonPair> previous_pairs) {
  matching::People people;
  for (const v1::Application& from : adepts) {
    people.adepts.push_back(MakeAdept(PersonId(from), from, people.codes));
    FillUntold(from, people.codes, &people.adepts.back());
  }
  for (const v1::Application& from : mentors) {
    people.mentors.push_back(MakeMentor(PersonId(from), from, people.codes));
    FillUntold(from, people.codes, &people.mentors.back());
  }
  people.previous_pairs = IdPairs(previous_pairs, people.codes);
  people.SortById();
  people.SortPairs();
  return people;
}

void FillBoardPeople(std::span<const v1::Application> adepts,
                     std::span<const v1::Application> mentors,
                     std::span<const v1::PersonPair> previous_pairs, const v1::Policy& policy,
                     v1::Board* board) {
  *board->mutable_policy() = policy;
  FillPersons(adepts, board->mutable_adepts());
  FillPersons(mentors, board->mutable_mentors());
  board->clear_hindered();
  const matching::People people = PeopleFromApplications(adepts, mentors, previous_pairs);
  const matching::Policy untold = UntoldRulesOf(policy);
  for (const matching::Adept& adept : people.adepts) {
    for (const matching::Mentor& mentor : people.mentors) {
      if (matching::Refusals(people, untold, adept, mentor).Empty()) continue;
      v1::PersonPair* pair = board->add_hindered();
      pair->set_adept(std::string(people.codes.Text(adept.id)));
      pair->set_mentor(std::string(people.codes.Text(mentor.id)));
    }
  }
}

matching::People PeopleFromBoard(const v1::Board& board) {
  matching::People people;
  for (const v1::MatchingPerson& from : board.adepts()) {
    people.adepts.push_back(MakeAdept(from.id(), from, people.codes));
  }
  for (const v1::MatchingPerson& from : board.mentors()) {
    people.mentors.push_back(MakeMentor(from.id(), from, people.codes));
  }
  people.hindered = IdPairs(board.hindered(), people.codes);
  people.SortById();
  people.SortPairs();
  return people;
}

}  // namespace parvis::rules
