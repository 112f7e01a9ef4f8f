// HTTP, limits and lifecycle of the whole gateway, over sockets.
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gmock/gmock.h"
#include "grpcpp/health_check_service_interface.h"
#include "gtest/gtest.h"
#include "server/gateway/test_backend.h"
#include "server/gateway/test_client.h"
#include "shared/base/grpc_web.h"

namespace parvis::gateway {
namespace {

using grpc_web::EncodeFrame;
using grpc_web::FrameKind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string& EmptyCall() {
  static const std::string call = Post("Wait", EncodeFrame(FrameKind::kMessage, ""));
  return call;
}

absl::StatusCode Code(const TestResponse& response) {
  return Result(response).trailers.status.code();
}

// --- HTTP -----------------------------------------------------------------------------------

TEST(GatewayHttpTest, ServesFilesWithETagAndSecurityHeaders) {
  const std::filesystem::path dir =
      std::filesystem::path(testing::TempDir()) / "gateway_http_test_files";
  std::filesystem::create_directories(dir);
  std::ofstream(dir / "index.html") << "<!doctype html>";
  Options options;
  options.web_dir = dir;
  TestBackend backend(options);
  TestClient client(backend.port());
  const TestResponse page = client.Get("/rounds/stockholm-2026/matching", "Accept: text/html\r\n");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.body, "<!doctype html>");
  EXPECT_EQ(page.Field("cache-control"), "no-cache");
  EXPECT_THAT(page.Field("content-security-policy"), HasSubstr("default-src 'none'"));
  EXPECT_EQ(page.Field("x-content-type-options"), "nosniff");
  EXPECT_TRUE(page.Has("date"));
  const TestResponse again =
      client.Get("/", absl::StrCat("If-None-Match: ", page.Field("etag"), "\r\n"));
  EXPECT_EQ(again.status, 304);
  client.Send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const TestResponse head = client.Read(/*head_only=*/true);
  EXPECT_EQ(head.Field("content-length"), "15");
  // Nothing of the body came: the next answer begins at once.
  EXPECT_EQ(client.Get("/no.txt").status, 404);
}

TEST(GatewayHttpTest, AMissingFolderGivesAPageThatSaysWhatToDo) {
  Options options;
  options.web_dir = "/nonexistent";
  TestBackend backend(options);
  TestClient client(backend.port());
  const TestResponse page = client.Get("/");
  EXPECT_EQ(page.status, 503);
  EXPECT_THAT(page.body, HasSubstr("./dev build"));
  EXPECT_EQ(client.Get("/gateway-page.css").Field("content-type"), "text/css; charset=utf-8");
}

TEST(GatewayHttpTest, HealthAsksTheServer) {
  TestBackend backend;
  TestClient client(backend.port());
  EXPECT_EQ(client.Get("/healthz").status, 200);
  backend.server().GetHealthCheckService()->SetServingStatus(false);
  EXPECT_EQ(client.Get("/healthz").status, 503);
}

TEST(GatewayHttpTest, OtherMethodsAndFormatsAreRefused) {
  TestBackend backend;
  TestClient client(backend.port());
  client.Send("DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const TestResponse refused = client.Read();
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(refused.Field("allow"), "GET, HEAD, POST");
  client.Send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}");
  EXPECT_EQ(client.Read().status, 415);
  EXPECT_EQ(client.Get("/no.txt").status, 404);  // The connection went on.
}

TEST(GatewayHttpTest, WhatTwoServersCouldReadDifferentlyIsRefusedAndTheConnectionClosed) {
  const std::string frame = EncodeFrame(FrameKind::kMessage, "");
  for (const std::string& request : {
           Post("Echo", frame, "Transfer-Encoding: chunked\r\n"),
           Post("Echo", frame, "Content-Length: 5\r\nContent-Length: 6\r\n"),
           absl::StrCat(PostHead("Echo"), "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
           absl::StrCat(PostHead("Echo"), "Transfer-Encoding: identity\r\n\r\n"),
           absl::StrCat(PostHead("Echo"), "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
           absl::StrCat(PostHead("Echo"), "Content-Length: +5\r\n\r\n", frame),
           absl::StrCat(PostHead("Echo"), "Host: evil\r\nContent-Length: 5\r\n\r\n", frame),
           std::string("GET / HTTP/1.1\r\n\r\n"),
           std::string("GET / HTTP/1.1\r\nHost: a b\r\n\r\n"),
           std::string("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
           std::string("GET  / HTTP/1.1\r\nHost: a\r\n\r\n"),
           std::string("nonsense\r\n\r\n"),
           std::string("\x16\x03\x01\x02\x01\x01\xfc\x03\x03 tls\r\n\r\n"),
       }) {
    TestBackend backend;
    TestClient client(backend.port());
    client.Send(request);
    const TestResponse response = client.Read();
    EXPECT_TRUE(response.status == 400 || response.status == 200) << request;
    EXPECT_EQ(response.Field("grpc-status"),
              response.status == 200 ? "3" : response.Field("grpc-status"))
        << request;
    EXPECT_EQ(response.Field("connection"), "close") << request;
    EXPECT_TRUE(client.AtEnd()) << request;
  }
}

// --- Limits ---------------------------------------------------------------------------------

TEST(GatewayLimitTest, Header) {
  Options options;
  options.limits.header_bytes = 1000;
  TestBackend backend(options);
  TestClient client(backend.port());
  EXPECT_EQ(client.Get("/no.txt", absl::StrCat("X-A: ", std::string(800, 'a'), "\r\n")).status,
            404);
  const TestResponse refused =
      client.Call("Echo", "", absl::StrCat("X-A: ", std::string(1000, 'a'), "\r\n"));
  EXPECT_EQ(refused.status, 431);
  EXPECT_EQ(Code(refused), absl::StatusCode::kResourceExhausted);
  EXPECT_TRUE(client.AtEnd());
}

TEST(GatewayLimitTest, BodyByItsClaimedLengthAndByWhatComes) {
  Options options;
  options.limits.body_bytes = 100'000;
  options.limits.message_bytes = 1'000'000;
  TestBackend backend(options);
  {
    TestClient client(backend.port());
    client.Send(absl::StrCat(PostHead("Echo"), "Content-Length: 100001\r\n\r\n"));
    EXPECT_EQ(Code(client.Read()), absl::StatusCode::kResourceExhausted);
    EXPECT_TRUE(client.AtEnd());
  }
  TestClient client(backend.port());
  const std::string head = absl::StrCat(PostHead("Echo"), "Transfer-Encoding: chunked\r\n\r\n",
                                        absl::StrFormat("%x\r\n", 100'001));
  client.Send(absl::StrCat(head, grpc_web::FrameHeader(FrameKind::kMessage, 200'000),
                           std::string(99'996, 'a'), "\r\n"));
  EXPECT_EQ(Code(client.Read()), absl::StatusCode::kResourceExhausted);
}

TEST(GatewayLimitTest, MessageBeforeItHasCome) {
  Options options;
  options.limits.message_bytes = 1000;
  TestBackend backend(options);
  TestClient client(backend.port());
  EXPECT_EQ(Code(client.Call("Echo", std::string(1000, 'a'))), absl::StatusCode::kOk);
  client.Send(absl::StrCat(PostHead("Echo"), "Content-Length: 1006\r\n\r\n",
                           grpc_web::FrameHeader(FrameKind::kMessage, 1001), "a"));
  // No answer waits for the rest, and none of it is read as the next request.
  client.Send(std::string(1000, 'a'));
  EXPECT_EQ(Code(client.Read()), absl::StatusCode::kResourceExhausted);
}

TEST(GatewayLimitTest, AllBodiesTogether) {
  Options options;
  options.limits.bodies_bytes = 1000;
  TestBackend backend(options);
  TestClient first(backend.port());
  // Half of a message stays in the gateway's hands.
  first.Send(absl::StrCat(PostHead("Echo"), "Content-Length: 905\r\n\r\n",
                          grpc_web::FrameHeader(FrameKind::kMessage, 900), std::string(600, 'a')));
  TestClient second(backend.port());
  // The gateway may see the second first; then there is room yet.
  absl::StatusCode code = absl::StatusCode::kOk;
  while (code == absl::StatusCode::kOk) code = Code(second.Call("Echo", std::string(500, 'a')));
  EXPECT_EQ(code, absl::StatusCode::kResourceExhausted);
  first.Send(std::string(300, 'a'));
  EXPECT_EQ(Code(first.Read()), absl::StatusCode::kOk);
  EXPECT_EQ(Code(second.Call("Echo", std::string(500, 'a'))), absl::StatusCode::kOk);
}

TEST(GatewayLimitTest, Connections) {
  Options options;
  options.limits.connections = 2;
  TestBackend backend(options);
  TestClient first(backend.port()), second(backend.port());
  EXPECT_EQ(first.Get("/no.txt").status, 404);
  EXPECT_EQ(second.Get("/no.txt").status, 404);
  {
    TestClient third(backend.port());
    const TestResponse refused = third.Read();
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.Field("grpc-status"), "8");
  }
  first.Close();
  int status = 503;
  while (status != 404) status = TestClient(backend.port()).Get("/no.txt").status;
}

TEST(GatewayLimitTest, StreamsOfOneSession) {
  Options options;
  options.limits.streams_per_session = 2;
  TestBackend backend(options);
  const std::string frame = EncodeFrame(FrameKind::kMessage, "");
  const std::string mine = Post("Wait", frame, "Cookie: parvis_session=mine\r\n");
  TestClient first(backend.port()), second(backend.port()), third(backend.port());
  first.Send(mine);
  EXPECT_EQ(first.Read(/*head_only=*/true).status, 200);
  second.Send(mine);
  EXPECT_EQ(second.Read(/*head_only=*/true).status, 200);
  third.Send(mine);
  EXPECT_EQ(Code(third.Read()), absl::StatusCode::kResourceExhausted);
  third.Send(Post("Wait", frame, "Cookie: parvis_session=another\r\n"));
  EXPECT_FALSE(third.Read(/*head_only=*/true).Has("grpc-status"));
  first.Close();
  backend.service().AwaitCancelled(1);
  TestClient fourth(backend.port());
  TestResponse response;
  do {
    fourth.Send(mine);
    response = fourth.Read(/*head_only=*/true);
  } while (response.Field("grpc-status") == "8");
  EXPECT_EQ(response.Field("transfer-encoding"), "chunked");
}

TEST(GatewayLimitTest, IdleHeaderAndBodyTimes) {
  Options options;
  options.limits.idle = absl::Milliseconds(30);
  options.limits.header = absl::Milliseconds(30);
  options.limits.body = absl::Milliseconds(30);
  TestBackend backend(options);
  {
    TestClient idle(backend.port());
    EXPECT_TRUE(idle.AtEnd());
  }
  {
    TestClient slow_header(backend.port());
    slow_header.Send("GET / HTTP/1.1\r\nHo");
    const TestResponse response = slow_header.Read();
    EXPECT_EQ(response.status, 408);
    EXPECT_EQ(Code(response), absl::StatusCode::kDeadlineExceeded);
    EXPECT_TRUE(slow_header.AtEnd());
  }
  TestClient slow_body(backend.port());
  slow_body.Send(absl::StrCat(PostHead("Echo"), "Content-Length: 5\r\n\r\n", std::string(1, '\0')));
  const TestResponse response = slow_body.Read();
  EXPECT_EQ(Code(response), absl::StatusCode::kDeadlineExceeded);
  EXPECT_TRUE(slow_body.AtEnd());
}

TEST(GatewayLimitTest, AnAnswerThatNobodyTakes) {
  Options options;
  options.limits.write = absl::Milliseconds(50);
  TestBackend backend(options);
  TestClient client(backend.port());
  client.Send(Post("Many", EncodeFrame(FrameKind::kMessage, "")));
  backend.service().AwaitCancelled(1);
}

// --- Lifecycle ------------------------------------------------------------------------------

TEST(GatewayLifecycleTest, RefusesAnAddressThatIsNone) {
  for (const char* address : {"", "8080", ":8080", "localhost", "localhost:x", "localhost:70000",
                              "::1:80", "no.such.host.invalid:80"}) {
    Options options;
    options.address = address;
    EXPECT_TRUE(absl::IsInvalidArgument(Gateway::Start(options, nullptr).status())) << address;
  }
}

TEST(GatewayLifecycleTest, SaysThatAPortIsTaken) {
  TestBackend backend;
  Options options;
  options.address = backend.gateway().address();
  const absl::Status status = Gateway::Start(options, nullptr).status();
  EXPECT_TRUE(absl::IsFailedPrecondition(status));
  EXPECT_THAT(status.ToString(), HasSubstr(options.address));
}

TEST(GatewayLifecycleTest, DrainEndsStreamsAndIdleConnectionsButNotCalls) {
  Options options;
  options.methods = {{"/test.Test/Hold", false}};
  TestBackend backend(options);
  TestClient idle(backend.port()), stream(backend.port()), call(backend.port());
  EXPECT_EQ(idle.Get("/no.txt").status, 404);
  stream.Send(EmptyCall());
  ASSERT_EQ(stream.Read(/*head_only=*/true).status, 200);
  call.Send(Post("Hold", EncodeFrame(FrameKind::kMessage, "kept")));
  backend.service().AwaitBegun(2);
  backend.gateway().Drain();
  EXPECT_TRUE(idle.AtEnd());
  TestResponse ended;
  ended.body = stream.ReadChunk();
  EXPECT_EQ(Code(ended), absl::StatusCode::kUnavailable);
  backend.service().Release();
  const TestResponse answer = call.Read();
  EXPECT_THAT(Result(answer).messages, ElementsAre("kept"));
  EXPECT_EQ(answer.Field("connection"), "close");
  EXPECT_EQ(TestClient(backend.port()).Get("/").status, 0);
}

TEST(GatewayLifecycleTest, StopCancelsWhatIsLeft) {
  Options options;
  options.methods = {{"/test.Test/Hold", false}};
  TestBackend backend(options);
  TestClient call(backend.port());
  call.Send(Post("Hold", EncodeFrame(FrameKind::kMessage, "")));
  backend.service().AwaitBegun(1);
  backend.gateway().Stop(absl::Milliseconds(10));
  EXPECT_TRUE(call.AtEnd());
  backend.service().AwaitCancelled(1);
  backend.service().Release();
}

TEST(GatewayLifecycleTest, StopDoesNotWaitWithoutCause) {
  TestBackend backend;
  TestClient idle(backend.port());
  EXPECT_EQ(idle.Get("/no.txt").status, 404);
  backend.gateway().Stop(absl::InfiniteDuration());
  EXPECT_TRUE(idle.AtEnd());
}

TEST(GatewayLifecycleTest, TellsOfEachRequestWithoutItsQuery) {
  std::mutex mutex;
  std::vector<std::string> lines;
  Options options;
  options.on_request = [&](const RequestRecord& record) {
    const std::lock_guard<std::mutex> lock(mutex);
    lines.push_back(absl::StrCat(std::string(record.method), " ", std::string(record.path), " ",
                                 record.http_status, " ", record.grpc_status, " ",
                                 record.request_bytes));
  };
  TestBackend backend(options);
  TestClient client(backend.port());
  client.Get("/no.txt?token=secret");
  client.Call("Fail", "abc");
  client.Call("Count", "abc");
  backend.gateway().Stop(absl::ZeroDuration());
  const std::lock_guard<std::mutex> lock(mutex);
  EXPECT_THAT(lines, ElementsAre("GET /no.txt 404 -1 0", "POST /test.Test/Fail 200 5 8",
                                 "POST /test.Test/Count 200 0 8"));
}

}  // namespace
}  // namespace parvis::gateway
