#include "server/rounds/service.h"

#include "parvis/v1/round.grpc.pb.h"
#include "server/dispatch/unary.h"

namespace parvis::rounds {
namespace {

class RoundService final : public v1::RoundService::CallbackService {
 public:
  explicit RoundService(const dispatch::Environment& environment) : env_(environment) {}

  grpc::ServerUnaryReactor* ListRounds(grpc::CallbackServerContext* context,
                                       const v1::ListRoundsRequest* request,
                                       v1::ListRoundsResponse* response) override {
    return dispatch::Read(env_, context, request, response, &HandleListRounds);
  }
  grpc::ServerUnaryReactor* GetRound(grpc::CallbackServerContext* context,
                                     const v1::GetRoundRequest* request,
                                     v1::Round* response) override {
    return dispatch::Read(env_, context, request, response, &HandleGetRound);
  }
  grpc::ServerUnaryReactor* GetCatalogue(grpc::CallbackServerContext* context,
                                         const v1::GetCatalogueRequest* request,
                                         v1::Catalogue* response) override {
    return dispatch::Read(env_, context, request, response, &HandleGetCatalogue);
  }
  grpc::ServerUnaryReactor* CreateRound(grpc::CallbackServerContext* context,
                                        const v1::CreateRoundRequest* request,
                                        v1::Round* response) override {
    return dispatch::Write(env_, context, request, response, &HandleCreateRound);
  }
  grpc::ServerUnaryReactor* MoveRound(grpc::CallbackServerContext* context,
                                      const v1::MoveRoundRequest* request,
                                      v1::Round* response) override {
    return dispatch::Write(env_, context, request, response, &HandleMoveRound);
  }

 private:
  const dispatch::Environment env_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeRoundService(const dispatch::Environment& environment) {
  return std::make_unique<RoundService>(environment);
}

}  // namespace parvis::rounds
