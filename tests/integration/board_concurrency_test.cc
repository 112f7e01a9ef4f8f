// Two callers who edit the same board at once, and two streams that follow it.
#include <grpcpp/grpcpp.h>

#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "shared/base/resource_names.h"
#include "tests/integration/board_client.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using dispatch::Role;
using testing::BoardClient;
using testing::DetailOf;

constexpr char kRound[] = "stockholm-2026";
constexpr int kEditsPerCaller = 60;

// Follows the round from its beginning, until the event of one request has come.
class Follower {
 public:
  Follower(std::shared_ptr<grpc::Channel> channel, const std::string& token, std::string last)
      : stub_(v1::EventService::NewStub(channel)) {
    if (!token.empty()) context_.AddMetadata("authorization", "Bearer " + token);
    v1::WatchEventsRequest request;
    request.set_parent(names::RoundName(kRound));
    reader_ = stub_->WatchEvents(&context_, request);
    thread_ = std::thread([this, last = std::move(last)] {
      v1::Event event;
      while (reader_->Read(&event)) {
        if (event.kind_case() == v1::Event::kHeartbeat) continue;
        events_.push_back(event);
        if (event.board_edited().request_id() == last) break;
      }
      context_.TryCancel();
      reader_->Finish();
    });
  }

  // Waits for that event.
  const std::vector<v1::Event>& Events() {
    thread_.join();
    return events_;
  }

 private:
  std::unique_ptr<v1::EventService::Stub> stub_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<v1::Event>> reader_;
  std::vector<v1::Event> events_;
  std::thread thread_;
};

// Edits, undoes and redoes by the seed on what it believes the board to be. Every answer is
// success or a refusal with a reason.
int EditAtRandom(BoardClient& client, const v1::Board& board, uint32_t seed) {
  std::mt19937 random(seed);
  rules::BoardState believed;
  int made = 0;
  for (int i = 0; i < kEditsPerCaller; ++i) {
    // Few persons, so that the two callers often want the same.
    const std::string& adept = board.adepts(random() % 6).id();
    const std::string& mentor = board.mentors(random() % 6).id();
    v1::EditBoardRequest request = client.NewRequest();
    switch (random() % 6) {
      case 0:
        request.mutable_undo();
        break;
      case 1:
        request.mutable_redo();
        break;
      case 2:
        *request.mutable_change() = rules::ForbidChange(believed, adept, mentor);
        break;
      case 3:
        *request.mutable_change() = rules::AllowChange(believed, adept, mentor);
        break;
      default:
        *request.mutable_change() = rules::PinChange(believed, adept, mentor);
        break;
    }
    if (request.has_change() && rules::IsEmpty(request.change())) continue;
    v1::EditBoardResponse response;
    const grpc::Status status = client.Edit(request, &response);
    if (status.ok()) {
      ++made;
    } else {
      EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION)
          << status.error_message();
      EXPECT_FALSE(DetailOf(status).reason.empty());
    }
    // Read now and then only: what it believes is mostly behind, as a page's may be.
    if (i % 6 == 5) believed = rules::BoardState::FromBoard(client.Board());
  }
  return made;
}

TEST(BoardConcurrencyTest, InterleavedEditsOfTwoCallersAndTheirStreamsAgree) {
  testing::TestServer server;
  server.AddRound("stockholm", 2026);
  server.Import(kRound, PARVIS_SOURCE_DIR "/data/stockholm-2026");
  const std::string token = server.Token(Role::kProgrammeCoordinator);
  BoardClient programme(server.channel(), token, kRound);
  BoardClient administrator(server.socket_channel(), "", kRound);
  const v1::Board start = programme.Board();

  v1::EditBoardRequest last = programme.NewRequest();
  Follower first(server.channel(), token, last.request_id());
  Follower second(server.socket_channel(), "", last.request_id());
  int made = 0;
  std::thread other([&] { made = EditAtRandom(administrator, start, 2); });
  const int made_here = EditAtRandom(programme, start, 1);
  other.join();
  // Nobody else names these two.
  *last.mutable_change() = testing::Forbid(start.adepts(70).id(), start.mentors(60).id());
  ASSERT_TRUE(programme.Edit(last, nullptr).ok());

  const v1::Board board = programme.Board();
  EXPECT_EQ(board.revision(), made + made_here + 1);
  EXPECT_GT(made, 5);
  EXPECT_GT(made_here, 5);
  const std::vector<v1::Event>& seen = first.Events();
  const std::vector<v1::Event>& seen_too = second.Events();
  testing::CheckHistory(board, seen);
  ASSERT_EQ(seen.size(), seen_too.size());
  for (size_t i = 0; i < seen.size(); ++i) {
    EXPECT_EQ(seen[i].SerializeAsString(), seen_too[i].SerializeAsString());
  }
}

}  // namespace
}  // namespace parvis
