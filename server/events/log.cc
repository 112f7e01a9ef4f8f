#include "server/events/log.h"

#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"

namespace parvis::events {

absl::StatusOr<int64_t> Append(storage::WriteTransaction& db, const dispatch::Caller& caller,
                               std::string_view round, v1::Event event) {
  const int64_t now_us = absl::ToUnixMicros(db.Now());
  event.clear_sequence();
  event.mutable_event_time()->set_seconds(now_us / 1'000'000);
  event.mutable_event_time()->set_nanos(static_cast<int32_t>(now_us % 1'000'000 * 1000));
  event.set_round(round.empty() ? "" : names::RoundName(round));
  event.set_actor(caller.account);
  event.set_actor_display_name(caller.display_name);
  storage::Query query =
      db.Prepare("INSERT INTO events (round, event) VALUES ($round, $event) RETURNING sequence");
  query.Bind("$round", round).Bind("$event", storage::Blob{event.SerializeAsString()});
  query.Next();
  const int64_t sequence = query.status().ok() ? query.Int64(0) : 0;
  RETURN_IF_ERROR(query.Run());
  return sequence;
}

absl::StatusOr<int64_t> LastSequence(storage::ReadConnection& db) {
  storage::Query query = db.Prepare("SELECT coalesce(max(sequence), 0) FROM events");
  query.Next();
  const int64_t last = query.status().ok() ? query.Int64(0) : 0;
  RETURN_IF_ERROR(query.status());
  return last;
}

absl::StatusOr<bool> IsInSight(storage::ReadConnection& db, std::string_view round,
                               bool sees_drafts) {
  storage::Query query = db.Prepare(
      "SELECT 1 FROM rounds WHERE id = $round AND ($sees_drafts = 1 OR state <> $draft)");
  query.Bind("$round", round)
      .Bind("$sees_drafts", sees_drafts)
      .Bind("$draft", v1::Round::STATE_DRAFT);
  const bool found = query.Next();
  RETURN_IF_ERROR(query.status());
  return found;
}

absl::StatusOr<EventBatch> ReadAfter(storage::ReadConnection& db, int64_t after,
                                     std::string_view round, bool sees_drafts, int limit) {
  EventBatch batch;
  storage::Query query = db.Prepare(
      "SELECT e.sequence, e.event FROM events e LEFT JOIN rounds r ON r.id = e.round"
      " WHERE e.sequence > $after AND ($round = '' OR e.round = $round)"
      " AND ($sees_drafts = 1 OR r.state IS NULL OR r.state <> $draft)"
      " ORDER BY e.sequence LIMIT $limit");
  query.Bind("$after", after)
      .Bind("$round", round)
      .Bind("$sees_drafts", sees_drafts)
      .Bind("$draft", v1::Round::STATE_DRAFT)
      .Bind("$limit", limit);
  while (query.Next()) {
    v1::Event event;
    if (!event.ParseFromString(query.Bytes(1))) return absl::DataLossError("an event is damaged");
    event.set_sequence(query.Int64(0));
    batch.events.push_back(std::move(event));
  }
  RETURN_IF_ERROR(query.status());
  if (static_cast<int>(batch.events.size()) == limit) {
    batch.read_to = batch.events.back().sequence();
    batch.more = true;
  } else {
    ASSIGN_OR_RETURN(batch.read_to, LastSequence(db));
  }
  return batch;
}

}  // namespace parvis::events
