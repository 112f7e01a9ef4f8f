#include <optional>
#include <string>
#include <vector>

#include "client-wasm/platform/null/null_platform.h"
#include "client-wasm/rpc/client.h"
#include "client-wasm/rpc/event_stream.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "parvis/v1/round.pb.h"
#include "shared/base/grpc_web.h"

namespace parvis::rpc {
namespace {

using grpc_web::EncodeFrame;
using grpc_web::FrameKind;
using platform::FetchEnd;
using platform::NullPlatform;

constexpr char kMethod[] = "parvis.v1.RoundService/GetRound";

std::string TrailersFrame(const absl::Status& status, std::string details = "") {
  grpc_web::Trailers trailers;
  trailers.status = status;
  trailers.details = std::move(details);
  return EncodeFrame(FrameKind::kTrailers, grpc_web::FormatTrailers(trailers));
}

// Answers the oldest request: headers, body in pieces of `piece` bytes, end.
void Answer(NullPlatform& platform, int http_status, const std::string& body,
            FetchEnd end = FetchEnd::kComplete, std::size_t piece = 7) {
  const NullPlatform::PendingFetch fetch = platform.fetches.front();
  platform.fetches.erase(platform.fetches.begin());
  if (http_status != 0) fetch.callbacks.on_headers(http_status, {{"content-type", "x"}});
  for (std::size_t at = 0; at < body.size(); at += piece) {
    fetch.callbacks.on_body(std::string_view(body).substr(at, piece));
  }
  fetch.callbacks.on_end(end);
}

struct Result {
  RpcStatus status;
  v1::Round round;
};

class ClientTest : public ::testing::Test {
 protected:
  void Call() {
    v1::GetRoundRequest request;
    request.set_name("rounds/stockholm-2026");
    client.Call<v1::Round>(kMethod, request, 5000,
                           [this](const RpcStatus& status, v1::Round round) {
                             ASSERT_FALSE(result.has_value()) << "a call ends once";
                             result = Result{status, std::move(round)};
                           });
  }

  NullPlatform platform;
  Client client{&platform};
  std::optional<Result> result;
};

TEST_F(ClientTest, HowMuchOfTheAnswerHasComeIsTold) {
  std::vector<double> told;
  client.Unary(
      kMethod, v1::GetRoundRequest(), 5000, [](const RpcStatus&, const std::string&) {},
      [&told](double done) { told.push_back(done); });
  Answer(platform, 200,
         EncodeFrame(FrameKind::kMessage, std::string(15, 'x')) + TrailersFrame(absl::OkStatus()),
         FetchEnd::kComplete, 10);
  // Five of the first ten bytes are the frame's header; with the last ones the message is there.
  EXPECT_EQ(told, std::vector<double>{5.0 / 15});
}

TEST_F(ClientTest, AUnaryCallGoesOutAsOneFrameAndComesBackAsAMessage) {
  Call();
  ASSERT_EQ(platform.fetches.size(), 1u);
  const platform::FetchRequest& request = platform.fetches[0].request;
  EXPECT_EQ(request.url, std::string("/") + kMethod);
  EXPECT_EQ(request.body[0], 0);
  EXPECT_GT(request.timeout_ms, 5000);
  v1::Round round;
  round.set_number(2026);
  Answer(platform, 200,
         EncodeFrame(FrameKind::kMessage, round.SerializeAsString()) +
             TrailersFrame(absl::OkStatus()));
  ASSERT_TRUE(result.has_value());
  EXPECT_TRUE(result->status.ok());
  EXPECT_EQ(result->round.number(), 2026);
}

TEST_F(ClientTest, AnErrorBringsItsReasonAndWordsInBothLanguages) {
  google::rpc::Status details;
  google::rpc::ErrorInfo info;
  info.set_reason("PAIR_REFUSED");
  (*info.mutable_metadata())["rules"] = "endorsed";
  google::rpc::LocalizedMessage swedish;
  swedish.set_locale("sv-SE");
  swedish.set_message("Det går inte.");
  google::rpc::BadRequest bad;
  bad.add_field_violations()->set_field("change.added_pins[0]");
  details.add_details()->PackFrom(info);
  details.add_details()->PackFrom(swedish);
  details.add_details()->PackFrom(bad);
  Call();
  Answer(platform, 200,
         TrailersFrame(absl::FailedPreconditionError("no"), details.SerializeAsString()));
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->status.code, absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(result->status.reason, "PAIR_REFUSED");
  EXPECT_EQ(result->status.metadata.at("rules"), "endorsed");
  EXPECT_EQ(result->status.words.at("sv"), "Det går inte.");
  ASSERT_EQ(result->status.violations.size(), 1u);
  EXPECT_EQ(result->status.violations[0].field, "change.added_pins[0]");
}

TEST_F(ClientTest, WhatIsNoAnswerIsAStatusToo) {
  struct Case {
    int http_status;
    std::string body;
    FetchEnd end;
    absl::StatusCode code;
  };
  const Case cases[] = {
      {0, "", FetchEnd::kNetwork, absl::StatusCode::kUnavailable},
      {0, "", FetchEnd::kTimeout, absl::StatusCode::kDeadlineExceeded},
      {200, "", FetchEnd::kComplete, absl::StatusCode::kUnavailable},
      {502, "<html>", FetchEnd::kComplete, absl::StatusCode::kUnavailable},
      {404, "", FetchEnd::kComplete, absl::StatusCode::kUnimplemented},
      {200, std::string("\x01\x00\x00\x00\x00", 5), FetchEnd::kComplete,
       absl::StatusCode::kUnimplemented},
      {200, TrailersFrame(absl::OkStatus()), FetchEnd::kComplete, absl::StatusCode::kInternal},
  };
  for (const Case& each : cases) {
    result.reset();
    Call();
    Answer(platform, each.http_status, each.body, each.end);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->status.code, each.code) << each.http_status << " " << each.body;
  }
}

TEST_F(ClientTest, AnAnswerWithoutABodyCarriesItsStatusInTheHeaders) {
  Call();
  const NullPlatform::PendingFetch fetch = platform.fetches.front();
  fetch.callbacks.on_headers(200, {{"grpc-status", "16"}, {"grpc-message", "who%3F"}});
  fetch.callbacks.on_end(FetchEnd::kComplete);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->status.code, absl::StatusCode::kUnauthenticated);
}

class StreamTest : public ::testing::Test {
 protected:
  static std::string EventFrame(int64_t sequence, bool heartbeat = false) {
    v1::Event event;
    event.set_sequence(sequence);
    if (heartbeat) {
      event.mutable_heartbeat();
    } else {
      event.mutable_board_edited();
    }
    return EncodeFrame(FrameKind::kMessage, event.SerializeAsString());
  }

  int64_t AskedAfter() {
    std::vector<grpc_web::Frame> frames;
    grpc_web::FrameDecoder decoder(1 << 20);
    EXPECT_TRUE(decoder.Feed(platform.fetches.back().request.body, &frames).ok());
    v1::WatchEventsRequest request;
    EXPECT_TRUE(request.ParseFromString(frames.at(0).payload));
    return request.after_sequence();
  }

  void Send(const std::string& bytes) { platform.fetches.back().callbacks.on_body(bytes); }
  void Accept() { platform.fetches.back().callbacks.on_headers(200, {}); }
  void Break() {
    const auto fetch = platform.fetches.back();
    platform.fetches.pop_back();
    fetch.callbacks.on_end(FetchEnd::kNetwork);
  }

  NullPlatform platform;
  Client client{&platform};
  std::vector<int64_t> heard;
  std::vector<bool> states;
  std::optional<RpcStatus> ended;
  EventStream stream{&platform,
                     &client,
                     {[this](const v1::Event& event) {
                        if (!event.has_heartbeat()) heard.push_back(event.sequence());
                      },
                      [this](bool connected) { states.push_back(connected); },
                      [this](const RpcStatus& status) { ended = status; }}};
};

TEST_F(StreamTest, ResumesAfterALossFromTheLastEventItHeard) {
  stream.Open(5);
  EXPECT_EQ(AskedAfter(), 5);
  Accept();
  Send(EventFrame(6) + EventFrame(9));
  EXPECT_EQ(heard, (std::vector<int64_t>{6, 9}));
  Break();
  EXPECT_TRUE(platform.fetches.empty());
  platform.Advance(EventStream::PauseMs(0));
  ASSERT_EQ(platform.fetches.size(), 1u);
  EXPECT_EQ(AskedAfter(), 9);
  Accept();
  // What comes twice is told once.
  Send(EventFrame(9) + EventFrame(10));
  EXPECT_EQ(heard, (std::vector<int64_t>{6, 9, 10}));
  EXPECT_EQ(states, (std::vector<bool>{true, false, true}));
}

TEST_F(StreamTest, TakesSilenceForALoss) {
  stream.Open(0);
  Accept();
  Send(EventFrame(1, true));
  platform.Advance(EventStream::kSilenceMs - 1000);
  Send(EventFrame(1, true));
  platform.Advance(EventStream::kSilenceMs - 1000);
  EXPECT_EQ(states, (std::vector<bool>{true})) << "a heartbeat is a sign of life";
  platform.Advance(2000);
  EXPECT_EQ(states, (std::vector<bool>{true, false}));
}

TEST_F(StreamTest, PausesGrowAndHaveAnEnd) {
  EXPECT_LT(EventStream::PauseMs(0), 1000);
  EXPECT_GT(EventStream::PauseMs(3), EventStream::PauseMs(2));
  EXPECT_EQ(EventStream::PauseMs(20), EventStream::PauseMs(30));
}

TEST_F(StreamTest, EndsForGoodWithTheSession) {
  stream.Open(0);
  Accept();
  Send(TrailersFrame(absl::UnauthenticatedError("over")));
  platform.fetches.back().callbacks.on_end(FetchEnd::kComplete);
  ASSERT_TRUE(ended.has_value());
  EXPECT_EQ(ended->code, absl::StatusCode::kUnauthenticated);
  EXPECT_FALSE(stream.is_open());
  platform.Advance(60'000);
  EXPECT_EQ(states.size(), 0u);
}

TEST_F(StreamTest, AClosedStreamIsSilent) {
  stream.Open(0);
  Accept();
  stream.Close();
  EXPECT_TRUE(platform.fetches.empty());
  platform.Advance(120'000);
  EXPECT_TRUE(platform.fetches.empty());
}

}  // namespace
}  // namespace parvis::rpc
