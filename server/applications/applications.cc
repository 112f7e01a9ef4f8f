#include "server/applications/applications.h"

#include <string>
#include <utility>

#include "server/rounds/rounds.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"
#include "shared/rules/matching_input.h"

// SQL is a literal by type, so what several queries share is text for the preprocessor.
#define PARVIS_APPLICATION_COLUMNS                                                          \
  "id, role, revision, display_name, email, phone, institution, unit, line_of_work, city, " \
  "meeting_mode, title, manager_level, years_as_manager, direct_reports, "                  \
  "budget_responsibility, capacity, statement, wish_line_of_work, wish_manager_level, "     \
  "line_manager_email, endorsed"

namespace parvis::applications {
namespace {

using storage::Query;
using storage::ReadConnection;
using storage::WriteTransaction;

// The numbers are stored: never change one.
enum class NamedPerson { kWished = 1, kAvoided = 2 };

// The current row of a query of PARVIS_APPLICATION_COLUMNS.
v1::Application ReadRow(std::string_view round, Query& row) {
  v1::Application application;
  application.set_name(names::ApplicationName(round, row.Text(0)));
  application.set_role(static_cast<v1::Role>(row.Int(1)));
  application.set_etag(std::to_string(row.Int64(2)));
  application.set_display_name(row.Text(3));
  application.set_email(row.Text(4));
  application.set_phone(row.Text(5));
  application.set_institution(row.Text(6));
  application.set_unit(row.Text(7));
  application.set_line_of_work(row.Text(8));
  application.set_city(row.Text(9));
  application.set_meeting_mode(static_cast<v1::MeetingMode>(row.Int(10)));
  application.set_title(row.Text(11));
  application.set_manager_level(static_cast<v1::ManagerLevel>(row.Int(12)));
  application.set_years_as_manager(row.Int(13));
  application.set_direct_reports(row.Int(14));
  application.set_budget_responsibility(row.Bool(15));
  application.set_capacity(row.Int(16));
  application.set_statement(row.Text(17));
  application.set_wish_line_of_work(row.Text(18));
  application.set_wish_manager_level(static_cast<v1::ManagerLevel>(row.Int(19)));
  application.set_line_manager_email(row.Text(20));
  application.set_endorsed(row.Bool(21));
  return application;
}

absl::Status ReadLists(ReadConnection& db, std::string_view round, v1::Application* application) {
  const std::string_view id = rules::PersonId(*application);
  Query competences = db.Prepare(
      "SELECT competence, value FROM application_competences "
      "WHERE round = $round AND application = $application ORDER BY position");
  competences.Bind("$round", round).Bind("$application", id);
  while (competences.Next()) {
    v1::CompetenceValue* competence = application->add_competences();
    competence->set_competence(competences.Text(0));
    competence->set_value(competences.Int(1));
  }
  RETURN_IF_ERROR(competences.status());

  Query languages = db.Prepare(
      "SELECT language FROM application_languages "
      "WHERE round = $round AND application = $application ORDER BY position");
  languages.Bind("$round", round).Bind("$application", id);
  while (languages.Next()) application->add_languages(languages.Text(0));
  RETURN_IF_ERROR(languages.status());

  Query persons = db.Prepare(
      "SELECT kind, person FROM application_persons "
      "WHERE round = $round AND application = $application ORDER BY kind, position");
  persons.Bind("$round", round).Bind("$application", id);
  while (persons.Next()) {
    if (persons.Int(0) == static_cast<int>(NamedPerson::kWished)) {
      application->add_wish_persons(persons.Text(1));
    } else {
      application->add_avoid_persons(persons.Text(1));
    }
  }
  return persons.status();
}

// Every application that the query gives. It is done with before the lists are read.
absl::StatusOr<std::vector<v1::Application>> ReadAll(ReadConnection& db, std::string_view round,
                                                     Query query) {
  std::vector<v1::Application> applications;
  while (query.Next()) applications.push_back(ReadRow(round, query));
  RETURN_IF_ERROR(query.status());
  for (v1::Application& application : applications) {
    RETURN_IF_ERROR(ReadLists(db, round, &application));
  }
  return applications;
}

absl::StatusOr<std::vector<v1::Application>> LoadSide(ReadConnection& db, std::string_view round,
                                                      v1::Role role) {
  Query query = db.Prepare("SELECT " PARVIS_APPLICATION_COLUMNS
                           " FROM applications WHERE round = $round AND role = $role ORDER BY id");
  query.Bind("$round", round).Bind("$role", role);
  return ReadAll(db, round, std::move(query));
}

absl::Status PutRow(WriteTransaction& db, std::string_view round, const v1::Application& from) {
  Query query = db.Prepare(
      "INSERT INTO applications (id, role, revision, display_name, email, phone, institution, "
      "unit, line_of_work, city, meeting_mode, title, manager_level, years_as_manager, "
      "direct_reports, budget_responsibility, capacity, statement, wish_line_of_work, "
      "wish_manager_level, line_manager_email, endorsed, round, create_us, update_us) "
      "VALUES ($id, $role, 1, $display_name, $email, $phone, $institution, $unit, $line_of_work, "
      "$city, $meeting_mode, $title, $manager_level, $years_as_manager, $direct_reports, "
      "$budget_responsibility, $capacity, $statement, $wish_line_of_work, $wish_manager_level, "
      "$line_manager_email, $endorsed, $round, $now, $now) "
      "ON CONFLICT (round, id) DO UPDATE SET role = excluded.role, "
      "revision = applications.revision + 1, display_name = excluded.display_name, "
      "email = excluded.email, phone = excluded.phone, institution = excluded.institution, "
      "unit = excluded.unit, line_of_work = excluded.line_of_work, city = excluded.city, "
      "meeting_mode = excluded.meeting_mode, title = excluded.title, "
      "manager_level = excluded.manager_level, years_as_manager = excluded.years_as_manager, "
      "direct_reports = excluded.direct_reports, "
      "budget_responsibility = excluded.budget_responsibility, capacity = excluded.capacity, "
      "statement = excluded.statement, wish_line_of_work = excluded.wish_line_of_work, "
      "wish_manager_level = excluded.wish_manager_level, "
      "line_manager_email = excluded.line_manager_email, endorsed = excluded.endorsed, "
      "update_us = excluded.update_us");
  return query.Bind("$id", rules::PersonId(from))
      .Bind("$role", from.role())
      .Bind("$display_name", from.display_name())
      .Bind("$email", from.email())
      .Bind("$phone", from.phone())
      .Bind("$institution", from.institution())
      .Bind("$unit", from.unit())
      .Bind("$line_of_work", from.line_of_work())
      .Bind("$city", from.city())
      .Bind("$meeting_mode", from.meeting_mode())
      .Bind("$title", from.title())
      .Bind("$manager_level", from.manager_level())
      .Bind("$years_as_manager", from.years_as_manager())
      .Bind("$direct_reports", from.direct_reports())
      .Bind("$budget_responsibility", from.budget_responsibility())
      .Bind("$capacity", from.capacity())
      .Bind("$statement", from.statement())
      .Bind("$wish_line_of_work", from.wish_line_of_work())
      .Bind("$wish_manager_level", from.wish_manager_level())
      .Bind("$line_manager_email", from.line_manager_email())
      .Bind("$endorsed", from.endorsed())
      .Bind("$round", round)
      .Bind("$now", db.Now())
      .Run();
}

absl::Status PutPersons(WriteTransaction& db, std::string_view round, std::string_view id,
                        NamedPerson kind,
                        const google::protobuf::RepeatedPtrField<std::string>& persons) {
  for (int i = 0; i < persons.size(); ++i) {
    Query query = db.Prepare(
        "INSERT INTO application_persons (round, application, kind, position, person) "
        "VALUES ($round, $application, $kind, $position, $person)");
    RETURN_IF_ERROR(query.Bind("$round", round)
                        .Bind("$application", id)
                        .Bind("$kind", kind)
                        .Bind("$position", i)
                        .Bind("$person", persons[i])
                        .Run());
  }
  return absl::OkStatus();
}

absl::Status PutLists(WriteTransaction& db, std::string_view round, const v1::Application& from) {
  const std::string_view id = rules::PersonId(from);
  constexpr storage::Sql kDeletes[] = {
      "DELETE FROM application_competences WHERE round = $round AND application = $application",
      "DELETE FROM application_languages WHERE round = $round AND application = $application",
      "DELETE FROM application_persons WHERE round = $round AND application = $application"};
  for (const storage::Sql& sql : kDeletes) {
    Query query = db.Prepare(sql);
    RETURN_IF_ERROR(query.Bind("$round", round).Bind("$application", id).Run());
  }
  for (int i = 0; i < from.competences_size(); ++i) {
    Query query = db.Prepare(
        "INSERT INTO application_competences (round, application, position, competence, value) "
        "VALUES ($round, $application, $position, $competence, $value)");
    RETURN_IF_ERROR(query.Bind("$round", round)
                        .Bind("$application", id)
                        .Bind("$position", i)
                        .Bind("$competence", from.competences(i).competence())
                        .Bind("$value", from.competences(i).value())
                        .Run());
  }
  for (int i = 0; i < from.languages_size(); ++i) {
    Query query = db.Prepare(
        "INSERT INTO application_languages (round, application, position, language) "
        "VALUES ($round, $application, $position, $language)");
    RETURN_IF_ERROR(query.Bind("$round", round)
                        .Bind("$application", id)
                        .Bind("$position", i)
                        .Bind("$language", from.languages(i))
                        .Run());
  }
  RETURN_IF_ERROR(PutPersons(db, round, id, NamedPerson::kWished, from.wish_persons()));
  return PutPersons(db, round, id, NamedPerson::kAvoided, from.avoid_persons());
}

}  // namespace

absl::StatusOr<People> LoadPeople(ReadConnection& db, std::string_view round) {
  People people;
  ASSIGN_OR_RETURN(people.adepts, LoadSide(db, round, v1::ROLE_ADEPT));
  ASSIGN_OR_RETURN(people.mentors, LoadSide(db, round, v1::ROLE_MENTOR));
  Query pairs = db.Prepare(
      "SELECT adept, mentor FROM previous_pairs WHERE round = $round ORDER BY adept, mentor");
  pairs.Bind("$round", round);
  while (pairs.Next()) {
    v1::PersonPair pair;
    pair.set_adept(pairs.Text(0));
    pair.set_mentor(pairs.Text(1));
    people.previous_pairs.push_back(std::move(pair));
  }
  RETURN_IF_ERROR(pairs.status());
  return people;
}

absl::StatusOr<int64_t> LoadPeopleRevision(ReadConnection& db, std::string_view round) {
  Query query = db.Prepare("SELECT revision FROM people_revisions WHERE round = $round");
  query.Bind("$round", round);
  const int64_t revision = query.Next() ? query.Int64(0) : 0;
  RETURN_IF_ERROR(query.status());
  return revision;
}

absl::StatusOr<std::optional<v1::Application>> LoadApplication(ReadConnection& db,
                                                               std::string_view round,
                                                               std::string_view id) {
  Query query = db.Prepare("SELECT " PARVIS_APPLICATION_COLUMNS
                           " FROM applications WHERE round = $round AND id = $id");
  query.Bind("$round", round).Bind("$id", id);
  ASSIGN_OR_RETURN(std::vector<v1::Application> found, ReadAll(db, round, std::move(query)));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

absl::StatusOr<std::vector<v1::Application>> LoadPage(ReadConnection& db, std::string_view round,
                                                      std::string_view institution,
                                                      const PageStart& after, int limit) {
  Query query = db.Prepare("SELECT " PARVIS_APPLICATION_COLUMNS
                           " FROM applications WHERE round = $round AND (role, id) > ($role, $id) "
                           "AND ($institution = '' OR institution = $institution) "
                           "ORDER BY role, id LIMIT $limit");
  query.Bind("$round", round)
      .Bind("$role", after.role)
      .Bind("$id", after.id)
      .Bind("$institution", institution)
      .Bind("$limit", limit);
  return ReadAll(db, round, std::move(query));
}

absl::Status PutApplication(WriteTransaction& db, std::string_view round,
                            const v1::Application& application) {
  RETURN_IF_ERROR(PutRow(db, round, application));
  return PutLists(db, round, application);
}

absl::Status AddPreviousPair(WriteTransaction& db, std::string_view round,
                             const v1::PersonPair& pair) {
  Query query = db.Prepare(
      "INSERT INTO previous_pairs (round, adept, mentor) VALUES ($round, $adept, $mentor)");
  return query.Bind("$round", round)
      .Bind("$adept", pair.adept())
      .Bind("$mentor", pair.mentor())
      .Run();
}

absl::Status Touch(WriteTransaction& db, std::string_view round) {
  // From the clock, so that no revision is given twice even if a commit fails: what is built from
  // the people is kept in memory under it.
  Query raise = db.Prepare(
      "INSERT INTO people_revisions (round, revision) VALUES ($round, $now) "
      "ON CONFLICT (round) DO UPDATE SET revision = CASE "
      "WHEN excluded.revision > people_revisions.revision THEN excluded.revision "
      "ELSE people_revisions.revision + 1 END");
  RETURN_IF_ERROR(raise.Bind("$round", round).Bind("$now", db.Now()).Run());
  Query count = db.Prepare(
      "SELECT count(*) FILTER (WHERE role = 1), count(*) FILTER (WHERE role = 2), "
      "coalesce(sum(capacity), 0) "
      "FROM applications WHERE round = $round");
  count.Bind("$round", round);
  rounds::Counts counts;
  if (count.Next()) {
    counts = {.adepts = count.Int(0), .mentors = count.Int(1), .places = count.Int(2)};
  }
  RETURN_IF_ERROR(count.status());
  return rounds::SetCounts(db, round, counts);
}

}  // namespace parvis::applications
