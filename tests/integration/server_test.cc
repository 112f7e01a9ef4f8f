// The server's frame: sessions, rounds, restart, stop.
#include <grpcpp/grpcpp.h>

#include <sys/stat.h>

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "parvis/v1/round.grpc.pb.h"
#include "parvis/v1/session.grpc.pb.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using dispatch::Role;
using ::testing::HasSubstr;

grpc::Status GetRound(testing::TestServer& server, Role role, const std::string& name,
                      v1::Round& round) {
  grpc::ClientContext context;
  server.SignIn(context, role);
  v1::GetRoundRequest request;
  request.set_name(name);
  return v1::RoundService::NewStub(server.channel())->GetRound(&context, request, &round);
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
    server.Restart();
  }
}

}  // namespace
}  // namespace parvis
