// The board: reading it, editing it before the server has answered, and following its order.
#include <algorithm>
#include <utility>

#include "client-wasm/app/change_words.h"
#include "client-wasm/app/update_parts.h"
#include "shared/rules/board_texts.h"
#include "shared/text/numbers.h"

namespace parvis::app {
namespace {

using text::Message;

std::string BoardName(const BoardModel& board) { return RoundName(board.round_id) + "/board"; }

std::string PersonName(const BoardModel& board, std::string_view id) {
  const int adept = board.solver->AdeptIndex(id);
  if (adept >= 0) return board.board.adepts(adept).display_name();
  const int mentor = board.solver->MentorIndex(id);
  return mentor >= 0 ? board.board.mentors(mentor).display_name() : std::string(id);
}

// The adept of a change that is about one pair; -1 otherwise.
int EditedAdept(const BoardModel& board, const v1::BoardChange& change) {
  const v1::PersonPair* pair = change.added_pins_size() > 0        ? &change.added_pins(0)
                               : change.added_forbids_size() > 0   ? &change.added_forbids(0)
                               : change.removed_pins_size() > 0    ? &change.removed_pins(0)
                               : change.removed_forbids_size() > 0 ? &change.removed_forbids(0)
                                                                   : nullptr;
  return pair == nullptr ? -1 : board.solver->AdeptIndex(pair->adept());
}

// Marks change no pair: there is nothing more to tell of them than what they are, and what the last
// change of pairs did stays told.
bool IsOnlyMarks(const v1::BoardChange& change) {
  return change.marks_size() > 0 &&
         rules::PartCount(change) == static_cast<std::size_t>(change.marks_size());
}

void TellMark(const Model& model, const Wording& what, bool offers_undo, Effects& effects) {
  const auto sentence = [&](text::Language language) { return what(language) + "."; };
  ShowToast toast = Toast(model, sentence, Manner::kNeutral);
  toast.offers_undo = offers_undo;
  effects.push_back(std::move(toast));
}

// An edit by this page: shown, told, and sent.
void ShowOwnEdit(Model& model, const v1::BoardChange& change, const Wording& what, bool offers_undo,
                 Effects& effects) {
  const std::optional<matching::Difference> difference = Solve(model, effects);
  if (IsOnlyMarks(change)) {
    TellMark(model, what, offers_undo, effects);
  } else {
    TellEdit(model, difference, {what, EditedAdept(*model.board, change), offers_undo, false},
             effects);
  }
  SendNextEdit(model, effects);
}

void Refuse(const Model& model, const Wording& words, Effects& effects) {
  effects.push_back(Toast(model, words, Manner::kBad));
}

Wording Saying(Message message) {
  return [message](text::Language language) { return text::Render(message, language); };
}

// An own edit that another's was in the way of: its card shows it from now on. `otherwise` is said
// of an edit that has no card.
void TellConflict(Model& model, EditKind kind, const v1::BoardChange* change,
                  const Wording& otherwise, Effects& effects) {
  if (change == nullptr || !NoteConflict(model, kind, *change)) {
    return Refuse(model, otherwise, effects);
  }
  const auto words = [&](text::Language language) {
    return ConflictWords(model, model.together.conflicts.back(), language);
  };
  effects.push_back(Toast(model, words, Manner::kWarn));
}

void Edit(Model& model, const v1::BoardChange& change, Effects& effects) {
  BoardModel& board = *model.board;
  if (rules::IsEmpty(change)) return;
  if (const std::optional<rules::BoardRefusal> refusal =
          board.replica->Edit(change, model.new_request_id())) {
    const auto words = [&](text::Language language) {
      return rules::RefusalText(
          *refusal, [&](std::string_view id) { return PersonName(board, id); },
          board.board.policy().institution_term(), language);
    };
    return Refuse(model, words, effects);
  }
  if (const std::optional<PairEdit> edit = PairEditOf(change)) ForgetConflictsOf(model, *edit);
  // The edited pair is what one wants to see now.
  model.selection.counterpart = -1;
  ShowOwnEdit(
      model, change, [&](text::Language language) { return NameOfChange(change, language); }, true,
      effects);
}

// Keeps the choice on the same persons when the board has been read anew.
Selection Kept(const Selection& old, const BoardModel& before, const BoardModel& after) {
  Selection kept;
  kept.is_mentor = old.is_mentor;
  const auto find = [&](bool is_mentor, int index) {
    if (index < 0) return -1;
    const BoardSolver& solver = *after.solver;
    return is_mentor ? solver.MentorIndex(before.board.mentors(index).id())
                     : solver.AdeptIndex(before.board.adepts(index).id());
  };
  kept.person = find(old.is_mentor, old.person);
  kept.counterpart = kept.person < 0 ? -1 : find(!old.is_mentor, old.counterpart);
  return kept;
}

void Adopt(Model& model, const std::string& round, const RoundContent& content,
           std::unique_ptr<BoardSolver> solver, Effects& effects) {
  BoardModel fresh;
  fresh.round_id = round;
  fresh.round = content.round;
  fresh.round.set_state(content.board.round_state());
  fresh.catalogue = content.catalogue;
  fresh.board = content.board;
  fresh.solver = std::move(solver);
  const bool same_round = model.board && model.board->round_id == round;
  fresh.generation = model.board ? model.board->generation + 1 : 1;
  StopBoardsWork(model, effects);
  if (same_round) {
    fresh.replica = std::move(model.board->replica);
    fresh.mistrusted_revision = model.board->mistrusted_revision;
    fresh.last_change = std::move(model.board->last_change);
    const bool same_people = fresh.board.adepts_size() == model.board->board.adepts_size() &&
                             fresh.board.mentors_size() == model.board->board.mentors_size();
    if (!same_people) fresh.last_change.reset();
    model.selection = Kept(model.selection, *model.board, fresh);
  } else {
    fresh.replica = TakeKeptEdits(model, round);
  }
  // What is thought over is put on the board as it is now.
  v1::BoardChange wanted;
  if (model.board && model.board->draft) {
    if (same_round && fresh.CanEdit()) wanted = model.board->draft->wanted;
    if (model.board->ShowsDraft()) fresh.last_change.reset();
    DiscardDraft(model, effects);
  }
  fresh.replica->Reset(fresh.board, fresh.solver.get());
  model.board = std::move(fresh);
  if (!same_round && !model.route.select.empty()) EnterRoute(model, effects);
  BoardModel& board = *model.board;
  if (board.replica->pending().empty()) {
    if (board.solver->PairsHash() != board.board.pairs_hash()) {
      board.solver->TakeServersPairs(board.board);
    }
  } else if (IsForWorker(model, board.board) && !board.solver->Mends(board.replica->shown())) {
    AwaitPairs(model, effects);
  } else if (!board.solver->Show(board.replica->shown()).ok()) {
    board.solver->TakeServersPairs(board.board);
  }
  WantChange(model, wanted, effects);
}

}  // namespace

void ReadAnew(Model& model, Effects& effects) {
  if (!model.board || model.board->reading_anew) return;
  model.board->reading_anew = true;
  model.board->outdated = false;
  effects.push_back(CallReadRound{model.board->round_id});
}

void OnRound(Model& model, const RoundAnswer& answer, Effects& effects) {
  if (answer.round != model.route.round) return;
  if (const auto* failure = std::get_if<Failure>(&answer.outcome)) {
    if (failure->code == absl::StatusCode::kUnauthenticated) return ExpireSession(model, effects);
    if (model.board) {
      // What is shown stays until it is asked again: after a while, or when the stream is back. The
      // event that asked for it does not come a second time.
      model.board->reading_anew = false;
      model.board->outdated = true;
      if (failure->IsLost()) ResendLater(model, effects);
    } else {
      model.board_loading = {Load::kFailed, *failure};
    }
    return;
  }
  const RoundContent& content = std::get<RoundContent>(answer.outcome);
  if (content.board.sequence() < model.heard_sequence[answer.round]) {
    // Edits went on while it was read. To take it would go back behind events that do not come a
    // second time.
    effects.push_back(CallReadRound{answer.round});
    return;
  }
  if (IsForWorker(model, content.board)) {
    return StartSolving(model, answer.round, content, effects);
  }
  Open(model, answer.round, content, BoardSolver::Create(content.board), effects);
}

void Open(Model& model, const std::string& round, const RoundContent& content,
          absl::StatusOr<std::unique_ptr<BoardSolver>> solver, Effects& effects) {
  if (!solver.ok()) {
    model.board_loading = {Load::kFailed, Failure{solver.status().code(), "", "", ""}};
    return;
  }
  Adopt(model, round, content, *std::move(solver), effects);
  model.board_loading = {Load::kReady, {}};
  model.picked = {};
  model.last_sequence = std::max(model.last_sequence, content.board.sequence());
  EnsureStream(model, effects);
  SendNextEdit(model, effects);
}

void MakeChange(Model& model, const v1::BoardChange& change, Effects& effects) {
  Edit(model, change, effects);
}

void Pin(Model& model, int adept, int mentor, Effects& effects) {
  if (!BoardIsEditable(model) || adept < 0 || mentor < 0) return;
  const BoardModel& board = *model.board;
  const rules::BoardState& shown = board.replica->shown();
  const std::string& adept_id = board.board.adepts(adept).id();
  const std::string& mentor_id = board.board.mentors(mentor).id();
  if (PinInDraft(model, adept_id, mentor_id, effects)) return;
  Edit(model,
       shown.IsPinned(adept_id, mentor_id) ? rules::UnpinChange(shown, adept_id)
                                           : rules::PinChange(shown, adept_id, mentor_id),
       effects);
}

void Forbid(Model& model, int adept, int mentor, Effects& effects) {
  if (!BoardIsEditable(model) || adept < 0 || mentor < 0) return;
  const BoardModel& board = *model.board;
  const rules::BoardState& shown = board.replica->shown();
  const std::string& adept_id = board.board.adepts(adept).id();
  const std::string& mentor_id = board.board.mentors(mentor).id();
  if (ForbidInDraft(model, adept_id, mentor_id, effects)) return;
  Edit(model,
       shown.IsForbidden(adept_id, mentor_id) ? rules::AllowChange(shown, adept_id, mentor_id)
                                              : rules::ForbidChange(shown, adept_id, mentor_id),
       effects);
}

void OnDoAnyway(Model& model, int64_t id, Effects& effects) {
  for (const Conflict& conflict : model.together.conflicts) {
    if (conflict.id != id) continue;
    const std::optional<v1::BoardChange> change = MineAnyway(model, conflict);
    OnDismissConflict(model, id);
    if (change) Edit(model, *change, effects);
    return;
  }
}

void Undo(Model& model, Effects& effects) {
  const std::optional<v1::BoardChange> change = model.board->replica->Undo(model.new_request_id());
  if (!change) {
    // The server passes over what others' edits have overtaken: the next press has what is left.
    TellConflict(model, EditKind::kUndo, model.board->replica->NextUndo(),
                 Saying(Message::kUndoBlocked), effects);
    return ReadAnew(model, effects);
  }
  model.selection.counterpart = -1;
  ShowOwnEdit(model, *change, Saying(Message::kUndone), false, effects);
}

void Redo(Model& model, Effects& effects) {
  const std::optional<v1::BoardChange> change = model.board->replica->Redo(model.new_request_id());
  if (!change) {
    // The server passes over what others' edits have overtaken: the next press has what is left.
    TellConflict(model, EditKind::kRedo, model.board->replica->NextRedo(),
                 Saying(Message::kRedoBlocked), effects);
    return ReadAnew(model, effects);
  }
  model.selection.counterpart = -1;
  ShowOwnEdit(model, *change, Saying(Message::kRedone), true, effects);
}

void ResendLater(Model& model, Effects& effects) {
  const int shift = std::min(model.resend_failures++, 5);
  effects.push_back(ResendAfter{int64_t{1000} << shift});
}

void AskAgain(Model& model, Effects& effects) {
  if (model.board && model.board->outdated) ReadAnew(model, effects);
  SendNextEdit(model, effects);
}

void SendNextEdit(Model& model, Effects& effects) {
  if (!model.board || model.sign_in != SignIn::kSignedIn) return;
  const PendingEdit* edit = model.board->replica->TakeNextToSend();
  if (edit == nullptr) return;
  v1::EditBoardRequest request;
  request.set_name(BoardName(*model.board));
  request.set_request_id(edit->request_id);
  switch (edit->kind) {
    case EditKind::kChange:
      *request.mutable_change() = edit->change;
      break;
    case EditKind::kUndo:
      *request.mutable_undo()->mutable_expected() = edit->change;
      break;
    case EditKind::kRedo:
      *request.mutable_redo()->mutable_expected() = edit->change;
      break;
  }
  effects.push_back(CallEditBoard{std::move(request)});
}

void OnEdit(Model& model, const EditAnswer& answer, Effects& effects) {
  if (!model.board || answer.board != BoardName(*model.board)) return;
  Replica& replica = *model.board->replica;
  if (const auto* response = std::get_if<v1::EditBoardResponse>(&answer.outcome)) {
    model.connected = true;
    model.resend_failures = 0;
    const rules::BoardState before = replica.shown();
    replica.OnAnswer(answer.request_id, *response);
    // As a rule the server made just what the page shows already.
    if (replica.shown() != before) Solve(model, effects);
    VerifyPairs(model, effects);
    return SendNextEdit(model, effects);
  }
  const Failure& failure = std::get<Failure>(answer.outcome);
  if (failure.code == absl::StatusCode::kUnauthenticated) return ExpireSession(model, effects);
  if (failure.IsLost()) {
    // Whether it was made is not known: the same request again does no harm.
    replica.MarkUnsent();
    model.connected = false;
    return ResendLater(model, effects);
  }
  const std::optional<PendingEdit> refused = replica.OnRefusal(answer.request_id);
  Solve(model, effects);
  if (!model.board->ShowsDraft()) model.board->last_change.reset();
  const auto words = [&](text::Language language) { return FailureText(failure, language); };
  // What was right when it was made here, and is in the way of nothing but another's edit.
  const bool overtaken = refused && failure.code == absl::StatusCode::kFailedPrecondition &&
                         failure.reason != "ROUND_NOT_IN_MATCHING";
  if (overtaken) {
    TellConflict(model, refused->kind, &refused->change, words, effects);
  } else {
    Refuse(model, words, effects);
  }
  ReadAnew(model, effects);
  SendNextEdit(model, effects);
}

void ConfirmPublish(Model& model, Effects& effects) {
  v1::PublishBoardRequest request;
  request.set_name(BoardName(*model.board));
  request.set_etag(model.board->replica->etag());
  request.set_request_id(model.new_request_id());
  model.publishing = true;
  model.dialog = OpenDialog::kNone;
  effects.push_back(CallPublishBoard{std::move(request)});
}

void OnPublish(Model& model, const PublishAnswer& answer, Effects& effects) {
  model.publishing = false;
  if (!model.board) return;
  if (const auto* response = std::get_if<v1::PublishBoardResponse>(&answer.outcome)) {
    model.board->round = response->round();
    ++model.board->generation;
    model.board->last_change.reset();
    const auto words = [&](text::Language language) {
      return text::Render(
          response->pair_count() == 1 ? Message::kOneProposalSent : Message::kProposalsSent,
          language, {text::FormatInteger(response->pair_count(), language)});
    };
    effects.push_back(Toast(model, words, Manner::kGood));
    return;
  }
  const Failure& failure = std::get<Failure>(answer.outcome);
  if (failure.code == absl::StatusCode::kUnauthenticated) return ExpireSession(model, effects);
  Refuse(
      model, [&](text::Language language) { return FailureText(failure, language); }, effects);
  ReadAnew(model, effects);
}

void OnBoardEdited(Model& model, const v1::Event& event, Effects& effects) {
  if (!model.board || RoundId(event.round()) != model.board->round_id) return;
  NoteOthersEdit(model, event);
  const bool own_account = event.actor() == model.session.account();
  const v1::BoardEdited& edited = event.board_edited();
  switch (model.board->replica->OnEvent(edited, own_account)) {
    case EventEffect::kReadAnew:
      return ReadAnew(model, effects);
    case EventEffect::kKnown:
      break;
    case EventEffect::kOthersEdit: {
      const std::optional<matching::Difference> difference = Solve(model, effects);
      const auto what = [&](text::Language language) {
        const std::string name = NameOfChange(edited.change(), language);
        return own_account
                   ? text::Render(Message::kByYouElsewhere, language, {name})
                   : text::Render(Message::kByOther, language, {name, event.actor_display_name()});
      };
      if (IsOnlyMarks(edited.change())) {
        TellMark(model, what, false, effects);
      } else {
        TellEdit(model, difference, {what, EditedAdept(*model.board, edited.change()), false, true},
                 effects);
      }
      break;
    }
  }
  VerifyPairs(model, effects);
  SendNextEdit(model, effects);
}

}  // namespace parvis::app
