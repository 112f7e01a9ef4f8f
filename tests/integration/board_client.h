// One caller of the board over real gRPC, for tests.
#ifndef PARVIS_TESTS_INTEGRATION_BOARD_CLIENT_H_
#define PARVIS_TESTS_INTEGRATION_BOARD_CLIENT_H_

#include <grpcpp/grpcpp.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "parvis/v1/board.grpc.pb.h"
#include "parvis/v1/event.grpc.pb.h"
#include "shared/rules/board_state.h"

namespace parvis::testing {

// What a failed call tells programs.
struct ErrorDetail {
  std::string reason;
  std::map<std::string, std::string> metadata;
  std::vector<std::string> fields;  // Paths of the field violations.
};
ErrorDetail DetailOf(const grpc::Status& status);

// A UUID that this process has not given before.
std::string NewUuid();

// Of one thread. `token` is sent as the bearer token, if it is not empty.
class BoardClient {
 public:
  BoardClient(std::shared_ptr<grpc::Channel> channel, std::string token, std::string round);

  grpc::Status Get(v1::Board* board);
  // The board, which must be had.
  v1::Board Board();

  grpc::Status Edit(const v1::EditBoardRequest& request, v1::EditBoardResponse* response);
  grpc::Status Change(const v1::BoardChange& change, v1::EditBoardResponse* response = nullptr);
  grpc::Status Undo(v1::EditBoardResponse* response = nullptr);
  grpc::Status Redo(v1::EditBoardResponse* response = nullptr);
  grpc::Status Publish(const std::string& etag, v1::PublishBoardResponse* response = nullptr,
                       const std::string& request_id = NewUuid());

  // A request with name and a new request_id.
  v1::EditBoardRequest NewRequest() const;

  // The round's events after `after` up to and with `last`, which have happened.
  std::vector<v1::Event> Events(int64_t after, int64_t last);

 private:
  void Prepare(grpc::ClientContext& context) const;

  std::string token_;
  std::string round_;
  std::unique_ptr<v1::BoardService::Stub> board_;
  std::unique_ptr<v1::EventService::Stub> events_;
};

// A change of one pair.
v1::BoardChange Pin(std::string_view adept, std::string_view mentor);
v1::BoardChange Forbid(std::string_view adept, std::string_view mentor);

// Checks that the events from the board's beginning are, made one after the other, what the board
// says: revisions without gaps, what is decided, and at each step the hash of the pairs that are
// found by solving anew. Gives the board's state.
rules::BoardState CheckHistory(const v1::Board& board, const std::vector<v1::Event>& events);

}  // namespace parvis::testing

#endif  // PARVIS_TESTS_INTEGRATION_BOARD_CLIENT_H_
