#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "server/dispatch/errors.h"
#include "server/rounds/catalogue.h"
#include "server/rounds/rounds.h"
#include "server/rounds/rows.h"
#include "server/rounds/service.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"

namespace parvis::rounds {
namespace {

// Where a page of rounds, newest first, begins: after this one.
struct PageStart {
  int64_t create_us = std::numeric_limits<int64_t>::max();
  std::string id;
};

std::string PageToken(const v1::Round& last) {
  const int64_t create_us =
      last.create_time().seconds() * 1'000'000 + last.create_time().nanos() / 1000;
  return absl::WebSafeBase64Escape(
      absl::StrCat(create_us, " ", *names::ParseRoundName(last.name())));
}

std::optional<PageStart> ParsePageToken(const std::string& token) {
  PageStart start;
  if (token.empty()) return start;
  std::string text;
  if (!absl::WebSafeBase64Unescape(token, &text)) return std::nullopt;
  const std::size_t space = text.find(' ');
  if (space == text.npos || !absl::SimpleAtoi(text.substr(0, space), &start.create_us)) {
    return std::nullopt;
  }
  start.id = text.substr(space + 1);
  if (!names::IsRoundId(start.id)) return std::nullopt;
  return start;
}

}  // namespace

absl::Status HandleListRounds(const dispatch::Caller& caller, const v1::ListRoundsRequest& request,
                              storage::ReadConnection& db, v1::ListRoundsResponse* response) {
  const std::optional<PageStart> start = ParsePageToken(request.page_token());
  if (!start.has_value()) return dispatch::BadPageToken("page_token");
  const int size = request.page_size() <= 0 ? limits::kRoundsPageDefault
                                            : std::min(request.page_size(), limits::kRoundsPageMax);
  storage::Query query = db.Prepare(
      "SELECT id, number, title_sv, title_en, state, policy, revision, adept_count, mentor_count,"
      " place_count, create_us, publish_us"
      " FROM rounds WHERE (create_us, id) < ($create_us, $id)"
      " AND (state <> $draft OR $sees_drafts = 1)"
      " ORDER BY create_us DESC, id DESC LIMIT $limit");
  query.Bind("$create_us", start->create_us)
      .Bind("$id", start->id)
      .Bind("$draft", v1::Round::STATE_DRAFT)
      .Bind("$sees_drafts", SeesDrafts(caller))
      .Bind("$limit", size + 1);
  while (query.Next()) {
    if (response->rounds_size() == size) {
      response->set_next_page_token(PageToken(response->rounds(size - 1)));
      break;
    }
    ASSIGN_OR_RETURN(*response->add_rounds(), ReadRound(query));
  }
  return query.status();
}

absl::Status HandleGetRound(const dispatch::Caller& caller, const v1::GetRoundRequest& request,
                            storage::ReadConnection& db, v1::Round* response) {
  const std::optional<std::string> id = names::ParseRoundName(request.name());
  if (!id.has_value()) return dispatch::BadResourceName("name");
  ASSIGN_OR_RETURN(*response, Load(db, caller, *id));
  return absl::OkStatus();
}

absl::Status HandleGetCatalogue(const dispatch::Caller& caller,
                                const v1::GetCatalogueRequest& request, storage::ReadConnection& db,
                                v1::Catalogue* response) {
  const std::optional<std::string> id = names::ParseRoundName(request.name());
  if (!id.has_value()) return dispatch::BadResourceName("name");
  RETURN_IF_ERROR(Load(db, caller, *id).status());
  ASSIGN_OR_RETURN(std::vector<StoredInstitution> institutions, LoadInstitutions(db, *id));
  for (StoredInstitution& stored : institutions) {
    *response->add_institutions() = std::move(stored.institution);
  }
  ASSIGN_OR_RETURN(std::vector<v1::Competence> competences, LoadCompetences(db, *id));
  for (v1::Competence& competence : competences) {
    *response->add_competences() = std::move(competence);
  }
  return absl::OkStatus();
}

}  // namespace parvis::rounds
