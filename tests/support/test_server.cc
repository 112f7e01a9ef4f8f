#include "tests/support/test_server.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "parvis/v1/application.grpc.pb.h"
#include "server/accounts/accounts.h"
#include "server/accounts/authenticators.h"
#include "server/accounts/links.h"
#include "server/accounts/sessions.h"
#include "server/rounds/rounds.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"
#include "shared/rules/policy.h"

namespace parvis::testing {
namespace {

void Require(const absl::Status& status, const char* what) {
  if (status.ok()) return;
  std::fprintf(stderr, "test server: %s: %s\n", what, status.ToString().c_str());
  std::abort();
}

absl::Status PutAccounts(storage::WriteTransaction& db) {
  RETURN_IF_ERROR(
      accounts::Put(db, {"programme", "Petra Lind", v1::ACCOUNT_ROLE_PROGRAMME_COORDINATOR, ""}));
  return accounts::Put(db, {"ki", "Karin Dahl", v1::ACCOUNT_ROLE_COORDINATOR, "KI"});
}

std::string AccountOf(dispatch::Role role) {
  return role == dispatch::Role::kCoordinator ? "ki" : "programme";
}

}  // namespace

TestServer::TestServer(TestServerOptions options) : options_(options) {
  log_ = std::make_unique<Log>(clock_, [this](std::string_view line) {
    const std::lock_guard lock(log_mutex_);
    log_text_ += line;
  });
  Start();
  Require(database().WriteAndWait(PutAccounts), "accounts");
}

TestServer::~TestServer() {
  channel_.reset();
  server_->Stop();
}

void TestServer::Start() {
  app::ServerOptions options;
  options.database_path = database_path_;
  options.grpc_address = "127.0.0.1:0";
  if (options_.gateway) options.http_address = "127.0.0.1:0";
  options.hub = options_.hub;
  options.clock = &clock_;
  options.log = log_.get();
  auto started = app::Server::Start(std::move(options));
  Require(started.status(), "start");
  server_ = *std::move(started);
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(limits::kMessageBytes);
  channel_ = grpc::CreateCustomChannel(server_->grpc_address(), grpc::InsecureChannelCredentials(),
                                       arguments);
}

void TestServer::Restart() {
  channel_.reset();
  server_->Stop();
  server_.reset();
  Start();
}

std::string TestServer::log() const {
  const std::lock_guard lock(log_mutex_);
  return log_text_;
}

std::string TestServer::Token(dispatch::Role role) {
  if (role == dispatch::Role::kAnonymous) return "";
  std::string& token = tokens_[role];
  if (token.empty()) {
    Require(database().WriteAndWait([&](storage::WriteTransaction& db) -> absl::Status {
      ASSIGN_OR_RETURN(token, accounts::Open(db, AccountOf(role)));
      return absl::OkStatus();
    }),
            "session");
  }
  return token;
}

void TestServer::SignIn(grpc::ClientContext& context, dispatch::Role role) {
  if (role == dispatch::Role::kAnonymous) return;
  context.AddMetadata("authorization", absl::StrCat("Bearer ", Token(role)));
}

std::string TestServer::LinkToken(const std::string& account, absl::Duration life) {
  std::string token;
  Require(database().Read([&](storage::ReadConnection& db) -> absl::Status {
    ASSIGN_OR_RETURN(token, accounts::MakeLink(db, account, db.Now() + life));
    return absl::OkStatus();
  }),
          "link");
  return token;
}

std::shared_ptr<grpc::Channel> TestServer::socket_channel() const {
  return grpc::CreateChannel(absl::StrCat("unix:", server_->socket_path()),
                             grpc::InsecureChannelCredentials());
}

std::string TestServer::AddRound(const std::string& programme, int number) {
  rounds::NewRound round;
  round.programme = programme;
  round.number = number;
  round.title.set_sv(absl::StrCat(programme, " · omgång ", number));
  round.title.set_en(absl::StrCat(programme, " · round ", number));
  round.policy = rules::PresetPolicy(programme).value_or(rules::StockholmPolicy());
  Require(database().WriteAndWait([&](storage::WriteTransaction& db) {
    return rounds::Add(db, accounts::Administrator(), round).status();
  }),
          "round");
  return absl::StrCat(programme, "-", number);
}

void TestServer::Import(const std::string& round, const std::string& folder) {
  v1::ImportApplicationsRequest request;
  request.set_parent(names::RoundName(round));
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".csv") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    v1::ImportFile* sent = request.add_files();
    sent->set_name(entry.path().filename().string());
    sent->set_content(std::string(std::istreambuf_iterator<char>(file), {}));
  }
  grpc::ClientContext context;
  v1::ImportApplicationsResponse response;
  const grpc::Status status = v1::ApplicationService::NewStub(socket_channel())
                                  ->ImportApplications(&context, request, &response);
  Require(status.ok() && response.applied()
              ? absl::OkStatus()
              : absl::InternalError(status.error_message() + response.DebugString()),
          "import");
}

}  // namespace parvis::testing
