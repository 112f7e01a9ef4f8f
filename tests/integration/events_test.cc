// EventService: order, resuming, heartbeats, ends.
#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "parvis/v1/event.grpc.pb.h"
#include "parvis/v1/round.grpc.pb.h"
#include "parvis/v1/session.grpc.pb.h"
#include "server/accounts/authenticators.h"
#include "server/rounds/rounds.h"
#include "shared/base/limits.h"
#include "tests/integration/error_details.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using dispatch::Role;

// One stream, read on the test's own thread.
class Watch {
 public:
  Watch(testing::TestServer& server, Role role, int64_t after, const std::string& parent = "") {
    server.SignIn(context_, role);
    Start(server, after, parent);
  }
  Watch(testing::TestServer& server, const std::string& token) {
    context_.AddMetadata("authorization", "Bearer " + token);
    Start(server, 0, "");
  }
  ~Watch() {
    if (finished_) return;
    context_.TryCancel();
    reader_->Finish();
  }

  // Waits for the next event, heartbeats included.
  v1::Event Next() {
    v1::Event event;
    EXPECT_TRUE(reader_->Read(&event)) << "the stream has ended";
    return event;
  }
  // Returns when the server has let the stream in, or has refused it.
  void WaitUntilOpen() { reader_->WaitForInitialMetadata(); }
  // Reads to the end.
  grpc::Status End() {
    v1::Event event;
    while (reader_->Read(&event)) {
    }
    finished_ = true;
    return reader_->Finish();
  }

 private:
  void Start(testing::TestServer& server, int64_t after, const std::string& parent) {
    stub_ = v1::EventService::NewStub(server.channel());
    v1::WatchEventsRequest request;
    request.set_after_sequence(after);
    request.set_parent(parent);
    reader_ = stub_->WatchEvents(&context_, request);
  }

  grpc::ClientContext context_;
  std::unique_ptr<v1::EventService::Stub> stub_;
  std::unique_ptr<grpc::ClientReader<v1::Event>> reader_;
  bool finished_ = false;
};

grpc::Status Move(testing::TestServer& server, const std::string& round, v1::Round::State to) {
  grpc::ClientContext context;
  v1::MoveRoundRequest request;
  request.set_name("rounds/" + round);
  request.set_state(to);
  v1::Round moved;
  return v1::RoundService::NewStub(server.socket_channel())->MoveRound(&context, request, &moved);
}

TEST(EventsTest, TellsWhatHappenedAndThenWhatHappens) {
  testing::TestServer server;
  server.AddRound("stockholm", 2026);
  Watch watch(server, Role::kProgrammeCoordinator, 0);
  const v1::Event first = watch.Next();
  EXPECT_TRUE(first.has_round_created());
  EXPECT_EQ(first.round(), "rounds/stockholm-2026");
  EXPECT_EQ(first.actor(), "administrator");
  EXPECT_EQ(first.event_time().seconds(), absl::ToUnixSeconds(server.clock().Now()));

  ASSERT_TRUE(Move(server, "stockholm-2026", v1::Round::STATE_SELECTION).ok());
  const v1::Event second = watch.Next();
  EXPECT_GT(second.sequence(), first.sequence());
  EXPECT_EQ(second.round_state_changed().old_state(), v1::Round::STATE_MATCHING);
  EXPECT_EQ(second.round_state_changed().new_state(), v1::Round::STATE_SELECTION);
}

TEST(EventsTest, ResumesAfterASequenceNumberAlsoOverARestart) {
  testing::TestServer server;
  std::vector<int64_t> sequences;
  const int count = limits::kEventsPerRead * 2 + 7;
  for (int number = 1; number <= count; ++number) server.AddRound("stockholm", number);
  {
    Watch all(server, Role::kProgrammeCoordinator, 0);
    for (int i = 0; i < count; ++i) sequences.push_back(all.Next().sequence());
  }
  for (std::size_t i = 1; i < sequences.size(); ++i) EXPECT_LT(sequences[i - 1], sequences[i]);
  server.Restart();
  Watch resumed(server, Role::kProgrammeCoordinator, sequences[count / 2]);
  for (std::size_t i = count / 2 + 1; i < sequences.size(); ++i) {
    ASSERT_EQ(resumed.Next().sequence(), sequences[i]);
  }
}

TEST(EventsTest, ASequenceFromTheFutureIsOutOfRange) {
  testing::TestServer server;
  server.AddRound();
  for (const int64_t after : {int64_t{2}, int64_t{1} << 40, int64_t{-1}}) {
    const grpc::Status status = Watch(server, Role::kProgrammeCoordinator, after).End();
    EXPECT_EQ(status.error_code(), grpc::StatusCode::OUT_OF_RANGE) << after;
    EXPECT_EQ(testing::ReasonOf(status), "SEQUENCE_UNKNOWN");
  }
}

TEST(EventsTest, OfOneRoundOnlyItsOwn) {
  testing::TestServer server;
  server.AddRound("stockholm", 1);
  server.AddRound("stockholm", 2);
  Watch watch(server, Role::kProgrammeCoordinator, 0, "rounds/stockholm-2");
  EXPECT_EQ(watch.Next().round(), "rounds/stockholm-2");
  ASSERT_TRUE(Move(server, "stockholm-1", v1::Round::STATE_SELECTION).ok());
  ASSERT_TRUE(Move(server, "stockholm-2", v1::Round::STATE_SELECTION).ok());
  EXPECT_EQ(watch.Next().round(), "rounds/stockholm-2");
  EXPECT_EQ(Watch(server, Role::kProgrammeCoordinator, 0, "stockholm-2").End().error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);
}

TEST(EventsTest, ACoordinatorHearsNothingOfADraft) {
  testing::TestServer server;
  server.AddRound("region", 1);
  server.AddRound("stockholm", 1);
  for (const auto state :
       {v1::Round::STATE_SELECTION, v1::Round::STATE_OPEN, v1::Round::STATE_DRAFT}) {
    ASSERT_TRUE(Move(server, "region-1", state).ok());
  }
  Watch watch(server, Role::kCoordinator, 0);
  EXPECT_EQ(watch.Next().round(), "rounds/stockholm-1");
  ASSERT_TRUE(Move(server, "stockholm-1", v1::Round::STATE_SELECTION).ok());
  EXPECT_EQ(watch.Next().round(), "rounds/stockholm-1");
}

TEST(EventsTest, SilenceBringsHeartbeatsThatRepeatTheLastNumber) {
  testing::TestServerOptions options;
  options.hub.heartbeat = absl::Milliseconds(20);
  testing::TestServer server(options);
  server.AddRound();
  Watch watch(server, Role::kProgrammeCoordinator, 0);
  const v1::Event created = watch.Next();
  for (int i = 0; i < 3; ++i) {
    const v1::Event heartbeat = watch.Next();
    EXPECT_TRUE(heartbeat.has_heartbeat());
    EXPECT_EQ(heartbeat.sequence(), created.sequence());
  }
}

TEST(EventsTest, EndsUnavailableWhenTheServerStops) {
  testing::TestServer server;
  Watch watch(server, Role::kProgrammeCoordinator, 0);
  watch.WaitUntilOpen();
  server.server().Stop();
  const grpc::Status status = watch.End();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(testing::ReasonOf(status), "SHUTTING_DOWN");
}

TEST(EventsTest, EndsWhenItsSessionIsDeletedOrExpires) {
  testing::TestServerOptions options;
  options.hub.heartbeat = absl::Milliseconds(20);
  testing::TestServer server(options);
  Watch deleted(server, Role::kCoordinator, 0);
  Watch expired(server, Role::kProgrammeCoordinator, 0);
  deleted.WaitUntilOpen();
  expired.WaitUntilOpen();

  grpc::ClientContext context;
  server.SignIn(context, Role::kCoordinator);
  v1::DeleteSessionResponse response;
  ASSERT_TRUE(
      v1::SessionService::NewStub(server.channel())->DeleteSession(&context, {}, &response).ok());
  EXPECT_EQ(testing::ReasonOf(deleted.End()), "SESSION_ENDED");

  EXPECT_TRUE(expired.Next().has_heartbeat());
  server.clock().Advance(absl::Seconds(limits::kSessionSeconds));
  EXPECT_EQ(expired.End().error_code(), grpc::StatusCode::UNAUTHENTICATED);
}

TEST(EventsTest, ASessionHasALimitedNumberOfStreams) {
  testing::TestServerOptions options;
  options.hub.streams_per_session = 2;
  testing::TestServer server(options);
  auto first = std::make_unique<Watch>(server, Role::kProgrammeCoordinator, 0);
  first->WaitUntilOpen();
  Watch second(server, Role::kProgrammeCoordinator, 0);
  second.WaitUntilOpen();
  const grpc::Status status = Watch(server, Role::kProgrammeCoordinator, 0).End();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  Watch other(server, Role::kCoordinator, 0);
  other.WaitUntilOpen();
}

}  // namespace
}  // namespace parvis
