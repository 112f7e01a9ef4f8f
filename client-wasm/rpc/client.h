// Calls over gRPC-Web from the page: unary and server streaming, binary mode, same origin, with
// the session's cookie. Protocol: github.com/grpc/grpc, doc/PROTOCOL-WEB.md.
//
// One thread: the page's. Callbacks come from the platform, never from inside a call to the client.
// Each call ends with exactly one on_end, unless it is cancelled: then nothing more is called.
// Nothing is retried here.
#ifndef PARVIS_CLIENT_WASM_RPC_CLIENT_H_
#define PARVIS_CLIENT_WASM_RPC_CLIENT_H_

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "client-wasm/platform/platform.h"
#include "client-wasm/rpc/rpc_status.h"
#include "google/protobuf/message_lite.h"

namespace parvis::rpc {

using CallId = int;

class Client {
 public:
  // `platform` must outlive the client.
  explicit Client(platform::Platform* platform);
  // Cancels what is on its way.
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // `method` is "parvis.v1.BoardService/EditBoard". The answer is empty unless the status is OK.
  using UnaryEnd = std::function<void(const RpcStatus& status, std::string answer)>;
  // The part of the answer that has come, from 0 to 1: a hundred times at most, and not at all
  // for one that comes in one piece.
  using OnProgress = std::function<void(double done)>;
  CallId Unary(std::string_view method, const google::protobuf::MessageLite& request,
               double deadline_ms, UnaryEnd on_end, OnProgress on_progress = {});

  // A stream without a deadline. `on_message` gets each message's bytes in order.
  using OnMessage = std::function<void(std::string_view bytes)>;
  using StreamEnd = std::function<void(const RpcStatus& status)>;
  CallId ServerStream(std::string_view method, const google::protobuf::MessageLite& request,
                      OnMessage on_message, StreamEnd on_end);

  void Cancel(CallId id);

  // Unary with a typed answer. A message that cannot be read is INTERNAL.
  template <typename Answer>
  CallId Call(std::string_view method, const google::protobuf::MessageLite& request,
              double deadline_ms,
              std::function<void(const RpcStatus& status, Answer answer)> on_end,
              OnProgress on_progress = {}) {
    return Unary(
        method, request, deadline_ms,
        [on_end = std::move(on_end)](const RpcStatus& status, std::string bytes) {
          Answer answer;
          if (status.ok() && !answer.ParseFromString(bytes)) {
            RpcStatus malformed;
            malformed.code = absl::StatusCode::kInternal;
            malformed.message = "malformed answer";
            return on_end(malformed, Answer());
          }
          on_end(status, std::move(answer));
        },
        std::move(on_progress));
  }

 private:
  struct CallState;

  CallId Start(std::string_view method, const google::protobuf::MessageLite& request,
               double deadline_ms, OnMessage on_message, StreamEnd on_end);
  void OnHeaders(CallId id, int http_status,
                 const std::vector<std::pair<std::string, std::string>>& headers);
  void OnBody(CallId id, std::string_view bytes);
  void OnEnd(CallId id, platform::FetchEnd end);
  // Tells how much of the message has come, if that is worth telling.
  void TellProgress(CallId id);
  // Ends the call, once: takes it from the table before anything is called.
  void Finish(CallId id, const RpcStatus& status);

  platform::Platform* platform_;
  CallId next_id_ = 1;
  std::map<CallId, std::unique_ptr<CallState>> calls_;
};

}  // namespace parvis::rpc

#endif  // PARVIS_CLIENT_WASM_RPC_CLIENT_H_
