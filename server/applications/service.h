// parvis.v1.ApplicationService for gRPC.
#ifndef PARVIS_SERVER_APPLICATIONS_SERVICE_H_
#define PARVIS_SERVER_APPLICATIONS_SERVICE_H_

#include <memory>

#include "server/applications/import.h"
#include "server/dispatch/environment.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace parvis::applications {

// What the environment points to outlives the service.
std::unique_ptr<grpc::Service> MakeApplicationService(const dispatch::Environment& environment,
                                                      PinCheck pin_check);

}  // namespace parvis::applications

#endif  // PARVIS_SERVER_APPLICATIONS_SERVICE_H_
