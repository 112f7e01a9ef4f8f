#include "server/app/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/service_type.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/accounts/authenticators.h"
#include "server/accounts/links.h"
#include "server/app/services.h"
#include "server/dispatch/environment.h"
#include "server/events/presence.h"
#include "server/gateway/gateway.h"
#include "server/storage/file_lock.h"
#include "shared/base/status_macros.h"

namespace parvis::app {
namespace {

// sockaddr_un.sun_path, less its end.
constexpr std::size_t kSocketPathBytes = 107;

std::unique_ptr<dispatch::Authenticator> MakeAuthenticator() {
  std::vector<std::unique_ptr<dispatch::Authenticator>> parts;
  parts.push_back(std::make_unique<accounts::SocketAuthenticator>());
  parts.push_back(std::make_unique<accounts::SessionAuthenticator>());
  return std::make_unique<accounts::FirstOf>(std::move(parts));
}

class ServerImpl final : public Server {
 public:
  ServerImpl(ServerOptions options, storage::FileLock lock)
      : options_(std::move(options)),
        lock_(std::move(lock)),
        authenticator_(MakeAuthenticator()),
        hub_(options_.hub),
        executor_(limits::kReaders, limits::kQueuedCalls) {}

  ~ServerImpl() override { Stop(); }

  absl::Status Open() {
    storage::DatabaseOptions database;
    database.path = options_.database_path;
    database.clock = options_.clock;
    database.on_commit = [this] { hub_.Wake(); };
    ASSIGN_OR_RETURN(database_, storage::Database::Open(std::move(database)));
    RETURN_IF_ERROR(database_->WriteAndWait(accounts::EnsureLinkKey));
    environment_ = {options_.clock,       options_.log, database_.get(), &executor_,
                    authenticator_.get(), &hub_,        &presence_};
    services_ = MakeServices(environment_);
    return absl::OkStatus();
  }

  absl::Status Listen() {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::ServerBuilder builder;
    builder.SetMaxReceiveMessageSize(limits::kMessageBytes);
    builder.SetMaxSendMessageSize(limits::kMessageBytes);
    // Two servers on one port would share its calls by chance.
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    for (const auto& service : services_) builder.RegisterService(service.get());
    int port = 0;
    if (!options_.grpc_address.empty()) {
      // A native port that is a socket file would make administrators of its callers.
      if (absl::StartsWith(options_.grpc_address, "unix") ||
          options_.grpc_address.rfind(':') == std::string::npos) {
        return absl::InvalidArgumentError(
            absl::StrCat(options_.grpc_address, " is no address of the form HOST:PORT"));
      }
      builder.AddListeningPort(options_.grpc_address, grpc::InsecureServerCredentials(), &port);
    }
    AddSocket(builder);
    server_ = builder.BuildAndStart();
    if (!server_ || (!options_.grpc_address.empty() && port == 0)) {
      return absl::FailedPreconditionError(
          absl::StrCat("cannot listen on ", options_.grpc_address));
    }
    if (!socket_path_.empty()) chmod(socket_path_.c_str(), 0600);
    if (port != 0) {
      const std::string& address = options_.grpc_address;
      grpc_address_ = absl::StrCat(address.substr(0, address.rfind(':') + 1), port);
    }
    SetServing(true);
    return absl::OkStatus();
  }

  absl::Status StartGateway() {
    if (options_.http_address.empty()) return absl::OkStatus();
    gateway::Options gateway;
    gateway.address = options_.http_address;
    gateway.web_dir = options_.web_dir;
    ASSIGN_OR_RETURN(gateway.methods, gateway::MethodsOf(ServiceNames()));
    Log* log = options_.log;
    gateway.on_request = [log](const gateway::RequestRecord& record) {
      log->Info("request", {{"method", record.method},
                            {"path", record.path},
                            {"http_status", record.http_status},
                            {"grpc_status", record.grpc_status},
                            {"response_bytes", static_cast<int64_t>(record.response_bytes)},
                            {"duration_us", absl::ToInt64Microseconds(record.duration)}});
    };
    gateway.on_problem = [log](std::string_view problem) {
      log->Warning("gateway", {{"problem", problem}});
    };
    ASSIGN_OR_RETURN(gateway_, gateway::Gateway::Start(std::move(gateway), InProcessChannel()));
    http_address_ = gateway_->address();
    return absl::OkStatus();
  }

  const std::string& http_address() const override { return http_address_; }
  const std::string& grpc_address() const override { return grpc_address_; }
  const std::string& socket_path() const override { return socket_path_; }
  storage::Database& database() override { return *database_; }

  std::shared_ptr<grpc::Channel> InProcessChannel() override {
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(limits::kMessageBytes);
    arguments.SetMaxSendMessageSize(limits::kMessageBytes);
    return server_->InProcessChannel(arguments);
  }

  void Stop() override {
    if (std::exchange(stopped_, true)) return;
    if (server_) SetServing(false);
    if (gateway_) gateway_->Drain();
    hub_.Shutdown();
    if (gateway_) gateway_->Stop(options_.grace);
    // What is not finished by then is cancelled; either way nothing is left when this returns.
    if (server_) {
      server_->Shutdown(std::chrono::system_clock::now() +
                        absl::ToChronoMilliseconds(options_.grace));
    }
    executor_.Shutdown();
    if (database_) database_->Close();
    if (!socket_path_.empty()) unlink(socket_path_.c_str());
  }

 private:
  void AddSocket(grpc::ServerBuilder& builder) {
    std::error_code ignored;
    const std::string path =
        std::filesystem::absolute(options_.database_path, ignored).string() + ".sock";
    if (path.size() > kSocketPathBytes) {
      options_.log->Warning("no socket for commands: the path is too long",
                            {{"bytes", static_cast<int64_t>(path.size())}});
      return;
    }
    // Left by a server that was killed; ours is the lock.
    unlink(path.c_str());
    builder.AddListeningPort(absl::StrCat("unix:", path), grpc::InsecureServerCredentials());
    socket_path_ = path;
  }

  void SetServing(bool serving) {
    grpc::HealthCheckServiceInterface* health = server_->GetHealthCheckService();
    if (!health) return;
    health->SetServingStatus("", serving);
    for (const std::string& name : ServiceNames()) health->SetServingStatus(name, serving);
  }

  const ServerOptions options_;
  const storage::FileLock lock_;
  const std::unique_ptr<dispatch::Authenticator> authenticator_;
  events::Hub hub_;
  events::Presence presence_;
  dispatch::Executor executor_;
  std::unique_ptr<storage::Database> database_;
  dispatch::Environment environment_;
  std::vector<std::unique_ptr<grpc::Service>> services_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<gateway::Gateway> gateway_;
  std::string http_address_;
  std::string grpc_address_;
  std::string socket_path_;
  bool stopped_ = false;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(ServerOptions options) {
  if (sodium_init() < 0) return absl::InternalError("libsodium cannot be used here");
  ASSIGN_OR_RETURN(std::optional<storage::FileLock> lock,
                   storage::FileLock::TryAcquire(options.database_path));
  if (!lock.has_value()) {
    return absl::FailedPreconditionError(
        absl::StrCat(options.database_path, " is in use by another parvis"));
  }
  auto server = std::make_unique<ServerImpl>(std::move(options), *std::move(lock));
  RETURN_IF_ERROR(server->Open());
  RETURN_IF_ERROR(server->Listen());
  RETURN_IF_ERROR(server->StartGateway());
  return server;
}

}  // namespace parvis::app
