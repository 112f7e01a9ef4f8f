// The one table of commands: what can be done, by which key, and whether it can be done now.
// Buttons, menus and keys all take label and shortcut from here.
#ifndef PARVIS_CLIENT_WASM_APP_COMMANDS_H_
#define PARVIS_CLIENT_WASM_APP_COMMANDS_H_

#include <optional>
#include <span>
#include <string_view>

#include "shared/text/messages.h"

namespace parvis::app {

struct Model;

enum class Command {
  kOpenPalette,
  kShowShortcuts,
  kPinPair,
  kForbidPair,
  kMatchWith,
  kMarkClear,
  kMarkDoubtful,
  kMarkDiscuss,
  kPark,
  kUnpinAndPark,
  kUndo,
  kRedo,
  kShowHistory,
  kPublish,
  kConfirmPublish,
  kShowCards,
  kShowMatrix,
  kShowList,
  kShowWhatIf,
  kApplyDraft,
  kDiscardDraft,
  kStopDraft,
  kSaveScenario,
  kDeleteScenario,
  kCompareScenarios,
  kBackToWhatIf,
  kSelectTool,
  kLassoTool,
  kPinTool,
  kForbidTool,
  kPanTool,
  kGroupCards,
  kPinPicked,
  kUnpinPicked,
  kForbidPicked,
  kAllowPicked,
  kZoomIn,
  kZoomOut,
  kZoomFit,
  kTidy,
  kFindPerson,
  kClearSelection,
  kClearFilter,
  kMeeting,
  kNextPair,
  kPreviousPair,
  kMinutes,
  kPrintMinutes,
  kSaveMinutes,
  kPrintSlips,
  kCopyLink,
  kGoToRounds,
  kGoToMatching,
  kGoToPeople,
  kGoToImport,
  kSwitchLanguage,
  kRetry,
  kStopReading,
  kStopSolving,
  kStopImport,
  kSignOut,
  kConfirmImport,
  kClearImport,
  kCloseDialog,
};

// Under which heading a command stands where all of them are listed.
enum class CommandGroup {
  kPair,
  kChanges,
  kView,
  kMeeting,
  kGoTo,
  kMore,
  // Has a meaning only where its button stands.
  kElsewhere,
};

struct CommandInfo {
  Command command;
  // The label; what is so already is offered to be taken back.
  text::Message label;
  text::Message opposite_label;
  // As ui::Frame::Shortcut has it, such as "Control+Z" or "p"; empty without a key.
  std::string_view shortcut;
  CommandGroup group = CommandGroup::kMore;
};

// All of them, in the order of the enumeration.
std::span<const CommandInfo> AllCommands();
text::Message HeadingOf(CommandGroup group);

const CommandInfo& InfoOf(Command command);

// The label as it reads now, for the pair that is shown.
text::Message LabelOf(const Model& model, Command command);

// Whether the command would do something now.
bool IsEnabled(const Model& model, Command command);
// Why it would not, where that is not seen beside it.
std::optional<text::Message> WhyNot(const Model& model, Command command);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_COMMANDS_H_
