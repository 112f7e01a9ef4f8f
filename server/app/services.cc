#include "server/app/services.h"

#include <grpcpp/impl/service_type.h>

#include <utility>

#include "server/accounts/service.h"
#include "server/applications/service.h"
#include "server/events/service.h"
#include "server/matching/pin_check.h"
#include "server/matching/service.h"
#include "server/rounds/service.h"

namespace parvis::app {

std::vector<std::string> ServiceNames() {
  return {"parvis.v1.ApplicationService", "parvis.v1.BoardService",    "parvis.v1.EventService",
          "parvis.v1.RoundService",       "parvis.v1.ScenarioService", "parvis.v1.SessionService"};
}

std::vector<std::unique_ptr<grpc::Service>> MakeServices(const dispatch::Environment& environment) {
  std::vector<std::unique_ptr<grpc::Service>> services;
  services.push_back(applications::MakeApplicationService(environment, &board::FindBrokenPins));
  for (std::unique_ptr<grpc::Service>& service : board::MakeBoardServices(environment)) {
    services.push_back(std::move(service));
  }
  services.push_back(events::MakeEventService(environment));
  services.push_back(rounds::MakeRoundService(environment));
  services.push_back(accounts::MakeSessionService(environment));
  return services;
}

}  // namespace parvis::app
