// What the connections of one gateway share. All of it belongs to the gateway's thread.
#ifndef PARVIS_SERVER_GATEWAY_STATE_H_
#define PARVIS_SERVER_GATEWAY_STATE_H_

#include "server/gateway/asio.h"
// Coroutines need what stands above.
#include <grpcpp/generic/generic_stub.h>

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "server/gateway/gateway.h"
#include "server/gateway/rpc_request.h"
#include "server/gateway/static_files.h"

namespace parvis::gateway {

class Session;

struct State {
  Options options;
  MethodTable methods;
  StaticFiles files;
  net::io_context io{1};
  std::unique_ptr<grpc::GenericStub> stub;
  bool draining = false;
  net::steady_timer grace{io};         // Of a stop; its end aborts what is left.
  std::set<Session*> sessions;         // Open connections.
  std::map<std::string, int> streams;  // Open streams by session.
  std::size_t bodies_bytes = 0;        // Of bodies that are being received.
};

// Bytes of one body, counted in State::bodies_bytes for as long as this lives.
class BodyBudget {
 public:
  explicit BodyBudget(State& state) : state_(state) {}
  BodyBudget(const BodyBudget&) = delete;
  BodyBudget& operator=(const BodyBudget&) = delete;
  ~BodyBudget() { state_.bodies_bytes -= bytes_; }

  // False if all bodies together would be too many bytes.
  bool Add(std::size_t bytes) {
    bytes_ += bytes;
    state_.bodies_bytes += bytes;
    return state_.bodies_bytes <= state_.options.limits.bodies_bytes;
  }

 private:
  State& state_;
  std::size_t bytes_ = 0;
};

// One of a session's streams, counted in State::streams for as long as this lives.
class StreamSlot {
 public:
  explicit StreamSlot(State& state) : state_(state) {}
  StreamSlot(const StreamSlot&) = delete;
  StreamSlot& operator=(const StreamSlot&) = delete;
  ~StreamSlot() {
    if (session_.empty()) return;
    const auto found = state_.streams.find(session_);
    if (--found->second == 0) state_.streams.erase(found);
  }

  // False if the session has too many already. Calls without a session are not counted: no stream
  // stays open for them.
  bool Take(std::string session) {
    if (session.empty()) return true;
    int& count = state_.streams[session];
    if (count >= state_.options.limits.streams_per_session) return false;
    ++count;
    session_ = std::move(session);
    return true;
  }

 private:
  State& state_;
  std::string session_;
};

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_STATE_H_
