// A real server for one test: the same wiring as `parvis serve`, on a database of its own.
//
//   testing::TestServer server;
//   server.AddRound("stockholm", 2026);
//   auto stub = v1::BoardService::NewStub(server.channel());
//   grpc::ClientContext context;
//   server.SignIn(context, dispatch::Role::kProgrammeCoordinator);
//   v1::Board board;
//   grpc::Status status = stub->GetBoard(&context, request, &board);
#ifndef PARVIS_TESTS_SUPPORT_TEST_SERVER_H_
#define PARVIS_TESTS_SUPPORT_TEST_SERVER_H_

#include <grpcpp/grpcpp.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "parvis/v1/round.pb.h"
#include "server/app/server.h"
#include "server/dispatch/caller.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_folder.h"

namespace parvis::testing {

struct TestServerOptions {
  events::HubOptions hub;
  bool gateway = false;
};

// Starts on construction; a fault of its own set-up aborts the test program. Of one thread, but
// for channel().
class TestServer {
 public:
  explicit TestServer(TestServerOptions options = {});
  ~TestServer();

  // The native port.
  std::shared_ptr<grpc::Channel> channel() const { return channel_; }
  // HOST:PORT of the gateway, if asked for.
  const std::string& http_address() const { return server_->http_address(); }
  app::Server& server() { return *server_; }
  storage::Database& database() { return server_->database(); }
  FakeClock& clock() { return clock_; }
  const std::string& database_path() const { return database_path_; }
  const TemporaryFolder& folder() const { return folder_; }
  // What was logged so far.
  std::string log() const;

  // Stops the server and starts it on the same database.
  void Restart();

  // The token of an open session; one is opened when first asked for. Each role has an account:
  // `programme` and `ki` (of KI). An anonymous caller's is empty, and an administrator has none:
  // use socket_channel().
  std::string Token(dispatch::Role role);
  // The next Token() opens a new session.
  void ForgetTokens() { tokens_.clear(); }
  // Sends that token with the call.
  void SignIn(grpc::ClientContext& context, dispatch::Role role);
  // A sign-in link's token for one of the accounts.
  std::string LinkToken(const std::string& account, absl::Duration life = absl::Hours(1));
  // On it every caller is the administrator.
  std::shared_ptr<grpc::Channel> socket_channel() const;

  // Adds a round in STATE_MATCHING with the programme's policy and gives its id.
  std::string AddRound(const std::string& programme = "stockholm", int number = 2026);
  // Imports the CSV files of a folder into a round, as the administrator does.
  void Import(const std::string& round, const std::string& folder);

 private:
  void Start();

  TestServerOptions options_;
  TemporaryFolder folder_;
  FakeClock clock_;
  mutable std::mutex log_mutex_;
  std::string log_text_;
  std::unique_ptr<Log> log_;
  std::string database_path_ = folder_.Path("test.db");
  std::unique_ptr<app::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::map<dispatch::Role, std::string> tokens_;
};

}  // namespace parvis::testing

#endif  // PARVIS_TESTS_SUPPORT_TEST_SERVER_H_
