// Who we are: the sign-in link, the session, its end.
#include <utility>
#include <vector>

#include "client-wasm/app/update_parts.h"

namespace parvis::app {

void OnStarted(Model& model, const Started& started, Effects& effects) {
  model.language = started.language;
  model.theme = started.theme;
  model.visible = started.visible;
  model.route = ParseRoute(started.path);
  if (model.route.screen == Screen::kSignIn && !started.fragment.empty()) {
    model.sign_in = SignIn::kSigningIn;
    // The token leaves the address bar and the history before anything else happens.
    effects.push_back(Navigate{FormatRoute(model.route), true});
    effects.push_back(CallCreateSession{started.fragment});
    return;
  }
  model.sign_in = SignIn::kUnknown;
  effects.push_back(CallGetSession{});
}

void OnSession(Model& model, const SessionAnswer& answer, Effects& effects) {
  if (const auto* session = std::get_if<v1::Session>(&answer.outcome)) {
    model.session = *session;
    model.sign_in = SignIn::kSignedIn;
    // Somebody else's edits are not this account's to send.
    std::erase_if(model.together.kept,
                  [&](const KeptEdits& kept) { return kept.account != session->account(); });
    model.together.catching_up = WaitingEdits(model);
    if (model.route.screen == Screen::kSignIn) {
      model.route = Route{};
      effects.push_back(Navigate{FormatRoute(model.route), true});
    }
    EnterRoute(model, effects);
    return;
  }
  const Failure& failure = std::get<Failure>(answer.outcome);
  if (model.sign_in == SignIn::kExpired) return;
  if (failure.IsLost()) {
    model.sign_in = SignIn::kUnreachable;
  } else if (model.sign_in == SignIn::kSigningIn) {
    // An old link in the hands of somebody who is signed in already does no harm.
    model.sign_in = SignIn::kLinkRefused;
    effects.push_back(CallGetSession{});
  } else if (model.sign_in != SignIn::kLinkRefused) {
    model.sign_in = SignIn::kSignedOut;
  }
}

void SignOut(Model& model, Effects& effects) {
  if (WaitingEdits(model) == 0) {
    effects.push_back(CallDeleteSession{});
  } else {
    const auto words = [](text::Language language) {
      return text::Render(text::Message::kSignOutWaits, language);
    };
    effects.push_back(Toast(model, words, Manner::kWarn));
  }
}

void OnSignedOut(Model& model, Effects& effects) {
  ForgetEverything(model, effects);
  model.sign_in = SignIn::kSignedOut;
  model.route = Route{};
  effects.push_back(Navigate{FormatRoute(model.route), true});
}

void ExpireSession(Model& model, Effects& effects) {
  if (model.sign_in != SignIn::kSignedIn) return;
  // What the server has not got waits for the same account on this page.
  KeepEdits(model);
  std::vector<KeptEdits> kept = std::move(model.together.kept);
  ForgetEverything(model, effects);
  model.together.kept = std::move(kept);
  model.sign_in = SignIn::kExpired;
}

void ForgetEverything(Model& model, Effects& effects) {
  if (model.stream_open) effects.push_back(CloseStream{});
  StopSolving(model, effects);
  StopBoardsWork(model, effects);
  Model fresh;
  fresh.language = model.language;
  fresh.theme = model.theme;
  fresh.route = model.route;
  fresh.visible = model.visible;
  fresh.last_solving = model.last_solving;
  fresh.worker_above_pairs = model.worker_above_pairs;
  fresh.together.viewer = model.together.viewer;
  fresh.together.guarded = model.together.guarded;
  fresh.utc_offset_s = model.utc_offset_s;
  fresh.local_time_s = std::move(model.local_time_s);
  fresh.new_request_id = std::move(model.new_request_id);
  model = std::move(fresh);
}

}  // namespace parvis::app
