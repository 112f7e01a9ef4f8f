// What every menu of the bar at the top ends with: colours, and how accessible the site is.
#ifndef PARVIS_CLIENT_WASM_VIEWS_SETTINGS_MENU_H_
#define PARVIS_CLIENT_WASM_VIEWS_SETTINGS_MENU_H_

#include <string>
#include <vector>

#include "client-wasm/views/view.h"

namespace parvis::views {

// Entries of a menu, each with what choosing it sends.
class ActionMenu {
 public:
  // The new entry, for its particulars.
  ui::MenuEntry& Add(std::string id, std::string label, app::Action action);
  // Draws the button, and the menu while it is open; sends what is chosen.
  void Draw(const View& view, ui::MenuButtonArgs button) const;

 private:
  std::vector<ui::MenuEntry> entries_;
  std::vector<app::Action> actions_;
};

// The themes, the present one with a tick, and the accessibility statement.
void AddSettings(const View& view, ActionMenu* menu);

}  // namespace parvis::views

#endif  // PARVIS_CLIENT_WASM_VIEWS_SETTINGS_MENU_H_
