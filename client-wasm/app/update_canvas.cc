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

}  // namespace parvis::app
