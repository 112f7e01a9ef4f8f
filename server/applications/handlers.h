// The RPCs of parvis.v1.ApplicationService as plain functions, without gRPC.
#ifndef PARVIS_SERVER_APPLICATIONS_HANDLERS_H_
#define PARVIS_SERVER_APPLICATIONS_HANDLERS_H_

#include "absl/status/status.h"
#include "parvis/v1/application.pb.h"
#include "server/dispatch/caller.h"
#include "server/storage/connection.h"

namespace parvis::applications {

// A coordinator of one institution sees its people only; the others are not there.
absl::Status HandleListApplications(const dispatch::Caller& caller,
                                    const v1::ListApplicationsRequest& request,
                                    storage::ReadConnection& db,
                                    v1::ListApplicationsResponse* response);
absl::Status HandleGetApplication(const dispatch::Caller& caller,
                                  const v1::GetApplicationRequest& request,
                                  storage::ReadConnection& db, v1::Application* response);

}  // namespace parvis::applications

#endif  // PARVIS_SERVER_APPLICATIONS_HANDLERS_H_
