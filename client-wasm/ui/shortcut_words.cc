#include "client-wasm/ui/shortcut_words.h"

#include <utility>

#include "absl/strings/str_replace.h"
#include "shared/base/string_views.h"

namespace parvis::ui {

std::string ShortcutWords(Frame& frame, std::string_view shortcut) {
  // A letter as it stands on its key.
  if (shortcut.size() == 1 && shortcut[0] >= 'a' && shortcut[0] <= 'z') {
    return std::string(1, static_cast<char>(shortcut[0] - 'a' + 'A'));
  }
  const bool swedish = frame.language() == text::Language::kSwedish;
  return absl::StrReplaceAll(AbslView(shortcut), {{"Control+", "Ctrl "},
                                                  {"Shift+", swedish ? "Skift " : "Shift "},
                                                  {"Alt+", "Alt "},
                                                  {"Delete", "Del"},
                                                  {"Escape", "Esc"}});
}

}  // namespace parvis::ui
