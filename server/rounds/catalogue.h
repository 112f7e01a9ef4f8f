// A round's institutions and competences, as rows.
#ifndef PARVIS_SERVER_ROUNDS_CATALOGUE_H_
#define PARVIS_SERVER_ROUNDS_CATALOGUE_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "parvis/v1/round.pb.h"
#include "server/storage/connection.h"

namespace parvis::rounds {

// What is stored of an institution: more than the contract shows.
struct StoredInstitution {
  v1::Institution institution;
  std::string coordinator_email;
};

// In the order of their codes.
absl::StatusOr<std::vector<StoredInstitution>> LoadInstitutions(storage::ReadConnection& db,
                                                                std::string_view round);
// In the order of the form.
absl::StatusOr<std::vector<v1::Competence>> LoadCompetences(storage::ReadConnection& db,
                                                            std::string_view round);

// Inserts or, by code, changes one. The round exists.
absl::Status PutInstitution(storage::WriteTransaction& db, std::string_view round,
                            const StoredInstitution& institution);
// `position` is the place in the form, from 0.
absl::Status PutCompetence(storage::WriteTransaction& db, std::string_view round,
                           const v1::Competence& competence, int position);

}  // namespace parvis::rounds

#endif  // PARVIS_SERVER_ROUNDS_CATALOGUE_H_
