// "Search or do …", and the list of keys: both made from the one table of commands.
#include <algorithm>
#include <string>
#include <vector>

#include "client-wasm/app/palette.h"
#include "client-wasm/ui/shortcut_words.h"
#include "client-wasm/views/parts.h"
#include "client-wasm/views/screens.h"

namespace parvis::views {
namespace {

ui::Icon IconOf(app::PaletteKind kind) {
  switch (kind) {
    case app::PaletteKind::kAdept:
    case app::PaletteKind::kMentor:
      return ui::Icon::kPerson;
    case app::PaletteKind::kRound:
      return ui::Icon::kPeople;
    case app::PaletteKind::kCommand:
      break;
  }
  return ui::Icon::kBolt;
}

Message HeadingOf(app::PaletteKind kind) {
  switch (kind) {
    case app::PaletteKind::kAdept:
      return Message::kAdepts;
    case app::PaletteKind::kMentor:
      return Message::kMentors;
    case app::PaletteKind::kRound:
      return Message::kRounds;
    case app::PaletteKind::kCommand:
      break;
  }
  return Message::kCommands;
}

std::vector<ui::ListOption> OptionsFor(const View& view, const std::string& written) {
  std::vector<ui::ListOption> options;
  for (const app::PaletteEntry& entry : app::FindInPalette(view.model, written)) {
    ui::ListOption option;
    option.id = entry.id;
    option.label = entry.label;
    option.second = entry.second;
    option.group = view.T(HeadingOf(entry.kind));
    option.shortcut = entry.shortcut;
    option.icon = IconOf(entry.kind);
    options.push_back(std::move(option));
  }
  return options;
}

// The action of what was taken: the list may hold other entries for the same words only if the
// board changed in between, and then the id is gone.
void Take(const View& view, const std::string& written, const std::string& id) {
  for (app::PaletteEntry& entry : app::FindInPalette(view.model, written)) {
    if (entry.id == id) return view.Send(std::move(entry.action));
  }
}

void DrawPalette(const View& view, ViewState& state) {
  const bool opened = !state.palette_open;
  if (opened) state.palette = {};
  state.palette_open = true;
  const std::string title = view.T(Message::kSearchOrDo);
  const ui::Rect window = view.frame.viewport();
  ui::Dialog dialog(view.frame, {.id = "palette",
                                 .title = title,
                                 .width = 620,
                                 .height = std::min(480.0f, window.h * 0.7f),
                                 .bare = true});
  ui::Rect body = dialog.body();
  ui::Rect field = ui::CutTop(&body, 52);
  // The cross stands at the right of the field.
  field = {field.x + 10, field.y + 2, field.w - 62, 48};
  const std::string list_name = view.T(Message::kFound);
  const ui::Rect list = {body.x + 8, body.y + 6, body.w - 16, body.h - 14};
  const auto find = [&view](const std::string& written) { return OptionsFor(view, written); };
  const std::optional<ui::ListOption> taken = ui::Combobox(
      view.frame,
      {.id = "search", .label = title, .list_name = list_name, .field = field, .list = list},
      &state.palette, find);
  if (opened) view.frame.Focus("search");
  if (find(state.palette.written).empty()) {
    const std::string nothing = view.T(Message::kNothingFound);
    ui::Text(view.frame, {.text = nothing,
                          .rect = {list.x + 12, list.y + 12, list.w - 24, 20},
                          .color = view.theme().muted});
  }
  if (taken || dialog.dismissed()) view.Run(app::Command::kCloseDialog);
  if (taken) Take(view, state.palette.written, taken->id);
}

// One key with what it does.
void DrawShortcut(const View& view, const std::string& label, const std::string& keys,
                  ui::Rect place) {
  const auto item = view.frame.Enter({.id = keys, .role = ui::Role::kListItem, .rect = place});
  const float width = view.frame.painter().TextWidth(keys, ui::TextStyle::kFine) + 14;
  const ui::Rect key = ui::CutRight(&place, width, 12);
  ui::DrawKeys(view.frame, keys, ui::RightMiddle(key, width, 22));
  ui::Text(view.frame, {.text = label, .rect = ui::LeftMiddle(place, place.w, 20)});
  ui::SemanticNode words;
  words.id = "keys";
  words.role = ui::Role::kText;
  words.name = keys;
  words.bounds = key;
  view.frame.Node(std::move(words));
}

struct ShortcutRow {
  Message label;
  std::string keys;
};

std::vector<ShortcutRow> ShortcutsOf(const View& view, app::CommandGroup group) {
  std::vector<ShortcutRow> rows;
  for (const app::CommandInfo& info : app::AllCommands()) {
    if (info.group != group || info.shortcut.empty()) continue;
    rows.push_back({info.label, ui::ShortcutWords(view.frame, info.shortcut)});
  }
  // What the cards hear by themselves, being a region of their own.
  if (group == app::CommandGroup::kView) {
    rows.push_back({Message::kMoveBetweenCards, "← ↑ → ↓"});
    rows.push_back({Message::kChooseCard, view.T(Message::kEnterKey)});
  }
  return rows;
}

void DrawShortcuts(const View& view) {
  constexpr float kRow = 34;
  constexpr float kHeading = 34;
  constexpr app::CommandGroup kGroups[] = {app::CommandGroup::kPair, app::CommandGroup::kChanges,
                                           app::CommandGroup::kView, app::CommandGroup::kGoTo,
                                           app::CommandGroup::kMore};
  const std::string title = view.T(Message::kShortcuts);
  const ui::Rect window = view.frame.viewport();
  ui::Dialog dialog(view.frame, {.id = "shortcuts",
                                 .title = title,
                                 .width = 480,
                                 .height = std::min(560.0f, window.h - 200)});
  {
    ui::ScrollArea scroll(view.frame,
                          {.id = "keys", .name = title, .rect = ui::Inset(dialog.body(), -4, 0)});
    const ui::Rect content = scroll.content();
    ui::Rect column{content.x + 4, content.y, content.w - 20, 4000};
    for (const app::CommandGroup group : kGroups) {
      const std::vector<ShortcutRow> rows = ShortcutsOf(view, group);
      if (rows.empty()) continue;
      const std::string heading = view.T(app::HeadingOf(group));
      ui::Rect top = ui::CutTop(&column, kHeading);
      ui::Heading(view.frame, {.text = heading,
                               .rect = {top.x, top.y + 12, top.w, 16},
                               .level = 3,
                               .style = ui::TextStyle::kPanel,
                               .color = view.theme().muted});
      const ui::Rect all{column.x, column.y, column.w, kRow * static_cast<float>(rows.size())};
      const auto list =
          view.frame.Enter({.id = heading, .role = ui::Role::kList, .name = heading, .rect = all});
      for (const ShortcutRow& row : rows) {
        DrawShortcut(view, view.T(row.label), row.keys, ui::CutTop(&column, kRow));
      }
    }
    scroll.SetContentHeight(column.y - content.y);
  }
  const ui::Rect buttons = dialog.buttons();
  const std::string close = view.T(Message::kClose);
  const float width = ui::ButtonWidth(view.frame, close);
  if (ui::Button(
          view.frame,
          {.id = "done", .label = close, .rect = ui::RightMiddle(buttons, width, buttons.h)}) ||
      dialog.dismissed()) {
    view.Run(app::Command::kCloseDialog);
  }
}

}  // namespace

void DrawGeneralDialogs(const View& view, ViewState& state) {
  const app::OpenDialog open = view.model.dialog;
  if (open != app::OpenDialog::kPalette) state.palette_open = false;
  if (open == app::OpenDialog::kPalette) DrawPalette(view, state);
  if (open == app::OpenDialog::kShortcuts) DrawShortcuts(view);
}

}  // namespace parvis::views
