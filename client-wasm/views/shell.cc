#include "client-wasm/views/shell.h"

#include "client-wasm/views/parts.h"
#include "client-wasm/views/screens.h"

namespace parvis::views {
namespace {

constexpr app::Command kWithShortcut[] = {
    app::Command::kPinPair, app::Command::kForbidPair, app::Command::kMatchWith,
    app::Command::kUndo,    app::Command::kRedo,       app::Command::kClearSelection,
};

void HearShortcuts(const View& view) {
  if (view.model.dialog != app::OpenDialog::kNone) return;
  if (view.model.route.screen != app::Screen::kMatching || !view.model.board) return;
  for (const app::Command command : kWithShortcut) {
    if (view.frame.Shortcut(app::InfoOf(command).shortcut)) view.Run(command);
  }
}

void DrawContent(const View& view, ViewState& state, const ui::Rect& rect) {
  if (view.model.sign_in != app::SignIn::kSignedIn) return DrawSignIn(view, rect);
  switch (view.model.route.screen) {
    case app::Screen::kRounds:
    case app::Screen::kSignIn:
      return DrawRounds(view, rect);
    case app::Screen::kMatching:
      return DrawMatching(view, state, rect);
    case app::Screen::kPeople:
      return DrawPeople(view, state, rect);
    case app::Screen::kImport:
      return DrawImport(view, rect);
    case app::Screen::kNotFound:
      return DrawNotFound(view, rect);
  }
}

}  // namespace

void DrawScreen(const View& view, ViewState& state) {
  ui::Rect rest = view.frame.viewport();
  view.frame.painter().FillRect(rest, view.theme().bg);
  DrawTopBar(view, ui::CutTop(&rest, kTopBarHeight));
  {
    const auto main = view.frame.Enter({.id = "main", .role = ui::Role::kMain, .rect = rest});
    DrawContent(view, state, rest);
  }
  HearShortcuts(view);
}

std::string PageTitle(const app::Model& model) {
  if (model.sign_in != app::SignIn::kSignedIn) return "Parvis";
  const auto say = [&](Message message) { return text::Render(message, model.language); };
  std::string title;
  switch (model.route.screen) {
    case app::Screen::kMatching:
      title = say(Message::kNavMatching);
      break;
    case app::Screen::kPeople:
      title = say(Message::kNavPeople);
      break;
    case app::Screen::kImport:
      title = say(Message::kNavImport);
      break;
    default:
      title = say(Message::kRounds);
  }
  if (model.board && !model.route.round.empty()) {
    title += " · " + TitleOf(model.board->round, model.language);
  }
  return title + " · Parvis";
}

}  // namespace parvis::views
