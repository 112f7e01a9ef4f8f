#include "server/rounds/rounds.h"

#include "absl/strings/str_cat.h"
#include "server/dispatch/errors.h"
#include "server/events/log.h"
#include "server/rounds/rows.h"
#include "server/rounds/states.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"
#include "shared/rules/policy_json.h"

namespace parvis::rounds {

using v1::Round;

absl::StatusOr<Round> Load(storage::ReadConnection& db, const dispatch::Caller& caller,
                           std::string_view id) {
  storage::Query query = db.Prepare(
      "SELECT id, number, title_sv, title_en, state, policy, revision, adept_count, mentor_count,"
      " place_count, create_us, publish_us"
      " FROM rounds WHERE id = $id");
  query.Bind("$id", id);
  if (!query.Next()) {
    RETURN_IF_ERROR(query.status());
    return dispatch::RoundNotFound();
  }
  ASSIGN_OR_RETURN(Round round, ReadRound(query));
  if (round.state() == Round::STATE_DRAFT && !SeesDrafts(caller)) return dispatch::RoundNotFound();
  return round;
}

absl::StatusOr<Round> Add(storage::WriteTransaction& db, const dispatch::Caller& caller,
                          const NewRound& round) {
  const std::string id = absl::StrCat(round.programme, "-", round.number);
  if (!names::IsRoundId(id)) {
    return absl::InvalidArgumentError(absl::StrCat("no round id: ", id));
  }
  storage::Query query = db.Prepare(
      "INSERT INTO rounds (id, programme, number, title_sv, title_en, state, policy, revision,"
      " adept_count, mentor_count, place_count, create_us)"
      " VALUES ($id, $programme, $number, $title_sv, $title_en, $state, $policy, 1,"
      " 0, 0, 0, $create_us)");
  const absl::Status inserted = query.Bind("$id", id)
                                    .Bind("$programme", round.programme)
                                    .Bind("$number", round.number)
                                    .Bind("$title_sv", round.title.sv())
                                    .Bind("$title_en", round.title.en())
                                    .Bind("$state", round.state)
                                    .Bind("$policy", rules::PolicyToJson(round.policy))
                                    .Bind("$create_us", db.Now())
                                    .Run();
  if (absl::IsAlreadyExists(inserted)) {
    return dispatch::Error(absl::StatusCode::kAlreadyExists, "ROUND_EXISTS",
                           text::Message::kErrorRoundExists, {id});
  }
  RETURN_IF_ERROR(inserted);
  v1::Event event;
  event.mutable_round_created();
  RETURN_IF_ERROR(events::Append(db, caller, id, std::move(event)).status());
  return Load(db, caller, id);
}

absl::StatusOr<Round> Move(storage::WriteTransaction& db, const dispatch::Caller& caller,
                           std::string_view id, Round::State to, Cause cause, int pair_count) {
  ASSIGN_OR_RETURN(const Round before, Load(db, caller, id));
  RETURN_IF_ERROR(CheckMove(before.state(), to, cause,
                            {before.adept_count(), before.mentor_count(), before.place_count()}));
  RETURN_IF_ERROR(
      db.Prepare("UPDATE rounds SET state = $state, revision = revision + 1 WHERE id = $id")
          .Bind("$state", to)
          .Bind("$id", id)
          .Run());
  if (cause == Cause::kPublication) {
    RETURN_IF_ERROR(db.Prepare("UPDATE rounds SET publish_us = $publish_us WHERE id = $id")
                        .Bind("$publish_us", db.Now())
                        .Bind("$id", id)
                        .Run());
  }
  v1::Event event;
  event.mutable_round_state_changed()->set_old_state(before.state());
  event.mutable_round_state_changed()->set_new_state(to);
  event.mutable_round_state_changed()->set_pair_count(pair_count);
  RETURN_IF_ERROR(events::Append(db, caller, id, std::move(event)).status());
  return Load(db, caller, id);
}

absl::Status SetCounts(storage::WriteTransaction& db, std::string_view id, const Counts& counts) {
  storage::Query query = db.Prepare(
      "UPDATE rounds SET adept_count = $adepts, mentor_count = $mentors, place_count = $places,"
      " revision = revision + 1 WHERE id = $id");
  return query.Bind("$adepts", counts.adepts)
      .Bind("$mentors", counts.mentors)
      .Bind("$places", counts.places)
      .Bind("$id", id)
      .Run();
}

}  // namespace parvis::rounds
