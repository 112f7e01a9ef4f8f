// The bar at the top: where one is, where one can go, language and leaving.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "client-wasm/ui/shortcut_words.h"
#include "client-wasm/views/parts.h"
#include "client-wasm/views/screens.h"
#include "client-wasm/views/settings_menu.h"
#include "client-wasm/views/together.h"

namespace parvis::views {
namespace {

// Two rings that meet: a pair.
void DrawMark(const View& view, ui::Vec2 center) {
  ui::Painter& painter = view.frame.painter();
  painter.StrokeCircle({center.x - 4, center.y}, 6.5f, view.theme().accent, 2.2f);
  painter.StrokeCircle({center.x + 4, center.y}, 6.5f, view.theme().institutions[3], 2.2f);
}

struct Destination {
  app::Screen screen;
  Message label;
};
constexpr Destination kDestinations[] = {{app::Screen::kMatching, Message::kNavMatching},
                                         {app::Screen::kPeople, Message::kNavPeople},
                                         {app::Screen::kImport, Message::kNavImport}};

bool IsOffered(const View& view, app::Screen screen) {
  return screen != app::Screen::kImport || app::MayEdit(view.model);
}

// Alternatives are compared as a part of the matching.
bool IsCurrent(const View& view, app::Screen screen) {
  const app::Screen shown = view.model.route.screen;
  return shown == screen || (screen == app::Screen::kMatching && shown == app::Screen::kCompare);
}

// Room for the round's title and the account's name beside the rest.
bool IsRoomy(const View& view) { return view.frame.viewport().w >= 960; }

// The search for commands as words, beside all the rest.
constexpr float kRoomForSearch = 1360;

bool InRound(const View& view) {
  return view.model.sign_in == app::SignIn::kSignedIn && !view.model.route.round.empty();
}

// In the middle of the bar, or further right where what stands at the left needs the room.
void DrawTabs(const View& view, const ui::Rect& bar, float from) {
  float width = -8;
  for (const Destination& each : kDestinations) {
    if (IsOffered(view, each.screen)) {
      width += ui::LinkTabWidth(view.frame, view.T(each.label)) + 8;
    }
  }
  ui::Rect rest = ui::Centered(bar, width, 36);
  rest.x = std::max(rest.x, from);
  const std::string name = view.T(Message::kNavigation);
  const auto navigation = view.frame.Enter(
      {.id = "navigation", .role = ui::Role::kNavigation, .name = name, .rect = rest});
  for (const Destination& each : kDestinations) {
    if (!IsOffered(view, each.screen)) continue;
    const std::string label = view.T(each.label);
    const std::string id = "tab-" + std::to_string(static_cast<int>(each.screen));
    ui::LinkArgs link;
    link.id = id;
    link.label = label;
    link.rect = ui::CutLeft(&rest, ui::LinkTabWidth(view.frame, label), 8);
    link.current = IsCurrent(view, each.screen);
    link.tab = true;
    RouteLink(view, link, {each.screen, view.model.route.round, ""});
  }
}

void DrawLanguage(const View& view, const ui::Rect& rect) {
  const std::vector<std::string> options = {"SV", "EN"};
  const std::string name = view.T(Message::kLanguage);
  const int selected = view.model.language == text::Language::kSwedish ? 0 : 1;
  if (const std::optional<int> chosen = ui::Segments(view.frame, {.id = "language",
                                                                  .name = name,
                                                                  .options = options,
                                                                  .selected = selected,
                                                                  .rect = rect})) {
    view.Send(
        app::ChooseLanguage{*chosen == 0 ? text::Language::kSwedish : text::Language::kEnglish});
  }
}

// Looks like the field that it opens.
void DrawSearchOrDo(const View& view, const ui::Rect& rect) {
  const app::CommandInfo& info = app::InfoOf(app::Command::kOpenPalette);
  const std::string label = view.T(info.label);
  const ui::Theme& theme = view.theme();
  ui::SemanticNode node;
  node.id = "search-or-do";
  node.role = ui::Role::kButton;
  node.name = label;
  node.shortcut = info.shortcut;
  node.bounds = rect;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  if (heard.activated) view.Run(app::Command::kOpenPalette);
  ui::Painter& painter = view.frame.painter();
  painter.FillRect(rect, heard.hovered ? theme.hover : theme.surface, ui::kRadiusControl);
  painter.StrokeRect(rect, heard.hovered ? theme.edge : ui::Mix(theme.line, theme.edge, 0.45f),
                     ui::kRadiusControl);
  ui::Rect words = ui::Inset(rect, 12, 0);
  const std::string keys = ui::ShortcutWords(view.frame, info.shortcut);
  const float width = painter.TextWidth(keys, ui::TextStyle::kFine) + 12;
  ui::DrawKeys(view.frame, keys, ui::RightMiddle(ui::CutRight(&words, width - 4, 8), width, 20));
  painter.Text(label, words, {.style = ui::TextStyle::kBody, .color = theme.muted});
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, rect, ui::kRadiusControl);
}

// The same where there is no room for words.
void DrawSearchOrDoIcon(const View& view, const ui::Rect& rect) {
  const app::CommandInfo& info = app::InfoOf(app::Command::kOpenPalette);
  const std::string label = view.T(info.label);
  if (ui::IconButton(view.frame, {.id = "search-or-do",
                                  .label = label,
                                  .icon = ui::Icon::kSearch,
                                  .rect = rect,
                                  .shortcut = info.shortcut})) {
    view.Run(app::Command::kOpenPalette);
  }
}

// On a phone everything else is behind one button.
void DrawCompactMenu(const View& view, const ui::Rect& rect) {
  ActionMenu menu;
  const bool signed_in = view.model.sign_in == app::SignIn::kSignedIn;
  if (signed_in) {
    menu.Add("rounds", view.T(Message::kRounds), app::Go{app::Route{}});
    for (const Destination& each : kDestinations) {
      if (!InRound(view) || !IsOffered(view, each.screen)) continue;
      menu.Add("to-" + std::to_string(static_cast<int>(each.screen)), view.T(each.label),
               app::Go{app::Route{each.screen, view.model.route.round, ""}})
          .checked = IsCurrent(view, each.screen);
    }
  }
  if (app::IsEnabled(view.model, app::Command::kShowWhatIf)) {
    menu.Add("what-if", view.T(Message::kWhatIf), app::RunCommand{app::Command::kShowWhatIf})
        .checked = view.model.panel == app::SidePanel::kWhatIf;
  }
  const bool swedish = view.model.language == text::Language::kSwedish;
  menu.Add("language", swedish ? "English" : "Svenska",
           app::ChooseLanguage{swedish ? text::Language::kEnglish : text::Language::kSwedish})
      .separator_before = signed_in;
  AddSettings(view, &menu);
  if (signed_in) {
    menu.Add("sign-out", view.T(Message::kSignOut), app::RunCommand{app::Command::kSignOut});
  }
  const std::string label = view.T(Message::kMenu);
  menu.Draw(view, {.id = "menu",
                   .label = label,
                   .rect = rect,
                   .icon = ui::Icon::kMenu,
                   .icon_only = true,
                   .quiet = true});
}

// The account's name, or the word for a menu before there is an account.
std::string AccountLabel(const View& view) {
  return view.model.sign_in == app::SignIn::kSignedIn ? view.model.session.display_name()
                                                      : view.T(Message::kMenu);
}

void DrawAccount(const View& view, const ui::Rect& rect) {
  ActionMenu menu;
  AddSettings(view, &menu);
  const bool signed_in = view.model.sign_in == app::SignIn::kSignedIn;
  if (signed_in) {
    menu.Add("sign-out", view.T(Message::kSignOut), app::RunCommand{app::Command::kSignOut}).icon =
        ui::Icon::kSignOut;
  }
  const std::string label = AccountLabel(view);
  menu.Draw(view, {.id = "account",
                   .label = label,
                   .rect = rect,
                   .icon = signed_in ? ui::Icon::kPerson : ui::Icon::kMenu,
                   .icon_only = !IsRoomy(view),
                   .quiet = true});
}

// Mark, name, and the round with its state. Returns where they end.
float DrawPlace(const View& view, ui::Rect rest) {
  DrawMark(view, ui::LeftMiddle(ui::CutLeft(&rest, 24, 8), 22, 20).center());
  const float width = view.frame.painter().TextWidth("Parvis", ui::TextStyle::kSection) + 2;
  ui::LinkArgs home;
  home.id = "home";
  home.label = "Parvis";
  home.rect = ui::LeftMiddle(ui::CutLeft(&rest, width, 20), width, 28);
  home.style = ui::TextStyle::kSection;
  home.color = view.theme().text;
  RouteLink(view, home, app::Route{});
  if (!InRound(view) || !view.model.board || !IsRoomy(view)) return rest.x;
  const v1::Round& round = view.model.board->round;
  const std::string title = TitleOf(round, view.frame.language());
  const float title_width = view.frame.painter().TextWidth(title, ui::TextStyle::kBody) + 2;
  const ui::Rect place = ui::LeftMiddle(ui::CutLeft(&rest, title_width, 16), title_width, 20);
  ui::Text(view.frame, {.text = title, .rect = place, .color = view.theme().muted});
  const std::string state = StateWords(view, round.state());
  const ui::Rect chip = ui::Chip(view.frame, {.text = state,
                                              .at = {rest.x, rest.center().y - ui::kChipHeight / 2},
                                              .tone = StateTone(round.state())});
  return chip.right();
}

}  // namespace

void DrawTopBar(const View& view, const ui::Rect& rect) {
  ui::Panel(view.frame, rect, {.bottom = true});
  const auto banner = view.frame.Enter({.id = "top", .role = ui::Role::kBanner, .rect = rect});
  const bool compact = view.frame.compact();
  ui::Rect rest = ui::Inset(rect, compact ? 12.0f : 20.0f, 0);
  const float place_end = DrawPlace(view, rest);
  const bool signed_in = view.model.sign_in == app::SignIn::kSignedIn;
  if (compact) {
    const ui::Rect menu = ui::CutRight(&rest, 44, 4);
    if (signed_in) DrawSearchOrDoIcon(view, ui::Centered(ui::CutRight(&rest, 44, 4), 44, 44));
    DrawOthers(view, &rest);
    return DrawCompactMenu(view, ui::RightMiddle(menu, 44, 44));
  }
  if (InRound(view)) DrawTabs(view, rect, place_end + 16);
  const float width =
      IsRoomy(view) ? ui::ButtonWidth(view.frame, AccountLabel(view), true) + 20 : 36;
  DrawAccount(view, ui::Centered(ui::CutRight(&rest, width, 12), width, 36));
  DrawLanguage(view, ui::Centered(ui::CutRight(&rest, 92, 12), 92, 32));
  if (!signed_in) return;
  DrawOthers(view, &rest);
  constexpr float kSearchWidth = 204;
  // The tabs in the middle come first.
  constexpr float kHalfOfTabs = 180;
  const bool room = rest.right() - kSearchWidth >= rect.center().x + kHalfOfTabs;
  if (rect.w >= kRoomForSearch && room) {
    DrawSearchOrDo(view, ui::Centered(ui::CutRight(&rest, kSearchWidth), kSearchWidth, 34));
  } else {
    DrawSearchOrDoIcon(view, ui::Centered(ui::CutRight(&rest, 36), 36, 36));
  }
}

}  // namespace parvis::views
