// One page's copy of a board's decisions: what the server has confirmed, and on top of it the
// page's own edits that it has not yet. An edit shows at once; the server's order decides.
//
// The replica guarantees that, whatever the order in which answers and events arrive, what is
// confirmed is exactly the server's decisions after `revision()` edits, and that what is shown
// is that with the pending edits made again in their order. It knows no network and no solver;
// its owner sends what NextToSend() names and tells what came back. One thread.
#ifndef PARVIS_CLIENT_WASM_APP_REPLICA_H_
#define PARVIS_CLIENT_WASM_APP_REPLICA_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "parvis/v1/board.pb.h"
#include "parvis/v1/event.pb.h"
#include "shared/rules/board_state.h"

namespace parvis::app {

enum class EditKind { kChange, kUndo, kRedo };

// An edit of this page that the server has not confirmed, or whose event has not come.
struct PendingEdit {
  // UUID by which the server and the stream know the edit.
  std::string request_id;
  EditKind kind = EditKind::kChange;
  // What is made, or what undo and redo are thought to come to.
  v1::BoardChange change;
  // Whether it is with the server now. It is sent again if the answer does not come.
  bool sent = false;
  // The revision the server gave it, with that revision's etag and hash; 0 before its answer.
  int64_t answered_revision = 0;
  std::string answered_etag;
  uint64_t answered_hash = 0;
};

// What an event did to the replica.
enum class EventEffect {
  // It was known already, or was an answer's twin: nothing new is shown.
  kKnown,
  // The confirmed decisions moved on by somebody else's edit.
  kOthersEdit,
  // It does not follow on what is known: the board has to be read anew.
  kReadAnew,
};

class Replica {
 public:
  // Takes the server's board as confirmed, and its people, which must live until the next Reset
  // or the replica's end. To be called before anything else. Pending edits are kept, to be sent
  // again; those that the board already contains are recognised by the server through their request
  // ids.
  void Reset(const v1::Board& board, const rules::BoardPeople* people);

  const rules::BoardState& confirmed() const { return confirmed_; }
  const rules::BoardState& shown() const { return shown_; }
  int64_t revision() const { return revision_; }
  // The etag of the confirmed revision.
  const std::string& etag() const { return etag_; }
  // Hash of the pairs at the confirmed revision, by the server.
  uint64_t pairs_hash() const { return pairs_hash_; }
  const std::deque<PendingEdit>& pending() const { return pending_; }

  bool CanUndo() const { return !undo_.empty(); }
  bool CanRedo() const { return !redo_.empty(); }
  // What undo and redo would do, whether or not it can be done now; null if there is nothing.
  const v1::BoardChange* NextUndo() const { return undo_.empty() ? nullptr : &undo_.back(); }
  const v1::BoardChange* NextRedo() const { return redo_.empty() ? nullptr : &redo_.back(); }

  // Makes an edit locally and queues it, or tells why it cannot be made.
  std::optional<rules::BoardRefusal> Edit(const v1::BoardChange& change, std::string request_id);
  // Takes back, or makes again, the last own edit. Returns what it comes to; nothing if there is
  // nothing to take back, or if others' edits have made it impossible.
  std::optional<v1::BoardChange> Undo(std::string request_id);
  std::optional<v1::BoardChange> Redo(std::string request_id);

  // The first edit to be sent, if none is on its way; it counts as sent from now on.
  const PendingEdit* TakeNextToSend();
  // The connection broke: what was on its way is to be sent again.
  void MarkUnsent();

  // The server's answer to an edit. Ignored if the edit is no longer pending.
  void OnAnswer(const std::string& request_id, const v1::EditBoardResponse& answer);
  // The server refused an edit: it is taken away, and later ones are made again without it.
  // Returns it; nothing if it is no longer pending.
  std::optional<PendingEdit> OnRefusal(const std::string& request_id);
  // A board's event. `own_account`: done by the account of this page, here or in another tab.
  EventEffect OnEvent(const v1::BoardEdited& event, bool own_account);

 private:
  bool Applies(const v1::BoardChange& change, const rules::BoardState& state) const;
  // Takes a change of the server's as the next revision.
  void Confirm(const v1::BoardChange& change, int64_t revision, const std::string& etag,
               uint64_t hash);
  // Drops or confirms the answered edits that the confirmed revision has come to.
  void SettleAnswered();
  // Makes the pending edits again on what is confirmed. One that others' edits have made
  // impossible is left out; the server will refuse it, and say why.
  void Rebase();
  void Queue(EditKind kind, const v1::BoardChange& change, std::string request_id);
  void NoteOwn(EditKind kind, const v1::BoardChange& change);
  void TakeServersHistory(const v1::BoardChange* undo, const v1::BoardChange* redo);

  const rules::BoardPeople* people_ = nullptr;
  rules::BoardState confirmed_;
  rules::BoardState shown_;
  int64_t revision_ = 0;
  std::string etag_;
  uint64_t pairs_hash_ = 0;
  std::deque<PendingEdit> pending_;
  // What undo and redo would do, the next one last. The server's word counts when nothing is
  // pending; below its top it is this page's own memory, which the server's answers correct.
  std::vector<v1::BoardChange> undo_;
  std::vector<v1::BoardChange> redo_;
};

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_REPLICA_H_
