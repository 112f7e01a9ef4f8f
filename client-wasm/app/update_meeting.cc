// Marks, who is parked, and the matching meeting.
#include <algorithm>
#include <utility>

#include "client-wasm/app/papers.h"
#include "client-wasm/app/update_parts.h"

namespace parvis::app {
namespace {

const std::string& IdOf(const Model& model, bool is_mentor, int person) {
  const v1::Board& board = model.board->board;
  return is_mentor ? board.mentors(person).id() : board.adepts(person).id();
}

bool IsPinned(const Model& model, bool is_mentor, std::string_view id) {
  const rules::BoardState& shown = model.board->replica->shown();
  if (!is_mentor) return !shown.PinnedMentor(id).empty();
  return std::any_of(shown.pins().begin(), shown.pins().end(),
                     [id](const auto& pin) { return pin.second == id; });
}

void Park(Model& model, bool is_mentor, int person, Effects& effects) {
  MakeChange(
      model,
      rules::ParkChange(model.board->replica->shown(), is_mentor, IdOf(model, is_mentor, person)),
      effects);
}

}  // namespace

void Mark(Model& model, const MarkPair& mark, Effects& effects) {
  if (!BoardIsEditable(model) || mark.adept < 0 || mark.mentor < 0) return;
  // What the panel shows stays: a mark is about it, whoever is asked about.
  const Selection selection = model.selection;
  MakeChange(model,
             rules::MarkChangeOf(model.board->replica->shown(), IdOf(model, false, mark.adept),
                                 IdOf(model, true, mark.mentor), {mark.kind, mark.comment}),
             effects);
  model.selection = selection;
}

void ToggleMark(Model& model, v1::PairMark::Kind kind, Effects& effects) {
  const ShownPair pair = ShownPairOf(model);
  const rules::Mark& now = ShownMark(model);
  if (now.kind == kind) {
    Mark(model, {pair.adept, pair.mentor, v1::PairMark::KIND_UNSPECIFIED, ""}, effects);
  } else {
    Mark(model, {pair.adept, pair.mentor, kind, now.comment}, effects);
  }
}

void ParkOrReturn(Model& model, const ParkPerson& who, Effects& effects) {
  if (!BoardIsEditable(model) || who.person < 0) return;
  const std::string& id = IdOf(model, who.is_mentor, who.person);
  if (model.board->solver->IsParked(who.is_mentor, who.person)) {
    MakeChange(model, rules::ReturnChange(model.board->replica->shown(), who.is_mentor, id),
               effects);
  } else if (IsPinned(model, who.is_mentor, id)) {
    model.parking = {who.is_mentor, who.person};
    model.dialog = OpenDialog::kParkPinned;
  } else {
    Park(model, who.is_mentor, who.person, effects);
  }
}

void UnpinAndPark(Model& model, Effects& effects) {
  model.dialog = OpenDialog::kNone;
  const Selection who = std::exchange(model.parking, {});
  if (who.person >= 0) Park(model, who.is_mentor, who.person, effects);
}

void ToggleMeeting(Model& model) {
  model.meeting.on = !model.meeting.on;
  model.meeting.stop = -1;
  if (!model.meeting.on) return;
  model.tool = Tool::kSelect;
  model.picked = {};
}

void FollowMeeting(Model& model) {
  if (!model.meeting.on || !model.board || model.selection.person >= 0) return;
  StepWalk(model, 1);
}

void StepWalk(Model& model, int step) {
  const int adept = WalkStep(model, step);
  if (adept < 0) return;
  model.meeting.stop = adept;
  model.meeting.stop_at_end = model.board->solver->PairOfAdept(adept) == nullptr;
  ChooseOnBoard(model, Selection{false, adept, -1});
}

void OpenMinutes(Model& model) {
  model.dialog = OpenDialog::kMinutes;
  std::string& names = model.meeting.participants;
  if (!names.empty()) return;
  names = model.session.display_name();
  for (const Other* other : PeopleHere(model)) names += ", " + other->name;
}

void PrintMinutes(Model& model, Effects& effects) {
  effects.push_back(PrintPaper{MinutesPaper(model)});
}

void SaveMinutes(Model& model, Effects& effects) {
  effects.push_back(SavePaper{MinutesFileName(model), MinutesPaper(model)});
}

void PrintSlips(Model& model, Effects& effects) {
  effects.push_back(PrintPaper{SlipsPaper(model)});
}

}  // namespace parvis::app
