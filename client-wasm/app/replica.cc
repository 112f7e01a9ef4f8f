#include "client-wasm/app/replica.h"

#include <algorithm>
#include <utility>

namespace parvis::app {
namespace {

using rules::BoardRefusal;
using rules::Inverse;
using rules::SameChange;

// Makes the top of `stack` the server's word for it. What lies deeper is kept if the top agrees.
void TakeTop(const v1::BoardChange* top, std::vector<v1::BoardChange>* stack) {
  if (top == nullptr) {
    stack->clear();
  } else if (stack->empty() || !SameChange(stack->back(), *top)) {
    *stack = {*top};
  }
}

}  // namespace

void Replica::Reset(const v1::Board& board, const rules::BoardPeople* people) {
  people_ = people;
  confirmed_ = rules::BoardState::FromBoard(board);
  revision_ = board.revision();
  etag_ = board.etag();
  pairs_hash_ = board.pairs_hash();
  SettleAnswered();
  if (pending_.empty()) {
    TakeServersHistory(board.has_undo() ? &board.undo() : nullptr,
                       board.has_redo() ? &board.redo() : nullptr);
  }
  Rebase();
}

bool Replica::Applies(const v1::BoardChange& change, const rules::BoardState& state) const {
  return !state.Check(change, *people_).has_value();
}

std::optional<BoardRefusal> Replica::Edit(const v1::BoardChange& change, std::string request_id) {
  std::optional<BoardRefusal> refusal = shown_.Check(change, *people_);
  if (!refusal) Queue(EditKind::kChange, change, std::move(request_id));
  return refusal;
}

std::optional<v1::BoardChange> Replica::Undo(std::string request_id) {
  if (undo_.empty() || !Applies(undo_.back(), shown_)) return std::nullopt;
  const v1::BoardChange change = undo_.back();
  Queue(EditKind::kUndo, change, std::move(request_id));
  return change;
}

std::optional<v1::BoardChange> Replica::Redo(std::string request_id) {
  if (redo_.empty() || !Applies(redo_.back(), shown_)) return std::nullopt;
  const v1::BoardChange change = redo_.back();
  Queue(EditKind::kRedo, change, std::move(request_id));
  return change;
}

void Replica::Queue(EditKind kind, const v1::BoardChange& change, std::string request_id) {
  NoteOwn(kind, change);
  PendingEdit edit;
  edit.request_id = std::move(request_id);
  edit.kind = kind;
  edit.change = change;
  pending_.push_back(std::move(edit));
  shown_.Apply(change, *people_);
}

const PendingEdit* Replica::TakeNextToSend() {
  for (PendingEdit& edit : pending_) {
    if (edit.answered_revision != 0) continue;
    if (edit.sent) return nullptr;
    edit.sent = true;
    return &edit;
  }
  return nullptr;
}

void Replica::MarkUnsent() {
  for (PendingEdit& edit : pending_) {
    if (edit.answered_revision == 0) edit.sent = false;
  }
}

void Replica::OnAnswer(const std::string& request_id, const v1::EditBoardResponse& answer) {
  const auto edit = std::find_if(pending_.begin(), pending_.end(), [&](const PendingEdit& pending) {
    return pending.request_id == request_id;
  });
  if (edit != pending_.end()) {
    edit->sent = true;
    edit->change = answer.change();
    edit->answered_revision = answer.revision();
    edit->answered_etag = answer.etag();
    edit->answered_hash = answer.pairs_hash();
    SettleAnswered();
    Rebase();
  }
  const bool all_answered =
      std::all_of(pending_.begin(), pending_.end(),
                  [](const PendingEdit& pending) { return pending.answered_revision != 0; });
  if (all_answered) {
    TakeServersHistory(answer.has_undo() ? &answer.undo() : nullptr,
                       answer.has_redo() ? &answer.redo() : nullptr);
  }
}

std::optional<PendingEdit> Replica::OnRefusal(const std::string& request_id) {
  const auto edit = std::find_if(pending_.begin(), pending_.end(), [&](const PendingEdit& pending) {
    return pending.request_id == request_id;
  });
  if (edit == pending_.end()) return std::nullopt;
  const PendingEdit refused = *edit;
  pending_.erase(edit);
  // Its place in the history goes with it; a board read anew brings the server's own history.
  std::vector<v1::BoardChange>& history = refused.kind == EditKind::kUndo ? redo_ : undo_;
  const v1::BoardChange inverse = Inverse(refused.change);
  for (std::size_t i = history.size(); i-- > 0;) {
    if (SameChange(history[i], inverse)) {
      history.erase(history.begin() + static_cast<std::ptrdiff_t>(i));
      break;
    }
  }
  Rebase();
  return refused;
}

EventEffect Replica::OnEvent(const v1::BoardEdited& event, bool own_account) {
  if (event.revision() <= revision_) return EventEffect::kKnown;
  if (event.revision() > revision_ + 1 || !Applies(event.change(), confirmed_)) {
    return EventEffect::kReadAnew;
  }
  const auto own = std::find_if(pending_.begin(), pending_.end(), [&](const PendingEdit& pending) {
    return pending.request_id == event.request_id();
  });
  const bool ours = own != pending_.end();
  if (ours) {
    pending_.erase(own);
  } else if (own_account) {
    const EditKind kind =
        !undo_.empty() && SameChange(undo_.back(), event.change())   ? EditKind::kUndo
        : !redo_.empty() && SameChange(redo_.back(), event.change()) ? EditKind::kRedo
                                                                     : EditKind::kChange;
    NoteOwn(kind, event.change());
  }
  Confirm(event.change(), event.revision(), event.etag(), event.pairs_hash());
  SettleAnswered();
  Rebase();
  return ours ? EventEffect::kKnown : EventEffect::kOthersEdit;
}

void Replica::Confirm(const v1::BoardChange& change, int64_t revision, const std::string& etag,
                      uint64_t hash) {
  confirmed_.Apply(change, *people_);
  revision_ = revision;
  etag_ = etag;
  pairs_hash_ = hash;
}

void Replica::SettleAnswered() {
  while (!pending_.empty() && pending_.front().answered_revision != 0) {
    const PendingEdit& first = pending_.front();
    // Beyond the next revision lie others' edits, whose events are still to come.
    if (first.answered_revision > revision_ + 1) return;
    if (first.answered_revision == revision_ + 1) {
      Confirm(first.change, first.answered_revision, first.answered_etag, first.answered_hash);
    }
    pending_.pop_front();
  }
}

void Replica::Rebase() {
  shown_ = confirmed_;
  for (const PendingEdit& edit : pending_) shown_.Apply(edit.change, *people_);
}

void Replica::NoteOwn(EditKind kind, const v1::BoardChange& change) {
  switch (kind) {
    case EditKind::kChange:
      undo_.push_back(Inverse(change));
      redo_.clear();
      break;
    case EditKind::kUndo:
      if (!undo_.empty()) undo_.pop_back();
      redo_.push_back(Inverse(change));
      break;
    case EditKind::kRedo:
      if (!redo_.empty()) redo_.pop_back();
      undo_.push_back(Inverse(change));
      break;
  }
}

void Replica::TakeServersHistory(const v1::BoardChange* undo, const v1::BoardChange* redo) {
  TakeTop(undo, &undo_);
  TakeTop(redo, &redo_);
}

}  // namespace parvis::app
