// How a unary RPC is carried out. To write one:
//
//   // server/matching/handlers.h: plain functions, without gRPC
//   absl::Status HandleGetBoard(const dispatch::Caller& caller, const v1::GetBoardRequest& request,
//                               storage::ReadConnection& db, v1::Board* response);
//   absl::Status HandleEditBoard(const dispatch::Caller& caller,
//                                const v1::EditBoardRequest& request,
//                                storage::WriteTransaction& db, v1::EditBoardResponse* response);
//
//   // server/matching/service.cc: one line a method
//   class BoardService final : public v1::BoardService::CallbackService {
//    public:
//     explicit BoardService(const dispatch::Environment& environment) : env_(environment) {}
//     grpc::ServerUnaryReactor* GetBoard(grpc::CallbackServerContext* context,
//                                        const v1::GetBoardRequest* request,
//                                        v1::Board* response) override {
//       return dispatch::Read(env_, context, request, response, &HandleGetBoard);
//     }
//     grpc::ServerUnaryReactor* EditBoard(…) override {
//       return dispatch::Write(env_, context, request, response, &HandleEditBoard);
//     }
//    private:
//     const dispatch::Environment env_;
//   };
//   std::unique_ptr<grpc::Service> MakeBoardService(const dispatch::Environment& environment) {…}
//
// and one line in server/app/services.cc, and one per method in server/dispatch/authorisation.cc.
// A handler may also be a lambda that holds what it needs.
//
// What happens to a call: it waits for one of our threads; there the caller is authenticated and
// authorised, before anything else; the handler runs in a read transaction, or on the writer's
// thread in a write transaction; the answer is sent after the commit. A call that is cancelled or
// past its deadline before its handler starts is not started. The method's name is found by the
// request's type, since every method of our contract has one of its own.
//
// Write also keeps `request_id`: where the request has that field, it must be a UUID (or empty,
// unless the contract says REQUIRED), the answer is kept with it in the same transaction, and the
// same request sent again by the same account gets that answer. INVALID_ARGUMENT for the same id
// with another request. A request with a true `validate_only` is for Read.
#ifndef PARVIS_SERVER_DISPATCH_UNARY_H_
#define PARVIS_SERVER_DISPATCH_UNARY_H_

#include <utility>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "server/dispatch/caller.h"
#include "server/dispatch/environment.h"
#include "server/storage/connection.h"

namespace google::protobuf {
class Message;
}  // namespace google::protobuf

namespace grpc {
class CallbackServerContext;
class ServerUnaryReactor;
}  // namespace grpc

namespace parvis::dispatch {

using ReadHandler = absl::AnyInvocable<absl::Status(const Caller&, storage::ReadConnection&)>;
using WriteHandler = absl::AnyInvocable<absl::Status(const Caller&, storage::WriteTransaction&)>;
// Runs after success and commit, just before the answer is sent; may set initial metadata.
using BeforeAnswer = absl::AnyInvocable<void(const Caller&)>;

// The parts that do not depend on the types. Everything lives until the answer is sent.
grpc::ServerUnaryReactor* StartRead(const Environment& environment,
                                    grpc::CallbackServerContext* context,
                                    const google::protobuf::Message& request, ReadHandler handler);
grpc::ServerUnaryReactor* StartWrite(const Environment& environment,
                                     grpc::CallbackServerContext* context,
                                     const google::protobuf::Message& request,
                                     google::protobuf::Message* response, WriteHandler handler,
                                     BeforeAnswer before_answer);

template <typename Request, typename Response, typename Handler>
grpc::ServerUnaryReactor* Read(const Environment& environment, grpc::CallbackServerContext* context,
                               const Request* request, Response* response, Handler handler) {
  return StartRead(environment, context, *request,
                   [request, response, handler = std::move(handler)](
                       const Caller& caller, storage::ReadConnection& db) mutable {
                     return handler(caller, *request, db, response);
                   });
}

template <typename Request, typename Response, typename Handler>
grpc::ServerUnaryReactor* Write(
    const Environment& environment, grpc::CallbackServerContext* context, const Request* request,
    Response* response, Handler handler, BeforeAnswer before_answer = [](const Caller&) {}) {
  return StartWrite(
      environment, context, *request, response,
      [request, response, handler = std::move(handler)](const Caller& caller,
                                                        storage::WriteTransaction& db) mutable {
        return handler(caller, *request, db, response);
      },
      std::move(before_answer));
}

}  // namespace parvis::dispatch

#endif  // PARVIS_SERVER_DISPATCH_UNARY_H_
