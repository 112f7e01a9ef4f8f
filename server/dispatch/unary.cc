#include "server/dispatch/unary.h"

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <chrono>
#include <string>

#include "google/protobuf/message.h"
#include "server/dispatch/admission.h"
#include "server/dispatch/errors.h"
#include "server/dispatch/grpc_status.h"
#include "server/dispatch/request_log.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"

namespace parvis::dispatch {
namespace {

// One call, from gRPC's thread over ours to its answer. gRPC owns context, request and response
// until OnDone, which comes only after Finish.
class UnaryCall final : public grpc::ServerUnaryReactor {
 public:
  UnaryCall(const Environment& environment, grpc::CallbackServerContext& context,
            const google::protobuf::Message& request)
      : environment_(environment),
        context_(context),
        request_(request),
        method_(MethodOf(request)),
        info_(ReadCallInfo(context)),
        latest_(std::chrono::steady_clock::now() +
                std::chrono::seconds(limits::kDefaultDeadlineSeconds)) {}

  void OnDone() override { delete this; }

  void Read(ReadHandler& handler) {
    Answer(environment_.database->Read([&](storage::ReadConnection& db) -> absl::Status {
      RETURN_IF_ERROR(Begin(db));
      return handler(caller_, db);
    }));
  }

  void Write(google::protobuf::Message& response, WriteHandler handler,
             BeforeAnswer before_answer) {
    // Who may not write at all does not get as far as the writer's queue.
    const absl::Status begun =
        environment_.database->Read([&](storage::ReadConnection& db) { return Begin(db); });
    if (!begun.ok()) return Answer(begun);
    environment_.database->Write(
        [this, &response, handler = std::move(handler)](storage::WriteTransaction& db) mutable {
          return WriteOnce(db, response, handler);
        },
        [this, before_answer = std::move(before_answer)](const absl::Status& status) mutable {
          if (status.ok()) before_answer(caller_);
          Answer(status);
        });
  }

  void Answer(const absl::Status& status) {
    Finish(ToGrpcStatus(status, method_, info_.language, *environment_.log));
  }

 private:
  absl::Status Begin(storage::ReadConnection& db) {
    RETURN_IF_ERROR(CheckWanted());
    ASSIGN_OR_RETURN(caller_, Admit(environment_, method_, info_, db));
    return CheckRequiredFields(request_);
  }

  absl::Status WriteOnce(storage::WriteTransaction& db, google::protobuf::Message& response,
                         WriteHandler& handler) {
    RETURN_IF_ERROR(CheckWanted());
    ASSIGN_OR_RETURN(const RequestKey key, KeyOf(caller_.account, method_, request_));
    ASSIGN_OR_RETURN(const bool answered, FindAnswer(db, key, response));
    if (answered) return absl::OkStatus();
    RETURN_IF_ERROR(handler(caller_, db));
    return KeepAnswer(db, key, response);
  }

  // gRPC cancels a call whose own deadline has passed.
  absl::Status CheckWanted() const {
    if (context_.IsCancelled()) return absl::CancelledError("cancelled before it was begun");
    if (std::chrono::steady_clock::now() > latest_) {
      return absl::DeadlineExceededError("waited too long to be begun");
    }
    return absl::OkStatus();
  }

  const Environment& environment_;
  grpc::CallbackServerContext& context_;
  const google::protobuf::Message& request_;
  const std::string method_;
  const CallInfo info_;
  const std::chrono::steady_clock::time_point latest_;
  Caller caller_;
};

}  // namespace

grpc::ServerUnaryReactor* StartRead(const Environment& environment,
                                    grpc::CallbackServerContext* context,
                                    const google::protobuf::Message& request, ReadHandler handler) {
  auto* call = new UnaryCall(environment, *context, request);
  const bool queued = environment.executor->TryRun(
      [call, handler = std::move(handler)]() mutable { call->Read(handler); });
  if (!queued) call->Answer(Busy());
  return call;
}

grpc::ServerUnaryReactor* StartWrite(const Environment& environment,
                                     grpc::CallbackServerContext* context,
                                     const google::protobuf::Message& request,
                                     google::protobuf::Message* response, WriteHandler handler,
                                     BeforeAnswer before_answer) {
  auto* call = new UnaryCall(environment, *context, request);
  const bool queued =
      environment.executor->TryRun([call, response, handler = std::move(handler),
                                    before_answer = std::move(before_answer)]() mutable {
        call->Write(*response, std::move(handler), std::move(before_answer));
      });
  if (!queued) call->Answer(Busy());
  return call;
}

}  // namespace parvis::dispatch
