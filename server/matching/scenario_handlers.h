// The RPCs of ScenarioService as plain functions, without gRPC. Authorisation has happened before.
#ifndef PARVIS_SERVER_MATCHING_SCENARIO_HANDLERS_H_
#define PARVIS_SERVER_MATCHING_SCENARIO_HANDLERS_H_

#include "absl/status/status.h"
#include "google/protobuf/empty.pb.h"
#include "parvis/v1/scenario.pb.h"
#include "server/dispatch/caller.h"
#include "server/matching/board_cache.h"
#include "server/storage/connection.h"

namespace parvis::board {

// Codes and reasons stand in scenario.proto.
absl::Status HandleListScenarios(BoardCache& cache, const dispatch::Caller& caller,
                                 const v1::ListScenariosRequest& request,
                                 storage::ReadConnection& db, v1::ListScenariosResponse* response);

absl::Status HandleCreateScenario(BoardCache& cache, const dispatch::Caller& caller,
                                  const v1::CreateScenarioRequest& request,
                                  storage::WriteTransaction& db, v1::Scenario* response);

absl::Status HandleDeleteScenario(BoardCache& cache, const dispatch::Caller& caller,
                                  const v1::DeleteScenarioRequest& request,
                                  storage::WriteTransaction& db, google::protobuf::Empty* response);

}  // namespace parvis::board

#endif  // PARVIS_SERVER_MATCHING_SCENARIO_HANDLERS_H_
