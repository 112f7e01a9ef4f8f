// BoardService and ScenarioService as gRPC serves them.
#ifndef PARVIS_SERVER_MATCHING_SERVICE_H_
#define PARVIS_SERVER_MATCHING_SERVICE_H_

#include <memory>
#include <vector>

#include "server/dispatch/environment.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace parvis::board {

// Both, which share what they keep in memory. What `environment` points to must outlive them.
std::vector<std::unique_ptr<grpc::Service>> MakeBoardServices(
    const dispatch::Environment& environment);

}  // namespace parvis::board

#endif  // PARVIS_SERVER_MATCHING_SERVICE_H_
