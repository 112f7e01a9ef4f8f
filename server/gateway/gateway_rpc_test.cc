// gRPC-Web through the whole gateway, against a real gRPC server in this process.
#include <thread>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/gateway/test_backend.h"
#include "server/gateway/test_client.h"
#include "shared/base/grpc_web.h"

namespace parvis::gateway {
namespace {

using grpc_web::EncodeBase64;
using grpc_web::EncodeFrame;
using grpc_web::FrameKind;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;

std::vector<std::string> Echoed(const TestResponse& response) {
  std::vector<std::string> echoed;
  for (const auto& [name, value] : response.fields) {
    if (name == "x-echo") echoed.push_back(value);
  }
  return echoed;
}

TEST(GatewayRpcTest, UnaryAnswersWithMessageAndTrailers) {
  TestBackend backend;
  TestClient client(backend.port());
  const TestResponse response = client.Call("Echo", std::string("a\0b", 3));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.Field("content-type"), "application/grpc-web+proto");
  const RpcResult result = Result(response);
  EXPECT_TRUE(result.trailers.status.ok()) << result.trailers.status;
  EXPECT_FALSE(result.in_headers);
  EXPECT_THAT(result.messages, ElementsAre(std::string("a\0b", 3)));
}

TEST(GatewayRpcTest, KeepsTheConnectionAndTakesPipelinedCalls) {
  TestBackend backend;
  TestClient client(backend.port());
  std::string requests;
  for (const char* text : {"one", "two", "three"}) {
    requests += Post("Echo", EncodeFrame(FrameKind::kMessage, text));
  }
  // In two parts, so that the last request comes while the first calls are in progress.
  ASSERT_TRUE(client.Send(requests.substr(0, requests.size() - 30)));
  EXPECT_THAT(Result(client.Read()).messages, ElementsAre("one"));
  ASSERT_TRUE(client.Send(requests.substr(requests.size() - 30)));
  EXPECT_THAT(Result(client.Read()).messages, ElementsAre("two"));
  EXPECT_THAT(Result(client.Read()).messages, ElementsAre("three"));
}

TEST(GatewayRpcTest, StreamSendsEachMessageAndThenTheTrailers) {
  TestBackend backend;
  TestClient client(backend.port());
  const TestResponse response = client.Call("Count", "xxx");
  EXPECT_EQ(response.Field("transfer-encoding"), "chunked");
  const RpcResult result = Result(response);
  EXPECT_TRUE(result.trailers.status.ok()) << result.trailers.status;
  EXPECT_THAT(result.messages, ElementsAre("message 0", "message 1", "message 2"));
  EXPECT_THAT(Result(client.Call("Echo", "after")).messages, ElementsAre("after"));
}

TEST(GatewayRpcTest, ErrorsCarryMessageDetailsAndTrailingMetadata) {
  TestBackend backend;
  TestClient client(backend.port());
  const TestResponse response = client.Call("Fail", "");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.Field("grpc-message"), "inget s%C3%A5dant: 100 %25");
  const RpcResult result = Result(response);
  EXPECT_TRUE(result.in_headers);
  EXPECT_EQ(result.trailers.status, absl::NotFoundError("inget sådant: 100 %"));
  EXPECT_EQ(result.trailers.details, "details\x01");
  EXPECT_THAT(result.trailers.metadata, Contains(Pair("x-trailing", "last")));
  EXPECT_THAT(result.trailers.metadata, Contains(Pair("x-trailing-bin", "AP8=")));
}

TEST(GatewayRpcTest, TextModeTakesPaddingInTheMiddleAndAnswersInText) {
  TestBackend backend;
  TestClient client(backend.port());
  const std::string frame = EncodeFrame(FrameKind::kMessage, "hello");
  const std::string body = EncodeBase64(frame.substr(0, 4)) + EncodeBase64(frame.substr(4));
  ASSERT_THAT(body.substr(0, 8), HasSubstr("="));
  client.Send(Post("Echo", body, "", "application/grpc-web-text"));
  TestResponse response = client.Read();
  EXPECT_EQ(response.Field("content-type"), "application/grpc-web-text+proto");
  response.body = *grpc_web::DecodeBase64(response.body);
  EXPECT_THAT(Result(response).messages, ElementsAre("hello"));
}

TEST(GatewayRpcTest, TextModeEncodesEachPartOfAStreamWhole) {
  TestBackend backend;
  TestClient client(backend.port());
  client.Send(Post("Count", EncodeBase64(EncodeFrame(FrameKind::kMessage, "xx")), "",
                   "application/grpc-web-text+proto"));
  ASSERT_EQ(client.Read(/*head_only=*/true).status, 200);
  TestResponse response;
  for (std::string chunk = client.ReadChunk(); !chunk.empty(); chunk = client.ReadChunk()) {
    response.body += *grpc_web::DecodeBase64(chunk);
  }
  const RpcResult result = Result(response);
  EXPECT_TRUE(result.trailers.status.ok());
  EXPECT_THAT(result.messages, ElementsAre("message 0", "message 1"));
}

TEST(GatewayRpcTest, PassesCustomMetadataAndTheSessionButNoIdentityOfTheBrowsers) {
  TestBackend backend;
  TestClient client(backend.port());
  const auto echoed =
      Echoed(client.Call("Echo", "",
                         "X-One: 1\r\nX-Two-Bin: AP8\r\nAccept-Language: sv\r\n"
                         "Cookie: other=1; parvis_session=token\r\nAuthorization: Bearer evil\r\n"
                         "X-Parvis-Gateway: evil\r\nGrpc-Evil: 1\r\nX-Forwarded-For: 1.2.3.4\r\n"));
  EXPECT_THAT(echoed, Contains("x-one=1"));
  EXPECT_THAT(echoed, Contains("x-two-bin=\\x00\\xff"));
  EXPECT_THAT(echoed, Contains("accept-language=sv"));
  EXPECT_THAT(echoed, Contains("authorization=Bearer token"));
  EXPECT_THAT(echoed, Contains("x-parvis-gateway=1"));
  EXPECT_THAT(echoed, Not(Contains(HasSubstr("evil"))));
  EXPECT_THAT(echoed, Not(Contains(HasSubstr("cookie"))));
  EXPECT_THAT(echoed, Not(Contains(HasSubstr("x-forwarded"))));
}

TEST(GatewayRpcTest, TheServerSetsAndClearsTheCookie) {
  TestBackend backend;
  TestClient client(backend.port());
  const TestResponse set = client.Call("Session", "abc");
  EXPECT_EQ(set.Field("set-cookie"),
            "parvis_session=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Strict");
  EXPECT_FALSE(set.Has("x-parvis-set-session"));
  const TestResponse cleared = client.Call("Session", "");
  EXPECT_THAT(cleared.Field("set-cookie"), HasSubstr("parvis_session=; Path=/; Max-Age=0"));
  const TestResponse malformed = client.Call("Session", "a;b");
  EXPECT_FALSE(malformed.Has("set-cookie"));
  EXPECT_TRUE(absl::IsInternal(Result(malformed).trailers.status));
}

TEST(GatewayRpcTest, UnlistedAndUnknownMethodsAreUnimplemented) {
  TestBackend backend;
  TestClient client(backend.port());
  const RpcResult unlisted = Result(client.Call("Unlisted", ""));
  EXPECT_TRUE(unlisted.in_headers);
  EXPECT_TRUE(absl::IsUnimplemented(unlisted.trailers.status));
  // It is not the server who said so: it would have taken the call.
  EXPECT_THAT(Result(client.Call("Empty", "")).trailers.status,
              absl::InternalError("The server gave no answer, or several."));
}

TEST(GatewayRpcTest, RefusesMalformedBodiesEachWithItsStatus) {
  const std::string whole = EncodeFrame(FrameKind::kMessage, "abc");
  const struct {
    std::string body;
    absl::StatusCode code;
  } cases[] = {
      {"", absl::StatusCode::kInvalidArgument},
      {whole.substr(0, 3), absl::StatusCode::kInvalidArgument},
      {whole.substr(0, 6), absl::StatusCode::kInvalidArgument},
      {whole + whole, absl::StatusCode::kInvalidArgument},
      {whole + "x", absl::StatusCode::kInvalidArgument},
      {EncodeFrame(FrameKind::kTrailers, "a: b\r\n"), absl::StatusCode::kInvalidArgument},
      {std::string("\x02\0\0\0\0", 5), absl::StatusCode::kInvalidArgument},
      {std::string("\x01\0\0\0\0", 5), absl::StatusCode::kUnimplemented},
      {std::string("\0\xff\xff\xff\xff", 5), absl::StatusCode::kResourceExhausted},
  };
  TestBackend backend;
  for (const auto& c : cases) {
    TestClient client(backend.port());
    client.Send(Post("Echo", c.body));
    const TestResponse response = client.Read();
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(Result(response).trailers.status.code(), c.code) << absl::CHexEscape(c.body);
  }
  TestClient client(backend.port());
  client.Send(Post("Echo", "not base64!!", "", "application/grpc-web-text"));
  EXPECT_TRUE(absl::IsInvalidArgument(Result(client.Read()).trailers.status));
}

TEST(GatewayRpcTest, RefusesOtherOriginsFormatsAndCompression) {
  TestBackend backend;
  TestClient client(backend.port());
  const auto code = [&client](std::string_view headers) {
    return Result(client.Call("Echo", "", headers)).trailers.status.code();
  };
  EXPECT_EQ(code("Origin: https://evil.example\r\n"), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(code("Origin: null\r\n"), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(code("Sec-Fetch-Site: cross-site\r\n"), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(code("Sec-Fetch-Site: same-site\r\n"), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(code("Origin: http://localhost\r\nSec-Fetch-Site: same-origin\r\n"),
            absl::StatusCode::kOk);
  EXPECT_EQ(code("Grpc-Encoding: gzip\r\n"), absl::StatusCode::kUnimplemented);
  EXPECT_EQ(code("Grpc-Timeout: soon\r\n"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code("X-A-Bin: !\r\n"), absl::StatusCode::kInvalidArgument);
  client.Send(Post("Echo", "{}", "", "application/grpc-web+json"));
  EXPECT_TRUE(absl::IsUnimplemented(Result(client.Read()).trailers.status));
  client.Send(
      "GET /test.Test/Echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
      "application/grpc-web\r\n\r\n");
  EXPECT_TRUE(absl::IsUnimplemented(Result(client.Read()).trailers.status));
}

TEST(GatewayRpcTest, ADeadlineEndsACall) {
  TestBackend backend;
  TestClient client(backend.port());
  const TestResponse response = client.Call("Wait", "", "Grpc-Timeout: 20m\r\n");
  EXPECT_TRUE(absl::IsDeadlineExceeded(Result(response).trailers.status));
  backend.service().AwaitCancelled(1);
  // One that has passed already does not reach the server.
  EXPECT_TRUE(absl::IsDeadlineExceeded(
      Result(client.Call("Echo", "", "Grpc-Timeout: 1n\r\n")).trailers.status));
}

TEST(GatewayRpcTest, NoUnaryCallIsWithoutADeadlineOrBeyondTheLongest) {
  Options options;
  options.methods = {{"/test.Test/Wait", false}};
  options.limits.default_deadline = absl::Milliseconds(20);
  options.limits.max_deadline = absl::Milliseconds(20);
  // The fixture lists Wait as a stream too; this gateway is to know it as unary.
  TestBackend backend;
  auto gateway = Gateway::Start(
      [&options] {
        options.address = "127.0.0.1:0";
        return options;
      }(),
      backend.server().InProcessChannel(grpc::ChannelArguments()));
  ASSERT_TRUE(gateway.ok());
  const std::string address = (*gateway)->address();
  TestClient client(std::stoi(address.substr(address.rfind(':') + 1)));
  EXPECT_TRUE(absl::IsDeadlineExceeded(Result(client.Call("Wait", "")).trailers.status));
  EXPECT_TRUE(absl::IsDeadlineExceeded(
      Result(client.Call("Wait", "", "Grpc-Timeout: 99999999H\r\n")).trailers.status));
}

TEST(GatewayRpcTest, ABrowserThatGoesAwayCancelsItsCall) {
  TestBackend backend;
  {
    TestClient client(backend.port());
    client.Send(Post("Wait", EncodeFrame(FrameKind::kMessage, "")));
    backend.service().AwaitBegun(1);
  }
  backend.service().AwaitCancelled(1);
}

TEST(GatewayRpcTest, GoingAwayIsNoticedBehindAPipelinedRequest) {
  TestBackend backend;
  {
    TestClient client(backend.port());
    const std::string call = Post("Wait", EncodeFrame(FrameKind::kMessage, ""));
    client.Send(call + call);
    backend.service().AwaitBegun(1);
  }
  backend.service().AwaitCancelled(1);
}

TEST(GatewayRpcTest, ASlowReaderSlowsTheServerDown) {
  TestBackend backend;
  TestClient client(backend.port());
  client.Send(Post("Many", EncodeFrame(FrameKind::kMessage, "")));
  ASSERT_EQ(client.Read(/*head_only=*/true).status, 200);
  // Written until every buffer on the way is full; what the sockets of the two ends take is some
  // megabytes. Without backpressure the number would rise for ever.
  int before = -1;
  while (before != backend.service().written()) {
    before = backend.service().written();
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  EXPECT_LT(before, 1000);
  for (int i = 0; i < before + 100; ++i) ASSERT_FALSE(client.ReadChunk().empty());
  EXPECT_GT(backend.service().written(), before);
}

TEST(GatewayRpcTest, AnHttp10ClientGetsAStreamUntilTheEnd) {
  TestBackend backend;
  TestClient client(backend.port());
  std::string call = Post("Count", EncodeFrame(FrameKind::kMessage, "xx"));
  call.replace(call.find("HTTP/1.1"), 8, "HTTP/1.0");
  client.Send(call);
  const TestResponse response = client.Read();
  EXPECT_FALSE(response.Has("transfer-encoding"));
  EXPECT_THAT(Result(response).messages, ElementsAre("message 0", "message 1"));
  EXPECT_TRUE(client.AtEnd());
}

TEST(GatewayRpcTest, TakesAChunkedBodyAndGivesTheGoAhead) {
  TestBackend backend;
  TestClient client(backend.port());
  client.Send(
      absl::StrCat(PostHead("Echo"), "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n"));
  EXPECT_EQ(client.Read().status, 100);
  client.Send(std::string("3\r\n\0\0\0\r\n4;x=y\r\n\0\2ab\r\n0\r\n\r\n", 26));
  EXPECT_THAT(Result(client.Read()).messages, ElementsAre("ab"));
  EXPECT_THAT(Result(client.Call("Echo", "next")).messages, ElementsAre("next"));
}

}  // namespace
}  // namespace parvis::gateway
