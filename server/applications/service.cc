#include "server/applications/service.h"

#include <utility>

#include "parvis/v1/application.grpc.pb.h"
#include "server/applications/handlers.h"
#include "server/dispatch/unary.h"

namespace parvis::applications {
namespace {

class ApplicationService final : public v1::ApplicationService::CallbackService {
 public:
  ApplicationService(const dispatch::Environment& environment, PinCheck pin_check)
      : env_(environment), pin_check_(std::move(pin_check)) {}

  grpc::ServerUnaryReactor* ListApplications(grpc::CallbackServerContext* context,
                                             const v1::ListApplicationsRequest* request,
                                             v1::ListApplicationsResponse* response) override {
    return dispatch::Read(env_, context, request, response, &HandleListApplications);
  }

  grpc::ServerUnaryReactor* GetApplication(grpc::CallbackServerContext* context,
                                           const v1::GetApplicationRequest* request,
                                           v1::Application* response) override {
    return dispatch::Read(env_, context, request, response, &HandleGetApplication);
  }

  grpc::ServerUnaryReactor* ImportApplications(grpc::CallbackServerContext* context,
                                               const v1::ImportApplicationsRequest* request,
                                               v1::ImportApplicationsResponse* response) override {
    if (request->validate_only()) {
      return dispatch::Read(
          env_, context, request, response,
          [this](const dispatch::Caller& caller, const v1::ImportApplicationsRequest& import,
                 storage::ReadConnection& db, v1::ImportApplicationsResponse* answer) {
            return PreviewImport(pin_check_, caller, import, db, answer);
          });
    }
    return dispatch::Write(
        env_, context, request, response,
        [this](const dispatch::Caller& caller, const v1::ImportApplicationsRequest& import,
               storage::WriteTransaction& db, v1::ImportApplicationsResponse* answer) {
          return Import(pin_check_, caller, import, db, answer);
        });
  }

 private:
  const dispatch::Environment env_;
  const PinCheck pin_check_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeApplicationService(const dispatch::Environment& environment,
                                                      PinCheck pin_check) {
  return std::make_unique<ApplicationService>(environment, std::move(pin_check));
}

}  // namespace parvis::applications
