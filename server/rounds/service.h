// RoundService.
#ifndef PARVIS_SERVER_ROUNDS_SERVICE_H_
#define PARVIS_SERVER_ROUNDS_SERVICE_H_

#include <memory>

#include "absl/status/status.h"
#include "parvis/v1/round.pb.h"
#include "server/dispatch/caller.h"
#include "server/dispatch/environment.h"
#include "server/storage/connection.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace parvis::rounds {

absl::Status HandleListRounds(const dispatch::Caller& caller, const v1::ListRoundsRequest& request,
                              storage::ReadConnection& db, v1::ListRoundsResponse* response);
absl::Status HandleGetRound(const dispatch::Caller& caller, const v1::GetRoundRequest& request,
                            storage::ReadConnection& db, v1::Round* response);
absl::Status HandleGetCatalogue(const dispatch::Caller& caller,
                                const v1::GetCatalogueRequest& request, storage::ReadConnection& db,
                                v1::Catalogue* response);
absl::Status HandleCreateRound(const dispatch::Caller& caller,
                               const v1::CreateRoundRequest& request, storage::WriteTransaction& db,
                               v1::Round* response);
absl::Status HandleMoveRound(const dispatch::Caller& caller, const v1::MoveRoundRequest& request,
                             storage::WriteTransaction& db, v1::Round* response);

std::unique_ptr<grpc::Service> MakeRoundService(const dispatch::Environment& environment);

}  // namespace parvis::rounds

#endif  // PARVIS_SERVER_ROUNDS_SERVICE_H_
