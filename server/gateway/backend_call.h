// One call to the server behind the gateway, in bytes.
#ifndef PARVIS_SERVER_GATEWAY_BACKEND_CALL_H_
#define PARVIS_SERVER_GATEWAY_BACKEND_CALL_H_

#include "server/gateway/asio.h"
// Coroutines need what stands above.
#include <grpcpp/client_context.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/byte_buffer.h>

#include <boost/asio/executor_work_guard.hpp>
#include <memory>
#include <optional>
#include <string>

#include "absl/time/time.h"
#include "server/gateway/metadata.h"

namespace parvis::gateway {

// To be used on the thread of `io` alone; gRPC's own threads only post to it. The call keeps
// itself, and `io` running, until gRPC is done with it, so its user may let go of it at any time
// after Cancel. At most one message waits here, and at most one more is being received: a slow
// reader slows the server down.
class BackendCall final : public grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
                          public std::enable_shared_from_this<BackendCall> {
 public:
  struct Request {
    std::string path;
    Metadata metadata;
    std::optional<absl::Duration> timeout;
    std::string message;
  };

  // Sends `request` and asks for the first message.
  static std::shared_ptr<BackendCall> Start(grpc::GenericStub& stub, net::io_context& io,
                                            Request request);

  // Waits for the server's initial metadata, or the end of the call.
  net::awaitable<void> WaitForMetadata();

  // Appends the next message's payload to `payload`. False when there is none any more: the call
  // has then ended, and the three functions below tell how.
  net::awaitable<bool> Read(std::string* payload);

  // Ends the call as soon as can be; its status is then CANCELLED, if it had none yet.
  void Cancel();

  Metadata InitialMetadata() const;
  Metadata TrailingMetadata() const;
  const grpc::Status& status() const { return status_; }

  explicit BackendCall(net::io_context& io);

  void OnReadInitialMetadataDone(bool ok) override;
  void OnReadDone(bool ok) override;
  void OnDone(const grpc::Status& status) override;

 private:
  enum class Reading { kWaiting, kHasMessage, kEnded };

  void FinishRead(bool ok);

  net::io_context& io_;
  net::executor_work_guard<net::io_context::executor_type> work_;
  Signal changed_;
  std::shared_ptr<BackendCall> self_;  // Until gRPC is done.
  grpc::ClientContext context_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;
  Reading reading_ = Reading::kWaiting;
  bool has_metadata_ = false;
  bool cancelled_ = false;
  bool done_ = false;
  grpc::Status status_;
};

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_BACKEND_CALL_H_
