#include "server/applications/handlers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "server/applications/applications.h"
#include "server/dispatch/errors.h"
#include "server/rounds/rounds.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"
#include "shared/rules/matching_input.h"

namespace parvis::applications {
namespace {

using text::Message;

// A page token is the role's digit and the id of the last person told, so that the list goes on
// rightly when people come between two pages.
std::string PageToken(const v1::Application& last) {
  std::string plain = std::to_string(last.role());
  plain += rules::PersonId(last);
  return absl::WebSafeBase64Escape(plain);
}

std::optional<PageStart> ParsePageToken(const std::string& token) {
  if (token.empty()) return PageStart();
  std::string plain;
  if (!absl::WebSafeBase64Unescape(token, &plain) || plain.size() < 2) return std::nullopt;
  const int role = plain[0] - '0';
  const std::string id = plain.substr(1);
  if ((role != v1::ROLE_ADEPT && role != v1::ROLE_MENTOR) || !names::IsPersonId(id)) {
    return std::nullopt;
  }
  return PageStart{static_cast<v1::Role>(role), id};
}

// Empty for a caller who may see everybody.
std::string OnlyInstitution(const dispatch::Caller& caller) {
  return caller.role == dispatch::Role::kCoordinator ? caller.institution : "";
}

}  // namespace

absl::Status HandleListApplications(const dispatch::Caller& caller,
                                    const v1::ListApplicationsRequest& request,
                                    storage::ReadConnection& db,
                                    v1::ListApplicationsResponse* response) {
  const std::optional<std::string> round = names::ParseRoundName(request.parent());
  if (!round.has_value()) return dispatch::BadResourceName("parent");
  if (request.page_size() < 0) {
    return dispatch::InvalidField(
        "page_size", Message::kImportNumberBad,
        {std::to_string(request.page_size()), "0", std::to_string(limits::kApplicationsPageMax)});
  }
  const std::optional<PageStart> start = ParsePageToken(request.page_token());
  if (!start.has_value()) return dispatch::BadPageToken("page_token");
  RETURN_IF_ERROR(rounds::Load(db, caller, *round).status());
  const int size = request.page_size() == 0
                       ? limits::kApplicationsPageDefault
                       : std::min(request.page_size(), limits::kApplicationsPageMax);
  // One more than is told shows whether there is another page.
  ASSIGN_OR_RETURN(std::vector<v1::Application> found,
                   LoadPage(db, *round, OnlyInstitution(caller), *start, size + 1));
  if (static_cast<int>(found.size()) > size) {
    found.pop_back();
    response->set_next_page_token(PageToken(found.back()));
  }
  for (v1::Application& application : found) {
    *response->add_applications() = std::move(application);
  }
  return absl::OkStatus();
}

absl::Status HandleGetApplication(const dispatch::Caller& caller,
                                  const v1::GetApplicationRequest& request,
                                  storage::ReadConnection& db, v1::Application* response) {
  const std::optional<names::ApplicationIds> ids = names::ParseApplicationName(request.name());
  if (!ids.has_value()) return dispatch::BadResourceName("name");
  RETURN_IF_ERROR(rounds::Load(db, caller, ids->round).status());
  ASSIGN_OR_RETURN(std::optional<v1::Application> found,
                   LoadApplication(db, ids->round, ids->application));
  const std::string institution = OnlyInstitution(caller);
  if (!found.has_value() || (!institution.empty() && found->institution() != institution)) {
    return dispatch::Error(absl::StatusCode::kNotFound, "APPLICATION_NOT_FOUND",
                           Message::kImportApplicationNotFound);
  }
  *response = *std::move(found);
  return absl::OkStatus();
}

}  // namespace parvis::applications
