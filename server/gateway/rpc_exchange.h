// One gRPC-Web call: from the head of its request to the last byte of its answer.
#ifndef PARVIS_SERVER_GATEWAY_RPC_EXCHANGE_H_
#define PARVIS_SERVER_GATEWAY_RPC_EXCHANGE_H_

#include "server/gateway/asio.h"
// Coroutines need what stands above.
#include <chrono>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "server/gateway/backend_call.h"
#include "server/gateway/connection.h"
#include "server/gateway/state.h"
#include "shared/base/grpc_web.h"

namespace parvis::gateway {

// Belongs to the gateway's thread. Whatever happens, the browser gets a gRPC status, as long as it
// is there to get it.
class RpcExchange {
 public:
  // `connection` has read `head`, which arrived at `started`. All must outlive this object, which
  // fills in `record`.
  RpcExchange(State& state, Connection& connection, const HttpHead& head,
              std::chrono::steady_clock::time_point started, RequestRecord& record);

  // Returns whether the connection can take another request.
  net::awaitable<bool> Run();

  // Ends a stream with UNAVAILABLE; a unary call goes on.
  void Drain();

  // Cancels the call, whose connection has been closed.
  void Abort();

  // Refuses the call without asking the server. Returns as Run does.
  net::awaitable<bool> Refuse(absl::Status status);

 private:
  net::awaitable<absl::Status> ReceiveMessage(const RpcRequest& request, std::string* message);
  void StartCall(RpcRequest request, std::string message);
  net::awaitable<bool> AnswerUnary();
  net::awaitable<bool> AnswerStream();
  net::awaitable<bool> AnswerStatusOnly(const grpc_web::Trailers& trailers, Fields fields);

  grpc_web::Trailers HowItEnded() const;
  // The fields of every answer.
  Fields OwnFields() const;
  // What the server sets by its initial metadata; `status` changes only if that cannot be done.
  void AddInitialMetadata(Fields* fields, absl::Status* status) const;
  // A frame as the browser wants it, binary or text.
  std::string Encoded(std::string frames) const;
  bool KeepAlive() const;

  State& state_;
  Connection& connection_;
  const HttpHead& head_;
  const std::chrono::steady_clock::time_point started_;
  RequestRecord& record_;
  const bool text_;
  bool streaming_ = false;
  bool drained_ = false;
  std::shared_ptr<BackendCall> call_;
};

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_RPC_EXCHANGE_H_
