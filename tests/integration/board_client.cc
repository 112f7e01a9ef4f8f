#include "tests/integration/board_client.h"

#include <atomic>
#include <cinttypes>
#include <cstdio>
#include <utility>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"
#include "shared/matching/solve.h"
#include "shared/rules/matching_input.h"

namespace parvis::testing {
namespace {

// The solver as the page has it: from what GetBoard sends, and nothing else.
class PageSolver : public rules::BoardPeople {
 public:
  explicit PageSolver(const v1::Board& board)
      : policy_(rules::MatchingPolicy(board.policy())),
        instance_(matching::Instance::FromPeople(rules::PeopleFromBoard(board), policy_)) {
    for (int i = 0; i < instance_.adepts(); ++i) adepts_.emplace(instance_.adept_id(i), i);
    for (int i = 0; i < instance_.mentors(); ++i) mentors_.emplace(instance_.mentor_id(i), i);
  }

  bool HasAdept(std::string_view id) const override { return adepts_.find(id) != adepts_.end(); }
  std::optional<int> Capacity(std::string_view id) const override {
    const auto found = mentors_.find(id);
    if (found == mentors_.end()) return std::nullopt;
    return instance_.capacity(found->second);
  }
  std::vector<std::string> RefusedBy(std::string_view adept,
                                     std::string_view mentor) const override {
    const bool allowed =
        instance_.ScoreOf(adepts_.find(adept)->second, mentors_.find(mentor)->second).has_value();
    return allowed ? std::vector<std::string>() : std::vector<std::string>{"some rule"};
  }

  uint64_t Hash(const rules::BoardState& state) const {
    matching::Constraints constraints;
    for (const auto& [adept, mentor] : state.pins()) {
      constraints.pins.push_back({adepts_.find(adept)->second, mentors_.find(mentor)->second});
    }
    for (const auto& [adept, mentor] : state.forbids()) {
      constraints.forbids.push_back({adepts_.find(adept)->second, mentors_.find(mentor)->second});
    }
    const auto matching =
        matching::Solve(instance_, constraints, matching::SolveOptions::FromPolicy(policy_));
    EXPECT_TRUE(matching.ok()) << matching.status();
    return matching.ok() ? matching::PairsHash(instance_, *matching) : 0;
  }

 private:
  matching::Policy policy_;
  matching::Instance instance_;
  std::map<std::string, int, std::less<>> adepts_;
  std::map<std::string, int, std::less<>> mentors_;
};

v1::BoardChange OnePair(std::string_view adept, std::string_view mentor, bool pin) {
  v1::BoardChange change;
  v1::PersonPair* pair = pin ? change.add_added_pins() : change.add_added_forbids();
  pair->set_adept(std::string(adept));
  pair->set_mentor(std::string(mentor));
  return change;
}

}  // namespace

ErrorDetail DetailOf(const grpc::Status& status) {
  ErrorDetail detail;
  google::rpc::Status rpc_status;
  if (!rpc_status.ParseFromString(status.error_details())) return detail;
  for (const google::protobuf::Any& any : rpc_status.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::BadRequest bad_request;
    if (any.UnpackTo(&info)) {
      detail.reason = info.reason();
      detail.metadata.insert(info.metadata().begin(), info.metadata().end());
    } else if (any.UnpackTo(&bad_request)) {
      for (const auto& violation : bad_request.field_violations()) {
        detail.fields.push_back(violation.field());
      }
    }
  }
  return detail;
}

std::string NewUuid() {
  static std::atomic<uint64_t> count = 0;
  char uuid[37];
  std::snprintf(uuid, sizeof uuid, "00000000-0000-4000-8000-%012" PRIx64, ++count);
  return uuid;
}

BoardClient::BoardClient(std::shared_ptr<grpc::Channel> channel, std::string token,
                         std::string round)
    : token_(std::move(token)),
      round_(std::move(round)),
      board_(v1::BoardService::NewStub(channel)),
      events_(v1::EventService::NewStub(channel)) {}

void BoardClient::Prepare(grpc::ClientContext& context) const {
  if (!token_.empty()) context.AddMetadata("authorization", "Bearer " + token_);
}

grpc::Status BoardClient::Get(v1::Board* board) {
  grpc::ClientContext context;
  Prepare(context);
  v1::GetBoardRequest request;
  request.set_name(names::BoardName(round_));
  return board_->GetBoard(&context, request, board);
}

v1::Board BoardClient::Board() {
  v1::Board board;
  const grpc::Status status = Get(&board);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return board;
}

v1::EditBoardRequest BoardClient::NewRequest() const {
  v1::EditBoardRequest request;
  request.set_name(names::BoardName(round_));
  request.set_request_id(NewUuid());
  return request;
}

grpc::Status BoardClient::Edit(const v1::EditBoardRequest& request,
                               v1::EditBoardResponse* response) {
  grpc::ClientContext context;
  Prepare(context);
  v1::EditBoardResponse unwanted;
  return board_->EditBoard(&context, request, response ? response : &unwanted);
}

grpc::Status BoardClient::Change(const v1::BoardChange& change, v1::EditBoardResponse* response) {
  v1::EditBoardRequest request = NewRequest();
  *request.mutable_change() = change;
  return Edit(request, response);
}

grpc::Status BoardClient::Undo(v1::EditBoardResponse* response) {
  v1::EditBoardRequest request = NewRequest();
  request.mutable_undo();
  return Edit(request, response);
}

grpc::Status BoardClient::Redo(v1::EditBoardResponse* response) {
  v1::EditBoardRequest request = NewRequest();
  request.mutable_redo();
  return Edit(request, response);
}

grpc::Status BoardClient::Publish(const std::string& etag, v1::PublishBoardResponse* response,
                                  const std::string& request_id) {
  grpc::ClientContext context;
  Prepare(context);
  v1::PublishBoardRequest request;
  request.set_name(names::BoardName(round_));
  request.set_etag(etag);
  request.set_request_id(request_id);
  v1::PublishBoardResponse unwanted;
  return board_->PublishBoard(&context, request, response ? response : &unwanted);
}

std::vector<v1::Event> BoardClient::Events(int64_t after, int64_t last) {
  grpc::ClientContext context;
  Prepare(context);
  v1::WatchEventsRequest request;
  request.set_parent(names::RoundName(round_));
  request.set_after_sequence(after);
  const auto reader = events_->WatchEvents(&context, request);
  std::vector<v1::Event> events;
  v1::Event event;
  while (after < last && reader->Read(&event)) {
    after = event.sequence();
    if (event.kind_case() != v1::Event::kHeartbeat) events.push_back(event);
  }
  context.TryCancel();
  reader->Finish();
  return events;
}

v1::BoardChange Pin(std::string_view adept, std::string_view mentor) {
  return OnePair(adept, mentor, true);
}

v1::BoardChange Forbid(std::string_view adept, std::string_view mentor) {
  return OnePair(adept, mentor, false);
}

rules::BoardState CheckHistory(const v1::Board& board, const std::vector<v1::Event>& events) {
  const PageSolver solver(board);
  rules::BoardState state;
  int64_t revision = 0;
  uint64_t hash = solver.Hash(state);
  for (const v1::Event& event : events) {
    if (event.kind_case() != v1::Event::kBoardEdited) continue;
    const v1::BoardEdited& edited = event.board_edited();
    EXPECT_EQ(edited.revision(), ++revision);
    const auto refusal = state.Apply(edited.change(), solver);
    EXPECT_FALSE(refusal.has_value())
        << "revision " << revision << ": " << rules::BoardRefusalName(refusal->reason);
    hash = solver.Hash(state);
    EXPECT_EQ(edited.pairs_hash(), hash) << "revision " << revision;
  }
  EXPECT_EQ(board.revision(), revision);
  EXPECT_EQ(board.pairs_hash(), hash);
  EXPECT_TRUE(rules::BoardState::FromBoard(board) == state);
  return state;
}

}  // namespace parvis::testing
