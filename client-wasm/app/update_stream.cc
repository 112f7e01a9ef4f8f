// The one event stream of a page: opened with the first board, closed while nobody looks.
#include <algorithm>

#include "client-wasm/app/update_parts.h"

namespace parvis::app {

void EnsureStream(Model& model, Effects& effects) {
  if (model.stream_open || !model.visible || !model.board) return;
  model.stream_open = true;
  effects.push_back(OpenStream{model.last_sequence, model.together.viewer});
}

void OnStreamEvent(Model& model, const v1::Event& event, Effects& effects) {
  model.connected = true;
  model.last_sequence = std::max(model.last_sequence, event.sequence());
  int64_t& heard = model.heard_sequence[RoundId(event.round())];
  heard = std::max(heard, event.sequence());
  if (model.solving && RoundId(event.round()) == model.solving->round_id) {
    model.solving->heard.push_back(event);
  }
  const bool about_board = model.board && RoundId(event.round()) == model.board->round_id;
  const bool news = about_board && event.sequence() > model.board->board.sequence();
  switch (event.kind_case()) {
    case v1::Event::kBoardEdited:
      OnBoardEdited(model, event, effects);
      NoteInHistory(model, event, effects);
      break;
    case v1::Event::kApplicationsImported:
      if (news) ReadAnew(model, effects);
      if (RoundId(event.round()) == model.people_round) {
        model.people_round.clear();
        if (model.route.screen == Screen::kPeople) EnterRoute(model, effects);
      }
      break;
    case v1::Event::kRoundStateChanged:
      if (news) ReadAnew(model, effects);
      if (model.route.screen == Screen::kRounds) effects.push_back(CallListRounds{});
      break;
    case v1::Event::kRoundCreated:
      if (model.route.screen == Screen::kRounds) effects.push_back(CallListRounds{});
      break;
    case v1::Event::kPresence:
      OnPresence(model, event);
      break;
    case v1::Event::kScenarioCreated:
    case v1::Event::kScenarioDeleted:
      ListScenariosAgain(model, RoundId(event.round()), effects);
      break;
    case v1::Event::kHeartbeat:
    case v1::Event::KIND_NOT_SET:
      break;
  }
}

void OnStreamState(Model& model, bool connected, Effects& effects) {
  model.connected = connected;
  ForgetOthers(model);
  model.together.stream_up = connected;
  if (connected) {
    model.resend_failures = 0;
    AskAgain(model, effects);
  }
}

void OnStreamEnded(Model& model, const Failure& failure, Effects& effects) {
  model.stream_open = false;
  ForgetOthers(model);
  if (failure.code == absl::StatusCode::kUnauthenticated) return ExpireSession(model, effects);
  // The sequence number is not of this database: it was restored, or is another. What the board
  // says now is where the stream starts again.
  model.last_sequence = 0;
  model.heard_sequence.clear();
  ReadAnew(model, effects);
}

void OnReconnect(Model& model, Effects& effects) {
  if (model.sign_in != SignIn::kSignedIn) return;
  if (model.stream_open) {
    model.stream_open = false;
    effects.push_back(CloseStream{});
  }
  EnsureStream(model, effects);
  SendNextEdit(model, effects);
}

void OnVisibility(Model& model, bool visible, Effects& effects) {
  model.visible = visible;
  if (!visible && model.stream_open) {
    model.stream_open = false;
    ForgetOthers(model);
    effects.push_back(CloseStream{});
  } else if (visible && model.sign_in == SignIn::kExpired) {
    // Signed in again in another tab, perhaps.
    effects.push_back(CallGetSession{});
  } else if (visible && model.sign_in == SignIn::kSignedIn) {
    EnsureStream(model, effects);
    SendNextEdit(model, effects);
  }
}

}  // namespace parvis::app
