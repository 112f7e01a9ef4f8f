// Two pages' copies of one board against the real server, over a network that loses requests,
// answers and events: the copies and the server end with the same board, each edit made once.
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "client-wasm/app/board_solver.h"
#include "client-wasm/app/replica.h"
#include "gtest/gtest.h"
#include "tests/integration/board_client.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using app::EditKind;
using app::EventEffect;
using app::PendingEdit;
using app::Replica;
using dispatch::Role;
using testing::BoardClient;

constexpr char kRound[] = "stockholm-2026";
constexpr int kEdits = 200;

// A page without a screen: its copy, its calls, and what the network did to them.
class Page {
 public:
  Page(std::unique_ptr<BoardClient> client, int seed)
      : client_(std::move(client)), random_(static_cast<unsigned>(seed)) {
    ReadAnew();
  }

  // One random edit by hand; made at once, whatever the network does.
  void Edit() {
    const rules::BoardState& shown = replica_.shown();
    const std::string adept = board_.adepts(Pick(board_.adepts_size())).id();
    const std::string mentor = board_.mentors(Pick(board_.mentors_size())).id();
    const std::string request = testing::NewUuid();
    bool made = false;
    switch (Pick(8)) {
      case 0:
        made = replica_.Undo(request).has_value();
        break;
      case 1:
        made = replica_.Redo(request).has_value();
        break;
      case 2:
      case 3:
        made = Make(rules::ForbidChange(shown, adept, mentor), request);
        break;
      case 4:
        made = !shown.pins().empty() &&
               Make(rules::UnpinChange(shown, shown.pins().begin()->first), request);
        break;
      default:
        made = Make(rules::PinChange(shown, adept, mentor), request);
    }
    if (made) ++edits_;
  }

  // Sends the next edit; the request or its answer may be lost on the way.
  void Send() {
    const PendingEdit* edit = replica_.TakeNextToSend();
    if (edit == nullptr) return;
    v1::EditBoardRequest request = client_->NewRequest();
    request.set_request_id(edit->request_id);
    if (edit->kind == EditKind::kChange) *request.mutable_change() = edit->change;
    if (edit->kind == EditKind::kUndo) *request.mutable_undo()->mutable_expected() = edit->change;
    if (edit->kind == EditKind::kRedo) *request.mutable_redo()->mutable_expected() = edit->change;
    if (Lost()) return replica_.MarkUnsent();
    v1::EditBoardResponse response;
    const grpc::Status status = client_->Edit(request, &response);
    if (Lost()) return replica_.MarkUnsent();
    if (status.ok()) {
      acknowledged_.insert(request.request_id());
      return replica_.OnAnswer(request.request_id(), response);
    }
    EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION) << status.error_message();
    EXPECT_EQ(acknowledged_.count(request.request_id()), 0u);
    replica_.OnRefusal(request.request_id());
    ReadAnew();
  }

  // Reads what the stream has by now, or a part of it.
  void Hear(int64_t last, const std::string& account) {
    if (Lost() || after_ >= last) return;
    const int64_t until = after_ + 1 + Pick(static_cast<int>(last - after_));
    for (const v1::Event& event : client_->Events(after_, until)) {
      after_ = std::max(after_, event.sequence());
      if (!event.has_board_edited()) continue;
      const bool own = event.actor() == account;
      if (replica_.OnEvent(event.board_edited(), own) == EventEffect::kReadAnew) ReadAnew();
    }
  }

  void Heal() { healthy_ = true; }
  const Replica& replica() const { return replica_; }
  const std::set<std::string>& acknowledged() const { return acknowledged_; }
  int edits() const { return edits_; }
  int lost() const { return lost_; }

 private:
  int Pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

  bool Lost() {
    if (healthy_ || Pick(5) != 0) return false;
    ++lost_;
    return true;
  }

  bool Make(const v1::BoardChange& change, const std::string& request) {
    return !rules::IsEmpty(change) && !replica_.Edit(change, request).has_value();
  }

  void ReadAnew() {
    board_ = client_->Board();
    std::unique_ptr<app::BoardSolver> solver = *app::BoardSolver::Create(board_);
    replica_.Reset(board_, solver.get());
    solver_ = std::move(solver);
  }

  std::unique_ptr<BoardClient> client_;
  std::mt19937 random_;
  v1::Board board_;
  std::unique_ptr<app::BoardSolver> solver_;
  Replica replica_;
  int64_t after_ = 0;
  std::set<std::string> acknowledged_;
  int edits_ = 0;
  int lost_ = 0;
  bool healthy_ = false;
};

TEST(TogetherRpcTest, TwoPagesOverABadNetworkEndWithTheServersBoard) {
  testing::TestServer server;
  server.AddRound("stockholm", 2026);
  server.Import(kRound, PARVIS_SOURCE_DIR "/data/stockholm-2026");
  BoardClient reader(server.channel(), server.Token(Role::kCoordinator), kRound);
  const std::string accounts[] = {"programme", "administrator"};
  std::vector<std::unique_ptr<Page>> pages;
  pages.push_back(std::make_unique<Page>(
      std::make_unique<BoardClient>(server.channel(), server.Token(Role::kProgrammeCoordinator),
                                    kRound),
      1));
  pages.push_back(std::make_unique<Page>(
      std::make_unique<BoardClient>(server.socket_channel(), "", kRound), 2));

  const auto turn = [&](bool editing) {
    const int64_t last = reader.Board().sequence();
    for (std::size_t i = 0; i < pages.size(); ++i) {
      if (editing && pages[i]->edits() < kEdits) pages[i]->Edit();
      pages[i]->Send();
      pages[i]->Hear(last, accounts[i]);
    }
  };
  while (pages[0]->edits() < kEdits || pages[1]->edits() < kEdits) turn(true);
  for (const auto& page : pages) page->Heal();
  for (int i = 0; i < 1000 && !(pages[0]->replica().pending().empty() &&
                                pages[1]->replica().pending().empty() &&
                                pages[0]->replica().revision() == pages[1]->replica().revision());
       ++i) {
    turn(false);
  }

  const v1::Board board = reader.Board();
  const rules::BoardState state = rules::BoardState::FromBoard(board);
  std::map<std::string, int> times;
  for (const v1::Event& event : reader.Events(0, board.sequence())) {
    if (event.has_board_edited()) ++times[event.board_edited().request_id()];
  }
  for (const auto& [request, count] : times) EXPECT_EQ(count, 1) << request;
  for (const auto& page : pages) {
    EXPECT_TRUE(page->replica().pending().empty());
    EXPECT_TRUE(page->replica().shown() == state);
    EXPECT_EQ(page->replica().revision(), board.revision());
    EXPECT_EQ(page->replica().pairs_hash(), board.pairs_hash());
    EXPECT_GT(page->lost(), 20);
    for (const std::string& request : page->acknowledged()) {
      EXPECT_EQ(times.count(request), 1u) << request;
    }
  }
  EXPECT_EQ(static_cast<int64_t>(times.size()), board.revision());
}

}  // namespace
}  // namespace parvis
