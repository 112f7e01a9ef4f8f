// Who we are: the sign-in link, the session, its end.
#include "client-wasm/app/update_parts.h"

namespace parvis::app {

void OnStarted(Model& model, const Started& started, Effects& effects) {
  model.language = started.language;
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
    if (model.route.screen == Screen::kSignIn) {
      model.route = Route{};
      effects.push_back(Navigate{FormatRoute(model.route), true});
    }
    EnterRoute(model, effects);
    return;
  }
  const Failure& failure = std::get<Failure>(answer.outcome);
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

void OnSignedOut(Model& model, Effects& effects) {
  ForgetEverything(model, effects);
  model.sign_in = SignIn::kSignedOut;
  model.route = Route{};
  effects.push_back(Navigate{FormatRoute(model.route), true});
}

void ExpireSession(Model& model, Effects& effects) {
  if (model.sign_in != SignIn::kSignedIn) return;
  ForgetEverything(model, effects);
  model.sign_in = SignIn::kExpired;
}

void ForgetEverything(Model& model, Effects& effects) {
  if (model.stream_open) effects.push_back(CloseStream{});
  StopSolving(model, effects);
  Model fresh;
  fresh.language = model.language;
  fresh.route = model.route;
  fresh.visible = model.visible;
  fresh.last_solving = model.last_solving;
  fresh.worker_above_pairs = model.worker_above_pairs;
  fresh.new_request_id = std::move(model.new_request_id);
  model = std::move(fresh);
}

}  // namespace parvis::app
