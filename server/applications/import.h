// An import: what it would do, and doing it. One code for the page, for `parvis import` and for
// the demonstration data.
#ifndef PARVIS_SERVER_APPLICATIONS_IMPORT_H_
#define PARVIS_SERVER_APPLICATIONS_IMPORT_H_

#include <functional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "parvis/v1/application.pb.h"
#include "parvis/v1/policy.pb.h"
#include "server/applications/applications.h"
#include "server/dispatch/caller.h"
#include "server/storage/connection.h"
#include "shared/rules/board_state.h"

namespace parvis::applications {

// Which pinned pairs of the round's board could no longer be, were these the people. Given from
// outside (server/matching has it), since the board stands above the applications.
using PinCheck = std::function<absl::StatusOr<std::vector<rules::BoardRefusal>>(
    storage::ReadConnection& db, std::string_view round, const v1::Policy& policy,
    const People& people)>;

// Says what importing the request's files would do, and does nothing. NOT_FOUND without such a
// round; FAILED_PRECONDITION (ROUND_TAKES_NO_APPLICATIONS) in a state that takes none;
// INVALID_ARGUMENT without files. Faults in the files stand in the response.
absl::Status PreviewImport(const PinCheck& pin_check, const dispatch::Caller& caller,
                           const v1::ImportApplicationsRequest& request,
                           storage::ReadConnection& db, v1::ImportApplicationsResponse* response);

// The same, and if there is no fault, writes it with its event; `response->applied()` tells. Never
// deletes anybody. An import that changes nothing writes nothing and tells nobody.
absl::Status Import(const PinCheck& pin_check, const dispatch::Caller& caller,
                    const v1::ImportApplicationsRequest& request, storage::WriteTransaction& db,
                    v1::ImportApplicationsResponse* response);

}  // namespace parvis::applications

#endif  // PARVIS_SERVER_APPLICATIONS_IMPORT_H_
