#include <optional>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/dispatch/errors.h"
#include "server/rounds/rounds.h"
#include "server/rounds/service.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"
#include "shared/rules/policy.h"

namespace parvis::rounds {
namespace {

constexpr int kMaxNumber = 9999;

absl::Status CheckPolicyFields(const v1::Policy& policy) {
  absl::Status faults;
  for (const rules::PolicyFault& fault : rules::CheckPolicy(policy)) {
    const auto argument = [&](std::size_t i) {
      return i < fault.arguments.size() ? std::string_view(fault.arguments[i]) : "";
    };
    faults = dispatch::Combine(
        faults, dispatch::InvalidField(absl::StrCat("round.policy.", fault.field), fault.reason,
                                       {argument(0), argument(1), argument(2)}));
  }
  return faults;
}

// `stockholm` of `stockholm-2026`; nothing if the id is none, or its number is another.
std::optional<std::string> ProgrammeOf(const std::string& id, int number) {
  const std::string ending = absl::StrCat("-", number);
  if (!names::IsRoundId(id) || !absl::EndsWith(id, ending) || id.size() == ending.size()) {
    return std::nullopt;
  }
  return id.substr(0, id.size() - ending.size());
}

}  // namespace

absl::Status HandleCreateRound(const dispatch::Caller& caller,
                               const v1::CreateRoundRequest& request, storage::WriteTransaction& db,
                               v1::Round* response) {
  const v1::Round& wanted = request.round();
  absl::Status faults;
  if (wanted.number() < 1 || wanted.number() > kMaxNumber) {
    faults = dispatch::InvalidField("round.number", text::Message::kErrorFieldRange,
                                    {"round.number", "1", absl::StrCat(kMaxNumber)});
  }
  const std::optional<std::string> programme = ProgrammeOf(request.round_id(), wanted.number());
  if (!programme.has_value()) {
    faults = dispatch::Combine(faults, dispatch::BadResourceName("round_id"));
  }
  if (wanted.title().sv().empty() || wanted.title().en().empty()) {
    faults = dispatch::Combine(faults, dispatch::MissingField("round.title"));
  }
  RETURN_IF_ERROR(dispatch::Combine(faults, CheckPolicyFields(wanted.policy())));
  NewRound round;
  round.programme = *programme;
  round.number = wanted.number();
  round.title = wanted.title();
  round.policy = wanted.policy();
  ASSIGN_OR_RETURN(*response, Add(db, caller, round));
  return absl::OkStatus();
}

absl::Status HandleMoveRound(const dispatch::Caller& caller, const v1::MoveRoundRequest& request,
                             storage::WriteTransaction& db, v1::Round* response) {
  const std::optional<std::string> id = names::ParseRoundName(request.name());
  if (!id.has_value()) return dispatch::BadResourceName("name");
  ASSIGN_OR_RETURN(const v1::Round before, Load(db, caller, *id));
  if (!request.etag().empty() && request.etag() != before.etag()) return dispatch::Changed();
  ASSIGN_OR_RETURN(*response, Move(db, caller, *id, request.state(), Cause::kCommand));
  return absl::OkStatus();
}

}  // namespace parvis::rounds
