// A row of the table of rounds as the contract has it. For this folder alone.
#ifndef PARVIS_SERVER_ROUNDS_ROWS_H_
#define PARVIS_SERVER_ROUNDS_ROWS_H_

#include "absl/status/statusor.h"
#include "parvis/v1/round.pb.h"
#include "server/dispatch/caller.h"
#include "server/storage/statement.h"

namespace parvis::rounds {

// The columns are those of Load, in its order.
absl::StatusOr<v1::Round> ReadRound(storage::Query& query);

// A draft is seen only by those who prepare it.
bool SeesDrafts(const dispatch::Caller& caller);

}  // namespace parvis::rounds

#endif  // PARVIS_SERVER_ROUNDS_ROWS_H_
