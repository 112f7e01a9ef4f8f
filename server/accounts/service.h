// SessionService: sign-in by link, who am I, sign-out.
#ifndef PARVIS_SERVER_ACCOUNTS_SERVICE_H_
#define PARVIS_SERVER_ACCOUNTS_SERVICE_H_

#include <memory>

#include "absl/status/status.h"
#include "parvis/v1/session.pb.h"
#include "server/dispatch/caller.h"
#include "server/dispatch/environment.h"
#include "server/storage/connection.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace parvis::accounts {

absl::Status HandleCreateSession(const dispatch::Caller& caller,
                                 const v1::CreateSessionRequest& request,
                                 storage::WriteTransaction& db,
                                 v1::CreateSessionResponse* response);
absl::Status HandleGetSession(const dispatch::Caller& caller, const v1::GetSessionRequest& request,
                              storage::ReadConnection& db, v1::Session* response);
absl::Status HandleDeleteSession(const dispatch::Caller& caller,
                                 const v1::DeleteSessionRequest& request,
                                 storage::WriteTransaction& db,
                                 v1::DeleteSessionResponse* response);

std::unique_ptr<grpc::Service> MakeSessionService(const dispatch::Environment& environment);

}  // namespace parvis::accounts

#endif  // PARVIS_SERVER_ACCOUNTS_SERVICE_H_
