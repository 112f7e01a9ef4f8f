// The RPCs of BoardService as plain functions, without gRPC. Authorisation has happened before.
#ifndef PARVIS_SERVER_MATCHING_BOARD_HANDLERS_H_
#define PARVIS_SERVER_MATCHING_BOARD_HANDLERS_H_

#include "absl/status/status.h"
#include "parvis/v1/board.pb.h"
#include "server/dispatch/caller.h"
#include "server/matching/board_cache.h"
#include "server/storage/connection.h"

namespace parvis::events {
class Presence;
}  // namespace parvis::events

namespace parvis::board {

// Codes and reasons stand in board.proto. What undo and redo would do is told to those who may
// edit, as long as the round is in matching. After publication the pairs are those sent out.
absl::Status HandleGetBoard(BoardCache& cache, const dispatch::Caller& caller,
                            const v1::GetBoardRequest& request, storage::ReadConnection& db,
                            v1::Board* response);

absl::Status HandleEditBoard(BoardCache& cache, const dispatch::Caller& caller,
                             const v1::EditBoardRequest& request, storage::WriteTransaction& db,
                             v1::EditBoardResponse* response);

// Everybody who sees the board sees who decided what on it.
absl::Status HandleListBoardEdits(BoardCache& cache, const dispatch::Caller& caller,
                                  const v1::ListBoardEditsRequest& request,
                                  storage::ReadConnection& db,
                                  v1::ListBoardEditsResponse* response);

absl::Status HandlePublishBoard(BoardCache& cache, const dispatch::Caller& caller,
                                const v1::PublishBoardRequest& request,
                                storage::WriteTransaction& db, v1::PublishBoardResponse* response);

// Who may not see the board can share nothing on it.
absl::Status HandleShareSelection(BoardCache& cache, events::Presence& presence,
                                  const dispatch::Caller& caller,
                                  const v1::ShareSelectionRequest& request,
                                  storage::ReadConnection& db,
                                  v1::ShareSelectionResponse* response);

}  // namespace parvis::board

#endif  // PARVIS_SERVER_MATCHING_BOARD_HANDLERS_H_
