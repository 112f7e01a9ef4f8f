// Addresses, and reading what they show.
#include <algorithm>
#include <utility>

#include "client-wasm/app/update_parts.h"

namespace parvis::app {
namespace {

// Chooses whom the address names, once the people are there.
void SelectFromRoute(Model& model, Effects& effects) {
  if (!model.board) return;
  const BoardSolver& solver = *model.board->solver;
  const Route& route = model.route;
  Selection wanted;
  if (!route.select.empty()) {
    wanted.person = solver.AdeptIndex(route.select);
    if (wanted.person < 0) {
      wanted.person = solver.MentorIndex(route.select);
      wanted.is_mentor = wanted.person >= 0;
    }
    if (wanted.person < 0) {
      model.route.select.clear();
      model.route.with.clear();
      effects.push_back(Toast(
          model, [](text::Language l) { return text::Render(text::Message::kLinkedPersonGone, l); },
          Manner::kWarn));
    }
  }
  if (wanted.person >= 0 && !route.with.empty()) {
    wanted.counterpart =
        wanted.is_mentor ? solver.AdeptIndex(route.with) : solver.MentorIndex(route.with);
  }
  model.selection = wanted;
}

// The address of what is shown.
Route RouteOf(const Model& model) {
  Route route;
  route.screen = model.route.screen;
  route.round = model.route.round;
  if (route.screen == Screen::kPeople) {
    route.search = model.people_search;
    route.sort = model.people_sort;
  } else if (route.screen == Screen::kCompare) {
    route.compared = model.route.compared;
  } else if (route.screen == Screen::kMatching) {
    route.view = model.view;
    route.panel = model.panel;
    route.search = model.search;
    route.institution = model.institution;
    route.mark = model.mark;
    route.sort = model.sort;
    route.history = model.dialog == OpenDialog::kHistory;
    route.meeting = model.meeting.on;
    route.select = model.route.select;
    route.with = model.route.with;
    if (model.board) {
      const v1::Board& board = model.board->board;
      const auto id = [&board](bool is_mentor, int index) -> std::string {
        if (index < 0) return "";
        return is_mentor ? board.mentors(index).id() : board.adepts(index).id();
      };
      const Selection& selection = model.selection;
      route.select = id(selection.is_mentor, selection.person);
      route.with = id(!selection.is_mentor, selection.counterpart);
    }
  }
  return route;
}

void OpenRound(Model& model, Effects& effects) {
  if (model.board && model.board->round_id == model.route.round) {
    SelectFromRoute(model, effects);
    return;
  }
  if (model.solving && model.solving->round_id == model.route.round) return;
  StopSolving(model, effects);
  StopBoardsWork(model, effects);
  KeepEdits(model);
  model.together.others.clear();
  model.together.others_edits.clear();
  model.together.conflicts.clear();
  model.board.reset();
  model.selection = Selection{};
  model.meeting.stop = -1;
  // Another round has other people and other tables.
  model.search.clear();
  model.institution.clear();
  model.mark.clear();
  model.people_search.clear();
  model.sort.clear();
  model.people_sort.clear();
  TakeFromRoute(model);
  model.import = ImportModel{};
  model.board_loading = {Load::kLoading, {}};
  effects.push_back(CallReadRound{model.route.round});
}

}  // namespace

void TakeFromRoute(Model& model) {
  const Route& route = model.route;
  if (route.screen == Screen::kPeople) {
    model.people_search = route.search;
    model.people_sort = route.sort;
  } else if (route.screen == Screen::kMatching) {
    model.view = route.view;
    model.panel = route.panel;
    model.search = route.search;
    model.institution = route.institution;
    model.mark = route.mark;
    model.sort = route.sort;
    model.meeting.on = route.meeting;
    if (route.history) model.dialog = OpenDialog::kHistory;
  }
}

void FollowWithAddress(Model& model, Effects& effects) {
  const bool in_round = !model.route.round.empty() && model.sign_in == SignIn::kSignedIn;
  if (!in_round) return;
  const Route now = RouteOf(model);
  if (now == model.route) return;
  const bool replace = !IsNewStep(model.route, now);
  model.route = now;
  effects.push_back(Navigate{FormatRoute(now), replace});
}

void GoTo(Model& model, const Route& route, Effects& effects) {
  const Route before = std::exchange(model.route, route);
  if (route.round == before.round) {
    // What the screen was shown with when one left it.
    model.route = RouteOf(model);
    model.route.compared = route.compared;
    if (!route.select.empty()) {
      model.route.select = route.select;
      model.route.with = route.with;
    }
  } else {
    model.route.view = before.view;
  }
  if (model.route == before) return;
  model.dialog = OpenDialog::kNone;
  effects.push_back(Navigate{FormatRoute(model.route), false});
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
    case Screen::kCompare:
      OpenRound(model, effects);
      return;
    case Screen::kSignIn:
    case Screen::kAccessibility:
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

void OnApplicationsProgress(Model& model, const ApplicationsProgress& progress) {
  Loading& loading = model.people_loading;
  if (progress.round != model.route.round || loading.state != Load::kLoading || !model.board)
    return;
  // Each person of the board has an application; there may be others besides.
  const v1::Board& board = model.board->board;
  const double people = std::max(1, board.adepts_size() + board.mentors_size());
  loading.done = std::min(0.99, static_cast<double>(progress.count) / people);
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

void ChooseOnBoard(Model& model, const Selection& selection) {
  if (!model.board) return;
  const v1::Board& board = model.board->board;
  const int count = selection.is_mentor ? board.mentors_size() : board.adepts_size();
  const bool chosen = selection.person >= 0 && selection.person < count;
  model.selection = chosen ? selection : Selection{};
}

}  // namespace parvis::app
