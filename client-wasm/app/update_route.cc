// Addresses, and reading what they show.
#include <algorithm>

#include "client-wasm/app/update_parts.h"

namespace parvis::app {
namespace {

// Chooses whom the address names, once the people are there.
void SelectFromRoute(Model& model) {
  if (!model.board) return;
  const BoardSolver& solver = *model.board->solver;
  Selection wanted;
  if (!model.route.select.empty()) {
    wanted.person = solver.AdeptIndex(model.route.select);
    if (wanted.person < 0) {
      wanted.person = solver.MentorIndex(model.route.select);
      wanted.is_mentor = wanted.person >= 0;
    }
  }
  const bool same =
      wanted.person == model.selection.person && wanted.is_mentor == model.selection.is_mentor;
  if (!same) model.selection = wanted;
}

void OpenRound(Model& model, Effects& effects) {
  if (model.board && model.board->round_id == model.route.round) {
    SelectFromRoute(model);
    return;
  }
  if (model.solving && model.solving->round_id == model.route.round) return;
  StopSolving(model, effects);
  model.board.reset();
  model.selection = Selection{};
  model.search.clear();
  model.institution.clear();
  model.import = ImportModel{};
  model.board_loading = {Load::kLoading, {}};
  effects.push_back(CallReadRound{model.route.round});
}

}  // namespace

void GoTo(Model& model, const Route& route, Effects& effects) {
  if (route == model.route) return;
  model.route = route;
  model.dialog = OpenDialog::kNone;
  effects.push_back(Navigate{FormatRoute(route), false});
  EnterRoute(model, effects);
}

void EnterRoute(Model& model, Effects& effects) {
  switch (model.route.screen) {
    case Screen::kRounds:
      if (model.rounds_loading.state != Load::kReady) model.rounds_loading = {Load::kLoading, {}};
      effects.push_back(CallListRounds{});
      return;
    case Screen::kPeople:
      OpenRound(model, effects);
      if (model.people_round != model.route.round) {
        model.people.clear();
        model.people_loading = {Load::kLoading, {}};
        effects.push_back(CallListApplications{model.route.round});
      }
      return;
    case Screen::kMatching:
    case Screen::kImport:
      OpenRound(model, effects);
      return;
    case Screen::kSignIn:
    case Screen::kNotFound:
      return;
  }
}

void OnRounds(Model& model, const RoundsAnswer& answer, Effects& effects) {
  if (const auto* failure = std::get_if<Failure>(&answer.outcome)) {
    if (failure->code == absl::StatusCode::kUnauthenticated) return ExpireSession(model, effects);
    model.rounds_loading = {Load::kFailed, *failure};
    return;
  }
  model.rounds = std::get<std::vector<v1::Round>>(answer.outcome);
  model.rounds_loading = {Load::kReady, {}};
}

void OnApplications(Model& model, const ApplicationsAnswer& answer, Effects& effects) {
  if (answer.round != model.route.round) return;
  if (const auto* failure = std::get_if<Failure>(&answer.outcome)) {
    if (failure->code == absl::StatusCode::kUnauthenticated) return ExpireSession(model, effects);
    model.people_loading = {Load::kFailed, *failure};
    return;
  }
  model.people = std::get<std::vector<v1::Application>>(answer.outcome);
  model.people_round = answer.round;
  model.people_loading = {Load::kReady, {}};
}

void ChooseOnBoard(Model& model, const Selection& selection, Effects& effects) {
  if (!model.board) return;
  model.selection = selection;
  model.route.select.clear();
  const v1::Board& board = model.board->board;
  const int count = selection.is_mentor ? board.mentors_size() : board.adepts_size();
  if (selection.person >= 0 && selection.person < count) {
    model.route.select = selection.is_mentor ? board.mentors(selection.person).id()
                                             : board.adepts(selection.person).id();
  } else {
    model.selection = Selection{};
  }
  effects.push_back(Navigate{FormatRoute(model.route), true});
}

}  // namespace parvis::app
