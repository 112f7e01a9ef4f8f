#include "server/rounds/rows.h"

#include "absl/strings/str_cat.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"
#include "shared/rules/policy_json.h"

namespace parvis::rounds {
namespace {

void SetTime(absl::Time time, google::protobuf::Timestamp& timestamp) {
  const int64_t microseconds = absl::ToUnixMicros(time);
  timestamp.set_seconds(microseconds / 1'000'000);
  timestamp.set_nanos(static_cast<int32_t>(microseconds % 1'000'000 * 1000));
}

}  // namespace

absl::StatusOr<v1::Round> ReadRound(storage::Query& query) {
  v1::Round round;
  round.set_name(names::RoundName(query.Text(0)));
  round.set_number(query.Int(1));
  round.mutable_title()->set_sv(query.Text(2));
  round.mutable_title()->set_en(query.Text(3));
  round.set_state(static_cast<v1::Round::State>(query.Int(4)));
  const std::string policy = query.Text(5);
  round.set_etag(absl::StrCat(query.Int64(6)));
  round.set_adept_count(query.Int(7));
  round.set_mentor_count(query.Int(8));
  round.set_place_count(query.Int(9));
  SetTime(query.Time(10), *round.mutable_create_time());
  if (!query.IsNull(11)) SetTime(query.Time(11), *round.mutable_publish_time());
  RETURN_IF_ERROR(query.status());
  ASSIGN_OR_RETURN(*round.mutable_policy(), rules::PolicyFromJson(policy));
  return round;
}

bool SeesDrafts(const dispatch::Caller& caller) {
  return caller.role == dispatch::Role::kProgrammeCoordinator ||
         caller.role == dispatch::Role::kAdministrator;
}

}  // namespace parvis::rounds
