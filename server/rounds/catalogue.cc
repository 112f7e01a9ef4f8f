#include "server/rounds/catalogue.h"

#include <utility>

#include "shared/base/status_macros.h"

namespace parvis::rounds {

absl::StatusOr<std::vector<StoredInstitution>> LoadInstitutions(storage::ReadConnection& db,
                                                                std::string_view round) {
  storage::Query query = db.Prepare(
      "SELECT code, title_sv, title_en, city, coordinator_email FROM institutions"
      " WHERE round = $round ORDER BY code");
  query.Bind("$round", round);
  std::vector<StoredInstitution> institutions;
  while (query.Next()) {
    StoredInstitution stored;
    stored.institution.set_code(query.Text(0));
    stored.institution.mutable_title()->set_sv(query.Text(1));
    stored.institution.mutable_title()->set_en(query.Text(2));
    stored.institution.set_city(query.Text(3));
    stored.coordinator_email = query.Text(4);
    institutions.push_back(std::move(stored));
  }
  RETURN_IF_ERROR(query.status());
  return institutions;
}

absl::StatusOr<std::vector<v1::Competence>> LoadCompetences(storage::ReadConnection& db,
                                                            std::string_view round) {
  storage::Query query = db.Prepare(
      "SELECT code, title_sv, title_en FROM competences"
      " WHERE round = $round ORDER BY position, code");
  query.Bind("$round", round);
  std::vector<v1::Competence> competences;
  while (query.Next()) {
    v1::Competence competence;
    competence.set_code(query.Text(0));
    competence.mutable_title()->set_sv(query.Text(1));
    competence.mutable_title()->set_en(query.Text(2));
    competences.push_back(std::move(competence));
  }
  RETURN_IF_ERROR(query.status());
  return competences;
}

absl::Status PutInstitution(storage::WriteTransaction& db, std::string_view round,
                            const StoredInstitution& institution) {
  storage::Query query = db.Prepare(
      "INSERT INTO institutions (round, code, title_sv, title_en, city, coordinator_email)"
      " VALUES ($round, $code, $title_sv, $title_en, $city, $coordinator_email)"
      " ON CONFLICT (round, code) DO UPDATE SET title_sv = excluded.title_sv,"
      " title_en = excluded.title_en, city = excluded.city,"
      " coordinator_email = excluded.coordinator_email");
  return query.Bind("$round", round)
      .Bind("$code", institution.institution.code())
      .Bind("$title_sv", institution.institution.title().sv())
      .Bind("$title_en", institution.institution.title().en())
      .Bind("$city", institution.institution.city())
      .Bind("$coordinator_email", institution.coordinator_email)
      .Run();
}

absl::Status PutCompetence(storage::WriteTransaction& db, std::string_view round,
                           const v1::Competence& competence, int position) {
  storage::Query query = db.Prepare(
      "INSERT INTO competences (round, code, position, title_sv, title_en)"
      " VALUES ($round, $code, $position, $title_sv, $title_en)"
      " ON CONFLICT (round, code) DO UPDATE SET position = excluded.position,"
      " title_sv = excluded.title_sv, title_en = excluded.title_en");
  return query.Bind("$round", round)
      .Bind("$code", competence.code())
      .Bind("$position", position)
      .Bind("$title_sv", competence.title().sv())
      .Bind("$title_en", competence.title().en())
      .Run();
}

}  // namespace parvis::rounds
