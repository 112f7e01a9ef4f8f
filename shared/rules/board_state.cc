#include "shared/rules/board_state.h"

#include "shared/rules/board_parameters.h"

namespace parvis::rules {
namespace {

using PairList = google::protobuf::RepeatedPtrField<v1::PersonPair>;
using IdList = google::protobuf::RepeatedPtrField<std::string>;

template <typename Pairs>
void Write(const Pairs& pairs, PairList* list) {
  list->Clear();
  for (const auto& [adept, mentor] : pairs) {
    v1::PersonPair* pair = list->Add();
    pair->set_adept(adept);
    pair->set_mentor(mentor);
  }
}

void Write(const BoardState::Parked& parked, IdList* list) {
  list->Clear();
  for (const std::string& id : parked) *list->Add() = id;
}

bool SameParked(const BoardState& a, const BoardState& b) {
  return a.parked_adepts() == b.parked_adepts() && a.parked_mentors() == b.parked_mentors();
}

}  // namespace

BoardState BoardState::FromBoard(const v1::Board& board) {
  BoardState state(board.policy());
  Parts& parts = state.parts_;
  for (const v1::PersonPair& pair : board.pins()) parts.pins.emplace(pair.adept(), pair.mentor());
  for (const v1::PersonPair& pair : board.forbids()) {
    parts.forbids.emplace(pair.adept(), pair.mentor());
  }
  parts.parked_adepts.insert(board.parked_adepts().begin(), board.parked_adepts().end());
  parts.parked_mentors.insert(board.parked_mentors().begin(), board.parked_mentors().end());
  for (const v1::PairMark& mark : board.marks()) {
    parts.marks.emplace(IdPair(mark.adept(), mark.mentor()), Mark{mark.kind(), mark.comment()});
  }
  return state;
}

std::string_view BoardState::PinnedMentor(std::string_view adept) const {
  const auto pin = pins().find(adept);
  return pin == pins().end() ? std::string_view() : std::string_view(pin->second);
}

bool BoardState::IsPinned(std::string_view adept, std::string_view mentor) const {
  const auto pin = pins().find(adept);
  return pin != pins().end() && pin->second == mentor;
}

bool BoardState::IsForbidden(std::string_view adept, std::string_view mentor) const {
  return forbids().count(IdPair(adept, mentor)) > 0;
}

const Mark& BoardState::MarkOf(std::string_view adept, std::string_view mentor) const {
  static const Mark kNone;
  const auto mark = marks().find(IdPair(adept, mentor));
  return mark == marks().end() ? kNone : mark->second;
}

void BoardState::WriteTo(v1::Board* board) const {
  Write(pins(), board->mutable_pins());
  Write(forbids(), board->mutable_forbids());
  *board->mutable_policy() = policy();
  Write(parked_adepts(), board->mutable_parked_adepts());
  Write(parked_mentors(), board->mutable_parked_mentors());
  board->clear_marks();
  for (const auto& [pair, mark] : marks()) {
    v1::PairMark* out = board->add_marks();
    out->set_adept(pair.first);
    out->set_mentor(pair.second);
    out->set_kind(mark.kind);
    out->set_comment(mark.comment);
  }
}

bool operator==(const BoardState& a, const BoardState& b) {
  return a.pins() == b.pins() && a.forbids() == b.forbids() &&
         SameParameters(a.policy(), b.policy()) && SameParked(a, b) && a.marks() == b.marks();
}

bool SamePairs(const BoardState& a, const BoardState& b) {
  return a.pins() == b.pins() && a.forbids() == b.forbids() &&
         SameMatching(a.policy(), b.policy()) && SameParked(a, b);
}

}  // namespace parvis::rules
