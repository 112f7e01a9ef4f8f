#include "shared/rules/board_state.h"

#include <algorithm>

namespace parvis::rules {
namespace {

using PairList = google::protobuf::RepeatedPtrField<v1::PersonPair>;
using IdPair = std::pair<std::string, std::string>;

IdPair Ids(const v1::PersonPair& pair) { return {pair.adept(), pair.mentor()}; }

void Add(PairList* list, std::string_view adept, std::string_view mentor) {
  v1::PersonPair* pair = list->Add();
  pair->set_adept(std::string(adept));
  pair->set_mentor(std::string(mentor));
}

bool SameList(const PairList& a, const PairList& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const v1::PersonPair& x, const v1::PersonPair& y) {
                      return x.adept() == y.adept() && x.mentor() == y.mentor();
                    });
}

BoardRefusal Refuse(BoardRefusalReason reason, std::string_view list, int index,
                    const v1::PersonPair& pair) {
  BoardRefusal refusal;
  refusal.reason = reason;
  refusal.field = std::string(list) + "[" + std::to_string(index) + "]";
  refusal.adept = pair.adept();
  refusal.mentor = pair.mentor();
  return refusal;
}

// One of the change's four lists, under the name that a field path gives it.
struct NamedList {
  std::string_view name;
  const PairList& pairs;
};

// A pair may stand once among the pins and once among the forbids: added and removed at once, or
// twice, it would say nothing that can be taken back.
std::optional<BoardRefusal> CheckRepeats(const NamedList& removed, const NamedList& added) {
  std::set<IdPair> seen;
  for (const NamedList* list : {&removed, &added}) {
    for (int i = 0; i < list->pairs.size(); ++i) {
      if (!seen.insert(Ids(list->pairs[i])).second) {
        return Refuse(BoardRefusalReason::kRepeatedPair, list->name, i, list->pairs[i]);
      }
    }
  }
  return std::nullopt;
}

std::optional<BoardRefusal> CheckPersons(const NamedList& list, const BoardPeople& people) {
  for (int i = 0; i < list.pairs.size(); ++i) {
    const v1::PersonPair& pair = list.pairs[i];
    const bool has_adept = people.HasAdept(pair.adept());
    if (has_adept && people.Capacity(pair.mentor()).has_value()) continue;
    BoardRefusal refusal = Refuse(BoardRefusalReason::kUnknownPerson, list.name, i, pair);
    refusal.field += has_adept ? ".mentor" : ".adept";
    return refusal;
  }
  return std::nullopt;
}

std::optional<BoardRefusal> CheckMalformed(const v1::BoardChange& change,
                                           const BoardPeople& people) {
  if (IsEmpty(change)) return BoardRefusal{};
  const NamedList removed_pins{"removed_pins", change.removed_pins()};
  const NamedList removed_forbids{"removed_forbids", change.removed_forbids()};
  const NamedList added_pins{"added_pins", change.added_pins()};
  const NamedList added_forbids{"added_forbids", change.added_forbids()};
  if (auto refusal = CheckRepeats(removed_pins, added_pins)) return refusal;
  if (auto refusal = CheckRepeats(removed_forbids, added_forbids)) return refusal;
  for (const NamedList* list : {&removed_pins, &removed_forbids, &added_pins, &added_forbids}) {
    if (auto refusal = CheckPersons(*list, people)) return refusal;
  }
  return std::nullopt;
}

// The state after the change, built part by part.
class Edit {
 public:
  Edit(const BoardState::Pins& pins, const BoardState::Forbids& forbids, const BoardPeople& people)
      : pins_(pins), forbids_(forbids), people_(people) {
    for (const auto& [adept, mentor] : pins_) ++pinned_count_[mentor];
  }

  std::optional<BoardRefusal> Run(const v1::BoardChange& change) {
    for (int i = 0; i < change.removed_pins_size(); ++i) {
      if (auto refusal = RemovePin(change.removed_pins(i), i)) return refusal;
    }
    for (int i = 0; i < change.removed_forbids_size(); ++i) {
      const v1::PersonPair& pair = change.removed_forbids(i);
      if (forbids_.erase(Ids(pair)) == 0) {
        return Refuse(BoardRefusalReason::kNotOnBoard, "removed_forbids", i, pair);
      }
    }
    for (int i = 0; i < change.added_pins_size(); ++i) {
      if (auto refusal = AddPin(change.added_pins(i), i)) return refusal;
    }
    for (int i = 0; i < change.added_forbids_size(); ++i) {
      if (auto refusal = AddForbid(change.added_forbids(i), i)) return refusal;
    }
    return std::nullopt;
  }

  BoardState::Pins TakePins() { return std::move(pins_); }
  BoardState::Forbids TakeForbids() { return std::move(forbids_); }

 private:
  std::optional<BoardRefusal> RemovePin(const v1::PersonPair& pair, int index) {
    const auto pin = pins_.find(pair.adept());
    if (pin == pins_.end() || pin->second != pair.mentor()) {
      return Refuse(BoardRefusalReason::kNotOnBoard, "removed_pins", index, pair);
    }
    --pinned_count_[pin->second];
    pins_.erase(pin);
    return std::nullopt;
  }

  std::optional<BoardRefusal> AddPin(const v1::PersonPair& pair, int index) {
    const auto refuse = [&](BoardRefusalReason reason) {
      return Refuse(reason, "added_pins", index, pair);
    };
    if (const auto pin = pins_.find(pair.adept()); pin != pins_.end()) {
      if (pin->second == pair.mentor()) return refuse(BoardRefusalReason::kPairPinned);
      BoardRefusal refusal = refuse(BoardRefusalReason::kAdeptAlreadyPinned);
      refusal.pinned_mentor = pin->second;
      return refusal;
    }
    if (forbids_.count(Ids(pair)) > 0) return refuse(BoardRefusalReason::kPairForbidden);
    if (std::vector<std::string> rules = people_.RefusedBy(pair.adept(), pair.mentor());
        !rules.empty()) {
      BoardRefusal refusal = refuse(BoardRefusalReason::kPairRefused);
      refusal.rules = std::move(rules);
      return refusal;
    }
    int& count = pinned_count_[pair.mentor()];
    if (count >= people_.Capacity(pair.mentor()).value_or(0)) {
      return refuse(BoardRefusalReason::kMentorFullOfPins);
    }
    ++count;
    pins_.emplace(pair.adept(), pair.mentor());
    return std::nullopt;
  }

  std::optional<BoardRefusal> AddForbid(const v1::PersonPair& pair, int index) {
    if (const auto pin = pins_.find(pair.adept());
        pin != pins_.end() && pin->second == pair.mentor()) {
      return Refuse(BoardRefusalReason::kPairPinned, "added_forbids", index, pair);
    }
    if (!forbids_.insert(Ids(pair)).second) {
      return Refuse(BoardRefusalReason::kPairForbidden, "added_forbids", index, pair);
    }
    return std::nullopt;
  }

  BoardState::Pins pins_;
  BoardState::Forbids forbids_;
  const BoardPeople& people_;
  std::map<std::string, int> pinned_count_;
};

}  // namespace

std::string_view BoardRefusalName(BoardRefusalReason reason) {
  switch (reason) {
    case BoardRefusalReason::kEmptyChange:
      return "EMPTY_CHANGE";
    case BoardRefusalReason::kRepeatedPair:
      return "REPEATED_PAIR";
    case BoardRefusalReason::kUnknownPerson:
      return "UNKNOWN_PERSON";
    case BoardRefusalReason::kAdeptAlreadyPinned:
      return "ADEPT_ALREADY_PINNED";
    case BoardRefusalReason::kMentorFullOfPins:
      return "MENTOR_FULL_OF_PINS";
    case BoardRefusalReason::kPairForbidden:
      return "PAIR_FORBIDDEN";
    case BoardRefusalReason::kPairPinned:
      return "PAIR_PINNED";
    case BoardRefusalReason::kPairRefused:
      return "PAIR_REFUSED";
    case BoardRefusalReason::kNotOnBoard:
      return "NOT_ON_BOARD";
  }
  return "";
}

bool IsMalformed(BoardRefusalReason reason) {
  return reason == BoardRefusalReason::kEmptyChange ||
         reason == BoardRefusalReason::kRepeatedPair ||
         reason == BoardRefusalReason::kUnknownPerson;
}

BoardState BoardState::FromBoard(const v1::Board& board) {
  BoardState state;
  for (const v1::PersonPair& pair : board.pins()) {
    state.pins_.emplace(pair.adept(), pair.mentor());
  }
  for (const v1::PersonPair& pair : board.forbids()) state.forbids_.insert(Ids(pair));
  return state;
}

std::string_view BoardState::PinnedMentor(std::string_view adept) const {
  const auto pin = pins_.find(adept);
  return pin == pins_.end() ? std::string_view() : std::string_view(pin->second);
}

bool BoardState::IsPinned(std::string_view adept, std::string_view mentor) const {
  const auto pin = pins_.find(adept);
  return pin != pins_.end() && pin->second == mentor;
}

bool BoardState::IsForbidden(std::string_view adept, std::string_view mentor) const {
  return forbids_.count(IdPair(adept, mentor)) > 0;
}

void BoardState::WriteTo(v1::Board* board) const {
  board->clear_pins();
  board->clear_forbids();
  for (const auto& [adept, mentor] : pins_) Add(board->mutable_pins(), adept, mentor);
  for (const auto& [adept, mentor] : forbids_) Add(board->mutable_forbids(), adept, mentor);
}

std::optional<BoardRefusal> BoardState::Check(const v1::BoardChange& change,
                                              const BoardPeople& people) const {
  if (auto refusal = CheckMalformed(change, people)) return refusal;
  return Edit(pins_, forbids_, people).Run(change);
}

std::optional<BoardRefusal> BoardState::Apply(const v1::BoardChange& change,
                                              const BoardPeople& people) {
  if (auto refusal = CheckMalformed(change, people)) return refusal;
  Edit edit(pins_, forbids_, people);
  if (auto refusal = edit.Run(change)) return refusal;
  pins_ = edit.TakePins();
  forbids_ = edit.TakeForbids();
  return std::nullopt;
}

v1::BoardChange Inverse(const v1::BoardChange& change) {
  v1::BoardChange inverse;
  *inverse.mutable_added_pins() = change.removed_pins();
  *inverse.mutable_removed_pins() = change.added_pins();
  *inverse.mutable_added_forbids() = change.removed_forbids();
  *inverse.mutable_removed_forbids() = change.added_forbids();
  return inverse;
}

bool IsEmpty(const v1::BoardChange& change) { return PartCount(change) == 0; }

std::size_t PartCount(const v1::BoardChange& change) {
  return static_cast<std::size_t>(change.added_pins_size()) + change.removed_pins_size() +
         change.added_forbids_size() + change.removed_forbids_size();
}

bool SameChange(const v1::BoardChange& a, const v1::BoardChange& b) {
  return SameList(a.added_pins(), b.added_pins()) && SameList(a.removed_pins(), b.removed_pins()) &&
         SameList(a.added_forbids(), b.added_forbids()) &&
         SameList(a.removed_forbids(), b.removed_forbids());
}

v1::BoardChange PinChange(const BoardState& state, std::string_view adept,
                          std::string_view mentor) {
  v1::BoardChange change;
  if (state.IsPinned(adept, mentor)) return change;
  if (const std::string_view old = state.PinnedMentor(adept); !old.empty()) {
    Add(change.mutable_removed_pins(), adept, old);
  }
  if (state.IsForbidden(adept, mentor)) Add(change.mutable_removed_forbids(), adept, mentor);
  Add(change.mutable_added_pins(), adept, mentor);
  return change;
}

v1::BoardChange UnpinChange(const BoardState& state, std::string_view adept) {
  v1::BoardChange change;
  if (const std::string_view old = state.PinnedMentor(adept); !old.empty()) {
    Add(change.mutable_removed_pins(), adept, old);
  }
  return change;
}

v1::BoardChange ForbidChange(const BoardState& state, std::string_view adept,
                             std::string_view mentor) {
  v1::BoardChange change;
  if (state.IsForbidden(adept, mentor)) return change;
  if (state.IsPinned(adept, mentor)) Add(change.mutable_removed_pins(), adept, mentor);
  Add(change.mutable_added_forbids(), adept, mentor);
  return change;
}

v1::BoardChange AllowChange(const BoardState& state, std::string_view adept,
                            std::string_view mentor) {
  v1::BoardChange change;
  if (state.IsForbidden(adept, mentor)) Add(change.mutable_removed_forbids(), adept, mentor);
  return change;
}

}  // namespace parvis::rules
