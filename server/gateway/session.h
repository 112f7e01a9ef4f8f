// All requests of one connection, one after the other.
#ifndef PARVIS_SERVER_GATEWAY_SESSION_H_
#define PARVIS_SERVER_GATEWAY_SESSION_H_

#include "server/gateway/asio.h"
// Coroutines need what stands above.
#include <memory>
#include <optional>

#include "server/gateway/connection.h"
#include "server/gateway/reply.h"
#include "server/gateway/rpc_exchange.h"
#include "server/gateway/state.h"

namespace parvis::gateway {

// Lives as long as its connection, listed in State::sessions. Belongs to the gateway's thread.
class Session : public std::enable_shared_from_this<Session> {
 public:
  // Takes over `socket`. `refuse`: only to say that there are too many connections.
  static void Start(State& state, net::ip::tcp::socket socket, bool refuse);

  // No further request after the one in progress; none at all if there is none.
  void Drain();

  // Ends it now.
  void Abort();

  Session(State& state, net::ip::tcp::socket socket);
  ~Session();

 private:
  net::awaitable<void> Run(bool refuse);
  // These answer one request and return whether there can be another.
  net::awaitable<bool> Serve();
  net::awaitable<bool> ServeRequest();
  net::awaitable<bool> ServeHealth();
  net::awaitable<bool> Answer(Reply reply);
  // For what could not be read: nobody knows if it was to be a gRPC-Web call, so it gets both.
  net::awaitable<bool> AnswerUnreadable(int status);

  State& state_;
  const std::shared_ptr<Connection> connection_;
  bool idle_ = true;
  HttpHead head_;
  RequestRecord record_;
  RpcExchange* exchange_ = nullptr;  // While a gRPC-Web call is in progress.
};

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_SESSION_H_
