// Before there is a session: what happened, and what to do.
#include <string>

#include "client-wasm/views/parts.h"
#include "client-wasm/views/screens.h"
#include "shared/text/numbers.h"

namespace parvis::views {

std::optional<SignInWords> WordsOf(app::SignIn sign_in) {
  switch (sign_in) {
    case app::SignIn::kUnknown:
    case app::SignIn::kSigningIn:
    case app::SignIn::kSignedIn:
    case app::SignIn::kUnreachable:
      return std::nullopt;
    case app::SignIn::kSignedOut:
      return SignInWords{Message::kSignedOutTitle, Message::kSignedOutWords};
    case app::SignIn::kLinkRefused:
      return SignInWords{Message::kLinkRefusedTitle, Message::kLinkRefusedWords};
    case app::SignIn::kExpired:
      return SignInWords{Message::kExpiredTitle, Message::kExpiredWords};
  }
  return std::nullopt;
}

namespace {

// What to do; where edits wait for a new session, that they do.
std::string WhatToDo(const View& view, const SignInWords& words) {
  const bool expired = view.model.sign_in == app::SignIn::kExpired;
  const int waiting = expired ? app::WaitingEdits(view.model) : 0;
  if (waiting == 0) return view.T(words.what_to_do);
  return view.T(waiting == 1 ? Message::kExpiredWaitingOne : Message::kExpiredWaiting,
                {text::FormatInteger(waiting, view.frame.language())});
}

}  // namespace

void DrawSignIn(const View& view, const ui::Rect& rect) {
  ui::Rect rest = rect;
  const ui::Rect foot = ui::CutBottom(&rest, 56);
  if (const std::optional<SignInWords> words = WordsOf(view.model.sign_in)) {
    const std::string title = view.T(words->title);
    const std::string what_to_do = WhatToDo(view, *words);
    const bool expired = view.model.sign_in == app::SignIn::kExpired;
    const std::string action = expired ? view.T(Message::kExpiredGoOn) : "";
    if (ui::EmptyState(view.frame, {.id = "sign-in",
                                    .icon = ui::Icon::kLink,
                                    .title = title,
                                    .words = what_to_do,
                                    .action = action,
                                    .rect = rest,
                                    .level = 1})) {
      view.Run(app::Command::kRetry);
    }
  } else if (view.model.sign_in == app::SignIn::kUnreachable) {
    DrawLoading(view, {app::Load::kFailed, {absl::StatusCode::kUnavailable, "", "", ""}}, rest);
  } else {
    DrawLoading(view, {app::Load::kLoading, {}}, rest);
  }
  const std::string statement = view.T(Message::kStatement);
  const float width = view.frame.painter().TextWidth(statement, ui::TextStyle::kBodyMedium) + 2;
  RouteLink(view, {.id = "statement", .label = statement, .rect = ui::Centered(foot, width, 28)},
            {app::Screen::kAccessibility, "", ""});
}

void DrawNotFound(const View& view, const ui::Rect& rect) {
  const std::string title = view.T(Message::kNoSuchPage);
  const std::string words = view.T(Message::kNotFoundText);
  const std::string action = view.T(Message::kToRounds);
  if (ui::EmptyState(view.frame, {.id = "not-found",
                                  .icon = ui::Icon::kHelp,
                                  .title = title,
                                  .words = words,
                                  .action = action,
                                  .rect = rect,
                                  .level = 1})) {
    view.Send(app::Go{app::Route{}});
  }
}

}  // namespace parvis::views
