#include "server/gateway/rpc_request.h"

#include "gtest/gtest.h"

// Needs GoogleTest before it.
#include <rapidcheck/gtest.h>

namespace parvis::gateway {
namespace {

using grpc_web::EncodeFrame;
using grpc_web::FrameKind;

HttpHead Head(const char* content_type) {
  HttpHead head;
  head.method = "POST";
  head.target = "/a.B/C";
  head.fields = {{"host", "localhost"}, {"content-type", content_type}};
  return head;
}

absl::StatusOr<RpcRequest> Read(const HttpHead& head) {
  return ReadRpcRequest(head, {{"/a.B/C", {"/a.B/C", false}}, {"/a.B/S", {"/a.B/S", true}}}, {});
}

TEST(RpcRequestTest, KnowsTheContentTypes) {
  EXPECT_FALSE(Read(Head("application/grpc-web"))->text);
  EXPECT_FALSE(Read(Head("Application/GRPC-Web+proto; charset=utf-8"))->text);
  EXPECT_TRUE(Read(Head("application/grpc-web-text"))->text);
  EXPECT_TRUE(Read(Head("application/grpc-web-text+proto"))->text);
  for (const char* type : {"application/grpc-web+json", "application/grpc-web+thrift",
                           "application/grpc-web-text+json", "application/grpc-webx"}) {
    EXPECT_TRUE(IsGrpcWeb(Head(type))) << type;
    EXPECT_TRUE(absl::IsUnimplemented(Read(Head(type)).status())) << type;
  }
  EXPECT_FALSE(IsGrpcWeb(Head("application/grpc")));
  EXPECT_FALSE(IsGrpcWeb(Head("application/json")));
}

TEST(RpcRequestTest, TheAnswerIsTextWhereAskedFor) {
  HttpHead head = Head("application/grpc-web");
  EXPECT_FALSE(WantsText(head));
  head.fields.emplace_back("accept", "application/grpc-web-text");
  EXPECT_TRUE(WantsText(head));
  EXPECT_TRUE(WantsText(Head("application/grpc-web-text")));
}

TEST(RpcRequestTest, OnlyUnaryCallsGetADeadlineUnasked) {
  HttpHead head = Head("application/grpc-web");
  EXPECT_EQ(Read(head)->timeout, Limits().default_deadline);
  head.target = "/a.B/S";
  EXPECT_EQ(Read(head)->timeout, std::nullopt);
  head.fields.emplace_back("grpc-timeout", "99999H");
  EXPECT_EQ(Read(head)->timeout, absl::Hours(99999));
  head.target = "/a.B/C";
  EXPECT_EQ(Read(head)->timeout, Limits().max_deadline);
}

TEST(RpcRequestTest, APathIsTakenAsItIs) {
  for (const char* target : {"/a.B/c", "/a.B/C/", "//a.B/C", "/a.B%2FC", "/a.B", "a.B/C", ""}) {
    HttpHead head = Head("application/grpc-web");
    head.target = target;
    EXPECT_TRUE(absl::IsUnimplemented(Read(head).status())) << target;
  }
}

RC_GTEST_PROP(RpcBodyTest, AnyPiecesOfTextOrBinaryGiveTheMessage, (const std::string& message)) {
  const bool text = *rc::gen::arbitrary<bool>();
  const std::string frame = EncodeFrame(FrameKind::kMessage, message);
  const std::size_t cut = *rc::gen::inRange<std::size_t>(0, frame.size());
  const std::string body = text ? grpc_web::EncodeBase64(frame.substr(0, cut)) +
                                      grpc_web::EncodeBase64(frame.substr(cut))
                                : frame;
  const std::size_t piece = *rc::gen::inRange<std::size_t>(1, 20);
  RpcBody received(text, 1 << 20);
  for (std::size_t i = 0; i < body.size(); i += piece) {
    RC_ASSERT(received.Feed(std::string_view(body).substr(i, piece)).ok());
  }
  const auto finished = received.Finish();
  RC_ASSERT(finished.ok());
  RC_ASSERT(*finished == message);
}

}  // namespace
}  // namespace parvis::gateway
