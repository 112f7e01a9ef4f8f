// BoardService as gRPC serves it.
#ifndef PARVIS_SERVER_MATCHING_SERVICE_H_
#define PARVIS_SERVER_MATCHING_SERVICE_H_

#include <memory>

#include "server/dispatch/environment.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace parvis::board {

// What `environment` points to must outlive the service.
std::unique_ptr<grpc::Service> MakeBoardService(const dispatch::Environment& environment);

}  // namespace parvis::board

#endif  // PARVIS_SERVER_MATCHING_SERVICE_H_
