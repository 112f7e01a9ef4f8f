// The event table: what has happened, written in the transaction of what it tells of.
#ifndef PARVIS_SERVER_EVENTS_LOG_H_
#define PARVIS_SERVER_EVENTS_LOG_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "parvis/v1/event.pb.h"
#include "server/dispatch/caller.h"
#include "server/storage/connection.h"

namespace parvis::events {

// Appends the event, of which only the kind need be set: sequence, time, round and actor are
// filled in. `round` is the round's id, or empty. Gives the sequence number; streams hear of it
// after the commit.
absl::StatusOr<int64_t> Append(storage::WriteTransaction& db, const dispatch::Caller& caller,
                               std::string_view round, v1::Event event);

// The sequence number of the last event; 0 if there is none.
absl::StatusOr<int64_t> LastSequence(storage::ReadConnection& db);

struct EventBatch {
  std::vector<v1::Event> events;
  int64_t read_to = 0;  // Where to go on: events up to here were read, or are not to be seen.
  bool more = false;    // The limit was reached.
};

// Whether somebody who sees rounds in DRAFT, or who does not, sees this one.
absl::StatusOr<bool> IsInSight(storage::ReadConnection& db, std::string_view round,
                               bool sees_drafts);

// Events after a sequence number, in order: of one round, or of all if `round` is empty, and of
// rounds in DRAFT only if the reader sees those.
absl::StatusOr<EventBatch> ReadAfter(storage::ReadConnection& db, int64_t after,
                                     std::string_view round, bool sees_drafts, int limit);

}  // namespace parvis::events

#endif  // PARVIS_SERVER_EVENTS_LOG_H_
