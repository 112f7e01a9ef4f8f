// The canvas' tools, and what is done with persons who are marked together.
#include <algorithm>
#include <vector>

#include "client-wasm/app/update_parts.h"

namespace parvis::app {
namespace {

bool IsMarkedPair(const Picked& picked, const matching::FormedPair& pair) {
  return std::binary_search(picked.adepts.begin(), picked.adepts.end(), pair.adept) ||
         std::binary_search(picked.mentors.begin(), picked.mentors.end(), pair.mentor);
}

bool IsMarkedPair(const Model& model, const rules::BoardState::IdPair& pair) {
  const BoardSolver& solver = *model.board->solver;
  matching::FormedPair ids;
  ids.adept = solver.AdeptIndex(pair.first);
  ids.mentor = solver.MentorIndex(pair.second);
  return IsMarkedPair(model.picked, ids);
}

void SetIds(const rules::BoardState::IdPair& pair, v1::PersonPair* out) {
  out->set_adept(pair.first);
  out->set_mentor(pair.second);
}

// One change for all of them, so that one undo takes it back.
v1::BoardChange ChangeOfPins(const Model& model, bool pin) {
  v1::BoardChange change;
  const v1::Board& board = model.board->board;
  for (const matching::FormedPair& pair : PickedPairs(model)) {
    if (pair.pinned == pin) continue;
    v1::PersonPair* out = pin ? change.add_added_pins() : change.add_removed_pins();
    out->set_adept(board.adepts(pair.adept).id());
    out->set_mentor(board.mentors(pair.mentor).id());
  }
  return change;
}

}  // namespace

std::vector<matching::FormedPair> PickedPairs(const Model& model) {
  std::vector<matching::FormedPair> pairs;
  if (!model.board) return pairs;
  for (const matching::FormedPair& pair : model.board->solver->matching().pairs) {
    if (IsMarkedPair(model.picked, pair)) pairs.push_back(pair);
  }
  return pairs;
}

std::vector<rules::BoardState::IdPair> PickedForbids(const Model& model) {
  std::vector<rules::BoardState::IdPair> pairs;
  if (!model.board) return pairs;
  for (const rules::BoardState::IdPair& pair : model.board->replica->shown().forbids()) {
    if (IsMarkedPair(model, pair)) pairs.push_back(pair);
  }
  return pairs;
}

void Pick(Model& model, PickPeople pick) {
  std::sort(pick.adepts.begin(), pick.adepts.end());
  std::sort(pick.mentors.begin(), pick.mentors.end());
  model.picked = {std::move(pick.adepts), std::move(pick.mentors)};
  if (!model.picked.empty()) model.selection = Selection{};
}

bool LayAside(Model& model) {
  if (model.tool != Tool::kSelect) {
    model.tool = Tool::kSelect;
    return true;
  }
  const bool marked = !model.picked.empty();
  model.picked = {};
  return marked;
}

void PinPicked(Model& model, bool pin, Effects& effects) {
  if (!BoardIsEditable(model)) return;
  MakeChange(model, ChangeOfPins(model, pin), effects);
}

void ForbidPicked(Model& model, Effects& effects) {
  if (!BoardIsEditable(model)) return;
  v1::BoardChange change;
  const v1::Board& board = model.board->board;
  for (const matching::FormedPair& pair : PickedPairs(model)) {
    const rules::BoardState::IdPair ids{board.adepts(pair.adept).id(),
                                        board.mentors(pair.mentor).id()};
    if (pair.pinned) SetIds(ids, change.add_removed_pins());
    SetIds(ids, change.add_added_forbids());
  }
  MakeChange(model, change, effects);
}

void AllowPicked(Model& model, Effects& effects) {
  if (!BoardIsEditable(model)) return;
  v1::BoardChange change;
  for (const rules::BoardState::IdPair& pair : PickedForbids(model)) {
    SetIds(pair, change.add_removed_forbids());
  }
  MakeChange(model, change, effects);
}

}  // namespace parvis::app
