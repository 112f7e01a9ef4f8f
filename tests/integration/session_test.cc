// Sign-in by link, over gRPC and as the gateway does it.
#include <grpcpp/grpcpp.h>

#include <string>

#include "gtest/gtest.h"
#include "parvis/v1/session.grpc.pb.h"
#include "shared/base/limits.h"
#include "tests/integration/error_details.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using dispatch::Role;

class SessionTest : public ::testing::Test {
 protected:
  grpc::Status Create(const std::shared_ptr<grpc::Channel>& channel, grpc::ClientContext& context,
                      const std::string& link) {
    v1::CreateSessionRequest request;
    request.set_link_token(link);
    created_.Clear();
    return v1::SessionService::NewStub(channel)->CreateSession(&context, request, &created_);
  }

  grpc::Status Get(const std::string& token, v1::Session& session) {
    grpc::ClientContext context;
    if (!token.empty()) context.AddMetadata("authorization", "bearer " + token);
    return v1::SessionService::NewStub(server_.channel())->GetSession(&context, {}, &session);
  }

  std::string SignIn(const std::string& account) {
    grpc::ClientContext context;
    const grpc::Status status = Create(server_.channel(), context, server_.LinkToken(account));
    EXPECT_TRUE(status.ok()) << status.error_message();
    return created_.token();
  }

  testing::TestServer server_;
  v1::CreateSessionResponse created_;
};

TEST_F(SessionTest, ALinkBecomesASessionThatTellsWhoItIs) {
  const std::string token = SignIn("ki");
  EXPECT_EQ(created_.session().role(), v1::ACCOUNT_ROLE_COORDINATOR);
  v1::Session session;
  ASSERT_TRUE(Get(token, session).ok());
  EXPECT_EQ(session.account(), "ki");
  EXPECT_EQ(session.display_name(), "Karin Dahl");
  EXPECT_EQ(session.institution(), "KI");
  EXPECT_EQ(session.expire_time().seconds(),
            absl::ToUnixSeconds(server_.clock().Now()) + limits::kSessionSeconds);
}

TEST_F(SessionTest, OverTheNetworkTheGatewaysMarkIsNotBelieved) {
  grpc::ClientContext context;
  context.AddMetadata("x-parvis-gateway", "1");
  ASSERT_TRUE(Create(server_.channel(), context, server_.LinkToken("ki")).ok());
  EXPECT_FALSE(created_.token().empty());
  EXPECT_EQ(context.GetServerInitialMetadata().count("x-parvis-set-session"), 0u);
}

TEST_F(SessionTest, OverTheGatewayTheTokenGoesIntoMetadataAlone) {
  grpc::ClientContext context;
  context.AddMetadata("x-parvis-gateway", "1");
  ASSERT_TRUE(Create(server_.server().InProcessChannel(), context, server_.LinkToken("ki")).ok());
  EXPECT_TRUE(created_.token().empty());
  const auto& metadata = context.GetServerInitialMetadata();
  ASSERT_EQ(metadata.count("x-parvis-set-session"), 1u);
  EXPECT_EQ(metadata.find("x-parvis-set-session-max-age")->second,
            std::to_string(limits::kSessionSeconds));
  const grpc::string_ref token = metadata.find("x-parvis-set-session")->second;
  v1::Session session;
  EXPECT_TRUE(Get(std::string(token.data(), token.size()), session).ok());

  grpc::ClientContext out;
  out.AddMetadata("x-parvis-gateway", "1");
  out.AddMetadata("authorization", "Bearer " + std::string(token.data(), token.size()));
  v1::DeleteSessionResponse deleted;
  ASSERT_TRUE(v1::SessionService::NewStub(server_.server().InProcessChannel())
                  ->DeleteSession(&out, {}, &deleted)
                  .ok());
  EXPECT_EQ(out.GetServerInitialMetadata().find("x-parvis-set-session")->second, "");
  EXPECT_EQ(out.GetServerInitialMetadata().find("x-parvis-set-session-max-age")->second, "0");
}

TEST_F(SessionTest, ExpiredChangedAndStrangersLinksAreRefused) {
  const std::string link = server_.LinkToken("ki");
  const auto reason = [&](const std::string& token) {
    grpc::ClientContext context;
    const grpc::Status status = Create(server_.channel(), context, token);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAUTHENTICATED);
    return testing::ReasonOf(status);
  };
  EXPECT_EQ(reason(link.substr(1)), "LINK_NOT_GOOD");
  EXPECT_EQ(reason(server_.LinkToken("nobody")), "LINK_NOT_GOOD");
  server_.clock().Advance(absl::Hours(1));
  EXPECT_EQ(reason(link), "LINK_EXPIRED");
}

TEST_F(SessionTest, AStaleSessionDoesNotHinderSigningInAnew) {
  grpc::ClientContext context;
  context.AddMetadata("authorization", "Bearer stale");
  EXPECT_TRUE(Create(server_.channel(), context, server_.LinkToken("ki")).ok());
}

TEST_F(SessionTest, ADeletedOrExpiredSessionIsRefused) {
  const std::string deleted = SignIn("ki");
  const std::string kept = SignIn("ki");
  grpc::ClientContext context;
  context.AddMetadata("authorization", "Bearer " + deleted);
  v1::DeleteSessionResponse response;
  ASSERT_TRUE(
      v1::SessionService::NewStub(server_.channel())->DeleteSession(&context, {}, &response).ok());
  v1::Session session;
  EXPECT_EQ(testing::ReasonOf(Get(deleted, session)), "SESSION_ENDED");
  EXPECT_TRUE(Get(kept, session).ok());
  server_.clock().Advance(absl::Seconds(limits::kSessionSeconds));
  EXPECT_EQ(testing::ReasonOf(Get(kept, session)), "SESSION_ENDED");
  EXPECT_EQ(testing::ReasonOf(Get("", session)), "NOT_SIGNED_IN");
}

TEST_F(SessionTest, SessionsOutliveTheServer) {
  const std::string token = SignIn("programme");
  server_.Restart();
  v1::Session session;
  EXPECT_TRUE(Get(token, session).ok());
}

}  // namespace
}  // namespace parvis
