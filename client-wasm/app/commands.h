// The one table of commands: what can be done, by which key, and whether it can be done now.
// Buttons, menus and keys all take label and shortcut from here.
#ifndef PARVIS_CLIENT_WASM_APP_COMMANDS_H_
#define PARVIS_CLIENT_WASM_APP_COMMANDS_H_

#include <string_view>

#include "shared/text/messages.h"

namespace parvis::app {

struct Model;

enum class Command {
  kPinPair,
  kForbidPair,
  kMatchWith,
  kUndo,
  kRedo,
  kPublish,
  kConfirmPublish,
  kShowCards,
  kShowList,
  kClearSelection,
  kClearFilter,
  kRetry,
  kStopSolving,
  kSignOut,
  kConfirmImport,
  kClearImport,
  kCloseDialog,
};

struct CommandInfo {
  Command command;
  // The label; pinning and forbidding say the opposite where the pair is so already.
  text::Message label;
  text::Message opposite_label;
  // As ui::Frame::Shortcut has it, such as "Control+Z" or "p"; empty without a key.
  std::string_view shortcut;
};

const CommandInfo& InfoOf(Command command);

// The label as it reads now, for the pair that is shown.
text::Message LabelOf(const Model& model, Command command);

// Whether the command would do something now.
bool IsEnabled(const Model& model, Command command);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_COMMANDS_H_
