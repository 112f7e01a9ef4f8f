// A round's applications as rows: load and put. All within the caller's transaction; no rules here.
#ifndef PARVIS_SERVER_APPLICATIONS_APPLICATIONS_H_
#define PARVIS_SERVER_APPLICATIONS_APPLICATIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "parvis/v1/application.pb.h"
#include "parvis/v1/board.pb.h"
#include "server/storage/connection.h"

namespace parvis::applications {

// Everybody of a round, each side in the order of the ids, and the pairs of earlier rounds that
// were told, sorted.
struct People {
  std::vector<v1::Application> adepts;
  std::vector<v1::Application> mentors;
  std::vector<v1::PersonPair> previous_pairs;
};

absl::StatusOr<People> LoadPeople(storage::ReadConnection& db, std::string_view round);

// Rises with every change of what LoadPeople gives; 0 before the first.
absl::StatusOr<int64_t> LoadPeopleRevision(storage::ReadConnection& db, std::string_view round);

// One application with its etag; nothing if there is none.
absl::StatusOr<std::optional<v1::Application>> LoadApplication(storage::ReadConnection& db,
                                                               std::string_view round,
                                                               std::string_view id);

// Where a page of the list starts: after this role and id. The default is the beginning.
struct PageStart {
  v1::Role role = v1::ROLE_UNSPECIFIED;
  std::string id;
};

// At most `limit` applications from there: adepts first, then mentors, each in the order of their
// ids. With `institution` only its people.
absl::StatusOr<std::vector<v1::Application>> LoadPage(storage::ReadConnection& db,
                                                      std::string_view round,
                                                      std::string_view institution,
                                                      const PageStart& after, int limit);

// Inserts or, by its id, replaces an application. Institution and competences exist; the etag of
// `application` is not looked at. Call Touch() once afterwards.
absl::Status PutApplication(storage::WriteTransaction& db, std::string_view round,
                            const v1::Application& application);

// Adds a pair of an earlier round. ALREADY_EXISTS if it is there.
absl::Status AddPreviousPair(storage::WriteTransaction& db, std::string_view round,
                             const v1::PersonPair& pair);

// Raises the people's revision, and tells server/rounds how many there are.
absl::Status Touch(storage::WriteTransaction& db, std::string_view round);

}  // namespace parvis::applications

#endif  // PARVIS_SERVER_APPLICATIONS_APPLICATIONS_H_
