// Several people on one board: who is there, the own choice told to them, edits that came second.
#include <algorithm>
#include <utility>

#include "client-wasm/app/update_parts.h"
#include "shared/text/numbers.h"

namespace parvis::app {
namespace {

using text::Message;

// Not more often than this is the own choice told to the others.
constexpr int64_t kSharePauseMs = 300;

// The same hue for the same person on every page, as long as hues last.
int HueOf(const Together& together, const std::string& account) {
  uint32_t hash = 2166136261u;  // FNV-1a
  for (const char c : account) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  int hue = static_cast<int>(hash % kPersonHues);
  for (int tries = 0; tries < kPersonHues; ++tries, hue = (hue + 1) % kPersonHues) {
    const bool taken = std::any_of(
        together.others.begin(), together.others.end(),
        [&](const Other& other) { return other.hue == hue && other.account != account; });
    if (!taken) break;
  }
  return hue;
}

// What the others should know of this page now; nothing if it looks at no board.
std::optional<SharedLook> LookNow(const Model& model) {
  if (!model.board || model.route.round != model.board->round_id) return std::nullopt;
  const v1::Board& board = model.board->board;
  const Selection& selection = model.selection;
  SharedLook look;
  look.round_id = model.board->round_id;
  const int adept = selection.is_mentor ? selection.counterpart : selection.person;
  const int mentor = selection.is_mentor ? selection.person : selection.counterpart;
  if (selection.person >= 0 && adept >= 0) look.adept = board.adepts(adept).id();
  if (selection.person >= 0 && mentor >= 0) look.mentor = board.mentors(mentor).id();
  return look;
}

void Share(Model& model, Effects& effects) {
  Together& together = model.together;
  if (together.viewer.empty() || together.share_soon) return;
  if (!together.stream_up || model.sign_in != SignIn::kSignedIn) return;
  const std::optional<SharedLook> look = LookNow(model);
  if (look == together.shared) return;
  v1::ShareSelectionRequest request;
  request.set_name(RoundName(look ? look->round_id : together.shared->round_id) + "/board");
  request.set_viewer(together.viewer);
  if (look) {
    request.set_adept(look->adept);
    request.set_mentor(look->mentor);
  } else {
    request.set_gone(true);
  }
  together.shared = look;
  together.share_soon = true;
  effects.push_back(CallShareSelection{std::move(request)});
  effects.push_back(ShareAfter{kSharePauseMs});
}

bool Overlaps(const PairEdit& a, const PairEdit& b) {
  return a.adept == b.adept || a.mentor == b.mentor;
}

// What is said when the network is back: with how many edits had waited, or none.
ShowToast BackAgain(const Model& model, int sent) {
  const Message message = sent == 0   ? Message::kContactIsBack
                          : sent == 1 ? Message::kContactIsBackOneEdit
                                      : Message::kContactIsBackEdits;
  const auto words = [&](text::Language language) {
    return text::Render(message, language, {text::FormatInteger(sent, language)});
  };
  return Toast(model, words, Manner::kGood);
}

// Whether the network is lost or back, and what that means for edits that wait.
void FollowContact(Model& model, Effects& effects) {
  Together& together = model.together;
  const int waiting = WaitingEdits(model);
  if (!model.connected && model.sign_in == SignIn::kSignedIn && !together.lost_since) {
    together.lost_since = model.local_time_s ? model.local_time_s() : 0;
  } else if (model.connected && together.lost_since) {
    together.lost_since.reset();
    together.catching_up = waiting;
    if (waiting == 0) effects.push_back(BackAgain(model, 0));
  } else if (model.connected && together.catching_up > 0 && waiting == 0) {
    effects.push_back(BackAgain(model, std::exchange(together.catching_up, 0)));
  }
  // A draft that is thought over is on this page alone: leaving it loses that, too.
  const bool guard = waiting > 0 || (model.board && model.board->draft);
  if (together.guarded != guard) {
    together.guarded = guard;
    effects.push_back(GuardLeaving{guard});
  }
}

}  // namespace

void FollowTogether(Model& model, Effects& effects) {
  FollowContact(model, effects);
  Share(model, effects);
}

void OnTimeToShare(Model& model) { model.together.share_soon = false; }

void OnPresence(Model& model, const v1::Event& event) {
  if (!model.board || RoundId(event.round()) != model.board->round_id) return;
  if (event.actor() == model.session.account()) return;
  const v1::Presence& presence = event.presence();
  std::vector<Other>& others = model.together.others;
  const auto known = std::find_if(others.begin(), others.end(), [&](const Other& other) {
    return other.account == event.actor() && other.viewer == presence.viewer();
  });
  if (presence.gone()) {
    if (known != others.end()) others.erase(known);
    return;
  }
  Other& other = known != others.end() ? *known : others.emplace_back();
  other.account = event.actor();
  other.viewer = presence.viewer();
  other.name = event.actor_display_name();
  other.hue = HueOf(model.together, other.account);
  other.adept = presence.adept();
  other.mentor = presence.mentor();
}

void ForgetOthers(Model& model) {
  model.together.others.clear();
  model.together.shared.reset();
  model.together.stream_up = false;
}

void NoteOthersEdit(Model& model, const v1::Event& event) {
  const std::optional<PairEdit> edit = PairEditOf(event.board_edited().change());
  if (!edit || event.actor() == model.session.account()) return;
  Together& together = model.together;
  const OthersEdit theirs{event.actor_display_name(), *edit};
  for (Conflict& conflict : together.conflicts) {
    if (!conflict.theirs && Overlaps(conflict.mine, *edit)) conflict.theirs = theirs;
  }
  together.others_edits.push_front(theirs);
  if (together.others_edits.size() > kKeptOthersEdits) together.others_edits.pop_back();
}

bool NoteConflict(Model& model, EditKind kind, const v1::BoardChange& change) {
  const std::optional<PairEdit> mine = PairEditOf(change);
  if (!mine) return false;
  Together& together = model.together;
  ForgetConflictsOf(model, *mine);
  Conflict conflict;
  conflict.id = ++together.last_conflict;
  conflict.kind = kind;
  conflict.mine = *mine;
  for (const OthersEdit& theirs : together.others_edits) {
    if (!Overlaps(conflict.mine, theirs.edit)) continue;
    conflict.theirs = theirs;
    break;
  }
  if (together.conflicts.size() >= kKeptConflicts) {
    together.conflicts.erase(together.conflicts.begin());
  }
  together.conflicts.push_back(std::move(conflict));
  return true;
}

void ForgetConflictsOf(Model& model, const PairEdit& edit) {
  std::erase_if(model.together.conflicts, [&](const Conflict& conflict) {
    return conflict.mine.adept == edit.adept && conflict.mine.mentor == edit.mentor;
  });
}

void OnDismissConflict(Model& model, int64_t id) {
  std::erase_if(model.together.conflicts,
                [id](const Conflict& conflict) { return conflict.id == id; });
}

void KeepEdits(Model& model) {
  if (!model.board) return;
  BoardModel& board = *model.board;
  board.replica->MarkUnsent();
  if (WaitingEdits(*board.replica) == 0) return;
  model.together.kept.push_back(
      {model.session.account(), board.round_id, std::move(board.replica)});
}

std::unique_ptr<Replica> TakeKeptEdits(Model& model, const std::string& round) {
  std::vector<KeptEdits>& kept = model.together.kept;
  const auto found = std::find_if(kept.begin(), kept.end(), [&](const KeptEdits& each) {
    return each.round_id == round && each.account == model.session.account();
  });
  if (found == kept.end()) return std::make_unique<Replica>();
  std::unique_ptr<Replica> replica = std::move(found->replica);
  kept.erase(found);
  return replica;
}

}  // namespace parvis::app
