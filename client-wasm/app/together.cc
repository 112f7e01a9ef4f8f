#include "client-wasm/app/together.h"

#include <algorithm>

#include "client-wasm/app/model.h"

namespace parvis::app {
namespace {

using text::Message;

// The bytes of the first letter, with what UTF-8 needs for it.
std::string_view FirstLetter(std::string_view word) {
  std::size_t length = 1;
  while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0) == 0x80) {
    ++length;
  }
  return word.substr(0, length);
}

std::string NameOf(const Model& model, bool is_mentor, std::string_view id) {
  const BoardModel& board = *model.board;
  const int index = is_mentor ? board.solver->MentorIndex(id) : board.solver->AdeptIndex(id);
  if (index < 0) return std::string(id);
  return is_mentor ? board.board.mentors(index).display_name()
                   : board.board.adepts(index).display_name();
}

Message TheirWords(Intent intent) {
  switch (intent) {
    case Intent::kPin:
      return Message::kTheyPinned;
    case Intent::kUnpin:
      return Message::kTheyUnpinned;
    case Intent::kForbid:
      return Message::kTheyForbade;
    case Intent::kAllow:
      return Message::kTheyAllowed;
  }
  return Message::kTheyPinned;
}

Message OwnWords(const Conflict& conflict) {
  if (conflict.kind == EditKind::kUndo) return Message::kMyUndoLost;
  if (conflict.kind == EditKind::kRedo) return Message::kMyRedoLost;
  switch (conflict.mine.intent) {
    case Intent::kPin:
      return Message::kMyPinLost;
    case Intent::kUnpin:
      return Message::kMyUnpinLost;
    case Intent::kForbid:
      return Message::kMyForbidLost;
    case Intent::kAllow:
      return Message::kMyAllowLost;
  }
  return Message::kMyPinLost;
}

// Takes pins of others off the mentor, as many as there must be places.
void MakeRoom(const BoardModel& board, const PairEdit& mine, v1::BoardChange* change) {
  int free = board.solver->Capacity(mine.mentor).value_or(0);
  for (const auto& [adept, mentor] : board.replica->shown().pins()) {
    if (mentor != mine.mentor || adept == mine.adept) continue;
    if (--free > 0) continue;
    v1::PersonPair* pin = change->add_removed_pins();
    pin->set_adept(adept);
    pin->set_mentor(mentor);
  }
}

}  // namespace

std::string Initials(std::string_view name) {
  const std::size_t first = name.find_first_not_of(' ');
  if (first == std::string_view::npos) return "?";
  name = name.substr(first, name.find_last_not_of(' ') - first + 1);
  std::string initials(FirstLetter(name));
  const std::size_t space = name.rfind(' ');
  if (space != std::string_view::npos) initials += FirstLetter(name.substr(space + 1));
  return initials;
}

const Other* ChosenBy(const Model& model, bool is_mentor, std::string_view person) {
  for (const Other& other : model.together.others) {
    if ((is_mentor ? other.mentor : other.adept) == person) return &other;
  }
  return nullptr;
}

std::string ChosenByWords(const Model& model, bool is_mentor, std::string_view person) {
  std::string names;
  for (const Other& other : model.together.others) {
    if ((is_mentor ? other.mentor : other.adept) != person) continue;
    if (!names.empty()) names += ", ";
    names += other.name;
  }
  return names.empty() ? names : text::Render(Message::kChosenBy, model.language, {names});
}

std::vector<const Other*> PeopleHere(const Model& model) {
  std::vector<const Other*> people;
  for (const Other& other : model.together.others) {
    const bool known = std::any_of(people.begin(), people.end(), [&](const Other* each) {
      return each->account == other.account;
    });
    if (!known) people.push_back(&other);
  }
  return people;
}

const Conflict* ConflictOf(const Model& model, bool is_mentor, std::string_view person) {
  for (const Conflict& conflict : model.together.conflicts) {
    if (conflict.Concerns(is_mentor, person)) return &conflict;
  }
  return nullptr;
}

std::string ConflictWords(const Model& model, const Conflict& conflict, text::Language language) {
  const auto say = [&](Message message, std::string_view a, std::string_view b,
                       std::string_view c) {
    return text::Render(message, language, {a, b, c});
  };
  const PairEdit& mine = conflict.mine;
  std::string words;
  if (conflict.theirs) {
    const PairEdit& theirs = conflict.theirs->edit;
    words = say(TheirWords(theirs.intent), conflict.theirs->name,
                NameOf(model, false, theirs.adept), NameOf(model, true, theirs.mentor));
  } else {
    words = say(Message::kSomebodyWasFirst, "", "", "");
  }
  return words + " " +
         say(OwnWords(conflict), NameOf(model, false, mine.adept), NameOf(model, true, mine.mentor),
             "");
}

std::optional<v1::BoardChange> MineAnyway(const Model& model, const Conflict& conflict) {
  if (!BoardIsEditable(model)) return std::nullopt;
  const BoardModel& board = *model.board;
  const rules::BoardState& shown = board.replica->shown();
  const PairEdit& mine = conflict.mine;
  v1::BoardChange change;
  switch (mine.intent) {
    case Intent::kPin:
      change = rules::PinChange(shown, mine.adept, mine.mentor);
      if (!rules::IsEmpty(change)) MakeRoom(board, mine, &change);
      break;
    case Intent::kUnpin:
      change = rules::UnpinChange(shown, mine.adept);
      break;
    case Intent::kForbid:
      change = rules::ForbidChange(shown, mine.adept, mine.mentor);
      break;
    case Intent::kAllow:
      change = rules::AllowChange(shown, mine.adept, mine.mentor);
      break;
  }
  if (rules::IsEmpty(change) || shown.Check(change, *board.solver)) return std::nullopt;
  return change;
}

std::optional<PairEdit> PairEditOf(const v1::BoardChange& change) {
  const auto edit = [](Intent intent, const v1::PersonPair& pair) {
    return PairEdit{intent, pair.adept(), pair.mentor()};
  };
  if (change.added_pins_size() > 0) return edit(Intent::kPin, change.added_pins(0));
  if (change.added_forbids_size() > 0) return edit(Intent::kForbid, change.added_forbids(0));
  if (change.removed_pins_size() > 0) return edit(Intent::kUnpin, change.removed_pins(0));
  if (change.removed_forbids_size() > 0) return edit(Intent::kAllow, change.removed_forbids(0));
  return std::nullopt;
}

int WaitingEdits(const Replica& replica) {
  return static_cast<int>(
      std::count_if(replica.pending().begin(), replica.pending().end(),
                    [](const PendingEdit& edit) { return edit.answered_revision == 0; }));
}

int WaitingEdits(const Model& model) {
  int waiting = model.board ? WaitingEdits(*model.board->replica) : 0;
  for (const KeptEdits& kept : model.together.kept) waiting += WaitingEdits(*kept.replica);
  return waiting;
}

}  // namespace parvis::app
