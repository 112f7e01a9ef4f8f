#include "tests/integration/board_client.h"

#include <atomic>
#include <cinttypes>
#include <cstdio>
#include <memory>
#include <utility>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"
#include "shared/matching/solve.h"
#include "shared/rules/board_engine.h"
#include "shared/rules/board_parameters.h"
#include "shared/rules/matching_input.h"

namespace parvis::testing {
namespace {

// The pairs' hash as the page comes to it: from what GetBoard sends, and nothing else.
uint64_t HashOf(const std::shared_ptr<const rules::IndexedPeople>& people,
                const rules::BoardState& state) {
  const auto engine = rules::BoardEngine::Create(people, state);
  EXPECT_TRUE(engine.ok()) << engine.status();
  if (!engine.ok()) return 0;
  return matching::PairsHash(engine->engine().instance(), engine->engine().matching());
}

// The board before anything of these events: the policy is what they found.
rules::BoardState StateBefore(const v1::Board& board, const std::vector<v1::Event>& events) {
  v1::Policy policy = board.policy();
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    for (const v1::ParameterChange& part : event->board_edited().change().parameters()) {
      rules::SetParameter(&policy, part.parameter(), part.old_value());
    }
  }
  return rules::BoardState(std::move(policy));
}

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
  const auto people = std::make_shared<const rules::IndexedPeople>(rules::PeopleFromBoard(board));
  rules::BoardState state = StateBefore(board, events);
  int64_t revision = 0;
  uint64_t hash = HashOf(people, state);
  for (const v1::Event& event : events) {
    if (event.kind_case() != v1::Event::kBoardEdited) continue;
    const v1::BoardEdited& edited = event.board_edited();
    EXPECT_EQ(edited.revision(), ++revision);
    const auto refusal = state.Apply(edited.change(), *people);
    EXPECT_FALSE(refusal.has_value())
        << "revision " << revision << ": " << rules::BoardRefusalName(refusal->reason);
    hash = HashOf(people, state);
    EXPECT_EQ(edited.pairs_hash(), hash) << "revision " << revision;
  }
  EXPECT_EQ(board.revision(), revision);
  EXPECT_EQ(board.pairs_hash(), hash);
  EXPECT_TRUE(rules::BoardState::FromBoard(board) == state);
  return state;
}

}  // namespace parvis::testing
