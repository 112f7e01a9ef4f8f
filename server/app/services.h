// The browser's contract: which services the server has.
#ifndef PARVIS_SERVER_APP_SERVICES_H_
#define PARVIS_SERVER_APP_SERVICES_H_

#include <memory>
#include <string>
#include <vector>

#include "server/dispatch/environment.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace parvis::app {

// Full names, as health, gateway and reflection know them.
std::vector<std::string> ServiceNames();

std::vector<std::unique_ptr<grpc::Service>> MakeServices(const dispatch::Environment& environment);

}  // namespace parvis::app

#endif  // PARVIS_SERVER_APP_SERVICES_H_
