#include "client-wasm/views/shell.h"

#include <utility>

#include "client-wasm/views/parts.h"
#include "client-wasm/views/screens.h"
#include "client-wasm/views/together.h"

namespace parvis::views {
namespace {

void HearShortcuts(const View& view, ViewState& state) {
  const bool stopped = std::exchange(state.canvas.stopped, false);
  if (view.model.dialog != app::OpenDialog::kNone) return;
  for (const app::CommandInfo& info : app::AllCommands()) {
    // Only what can be done: every other key stays the browser's.
    if (info.shortcut.empty() || !app::IsEnabled(view.model, info.command)) continue;
    // Escape has ended a drag already.
    if (stopped && info.command == app::Command::kClearSelection) continue;
    if (view.frame.Shortcut(info.shortcut)) view.Run(info.command);
  }
}

void DrawContent(const View& view, ViewState& state, const ui::Rect& rect) {
  // Whoever cannot sign in may want to read it the most.
  if (view.model.route.screen == app::Screen::kAccessibility) return DrawAccessibility(view, rect);
  if (view.model.sign_in != app::SignIn::kSignedIn) return DrawSignIn(view, rect);
  switch (view.model.route.screen) {
    case app::Screen::kRounds:
    case app::Screen::kSignIn:
      return DrawRounds(view, rect);
    case app::Screen::kMatching:
      return DrawMatching(view, state, rect);
    case app::Screen::kPeople:
      return DrawPeople(view, rect);
    case app::Screen::kImport:
      return DrawImport(view, rect);
    case app::Screen::kCompare:
      return DrawCompare(view, state, rect);
    case app::Screen::kAccessibility:
    case app::Screen::kNotFound:
      return DrawNotFound(view, rect);
  }
}

// The first stop of Tab, above the window's edge until it has the focus.
void DrawSkipLink(const View& view) {
  const std::string label = view.T(Message::kSkipToContent);
  const float width = ui::ButtonWidth(view.frame, label);
  const bool shown = view.frame.focused() == "skip";
  const ui::Rect place{8, shown ? 8.0f : -60.0f, width, 36};
  ui::Painter& painter = view.frame.painter();
  painter.SetLayer(3);
  if (shown) {
    painter.FillRect(place, view.theme().surface, ui::kRadiusControl);
  }
  if (ui::Link(view.frame, {.id = "skip",
                            .label = label,
                            .href = "#main",
                            .rect = place,
                            .align = ui::Align::kCenter})) {
    view.frame.Focus("/main");
  }
  painter.SetLayer(0);
}

// A new screen takes the focus, so that the next Tab is in it and a screen reader is told of it.
void MoveFocusToNewScreen(const View& view, ViewState& state) {
  const app::Route& route = view.model.route;
  const std::string shown = std::to_string(static_cast<int>(route.screen)) + route.round;
  if (!state.shown_screen.empty() && state.shown_screen != shown) view.frame.Focus("/main");
  state.shown_screen = shown;
}

}  // namespace

void DrawScreen(const View& view, ViewState& state) {
  const app::ViewOrder& order = view.model.order;
  state.order.reset();
  if (order.number != state.last_order) state.order = order.command;
  state.last_order = order.number;
  if (view.frame.compact() != view.model.narrow) {
    view.Send(app::WindowChanged{view.frame.compact()});
  }
  ui::Rect rest = view.frame.viewport();
  view.frame.painter().FillRect(rest, view.theme().bg);
  DrawSkipLink(view);
  DrawTopBar(view, ui::CutTop(&rest, kTopBarHeight));
  {
    const auto main = view.frame.Enter({.id = "main", .role = ui::Role::kMain, .rect = rest});
    DrawContactBar(view, &rest);
    DrawContent(view, state, rest);
  }
  if (view.model.sign_in == app::SignIn::kSignedIn) DrawGeneralDialogs(view, state);
  MoveFocusToNewScreen(view, state);
  HearShortcuts(view, state);
}

std::string PageTitle(const app::Model& model) {
  const auto say = [&](Message message) { return text::Render(message, model.language); };
  std::string title;
  if (model.route.screen == app::Screen::kAccessibility) {
    return say(Message::kStatement) + " · Parvis";
  }
  if (model.sign_in != app::SignIn::kSignedIn) {
    const std::optional<SignInWords> words = WordsOf(model.sign_in);
    return words ? say(words->title) + " · Parvis" : "Parvis";
  }
  switch (model.route.screen) {
    case app::Screen::kNotFound:
      return say(Message::kNoSuchPage) + " · Parvis";
    case app::Screen::kMatching:
      title = say(model.meeting.on ? Message::kMeeting : Message::kNavMatching);
      break;
    case app::Screen::kPeople:
      title = say(Message::kNavPeople);
      break;
    case app::Screen::kImport:
      title = say(Message::kNavImport);
      break;
    case app::Screen::kCompare:
      title = say(Message::kCompareTitle);
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
