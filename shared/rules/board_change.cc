// Changes as such: taken back, compared, and made of what a coordinator commands.
#include <algorithm>
#include <tuple>
#include <utility>

#include "shared/rules/board_parameters.h"
#include "shared/rules/board_state.h"

namespace parvis::rules {
namespace {

using PairList = google::protobuf::RepeatedPtrField<v1::PersonPair>;
using IdList = google::protobuf::RepeatedPtrField<std::string>;

void Add(PairList* list, std::string_view adept, std::string_view mentor) {
  v1::PersonPair* pair = list->Add();
  pair->set_adept(std::string(adept));
  pair->set_mentor(std::string(mentor));
}

v1::PairMark PairMarkOf(std::string_view adept, std::string_view mentor, const Mark& mark) {
  v1::PairMark out;
  out.set_adept(std::string(adept));
  out.set_mentor(std::string(mentor));
  out.set_kind(mark.kind);
  // Nothing is said of a pair that is not marked.
  if (mark.kind != v1::PairMark::KIND_UNSPECIFIED) out.set_comment(mark.comment);
  return out;
}

template <typename List, typename Same>
bool SameList(const List& a, const List& b, Same same) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

bool SamePair(const v1::PersonPair& a, const v1::PersonPair& b) {
  return a.adept() == b.adept() && a.mentor() == b.mentor();
}

bool SameParameter(const v1::ParameterChange& a, const v1::ParameterChange& b) {
  return a.parameter() == b.parameter() && a.old_value() == b.old_value() &&
         a.new_value() == b.new_value();
}

bool SameMark(const v1::PairMark& a, const v1::PairMark& b) {
  return a.adept() == b.adept() && a.mentor() == b.mentor() && a.kind() == b.kind() &&
         a.comment() == b.comment();
}

bool SameId(const std::string& a, const std::string& b) { return a == b; }

// What `to` has and `from` has not. Both are sorted by adept and mentor.
template <typename Pairs>
void AddMissing(const Pairs& from, const Pairs& to, PairList* list) {
  auto there = from.begin();
  for (const auto& pair : to) {
    const auto is_before = [&](const auto& other) {
      return std::tie(other.first, other.second) < std::tie(pair.first, pair.second);
    };
    while (there != from.end() && is_before(*there)) ++there;
    const bool has =
        there != from.end() && there->first == pair.first && there->second == pair.second;
    if (!has) Add(list, pair.first, pair.second);
  }
}
void AddMissing(const BoardState::Parked& from, const BoardState::Parked& to, IdList* list) {
  for (const std::string& id : to) {
    if (from.count(id) == 0) *list->Add() = id;
  }
}

}  // namespace

v1::BoardChange Inverse(const v1::BoardChange& change) {
  v1::BoardChange inverse;
  *inverse.mutable_added_pins() = change.removed_pins();
  *inverse.mutable_removed_pins() = change.added_pins();
  *inverse.mutable_added_forbids() = change.removed_forbids();
  *inverse.mutable_removed_forbids() = change.added_forbids();
  for (const v1::ParameterChange& parameter : change.parameters()) {
    v1::ParameterChange* back = inverse.add_parameters();
    back->set_parameter(parameter.parameter());
    back->set_old_value(parameter.new_value());
    back->set_new_value(parameter.old_value());
  }
  *inverse.mutable_parked_adepts() = change.returned_adepts();
  *inverse.mutable_returned_adepts() = change.parked_adepts();
  *inverse.mutable_parked_mentors() = change.returned_mentors();
  *inverse.mutable_returned_mentors() = change.parked_mentors();
  for (const v1::MarkChange& mark : change.marks()) {
    v1::MarkChange* back = inverse.add_marks();
    *back->mutable_before() = mark.after();
    *back->mutable_after() = mark.before();
  }
  return inverse;
}

bool IsEmpty(const v1::BoardChange& change) { return PartCount(change) == 0; }

std::size_t PartCount(const v1::BoardChange& change) {
  return static_cast<std::size_t>(change.added_pins_size()) + change.removed_pins_size() +
         change.added_forbids_size() + change.removed_forbids_size() + change.parameters_size() +
         change.parked_adepts_size() + change.parked_mentors_size() +
         change.returned_adepts_size() + change.returned_mentors_size() + change.marks_size();
}

bool SameChange(const v1::BoardChange& a, const v1::BoardChange& b) {
  return SameList(a.added_pins(), b.added_pins(), SamePair) &&
         SameList(a.removed_pins(), b.removed_pins(), SamePair) &&
         SameList(a.added_forbids(), b.added_forbids(), SamePair) &&
         SameList(a.removed_forbids(), b.removed_forbids(), SamePair) &&
         SameList(a.parameters(), b.parameters(), SameParameter) &&
         SameList(a.parked_adepts(), b.parked_adepts(), SameId) &&
         SameList(a.parked_mentors(), b.parked_mentors(), SameId) &&
         SameList(a.returned_adepts(), b.returned_adepts(), SameId) &&
         SameList(a.returned_mentors(), b.returned_mentors(), SameId) &&
         SameList(a.marks(), b.marks(), [](const v1::MarkChange& x, const v1::MarkChange& y) {
           return SameMark(x.before(), y.before()) && SameMark(x.after(), y.after());
         });
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

v1::BoardChange SetParameterChange(const BoardState& state, v1::Parameter parameter,
                                   int32_t value) {
  v1::BoardChange change;
  const int32_t old = ParameterValue(state.policy(), parameter);
  if (old == value) return change;
  v1::ParameterChange* part = change.add_parameters();
  part->set_parameter(parameter);
  part->set_old_value(old);
  part->set_new_value(value);
  return change;
}

v1::BoardChange ParkChange(const BoardState& state, bool is_mentor, std::string_view person) {
  v1::BoardChange change;
  if (is_mentor ? state.IsMentorParked(person) : state.IsAdeptParked(person)) return change;
  for (const auto& [adept, mentor] : state.pins()) {
    if ((is_mentor ? mentor : adept) == person) Add(change.mutable_removed_pins(), adept, mentor);
  }
  *(is_mentor ? change.add_parked_mentors() : change.add_parked_adepts()) = std::string(person);
  return change;
}

v1::BoardChange ReturnChange(const BoardState& state, bool is_mentor, std::string_view person) {
  v1::BoardChange change;
  if (!(is_mentor ? state.IsMentorParked(person) : state.IsAdeptParked(person))) return change;
  *(is_mentor ? change.add_returned_mentors() : change.add_returned_adepts()) = std::string(person);
  return change;
}

v1::BoardChange MarkChangeOf(const BoardState& state, std::string_view adept,
                             std::string_view mentor, const Mark& mark) {
  v1::BoardChange change;
  v1::MarkChange part;
  *part.mutable_before() = PairMarkOf(adept, mentor, state.MarkOf(adept, mentor));
  *part.mutable_after() = PairMarkOf(adept, mentor, mark);
  if (!SameMark(part.before(), part.after())) *change.add_marks() = std::move(part);
  return change;
}

v1::BoardChange ChangeBetween(const BoardState& from, const BoardState& to) {
  v1::BoardChange change;
  AddMissing(to.pins(), from.pins(), change.mutable_removed_pins());
  AddMissing(from.pins(), to.pins(), change.mutable_added_pins());
  AddMissing(to.forbids(), from.forbids(), change.mutable_removed_forbids());
  AddMissing(from.forbids(), to.forbids(), change.mutable_added_forbids());
  for (int i = 0; i < kParameterCount; ++i) {
    const v1::Parameter parameter = ParameterAt(i);
    change.MergeFrom(SetParameterChange(from, parameter, ParameterValue(to.policy(), parameter)));
  }
  AddMissing(from.parked_adepts(), to.parked_adepts(), change.mutable_parked_adepts());
  AddMissing(to.parked_adepts(), from.parked_adepts(), change.mutable_returned_adepts());
  AddMissing(from.parked_mentors(), to.parked_mentors(), change.mutable_parked_mentors());
  AddMissing(to.parked_mentors(), from.parked_mentors(), change.mutable_returned_mentors());
  for (const auto& [pair, mark] : from.marks()) {
    if (to.marks().count(pair) == 0) {
      change.MergeFrom(MarkChangeOf(from, pair.first, pair.second, Mark()));
    }
  }
  for (const auto& [pair, mark] : to.marks()) {
    change.MergeFrom(MarkChangeOf(from, pair.first, pair.second, mark));
  }
  return change;
}

}  // namespace parvis::rules
