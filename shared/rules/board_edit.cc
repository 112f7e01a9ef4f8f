// What an edit does to a board, part by part, and every reason why it is not made.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "shared/base/characters.h"
#include "shared/base/limits.h"
#include "shared/rules/board_parameters.h"
#include "shared/rules/board_state.h"

namespace parvis::rules {
namespace {

using PairList = google::protobuf::RepeatedPtrField<v1::PersonPair>;
using IdList = google::protobuf::RepeatedPtrField<std::string>;
using IdPair = BoardState::IdPair;
using Reason = BoardRefusalReason;
using Outcome = std::optional<BoardRefusal>;

IdPair Ids(const v1::PersonPair& pair) { return {pair.adept(), pair.mentor()}; }
IdPair Ids(const v1::PairMark& mark) { return {mark.adept(), mark.mentor()}; }

BoardRefusal Refuse(Reason reason, std::string_view list, int index) {
  BoardRefusal refusal;
  refusal.reason = reason;
  refusal.field = std::string(list) + "[" + std::to_string(index) + "]";
  return refusal;
}

BoardRefusal Refuse(Reason reason, std::string_view list, int index, const IdPair& pair) {
  BoardRefusal refusal = Refuse(reason, list, index);
  std::tie(refusal.adept, refusal.mentor) = pair;
  return refusal;
}

// One of the change's lists, under the name that a field path gives it.
template <typename List>
struct Named {
  std::string_view name;
  const List& list;
};

// A pair may stand once among the pins and once among the forbids: added and removed at once, or
// twice, it would say nothing that can be taken back.
Outcome CheckRepeats(const Named<PairList>& removed, const Named<PairList>& added) {
  std::set<IdPair> seen;
  for (const Named<PairList>* named : {&removed, &added}) {
    for (int i = 0; i < named->list.size(); ++i) {
      const IdPair pair = Ids(named->list[i]);
      if (!seen.insert(pair).second) return Refuse(Reason::kRepeatedPair, named->name, i, pair);
    }
  }
  return std::nullopt;
}

Outcome CheckPair(const BoardPeople& people, std::string_view list, int index, const IdPair& pair) {
  const bool has_adept = people.HasAdept(pair.first);
  if (has_adept && people.Capacity(pair.second).has_value()) return std::nullopt;
  BoardRefusal refusal = Refuse(Reason::kUnknownPerson, list, index, pair);
  refusal.field += has_adept ? ".mentor" : ".adept";
  return refusal;
}

Outcome CheckPairs(const v1::BoardChange& change, const BoardPeople& people) {
  const Named<PairList> removed_pins{"removed_pins", change.removed_pins()};
  const Named<PairList> removed_forbids{"removed_forbids", change.removed_forbids()};
  const Named<PairList> added_pins{"added_pins", change.added_pins()};
  const Named<PairList> added_forbids{"added_forbids", change.added_forbids()};
  if (Outcome refusal = CheckRepeats(removed_pins, added_pins)) return refusal;
  if (Outcome refusal = CheckRepeats(removed_forbids, added_forbids)) return refusal;
  for (const auto* named : {&removed_pins, &removed_forbids, &added_pins, &added_forbids}) {
    for (int i = 0; i < named->list.size(); ++i) {
      if (Outcome refusal = CheckPair(people, named->name, i, Ids(named->list[i]))) return refusal;
    }
  }
  return std::nullopt;
}

Outcome CheckParameters(const v1::BoardChange& change) {
  std::set<int> seen;
  for (int i = 0; i < change.parameters_size(); ++i) {
    const v1::ParameterChange& part = change.parameters(i);
    BoardRefusal refusal = Refuse(Reason::kUnknownParameter, "parameters", i);
    if (!IsParameter(part.parameter())) {
      refusal.field += ".parameter";
      return refusal;
    }
    refusal.parameter = part.parameter();
    const ParameterRange range = RangeOf(part.parameter());
    if (!seen.insert(part.parameter()).second) {
      refusal.reason = Reason::kRepeatedPart;
    } else if (part.new_value() < range.min || part.new_value() > range.max) {
      refusal.reason = Reason::kOutOfRange;
      refusal.field += ".new_value";
    } else if (part.new_value() == part.old_value()) {
      refusal.reason = Reason::kSameAgain;
    } else {
      continue;
    }
    return refusal;
  }
  return std::nullopt;
}

// Each person may be parked or returned, once.
template <typename Exists>
Outcome CheckPersons(const Named<IdList>& parked, const Named<IdList>& returned, Exists exists) {
  std::set<std::string_view> seen;
  for (const Named<IdList>* named : {&parked, &returned}) {
    for (int i = 0; i < named->list.size(); ++i) {
      const std::string& id = named->list[i];
      const bool known = exists(id);
      if (known && seen.insert(id).second) continue;
      BoardRefusal refusal =
          Refuse(known ? Reason::kRepeatedPart : Reason::kUnknownPerson, named->name, i);
      refusal.person = id;
      return refusal;
    }
  }
  return std::nullopt;
}

bool IsVerdict(const v1::PairMark& mark) {
  if (mark.kind() == v1::PairMark::KIND_UNSPECIFIED) return mark.comment().empty();
  return v1::PairMark::Kind_IsValid(mark.kind());
}

Outcome CheckMarks(const v1::BoardChange& change, const BoardPeople& people) {
  std::set<IdPair> seen;
  for (int i = 0; i < change.marks_size(); ++i) {
    const v1::PairMark& before = change.marks(i).before();
    const v1::PairMark& after = change.marks(i).after();
    const IdPair pair = Ids(after);
    if (Outcome refusal = CheckPair(people, "marks", i, pair)) return refusal;
    const auto refuse = [&](Reason reason) { return Refuse(reason, "marks", i, pair); };
    if (Ids(before) != pair || !IsVerdict(before) || !IsVerdict(after)) {
      return refuse(Reason::kBadMark);
    }
    if (!seen.insert(pair).second) return refuse(Reason::kRepeatedPart);
    if (before.kind() == after.kind() && before.comment() == after.comment()) {
      return refuse(Reason::kSameAgain);
    }
    if (CountCharacters(after.comment()) > limits::kMarkCommentCharacters) {
      return refuse(Reason::kCommentTooLong);
    }
  }
  return std::nullopt;
}

Outcome CheckMalformed(const v1::BoardChange& change, const BoardPeople& people) {
  if (IsEmpty(change)) return BoardRefusal{};
  if (Outcome refusal = CheckPairs(change, people)) return refusal;
  if (Outcome refusal = CheckParameters(change)) return refusal;
  if (Outcome refusal = CheckPersons(Named<IdList>{"parked_adepts", change.parked_adepts()},
                                     Named<IdList>{"returned_adepts", change.returned_adepts()},
                                     [&](const std::string& id) { return people.HasAdept(id); })) {
    return refusal;
  }
  if (Outcome refusal =
          CheckPersons(Named<IdList>{"parked_mentors", change.parked_mentors()},
                       Named<IdList>{"returned_mentors", change.returned_mentors()},
                       [&](const std::string& id) { return people.Capacity(id).has_value(); })) {
    return refusal;
  }
  return CheckMarks(change, people);
}

bool AllZero(const v1::Weights& weights) {
  return weights.needs() == 0 && weights.named() == 0 && weights.line_of_work() == 0 &&
         weights.manager_level() == 0 && weights.logistics() == 0;
}

}  // namespace

// The state after the change, built part by part.
class BoardState::Edit {
 public:
  Edit(Parts parts, const BoardPeople& people) : parts_(std::move(parts)), people_(people) {
    for (const auto& [adept, mentor] : parts_.pins) ++pinned_count_[mentor];
  }

  Outcome Run(const v1::BoardChange& change) {
    Outcome refusal;
    const auto each = [&refusal](const auto& list, auto make) {
      for (int i = 0; i < list.size() && !refusal; ++i) refusal = make(list[i], i);
      return refusal.has_value();
    };
    const auto pair_part = [this](auto make) {
      return [this, make](const v1::PersonPair& pair, int i) { return (this->*make)(pair, i); };
    };
    if (each(change.removed_pins(), pair_part(&Edit::RemovePin))) return refusal;
    if (each(change.removed_forbids(), pair_part(&Edit::RemoveForbid))) return refusal;
    if ((refusal = SetParameters(change))) return refusal;
    if ((refusal = MoveAdepts(change))) return refusal;
    if ((refusal = MoveMentors(change))) return refusal;
    if (each(change.added_pins(), pair_part(&Edit::AddPin))) return refusal;
    if (each(change.added_forbids(), pair_part(&Edit::AddForbid))) return refusal;
    each(change.marks(), [this](const v1::MarkChange& mark, int i) { return SetMark(mark, i); });
    return refusal;
  }

  Parts Take() { return std::move(parts_); }

 private:
  Outcome RemovePin(const v1::PersonPair& pair, int index) {
    const auto pin = parts_.pins.find(pair.adept());
    if (pin == parts_.pins.end() || pin->second != pair.mentor()) {
      return Refuse(Reason::kNotOnBoard, "removed_pins", index, Ids(pair));
    }
    --pinned_count_[pin->second];
    parts_.pins.erase(pin);
    return std::nullopt;
  }

  Outcome RemoveForbid(const v1::PersonPair& pair, int index) {
    if (parts_.forbids.erase(Ids(pair)) > 0) return std::nullopt;
    return Refuse(Reason::kNotOnBoard, "removed_forbids", index, Ids(pair));
  }

  Outcome SetParameters(const v1::BoardChange& change) {
    if (change.parameters_size() == 0) return std::nullopt;
    const v1::Policy before = parts_.policy;
    for (int i = 0; i < change.parameters_size(); ++i) {
      const v1::ParameterChange& part = change.parameters(i);
      if (ParameterValue(parts_.policy, part.parameter()) != part.old_value()) {
        BoardRefusal refusal = Refuse(Reason::kParameterChanged, "parameters", i);
        refusal.parameter = part.parameter();
        return refusal;
      }
      SetParameter(&parts_.policy, part.parameter(), part.new_value());
    }
    // These are about several parameters together, which may have come in any order.
    BoardRefusal refusal;
    refusal.field = "parameters";
    if (AllZero(parts_.policy.adept_weights()) || AllZero(parts_.policy.mentor_weights())) {
      refusal.reason = Reason::kWeightsAllZero;
      return refusal;
    }
    if (parts_.policy.reciprocity() && parts_.policy.objective() == v1::OBJECTIVE_STABLE) {
      refusal.reason = Reason::kReciprocityWithStable;
      return refusal;
    }
    if (SameScoring(before, parts_.policy)) return std::nullopt;
    for (const auto& [adept, mentor] : parts_.pins) {
      refusal.rules = people_.RefusedBy(adept, mentor, parts_.policy);
      if (refusal.rules.empty()) continue;
      refusal.reason = Reason::kPinRefused;
      refusal.adept = adept;
      refusal.mentor = mentor;
      return refusal;
    }
    return std::nullopt;
  }

  Outcome Return(const IdList& list, std::string_view name, Parked* parked) {
    for (int i = 0; i < list.size(); ++i) {
      if (parked->erase(list[i]) > 0) continue;
      BoardRefusal refusal = Refuse(Reason::kNotParked, name, i);
      refusal.person = list[i];
      return refusal;
    }
    return std::nullopt;
  }

  // `is_of` tells whether the pin is the person's.
  template <typename IsOf>
  Outcome Park(const IdList& list, std::string_view name, Parked* parked, IsOf is_of) {
    for (int i = 0; i < list.size(); ++i) {
      BoardRefusal refusal = Refuse(Reason::kPersonParked, name, i);
      refusal.person = list[i];
      if (!parked->insert(list[i]).second) return refusal;
      const auto pin = std::find_if(parts_.pins.begin(), parts_.pins.end(),
                                    [&](const auto& each) { return is_of(each, list[i]); });
      if (pin == parts_.pins.end()) continue;
      refusal.reason = Reason::kPersonPinned;
      std::tie(refusal.adept, refusal.mentor) = *pin;
      return refusal;
    }
    return std::nullopt;
  }

  Outcome MoveAdepts(const v1::BoardChange& change) {
    Parked* parked = &parts_.parked_adepts;
    Outcome refusal = Return(change.returned_adepts(), "returned_adepts", parked);
    if (refusal) return refusal;
    return Park(change.parked_adepts(), "parked_adepts", parked,
                [](const auto& pin, const std::string& id) { return pin.first == id; });
  }

  Outcome MoveMentors(const v1::BoardChange& change) {
    Parked* parked = &parts_.parked_mentors;
    Outcome refusal = Return(change.returned_mentors(), "returned_mentors", parked);
    if (refusal) return refusal;
    return Park(change.parked_mentors(), "parked_mentors", parked,
                [](const auto& pin, const std::string& id) { return pin.second == id; });
  }

  Outcome AddPin(const v1::PersonPair& pair, int index) {
    const auto refuse = [&](Reason reason) {
      return Refuse(reason, "added_pins", index, Ids(pair));
    };
    if (const auto pin = parts_.pins.find(pair.adept()); pin != parts_.pins.end()) {
      if (pin->second == pair.mentor()) return refuse(Reason::kPairPinned);
      BoardRefusal refusal = refuse(Reason::kAdeptAlreadyPinned);
      refusal.pinned_mentor = pin->second;
      return refusal;
    }
    if (parts_.forbids.count(Ids(pair)) > 0) return refuse(Reason::kPairForbidden);
    const bool adept_parked = parts_.parked_adepts.count(pair.adept()) > 0;
    if (adept_parked || parts_.parked_mentors.count(pair.mentor()) > 0) {
      BoardRefusal refusal = refuse(Reason::kPersonParked);
      refusal.person = adept_parked ? pair.adept() : pair.mentor();
      return refusal;
    }
    if (std::vector<std::string> rules =
            people_.RefusedBy(pair.adept(), pair.mentor(), parts_.policy);
        !rules.empty()) {
      BoardRefusal refusal = refuse(Reason::kPairRefused);
      refusal.rules = std::move(rules);
      return refusal;
    }
    int& count = pinned_count_[pair.mentor()];
    if (count >= people_.Capacity(pair.mentor()).value_or(0)) {
      return refuse(Reason::kMentorFullOfPins);
    }
    ++count;
    parts_.pins.emplace(pair.adept(), pair.mentor());
    return std::nullopt;
  }

  Outcome AddForbid(const v1::PersonPair& pair, int index) {
    const auto refuse = [&](Reason reason) {
      return Refuse(reason, "added_forbids", index, Ids(pair));
    };
    if (const auto pin = parts_.pins.find(pair.adept());
        pin != parts_.pins.end() && pin->second == pair.mentor()) {
      return refuse(Reason::kPairPinned);
    }
    if (!parts_.forbids.insert(Ids(pair)).second) return refuse(Reason::kPairForbidden);
    return std::nullopt;
  }

  Outcome SetMark(const v1::MarkChange& change, int index) {
    const IdPair pair = Ids(change.after());
    const auto present = parts_.marks.find(pair);
    const Mark mark = present == parts_.marks.end() ? Mark() : present->second;
    if (!(mark == Mark{change.before().kind(), change.before().comment()})) {
      return Refuse(Reason::kMarkChanged, "marks", index, pair);
    }
    if (change.after().kind() == v1::PairMark::KIND_UNSPECIFIED) {
      parts_.marks.erase(present);
    } else {
      parts_.marks[pair] = Mark{change.after().kind(), change.after().comment()};
    }
    return std::nullopt;
  }

  Parts parts_;
  const BoardPeople& people_;
  std::map<std::string, int> pinned_count_;
};

Outcome BoardState::Check(const v1::BoardChange& change, const BoardPeople& people) const {
  if (Outcome refusal = CheckMalformed(change, people)) return refusal;
  return Edit(parts_, people).Run(change);
}

Outcome BoardState::Apply(const v1::BoardChange& change, const BoardPeople& people) {
  if (Outcome refusal = CheckMalformed(change, people)) return refusal;
  Edit edit(parts_, people);
  if (Outcome refusal = edit.Run(change)) return refusal;
  parts_ = edit.Take();
  return std::nullopt;
}

}  // namespace parvis::rules
