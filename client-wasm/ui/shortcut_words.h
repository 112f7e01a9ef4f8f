// How a shortcut is shown to a person.
#ifndef PARVIS_CLIENT_WASM_UI_SHORTCUT_WORDS_H_
#define PARVIS_CLIENT_WASM_UI_SHORTCUT_WORDS_H_

#include <string>
#include <string_view>

#include "client-wasm/ui/frame.h"

namespace parvis::ui {

// "Control+Shift+Z" as "Ctrl Shift Z".
std::string ShortcutWords(Frame& frame, std::string_view shortcut);

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_SHORTCUT_WORDS_H_
