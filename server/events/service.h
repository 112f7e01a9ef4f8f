// EventService: one stream per tab, fed from the event table.
#ifndef PARVIS_SERVER_EVENTS_SERVICE_H_
#define PARVIS_SERVER_EVENTS_SERVICE_H_

#include <memory>

#include "server/dispatch/environment.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace parvis::events {

std::unique_ptr<grpc::Service> MakeEventService(const dispatch::Environment& environment);

}  // namespace parvis::events

#endif  // PARVIS_SERVER_EVENTS_SERVICE_H_
