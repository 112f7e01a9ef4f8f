// The server's frame: rounds, errors, requests sent again, restart, stop.
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <sys/stat.h>

#include <atomic>
#include <future>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "parvis/v1/round.grpc.pb.h"
#include "shared/base/limits.h"
#include "shared/rules/policy.h"
#include "tests/integration/error_details.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using dispatch::Role;
using ::testing::HasSubstr;
using ::testing::Not;

grpc::Status GetRound(testing::TestServer& server, Role role, const std::string& name,
                      v1::Round& round, const std::string& language = "") {
  grpc::ClientContext context;
  server.SignIn(context, role);
  if (!language.empty()) context.AddMetadata("accept-language", language);
  v1::GetRoundRequest request;
  request.set_name(name);
  return v1::RoundService::NewStub(server.channel())->GetRound(&context, request, &round);
}

v1::CreateRoundRequest NewRound(int number) {
  v1::CreateRoundRequest request;
  request.set_round_id(absl::StrCat("stockholm-", number));
  request.mutable_round()->set_number(number);
  request.mutable_round()->mutable_title()->set_sv("Omgång");
  request.mutable_round()->mutable_title()->set_en("Round");
  *request.mutable_round()->mutable_policy() = rules::StockholmPolicy();
  return request;
}

grpc::Status Create(const std::shared_ptr<grpc::Channel>& channel,
                    const v1::CreateRoundRequest& request, v1::Round& round) {
  grpc::ClientContext context;
  return v1::RoundService::NewStub(channel)->CreateRound(&context, request, &round);
}

TEST(ServerTest, ServesARoundAndKeepsItOverARestart) {
  testing::TestServer server;
  server.AddRound("stockholm", 2026);
  for (int run = 0; run < 2; ++run) {
    v1::Round round;
    const grpc::Status status =
        GetRound(server, Role::kProgrammeCoordinator, "rounds/stockholm-2026", round);
    ASSERT_TRUE(status.ok()) << status.error_message();
    EXPECT_EQ(round.number(), 2026);
    EXPECT_EQ(round.state(), v1::Round::STATE_MATCHING);
    EXPECT_EQ(round.policy().SerializeAsString(), rules::StockholmPolicy().SerializeAsString());
    server.Restart();
  }
}

TEST(ServerTest, ListsRoundsNewestFirstPageByPage) {
  testing::TestServer server;
  for (int number = 1; number <= 7; ++number) {
    server.AddRound("stockholm", number);
    // Two of the same moment, so that the id decides.
    if (number % 2 == 0) server.clock().Advance(absl::Seconds(1));
  }
  const auto stub = v1::RoundService::NewStub(server.channel());
  std::vector<int> numbers;
  v1::ListRoundsRequest request;
  request.set_page_size(3);
  do {
    grpc::ClientContext context;
    server.SignIn(context, Role::kCoordinator);
    v1::ListRoundsResponse response;
    ASSERT_TRUE(stub->ListRounds(&context, request, &response).ok());
    EXPECT_LE(response.rounds_size(), 3);
    for (const v1::Round& round : response.rounds()) numbers.push_back(round.number());
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(numbers, ::testing::ElementsAre(7, 6, 5, 4, 3, 2, 1));

  grpc::ClientContext context;
  server.SignIn(context, Role::kCoordinator);
  request.set_page_token("nonsense");
  v1::ListRoundsResponse response;
  const grpc::Status status = stub->ListRounds(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const auto violations = testing::DetailOf<google::rpc::BadRequest>(status).field_violations();
  ASSERT_EQ(violations.size(), 1);
  EXPECT_EQ(violations[0].field(), "page_token");
}

TEST(ServerTest, ErrorsSpeakTheCallersLanguage) {
  testing::TestServer server;
  v1::Round round;
  const auto text = [&](const std::string& language) {
    const grpc::Status status =
        GetRound(server, Role::kProgrammeCoordinator, "rounds/none-1", round, language);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
    EXPECT_EQ(testing::ReasonOf(status), "ROUND_NOT_FOUND");
    return testing::DetailOf<google::rpc::LocalizedMessage>(status);
  };
  EXPECT_THAT(text("").message(), HasSubstr("Omgången finns inte"));
  EXPECT_THAT(text("sv-SE,sv;q=0.9,en;q=0.8").message(), HasSubstr("Omgången finns inte"));
  EXPECT_THAT(text("de, en-GB;q=0.7, sv;q=0.3").message(), HasSubstr("There is no such round"));
  EXPECT_EQ(text("en").locale(), "en");
}

TEST(ServerTest, FaultsOfOurOwnTellAnIdAndNothingElse) {
  testing::TestServer server;
  server.AddRound();
  ASSERT_TRUE(server.database()
                  .WriteAndWait([](storage::WriteTransaction& db) {
                    return db.Prepare("UPDATE rounds SET policy = 'not JSON'").Run();
                  })
                  .ok());
  v1::Round round;
  const grpc::Status status =
      GetRound(server, Role::kProgrammeCoordinator, "rounds/stockholm-2026", round, "en");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_THAT(status.error_message(), Not(HasSubstr("JSON")));
  const std::string id = testing::DetailOf<google::rpc::RequestInfo>(status).request_id();
  ASSERT_FALSE(id.empty());
  EXPECT_THAT(testing::DetailOf<google::rpc::LocalizedMessage>(status).message(), HasSubstr(id));
  EXPECT_THAT(server.log(), HasSubstr(absl::StrCat("\"id\":\"", id, "\"")));
}

TEST(ServerTest, TheSameRequestSentAgainDoesNothingMore) {
  testing::TestServer server;
  const std::shared_ptr<grpc::Channel> channel = server.socket_channel();
  v1::CreateRoundRequest request = NewRound(1);
  request.set_request_id("123e4567-e89b-12d3-a456-426614174000");
  v1::Round first;
  v1::Round again;
  ASSERT_TRUE(Create(channel, request, first).ok());
  ASSERT_TRUE(Create(channel, request, again).ok());
  EXPECT_EQ(first.SerializeAsString(), again.SerializeAsString());

  v1::CreateRoundRequest other = NewRound(2);
  other.set_request_id(request.request_id());
  grpc::Status status = Create(channel, other, again);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(testing::DetailOf<google::rpc::BadRequest>(status).field_violations(0).field(),
            "request_id");

  other.set_request_id("no uuid");
  EXPECT_EQ(Create(channel, other, again).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  request.clear_request_id();
  EXPECT_EQ(Create(channel, request, again).error_code(), grpc::StatusCode::ALREADY_EXISTS);
}

TEST(ServerTest, ARefusedRequestMayBeSentAgainWithItsId) {
  testing::TestServer server;
  v1::CreateRoundRequest request = NewRound(1);
  request.set_request_id("123e4567-e89b-12d3-a456-426614174000");
  request.mutable_round()->mutable_policy()->set_spread(-1);
  request.mutable_round()->mutable_title()->clear_sv();
  v1::Round round;
  const grpc::Status status = Create(server.socket_channel(), request, round);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  std::set<std::string> fields;
  const auto bad_request = testing::DetailOf<google::rpc::BadRequest>(status);
  for (const auto& violation : bad_request.field_violations()) {
    fields.insert(violation.field());
  }
  EXPECT_THAT(fields, ::testing::ElementsAre("round.policy.spread", "round.title"));
  request = NewRound(1);
  request.set_request_id("123e4567-e89b-12d3-a456-426614174000");
  EXPECT_TRUE(Create(server.socket_channel(), request, round).ok());
}

TEST(ServerTest, ACancelledWriteThatWaitsIsNotBegun) {
  testing::TestServer server;
  std::promise<void> holding;
  std::promise<void> release;
  server.database().Write(
      [&](storage::WriteTransaction&) {
        holding.set_value();
        release.get_future().wait();
        return absl::OkStatus();
      },
      [](absl::Status) {});
  holding.get_future().wait();

  const std::shared_ptr<grpc::Channel> channel = server.socket_channel();
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(100));
  v1::Round round;
  EXPECT_EQ(
      v1::RoundService::NewStub(channel)->CreateRound(&context, NewRound(1), &round).error_code(),
      grpc::StatusCode::DEADLINE_EXCEEDED);
  // Answered on the same connection, so the server has seen the cancellation before.
  for (int i = 0; i < 5; ++i) {
    grpc::ClientContext other;
    v1::ListRoundsResponse response;
    ASSERT_TRUE(v1::RoundService::NewStub(channel)->ListRounds(&other, {}, &response).ok());
  }
  release.set_value();
  EXPECT_TRUE(server.database()
                  .WriteAndWait([](storage::WriteTransaction&) { return absl::OkStatus(); })
                  .ok());
  EXPECT_EQ(GetRound(server, Role::kProgrammeCoordinator, "rounds/stockholm-1", round).error_code(),
            grpc::StatusCode::NOT_FOUND);
}

TEST(ServerTest, AStopFinishesWhatItHasTakenOn) {
  testing::TestServer server;
  const std::shared_ptr<grpc::Channel> channel = server.socket_channel();
  std::atomic<int> number = 0;
  std::atomic<int> begun = 0;
  std::mutex mutex;
  std::set<int> acknowledged;
  std::vector<std::thread> clients;
  for (int c = 0; c < 4; ++c) {
    clients.emplace_back([&] {
      while (true) {
        const int mine = ++number;
        v1::Round round;
        const grpc::Status status = Create(channel, NewRound(mine), round);
        if (!status.ok()) {
          // gRPC cancels what reaches it too late to be taken on.
          EXPECT_THAT(status.error_code(),
                      ::testing::AnyOf(grpc::StatusCode::UNAVAILABLE, grpc::StatusCode::CANCELLED));
          return;
        }
        ++begun;
        const std::lock_guard lock(mutex);
        acknowledged.insert(mine);
      }
    });
  }
  while (begun < 20) std::this_thread::yield();
  server.server().Stop();
  for (std::thread& client : clients) client.join();
  server.Restart();
  for (const int kept : acknowledged) {
    v1::Round round;
    EXPECT_TRUE(GetRound(server, Role::kProgrammeCoordinator,
                         absl::StrCat("rounds/stockholm-", kept), round)
                    .ok())
        << kept;
  }
}

TEST(ServerTest, ADatabaseIsServedOnce) {
  testing::TestServer server;
  const SystemClock clock;
  Log log(clock, [](std::string_view) {});
  app::ServerOptions options;
  options.database_path = server.database_path();
  options.clock = &clock;
  options.log = &log;
  EXPECT_EQ(app::Server::Start(options).status().code(), absl::StatusCode::kFailedPrecondition);
  server.server().Stop();
}

TEST(ServerTest, TheSocketIsItsOwnersAlone) {
  testing::TestServer server;
  struct stat info;
  ASSERT_EQ(stat(server.server().socket_path().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  server.server().Stop();
  EXPECT_NE(stat(server.server().socket_path().c_str(), &info), 0);
}

TEST(ServerTest, OnlyAMovePublishingMakesGetsARoundToProposed) {
  testing::TestServer server;
  server.AddRound();
  grpc::ClientContext context;
  v1::MoveRoundRequest request;
  request.set_name("rounds/stockholm-2026");
  request.set_state(v1::Round::STATE_PROPOSED);
  v1::Round round;
  const grpc::Status status =
      v1::RoundService::NewStub(server.socket_channel())->MoveRound(&context, request, &round);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(testing::ReasonOf(status), "MOVE_NEEDS_PUBLICATION");
}

}  // namespace
}  // namespace parvis
