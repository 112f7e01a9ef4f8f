// For tests: a gRPC server without generated code, and a gateway before it.
#ifndef PARVIS_SERVER_GATEWAY_TEST_BACKEND_H_
#define PARVIS_SERVER_GATEWAY_TEST_BACKEND_H_

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/server.h>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "server/gateway/gateway.h"

namespace parvis::gateway {

// Answers by the method's name:
//   /test.Test/Echo     the request's bytes, and as initial metadata `x-echo` all it got
//   /test.Test/Fail     NOT_FOUND with a message, details and trailing metadata
//   /test.Test/Empty    OK without a message
//   /test.Test/Session  sets the session's cookie to the request's bytes
//   /test.Test/Count    a stream of as many messages as the request has bytes
//   /test.Test/Many     a stream of 64 KiB messages without end
//   /test.Test/Wait     nothing until it is cancelled
//   /test.Test/Hold     as Echo, but not before Release
class TestService final : public grpc::CallbackGenericService {
 public:
  grpc::ServerGenericBidiReactor* CreateReactor(
      grpc::GenericCallbackServerContext* context) override;

  // Block until so many calls have begun, or been cancelled, in all.
  void AwaitBegun(int calls);
  void AwaitCancelled(int calls);
  // Lets the calls of /test.Test/Hold go on, those that come later too.
  void Release();
  void AwaitRelease();

  // Messages of /test.Test/Many that gRPC has taken.
  int written() const { return written_; }

  void CountBegun();
  void CountCancelled();
  void CountWritten() { ++written_; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int begun_ = 0;
  int cancelled_ = 0;
  bool released_ = false;
  std::atomic<int> written_{0};
};

// A server with TestService and health, and a gateway before it on a free port of the loopback.
class TestBackend {
 public:
  explicit TestBackend(Options options = {});
  ~TestBackend();

  Gateway& gateway() { return *gateway_; }
  TestService& service() { return service_; }
  grpc::Server& server() { return *server_; }
  int port() const;

 private:
  TestService service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Gateway> gateway_;
};

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_TEST_BACKEND_H_
