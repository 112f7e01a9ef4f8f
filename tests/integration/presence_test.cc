// Several people on one board, over real streams: who is there, whom they have chosen.
#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "gtest/gtest.h"
#include "parvis/v1/board.grpc.pb.h"
#include "parvis/v1/event.grpc.pb.h"
#include "parvis/v1/round.grpc.pb.h"
#include "tests/integration/error_details.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using dispatch::Role;

constexpr char kPetrasPage[] = "11111111-1111-4111-8111-111111111111";
constexpr char kKarinsPage[] = "22222222-2222-4222-8222-222222222222";
constexpr char kBoard[] = "rounds/stockholm-2026/board";

// One page's stream, read on the test's own thread.
class Page {
 public:
  Page(testing::TestServer& server, Role role, const std::string& viewer,
       const std::string& parent = "", int64_t after = 0)
      : stub_(v1::EventService::NewStub(server.channel())) {
    server.SignIn(context_, role);
    v1::WatchEventsRequest request;
    request.set_viewer(viewer);
    request.set_parent(parent);
    request.set_after_sequence(after);
    reader_ = stub_->WatchEvents(&context_, request);
  }
  ~Page() {
    if (finished_) return;
    context_.TryCancel();
    reader_->Finish();
  }

  v1::Event Next() {
    v1::Event event;
    EXPECT_TRUE(reader_->Read(&event)) << "the stream has ended";
    return event;
  }
  // The next presence; others' events are passed over.
  v1::Event NextPresence() {
    v1::Event event;
    while (reader_->Read(&event)) {
      if (event.has_presence()) return event;
    }
    ADD_FAILURE() << "the stream has ended";
    return event;
  }
  grpc::Status End() {
    v1::Event event;
    while (reader_->Read(&event)) {
    }
    finished_ = true;
    return reader_->Finish();
  }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<v1::EventService::Stub> stub_;
  std::unique_ptr<grpc::ClientReader<v1::Event>> reader_;
  bool finished_ = false;
};

class PresenceRpcTest : public ::testing::Test {
 protected:
  PresenceRpcTest() {
    server_.AddRound("stockholm", 2026);
    server_.Import("stockholm-2026", PARVIS_SOURCE_DIR "/data/stockholm-2026");
  }

  grpc::Status Share(Role role, const std::string& viewer, const std::string& adept,
                     const std::string& mentor = "", const std::string& board = kBoard,
                     bool gone = false) {
    grpc::ClientContext context;
    server_.SignIn(context, role);
    v1::ShareSelectionRequest request;
    request.set_name(board);
    request.set_viewer(viewer);
    request.set_adept(adept);
    request.set_mentor(mentor);
    request.set_gone(gone);
    v1::ShareSelectionResponse response;
    return v1::BoardService::NewStub(server_.channel())
        ->ShareSelection(&context, request, &response);
  }

  testing::TestServer server_;
};

TEST_F(PresenceRpcTest, TwoPagesHearOfEachOtherOfAChoiceAndOfTheEnd) {
  Page petra(server_, Role::kProgrammeCoordinator, kPetrasPage);
  petra.Next();
  ASSERT_TRUE(Share(Role::kProgrammeCoordinator, kPetrasPage, "").ok());
  {
    Page karin(server_, Role::kCoordinator, kKarinsPage);
    karin.Next();
    ASSERT_TRUE(Share(Role::kCoordinator, kKarinsPage, "a001", "m002").ok());
    const v1::Event at_karin = karin.NextPresence();
    EXPECT_EQ(at_karin.actor(), "programme");
    EXPECT_EQ(at_karin.actor_display_name(), "Petra Lind");
    EXPECT_EQ(at_karin.presence().viewer(), kPetrasPage);

    const v1::Event at_petra = petra.NextPresence();
    EXPECT_EQ(at_petra.round(), "rounds/stockholm-2026");
    EXPECT_EQ(at_petra.actor_display_name(), "Karin Dahl");
    EXPECT_EQ(at_petra.presence().adept(), "a001");
    EXPECT_EQ(at_petra.presence().mentor(), "m002");
    EXPECT_GT(at_petra.sequence(), 0) << "it repeats the last number";
  }
  const v1::Event left = petra.NextPresence();
  EXPECT_TRUE(left.presence().gone());
  EXPECT_EQ(left.presence().viewer(), kKarinsPage);
}

TEST_F(PresenceRpcTest, AStreamOfTheRoundIsOnItsBoardAtOnceAndAFirstSignComesAtOnce) {
  const int64_t last = [&] {
    Page all(server_, Role::kProgrammeCoordinator, kPetrasPage);
    all.Next();
    return all.Next().sequence();
  }();
  Page petra(server_, Role::kProgrammeCoordinator, kPetrasPage, "rounds/stockholm-2026", last);
  EXPECT_TRUE(petra.Next().has_heartbeat());
  Page karin(server_, Role::kCoordinator, kKarinsPage, "rounds/stockholm-2026", last);
  EXPECT_EQ(karin.NextPresence().presence().viewer(), kPetrasPage);
  EXPECT_EQ(petra.NextPresence().presence().viewer(), kKarinsPage);
}

TEST_F(PresenceRpcTest, RefusesWhatIsNoPageAndWhoIsNotOnTheBoard) {
  const auto refused = [&](const grpc::Status& status) {
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << status.error_message();
  };
  refused(Share(Role::kCoordinator, "me", ""));
  refused(Share(Role::kCoordinator, "", ""));
  refused(Share(Role::kCoordinator, kKarinsPage, "a999"));
  refused(Share(Role::kCoordinator, kKarinsPage, "", "a001"));
  refused(Share(Role::kCoordinator, kKarinsPage, "", "", "rounds/stockholm-2026"));
  EXPECT_EQ(Share(Role::kCoordinator, kKarinsPage, "", "", "rounds/none-1/board").error_code(),
            grpc::StatusCode::NOT_FOUND);
  refused(Page(server_, Role::kCoordinator, "me").End());
}

TEST_F(PresenceRpcTest, ARoundInPreparationTellsACoordinatorOfNobody) {
  server_.AddRound("region", 1);
  for (const auto state :
       {v1::Round::STATE_SELECTION, v1::Round::STATE_OPEN, v1::Round::STATE_DRAFT}) {
    grpc::ClientContext context;
    v1::MoveRoundRequest request;
    request.set_name("rounds/region-1");
    request.set_state(state);
    v1::Round moved;
    ASSERT_TRUE(v1::RoundService::NewStub(server_.socket_channel())
                    ->MoveRound(&context, request, &moved)
                    .ok());
  }
  Page petra(server_, Role::kProgrammeCoordinator, kPetrasPage, "rounds/region-1");
  petra.Next();
  EXPECT_EQ(Share(Role::kCoordinator, kKarinsPage, "", "", "rounds/region-1/board").error_code(),
            grpc::StatusCode::NOT_FOUND);
  // Neither seen nor told: the first thing that either hears is of another board.
  Page karin(server_, Role::kCoordinator, kKarinsPage, "rounds/region-1");
  karin.Next();
  ASSERT_TRUE(Share(Role::kCoordinator, kKarinsPage, "a001").ok());
  ASSERT_TRUE(Share(Role::kProgrammeCoordinator, kPetrasPage, "a002").ok());
  EXPECT_EQ(karin.NextPresence().presence().adept(), "a002");
  EXPECT_EQ(petra.NextPresence().presence().adept(), "a001");
}

TEST_F(PresenceRpcTest, AfterARestartThePagesAnnounceThemselvesAgain) {
  const auto meet = [&] {
    Page petra(server_, Role::kProgrammeCoordinator, kPetrasPage);
    petra.Next();
    EXPECT_TRUE(Share(Role::kProgrammeCoordinator, kPetrasPage, "a003").ok());
    Page karin(server_, Role::kCoordinator, kKarinsPage);
    karin.Next();
    EXPECT_TRUE(Share(Role::kCoordinator, kKarinsPage, "").ok());
    EXPECT_EQ(karin.NextPresence().presence().adept(), "a003");
  };
  meet();
  server_.Restart();
  meet();
}

TEST_F(PresenceRpcTest, NothingOfItIsStored) {
  Page petra(server_, Role::kProgrammeCoordinator, kPetrasPage);
  const int64_t last = petra.Next().sequence();
  Page karin(server_, Role::kCoordinator, kKarinsPage);
  karin.Next();
  ASSERT_TRUE(Share(Role::kProgrammeCoordinator, kPetrasPage, "a001").ok());
  ASSERT_TRUE(Share(Role::kCoordinator, kKarinsPage, "a002").ok());
  petra.NextPresence();
  Page later(server_, Role::kProgrammeCoordinator, "");
  EXPECT_EQ(later.Next().sequence(), last);
  EXPECT_FALSE(later.Next().has_presence());
  EXPECT_EQ(server_.log().find("a001"), std::string::npos);
}

}  // namespace
}  // namespace parvis
