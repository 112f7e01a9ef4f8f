#include "client-wasm/app/board_change.h"

namespace parvis::app {
namespace {

using Pairs = google::protobuf::RepeatedPtrField<v1::PersonPair>;

std::set<PairId> SetOf(const Pairs& pairs) {
  std::set<PairId> out;
  for (const v1::PersonPair& pair : pairs) out.insert({pair.adept(), pair.mentor()});
  return out;
}

bool AllAbsent(const Pairs& pairs, const std::set<PairId>& from) {
  for (const v1::PersonPair& pair : pairs) {
    if (from.count({pair.adept(), pair.mentor()}) != 0) return false;
  }
  return true;
}

bool AllPresent(const Pairs& pairs, const std::set<PairId>& in) {
  for (const v1::PersonPair& pair : pairs) {
    if (in.count({pair.adept(), pair.mentor()}) == 0) return false;
  }
  return true;
}

void Change(const Pairs& added, const Pairs& removed, std::set<PairId>* set) {
  for (const v1::PersonPair& pair : removed) set->erase({pair.adept(), pair.mentor()});
  for (const v1::PersonPair& pair : added) set->insert({pair.adept(), pair.mentor()});
}

void Set(const PairId& pair, v1::PersonPair* out) {
  out->set_adept(pair.adept);
  out->set_mentor(pair.mentor);
}

}  // namespace

Decisions DecisionsOf(const v1::Board& board) {
  return {SetOf(board.pins()), SetOf(board.forbids())};
}

v1::BoardChange Inverse(const v1::BoardChange& change) {
  v1::BoardChange inverse;
  *inverse.mutable_added_pins() = change.removed_pins();
  *inverse.mutable_removed_pins() = change.added_pins();
  *inverse.mutable_added_forbids() = change.removed_forbids();
  *inverse.mutable_removed_forbids() = change.added_forbids();
  return inverse;
}

bool Applies(const v1::BoardChange& change, const Decisions& decisions) {
  return AllAbsent(change.added_pins(), decisions.pins) &&
         AllPresent(change.removed_pins(), decisions.pins) &&
         AllAbsent(change.added_forbids(), decisions.forbids) &&
         AllPresent(change.removed_forbids(), decisions.forbids);
}

bool Apply(const v1::BoardChange& change, Decisions* decisions) {
  if (!Applies(change, *decisions)) return false;
  Change(change.added_pins(), change.removed_pins(), &decisions->pins);
  Change(change.added_forbids(), change.removed_forbids(), &decisions->forbids);
  return true;
}

bool SameChange(const v1::BoardChange& a, const v1::BoardChange& b) {
  return SetOf(a.added_pins()) == SetOf(b.added_pins()) &&
         SetOf(a.removed_pins()) == SetOf(b.removed_pins()) &&
         SetOf(a.added_forbids()) == SetOf(b.added_forbids()) &&
         SetOf(a.removed_forbids()) == SetOf(b.removed_forbids());
}

v1::BoardChange PinChange(const PairId& pair) {
  v1::BoardChange change;
  Set(pair, change.add_added_pins());
  return change;
}

v1::BoardChange UnpinChange(const PairId& pair) { return Inverse(PinChange(pair)); }

v1::BoardChange ForbidChange(const PairId& pair) {
  v1::BoardChange change;
  Set(pair, change.add_added_forbids());
  return change;
}

v1::BoardChange AllowChange(const PairId& pair) { return Inverse(ForbidChange(pair)); }

}  // namespace parvis::app
