#include "server/matching/service.h"

#include "parvis/v1/board.grpc.pb.h"
#include "server/dispatch/unary.h"
#include "server/matching/board_cache.h"
#include "server/matching/board_handlers.h"

namespace parvis::board {
namespace {

class BoardService final : public v1::BoardService::CallbackService {
 private:
  // The handler with this service's cache.
  template <typename Handler>
  auto Bind(Handler handler) {
    return
        [this, handler](const dispatch::Caller& caller, const auto& request, auto& db,
                        auto* response) { return handler(cache_, caller, request, db, response); };
  }

 public:
  explicit BoardService(const dispatch::Environment& environment) : env_(environment) {}

  grpc::ServerUnaryReactor* GetBoard(grpc::CallbackServerContext* context,
                                     const v1::GetBoardRequest* request,
                                     v1::Board* response) override {
    return dispatch::Read(env_, context, request, response, Bind(&HandleGetBoard));
  }
  grpc::ServerUnaryReactor* EditBoard(grpc::CallbackServerContext* context,
                                      const v1::EditBoardRequest* request,
                                      v1::EditBoardResponse* response) override {
    return dispatch::Write(env_, context, request, response, Bind(&HandleEditBoard));
  }
  grpc::ServerUnaryReactor* PublishBoard(grpc::CallbackServerContext* context,
                                         const v1::PublishBoardRequest* request,
                                         v1::PublishBoardResponse* response) override {
    return dispatch::Write(env_, context, request, response, Bind(&HandlePublishBoard));
  }

 private:
  const dispatch::Environment env_;
  BoardCache cache_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeBoardService(const dispatch::Environment& environment) {
  return std::make_unique<BoardService>(environment);
}

}  // namespace parvis::board
