#include "client-wasm/app/history.h"

#include <algorithm>

#include "client-wasm/app/change_words.h"
#include "client-wasm/app/model.h"
#include "shared/rules/board_state.h"

namespace parvis::app {
namespace {

using text::Message;

// The one pair that a change is about; null if it is about several, or about none.
const v1::PersonPair* OnlyPair(const v1::BoardChange& change, v1::PersonPair* of_mark) {
  if (change.parameters_size() > 0) return nullptr;
  // A pin that takes another's place, and a ban that is lifted by it, are the new pin's.
  if (change.added_pins_size() > 0) {
    return change.added_pins_size() == 1 ? &change.added_pins(0) : nullptr;
  }
  if (change.added_forbids_size() > 0) {
    return change.added_forbids_size() == 1 ? &change.added_forbids(0) : nullptr;
  }
  if (change.removed_pins_size() + change.removed_forbids_size() == 1) {
    return change.removed_pins_size() == 1 ? &change.removed_pins(0) : &change.removed_forbids(0);
  }
  if (change.marks_size() != 1) return nullptr;
  of_mark->set_adept(change.marks(0).after().adept());
  of_mark->set_mentor(change.marks(0).after().mentor());
  return of_mark;
}

// The one person who is parked or comes back; an empty id if it is not about one.
struct OnePerson {
  bool is_mentor = false;
  std::string id;
};
OnePerson OnlyPerson(const v1::BoardChange& change) {
  const int adepts = change.parked_adepts_size() + change.returned_adepts_size();
  const int mentors = change.parked_mentors_size() + change.returned_mentors_size();
  if (adepts + mentors != 1) return {};
  if (adepts == 1) {
    return {false,
            change.parked_adepts_size() == 1 ? change.parked_adepts(0) : change.returned_adepts(0)};
  }
  return {true, change.parked_mentors_size() == 1 ? change.parked_mentors(0)
                                                  : change.returned_mentors(0)};
}

bool MovesPeople(const v1::BoardChange& change) {
  return change.parked_adepts_size() + change.returned_adepts_size() +
             change.parked_mentors_size() + change.returned_mentors_size() >
         0;
}

// As it was made first: an undo's the other way round.
v1::BoardChange AsMade(const v1::BoardEdit& edit) {
  return edit.kind() == v1::BoardEdit::KIND_UNDO ? rules::Inverse(edit.change()) : edit.change();
}

std::string Named(const v1::MatchingPerson& person) {
  return person.display_name() + " " + person.institution();
}

}  // namespace

bool AddToHistory(const v1::Event& event, History* history) {
  const v1::BoardEdited& edited = event.board_edited();
  const int64_t last = history->edits.empty() ? 0 : history->edits.front().revision();
  if (edited.revision() <= last) return true;
  if (edited.revision() != last + 1 || edited.kind() == v1::BoardEdit::KIND_UNSPECIFIED) {
    return false;
  }
  v1::BoardEdit edit;
  edit.set_revision(edited.revision());
  *edit.mutable_edit_time() = event.event_time();
  edit.set_actor(event.actor());
  edit.set_actor_display_name(event.actor_display_name());
  edit.set_kind(edited.kind());
  *edit.mutable_change() = edited.change();
  edit.set_target_revision(edited.target_revision());
  for (v1::BoardEdit& earlier : history->edits) {
    if (earlier.revision() != edited.target_revision()) continue;
    earlier.set_undone(edited.kind() == v1::BoardEdit::KIND_UNDO);
  }
  history->edits.insert(history->edits.begin(), std::move(edit));
  return true;
}

std::string StepWords(const v1::BoardEdit& edit, text::Language language) {
  const std::string what = NameOfChange(AsMade(edit), language);
  switch (edit.kind()) {
    case v1::BoardEdit::KIND_UNDO:
      return text::Render(Message::kStepUndo, language, {what});
    case v1::BoardEdit::KIND_REDO:
      return text::Render(Message::kStepRedo, language, {what});
    default:
      return what;
  }
}

std::string StepSubject(const BoardModel& board, const v1::BoardEdit& edit,
                        text::Language language) {
  const std::optional<StepPerson> about = StepPersonOf(board, edit);
  if (!about) return "";
  const v1::Board& people = board.board;
  if (about->counterpart >= 0) {
    return text::Render(
        Message::kStepPair, language,
        {Named(people.adepts(about->person)), Named(people.mentors(about->counterpart))});
  }
  return Named(about->is_mentor ? people.mentors(about->person) : people.adepts(about->person));
}

std::optional<StepPerson> StepPersonOf(const BoardModel& board, const v1::BoardEdit& edit) {
  const v1::BoardChange change = AsMade(edit);
  const BoardSolver& solver = *board.solver;
  StepPerson found;
  if (MovesPeople(change)) {
    const OnePerson one = OnlyPerson(change);
    if (one.id.empty()) return std::nullopt;
    found.is_mentor = one.is_mentor;
    found.person = one.is_mentor ? solver.MentorIndex(one.id) : solver.AdeptIndex(one.id);
    if (found.person < 0) return std::nullopt;
    return found;
  }
  v1::PersonPair of_mark;
  const v1::PersonPair* pair = OnlyPair(change, &of_mark);
  if (pair == nullptr) return std::nullopt;
  found.person = solver.AdeptIndex(pair->adept());
  found.counterpart = solver.MentorIndex(pair->mentor());
  if (found.person < 0 || found.counterpart < 0) return std::nullopt;
  return found;
}

}  // namespace parvis::app
