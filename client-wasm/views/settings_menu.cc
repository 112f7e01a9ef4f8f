#include "client-wasm/views/settings_menu.h"

#include <cstddef>
#include <utility>

namespace parvis::views {
namespace {

// In the order of app::kThemeChoices.
constexpr Message kThemeLabels[] = {Message::kThemeSystem, Message::kThemeLight,
                                    Message::kThemeDark, Message::kHighContrast};

}  // namespace

ui::MenuEntry& ActionMenu::Add(std::string id, std::string label, app::Action action) {
  entries_.emplace_back();
  entries_.back().id = std::move(id);
  entries_.back().label = std::move(label);
  actions_.push_back(std::move(action));
  return entries_.back();
}

void ActionMenu::Draw(const View& view, ui::MenuButtonArgs button) const {
  button.entries = entries_;
  if (const std::optional<int> chosen = ui::MenuButton(view.frame, button)) {
    view.Send(actions_[static_cast<std::size_t>(*chosen)]);
  }
}

void AddSettings(const View& view, ActionMenu* menu) {
  for (const app::ThemeChoice theme : app::kThemeChoices) {
    menu->Add("theme-" + std::string(app::WordOf(theme)),
              view.T(kThemeLabels[static_cast<std::size_t>(theme)]), app::ChooseTheme{theme})
        .checked = view.model.theme == theme;
  }
  menu->Add("statement", view.T(Message::kStatement),
            app::Go{app::Route{app::Screen::kAccessibility, "", ""}})
      .separator_before = true;
}

}  // namespace parvis::views
