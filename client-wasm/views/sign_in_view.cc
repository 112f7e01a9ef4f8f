// Before there is a session: what happened, and what to do.
#include <string>

#include "client-wasm/views/parts.h"
#include "client-wasm/views/screens.h"

namespace parvis::views {

void DrawSignIn(const View& view, const ui::Rect& rect) {
  Message title = Message::kSignedOutTitle;
  Message words = Message::kSignedOutWords;
  switch (view.model.sign_in) {
    case app::SignIn::kUnknown:
    case app::SignIn::kSigningIn:
    case app::SignIn::kSignedIn:
      DrawLoading(view, {app::Load::kLoading, {}}, rect);
      return;
    case app::SignIn::kUnreachable:
      DrawLoading(view, {app::Load::kFailed, {absl::StatusCode::kUnavailable, "", "", ""}}, rect);
      return;
    case app::SignIn::kSignedOut:
      break;
    case app::SignIn::kLinkRefused:
      title = Message::kLinkRefusedTitle;
      words = Message::kLinkRefusedWords;
      break;
    case app::SignIn::kExpired:
      title = Message::kExpiredTitle;
      words = Message::kExpiredWords;
      break;
  }
  const std::string title_words = view.T(title);
  const std::string what_to_do = view.T(words);
  ui::EmptyState(view.frame, {.id = "sign-in",
                              .icon = ui::Icon::kLink,
                              .title = title_words,
                              .words = what_to_do,
                              .rect = rect});
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
                                  .rect = rect})) {
    view.Send(app::Go{app::Route{}});
  }
}

}  // namespace parvis::views
