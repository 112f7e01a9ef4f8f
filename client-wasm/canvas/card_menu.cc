#include "client-wasm/canvas/card_menu.h"

#include <string>
#include <utility>

#include "client-wasm/app/commands.h"

namespace parvis::canvas {
namespace {

using app::Command;

constexpr std::string_view kMenu = "card-menu";

// As it stands on the key.
std::string ShortcutLetter(Command command) {
  std::string letter(app::InfoOf(command).shortcut);
  if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') {
    letter[0] = static_cast<char>(letter[0] - 'a' + 'A');
  }
  return letter;
}

}  // namespace

void DrawCardMenu(ui::Frame& frame, const app::Model& model, const std::string& name,
                  std::optional<ui::Vec2> open_at, std::vector<app::Action>& actions) {
  if (open_at) ui::OpenMenu(frame, kMenu, *open_at);
  if (!ui::MenuIsOpen(frame, kMenu)) return;
  constexpr Command kCommands[] = {
      Command::kPinPair,      Command::kForbidPair,  Command::kMatchWith, Command::kMarkClear,
      Command::kMarkDoubtful, Command::kMarkDiscuss, Command::kPark};
  std::vector<ui::MenuEntry> entries;
  for (const Command command : kCommands) {
    ui::MenuEntry entry;
    entry.id = std::to_string(static_cast<int>(command));
    entry.label = frame.T(app::LabelOf(model, command));
    entry.second = ShortcutLetter(command);
    entry.disabled = !app::IsEnabled(model, command);
    entry.separator_before = command == Command::kMatchWith || command == Command::kMarkClear ||
                             command == Command::kPark;
    entries.push_back(std::move(entry));
  }
  if (const std::optional<int> chosen = ui::Menu(frame, kMenu, name, entries)) {
    actions.push_back(app::RunCommand{kCommands[static_cast<std::size_t>(*chosen)]});
  }
}

}  // namespace parvis::canvas
