// `kill -9` in the middle of a stream of edits: what was acknowledged is there, and nothing half.
#include <grpcpp/grpcpp.h>
#include <signal.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "server/storage/database.h"
#include "shared/base/status_macros.h"
#include "shared/rules/board_parameters.h"
#include "tests/integration/board_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/parvis_process.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using testing::BoardClient;

constexpr char kRound[] = "stockholm-2026";
constexpr int kKills = 6;
constexpr int kEditors = 2;

struct Sent {
  v1::EditBoardRequest request;
  v1::EditBoardResponse response;
};

// What came back from the server, over all its lives.
class Acknowledged {
 public:
  void Add(Sent sent) {
    const std::lock_guard lock(mutex_);
    all_.push_back(std::move(sent));
    changed_.notify_all();
  }
  // False if nothing more comes for a very long time.
  bool WaitFor(size_t count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::minutes(1), [&] { return all_.size() >= count; });
  }
  size_t count() {
    const std::lock_guard lock(mutex_);
    return all_.size();
  }
  // Once nobody adds any more.
  const std::vector<Sent>& all() const { return all_; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Sent> all_;
};

// A parameter, somebody parked, or a mark.
v1::BoardChange AnyDecision(const rules::BoardState& state, const std::string& adept,
                            const std::string& mentor, std::mt19937& random) {
  switch (random() % 4) {
    case 0:
      return rules::ParkChange(state, false, adept);
    case 1:
      return rules::MarkChangeOf(state, adept, mentor, {v1::PairMark::KIND_DOUBTFUL, mentor});
    default: {
      const v1::Parameter parameter =
          random() % 2 == 0 ? v1::PARAMETER_ADEPT_NEEDS : v1::PARAMETER_SHARED_LANGUAGE;
      const int32_t now = rules::ParameterValue(state.policy(), parameter);
      return rules::SetParameterChange(
          state, parameter, parameter == v1::PARAMETER_ADEPT_NEEDS ? now % 90 + 10 : 1 - now);
    }
  }
}

v1::Policy PolicyAfter(v1::Policy policy, const v1::BoardChange& change) {
  for (const v1::ParameterChange& part : change.parameters()) {
    rules::SetParameter(&policy, part.parameter(), part.new_value());
  }
  return policy;
}

// Edits until the server is gone. Gives the request that got no answer.
v1::EditBoardRequest EditUntilKilled(const std::string& address, const v1::Board& board,
                                     uint32_t seed, Acknowledged& acknowledged) {
  BoardClient client(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()), "", kRound);
  std::mt19937 random(seed);
  rules::BoardState state = rules::BoardState::FromBoard(board);
  while (true) {
    Sent sent;
    sent.request = client.NewRequest();
    const std::string& adept = board.adepts(random() % 20).id();
    const std::string& mentor = board.mentors(random() % 20).id();
    switch (random() % 6) {
      case 0:
        sent.request.mutable_undo();
        break;
      case 2:
        *sent.request.mutable_change() = AnyDecision(state, adept, mentor, random);
        break;
      case 1:
        *sent.request.mutable_change() = testing::Pin(adept, mentor);
        break;
      default:
        *sent.request.mutable_change() = testing::Forbid(adept, mentor);
        break;
    }
    const grpc::Status status = client.Edit(sent.request, &sent.response);
    if (status.ok()) {
      // What this one knows of others' edits is behind; then it is refused, which is no matter.
      const v1::Policy policy = PolicyAfter(state.policy(), sent.response.change());
      state = rules::BoardState(policy);
      acknowledged.Add(std::move(sent));
    } else if (status.error_code() != grpc::StatusCode::FAILED_PRECONDITION) {
      return sent.request;
    }
  }
}

class DurabilityTest : public ::testing::Test {
 protected:
  DurabilityTest() {
    testing::TestServer server;
    server.AddRound("stockholm", 2026);
    server.Import(kRound, PARVIS_SOURCE_DIR "/data/stockholm-2026");
    server.server().Stop();
    std::filesystem::copy_file(server.database_path(), database_path_);
  }

  std::string Log() const {
    std::ifstream file(log_path_);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }

  // Starts the binary and waits until it answers.
  void Serve() {
    process_.emplace(PARVIS_BINARY_DIR "/parvis",
                     std::vector<std::string>{"serve", "--db", database_path_, "--http",
                                              "127.0.0.1:0", "--grpc", "127.0.0.1:0"},
                     log_path_);
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 20);
    arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 20);
    arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 20);
    const auto channel =
        grpc::CreateCustomChannel(address_, grpc::InsecureChannelCredentials(), arguments);
    const auto deadline = std::chrono::system_clock::now() + std::chrono::minutes(1);
    ASSERT_TRUE(channel->WaitForConnected(deadline)) << Log();
  }

  BoardClient Client() {
    return BoardClient(grpc::CreateChannel(address_, grpc::InsecureChannelCredentials()), "",
                       kRound);
  }

  // Every acknowledged edit is in the events just as it was acknowledged.
  void CheckAcknowledged(const std::vector<v1::Event>& events,
                         const std::vector<Sent>& acknowledged) {
    std::map<std::string, const v1::Event*> by_request;
    for (const v1::Event& event : events) {
      if (event.has_board_edited()) by_request[event.board_edited().request_id()] = &event;
    }
    for (const Sent& sent : acknowledged) {
      const auto found = by_request.find(sent.request.request_id());
      ASSERT_NE(found, by_request.end()) << "an acknowledged edit is gone";
      const v1::BoardEdited& edited = found->second->board_edited();
      EXPECT_EQ(found->second->sequence(), sent.response.sequence());
      EXPECT_EQ(edited.revision(), sent.response.revision());
      EXPECT_EQ(edited.pairs_hash(), sent.response.pairs_hash());
      EXPECT_TRUE(rules::SameChange(edited.change(), sent.response.change()));
    }
  }

  // With the server alive again: all that was acknowledged is there, and at most what had no answer
  // besides. Gives the events.
  std::vector<v1::Event> CheckAfterKill(const std::vector<v1::EditBoardRequest>& unanswered,
                                        Acknowledged& acknowledged) {
    BoardClient client = Client();
    const v1::Board after = client.Board();
    EXPECT_GE(after.revision(), static_cast<int64_t>(acknowledged.count()));
    EXPECT_LE(after.revision(), static_cast<int64_t>(acknowledged.count() + unanswered.size()));
    std::vector<v1::Event> events = client.Events(0, after.sequence());
    CheckAcknowledged(events, acknowledged.all());
    testing::CheckHistory(after, events);

    // What had no answer is asked again with the same id: done by now, and only once.
    for (const v1::EditBoardRequest& request : unanswered) {
      Sent sent{request, {}};
      if (!client.Edit(request, &sent.response).ok()) continue;
      acknowledged.Add(sent);
      v1::EditBoardResponse again;
      EXPECT_TRUE(client.Edit(request, &again).ok());
      EXPECT_EQ(again.SerializeAsString(), sent.response.SerializeAsString());
    }
    const v1::Board settled = client.Board();
    events = client.Events(0, settled.sequence());
    EXPECT_EQ(settled.revision(), static_cast<int64_t>(acknowledged.count()));
    CheckAcknowledged(events, acknowledged.all());
    testing::CheckHistory(settled, events);
    return events;
  }

  // With the server stopped: the table of edits says what the events say, and the file is sound.
  void CheckTables(const std::vector<v1::Event>& events) {
    storage::DatabaseOptions options;
    options.path = database_path_;
    options.clock = &clock_;
    const auto database = storage::Database::Open(std::move(options));
    ASSERT_TRUE(database.ok()) << database.status();
    size_t next = 0;
    const auto read = [&](storage::ReadConnection& db) -> absl::Status {
      storage::Query query = db.Prepare(
          "SELECT revision, change, sequence, pairs_hash FROM board_edits ORDER BY revision");
      for (; query.Next(); ++next) {
        while (next < events.size() && !events[next].has_board_edited()) ++next;
        if (next == events.size()) return absl::InternalError("an edit without an event");
        const v1::BoardEdited& edited = events[next].board_edited();
        EXPECT_EQ(query.Int64(0), edited.revision());
        EXPECT_EQ(query.Bytes(1), edited.change().SerializeAsString());
        EXPECT_EQ(query.Int64(2), events[next].sequence());
        EXPECT_EQ(static_cast<uint64_t>(query.Int64(3)), edited.pairs_hash());
      }
      RETURN_IF_ERROR(query.status());
      storage::Query check = db.Prepare("PRAGMA integrity_check");
      EXPECT_TRUE(check.Next() && check.Text(0) == "ok");
      return check.status();
    };
    const absl::Status status = (*database)->Read(read);
    EXPECT_TRUE(status.ok()) << status;
    EXPECT_EQ(next, events.size()) << "an event without its edit";
  }

  testing::TemporaryFolder folder_;
  testing::FakeClock clock_;
  const std::string database_path_ = folder_.Path("test.db");
  const std::string address_ = "unix:" + database_path_ + ".sock";
  const std::string log_path_ = folder_.Path("serve.log");
  std::optional<testing::ParvisProcess> process_;
};

TEST_F(DurabilityTest, AKilledServerKeepsEveryAcknowledgedEditAndNoHalfOfOne) {
  std::mt19937 random(20260115);
  Acknowledged acknowledged;
  int parameters_set = 0;
  for (int life = 0; life < kKills; ++life) {
    ASSERT_NO_FATAL_FAILURE(Serve());
    const v1::Board board = Client().Board();
    std::vector<std::thread> editors;
    std::vector<v1::EditBoardRequest> last(kEditors);
    for (int i = 0; i < kEditors; ++i) {
      editors.emplace_back([&, i, seed = static_cast<uint32_t>(random())] {
        last[i] = EditUntilKilled(address_, board, seed, acknowledged);
      });
    }
    const bool edited = acknowledged.WaitFor(acknowledged.count() + 1 + random() % 60);
    EXPECT_EQ(process_->End(SIGKILL), -SIGKILL);
    for (std::thread& editor : editors) editor.join();
    ASSERT_TRUE(edited) << "no edit was acknowledged\n" << Log();

    ASSERT_NO_FATAL_FAILURE(Serve());
    const std::vector<v1::Event> events = CheckAfterKill(last, acknowledged);
    for (const v1::Event& event : events) {
      parameters_set += event.board_edited().change().parameters_size();
    }
    EXPECT_EQ(process_->End(SIGTERM), 0);
    CheckTables(events);
  }
  EXPECT_GT(parameters_set, 0) << "no edit of a parameter was among them";
}

}  // namespace
}  // namespace parvis
