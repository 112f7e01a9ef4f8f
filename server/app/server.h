// The whole server as one object: store, services, native port, unix socket and gateway.
#ifndef PARVIS_SERVER_APP_SERVER_H_
#define PARVIS_SERVER_APP_SERVER_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/clock/clock.h"
#include "server/events/hub.h"
#include "server/log/log.h"
#include "server/storage/database.h"
#include "shared/base/limits.h"

namespace grpc {
class Channel;
}  // namespace grpc

namespace parvis::app {

struct ServerOptions {
  std::string database_path;
  std::string http_address;  // HOST:PORT of the gateway; empty for none. Port 0 is any free one.
  std::string grpc_address;  // HOST:PORT of native gRPC, in clear text; empty for none.
  std::string web_dir;       // The built client.
  events::HubOptions hub;
  absl::Duration grace = absl::Seconds(limits::kShutdownGraceSeconds);
  const Clock* clock = nullptr;  // Both outlive the server.
  Log* log = nullptr;
};

// Serves from Start to Stop. Functions may be called from any thread, Stop from one.
class Server {
 public:
  // Makes a missing database. FAILED_PRECONDITION if another process holds the database, if it is
  // not ours, or if an address cannot be listened on; INVALID_ARGUMENT for an address that is none.
  static absl::StatusOr<std::unique_ptr<Server>> Start(ServerOptions options);

  // As Stop.
  virtual ~Server() = default;

  // With the real ports; empty where nothing listens.
  virtual const std::string& http_address() const = 0;
  virtual const std::string& grpc_address() const = 0;
  virtual const std::string& socket_path() const = 0;

  virtual storage::Database& database() = 0;
  // A call on it is the network's, unless it carries the gateway's mark.
  virtual std::shared_ptr<grpc::Channel> InProcessChannel() = 0;

  // In this order: health says NOT_SERVING, streams are told to go away (UNAVAILABLE), calls and
  // writes in progress are finished within `grace`, the log of the store is copied into its file.
  virtual void Stop() = 0;
};

}  // namespace parvis::app

#endif  // PARVIS_SERVER_APP_SERVER_H_
