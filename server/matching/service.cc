#include "server/matching/service.h"

#include <utility>

#include "parvis/v1/board.grpc.pb.h"
#include "parvis/v1/scenario.grpc.pb.h"
#include "server/dispatch/unary.h"
#include "server/matching/board_cache.h"
#include "server/matching/board_handlers.h"
#include "server/matching/scenario_handlers.h"

namespace parvis::board {
namespace {

// The handler with the services' cache.
template <typename Handler>
auto Bind(BoardCache& cache, Handler handler) {
  return
      [&cache, handler](const dispatch::Caller& caller, const auto& request, auto& db,
                        auto* response) { return handler(cache, caller, request, db, response); };
}

class BoardService final : public v1::BoardService::CallbackService {
 public:
  BoardService(const dispatch::Environment& environment, std::shared_ptr<BoardCache> cache)
      : env_(environment), cache_(std::move(cache)) {}

  grpc::ServerUnaryReactor* GetBoard(grpc::CallbackServerContext* context,
                                     const v1::GetBoardRequest* request,
                                     v1::Board* response) override {
    return dispatch::Read(env_, context, request, response, Bind(*cache_, &HandleGetBoard));
  }
  grpc::ServerUnaryReactor* EditBoard(grpc::CallbackServerContext* context,
                                      const v1::EditBoardRequest* request,
                                      v1::EditBoardResponse* response) override {
    return dispatch::Write(env_, context, request, response, Bind(*cache_, &HandleEditBoard));
  }
  grpc::ServerUnaryReactor* ListBoardEdits(grpc::CallbackServerContext* context,
                                           const v1::ListBoardEditsRequest* request,
                                           v1::ListBoardEditsResponse* response) override {
    return dispatch::Read(env_, context, request, response, Bind(*cache_, &HandleListBoardEdits));
  }
  grpc::ServerUnaryReactor* PublishBoard(grpc::CallbackServerContext* context,
                                         const v1::PublishBoardRequest* request,
                                         v1::PublishBoardResponse* response) override {
    return dispatch::Write(env_, context, request, response, Bind(*cache_, &HandlePublishBoard));
  }
  grpc::ServerUnaryReactor* ShareSelection(grpc::CallbackServerContext* context,
                                           const v1::ShareSelectionRequest* request,
                                           v1::ShareSelectionResponse* response) override {
    return dispatch::Read(
        env_, context, request, response,
        [this](const dispatch::Caller& caller, const v1::ShareSelectionRequest& shared,
               storage::ReadConnection& db, v1::ShareSelectionResponse* answer) {
          return HandleShareSelection(*cache_, *env_.presence, caller, shared, db, answer);
        });
  }

 private:
  const dispatch::Environment env_;
  const std::shared_ptr<BoardCache> cache_;
};

class ScenarioService final : public v1::ScenarioService::CallbackService {
 public:
  ScenarioService(const dispatch::Environment& environment, std::shared_ptr<BoardCache> cache)
      : env_(environment), cache_(std::move(cache)) {}

  grpc::ServerUnaryReactor* ListScenarios(grpc::CallbackServerContext* context,
                                          const v1::ListScenariosRequest* request,
                                          v1::ListScenariosResponse* response) override {
    return dispatch::Read(env_, context, request, response, Bind(*cache_, &HandleListScenarios));
  }
  grpc::ServerUnaryReactor* CreateScenario(grpc::CallbackServerContext* context,
                                           const v1::CreateScenarioRequest* request,
                                           v1::Scenario* response) override {
    return dispatch::Write(env_, context, request, response, Bind(*cache_, &HandleCreateScenario));
  }
  grpc::ServerUnaryReactor* DeleteScenario(grpc::CallbackServerContext* context,
                                           const v1::DeleteScenarioRequest* request,
                                           google::protobuf::Empty* response) override {
    return dispatch::Write(env_, context, request, response, Bind(*cache_, &HandleDeleteScenario));
  }

 private:
  const dispatch::Environment env_;
  const std::shared_ptr<BoardCache> cache_;
};

}  // namespace

std::vector<std::unique_ptr<grpc::Service>> MakeBoardServices(
    const dispatch::Environment& environment) {
  const auto cache = std::make_shared<BoardCache>();
  std::vector<std::unique_ptr<grpc::Service>> services;
  services.push_back(std::make_unique<BoardService>(environment, cache));
  services.push_back(std::make_unique<ScenarioService>(environment, cache));
  return services;
}

}  // namespace parvis::board
