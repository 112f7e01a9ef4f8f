#include "client-wasm/app/commands.h"

#include <cstddef>

#include "client-wasm/app/model.h"

namespace parvis::app {
namespace {

using text::Message;

// In the order of the enumeration.
constexpr CommandInfo kCommands[] = {
    {Command::kPinPair, Message::kPinPair, Message::kUnpinPair, "p"},
    {Command::kForbidPair, Message::kForbidPair, Message::kAllowPair, "f"},
    {Command::kMatchWith, Message::kMatchWith, Message::kMatchWith, "m"},
    {Command::kUndo, Message::kUndo, Message::kUndo, "Control+Z"},
    {Command::kRedo, Message::kRedo, Message::kRedo, "Control+Shift+Z"},
    {Command::kPublish, Message::kPublish, Message::kPublish, ""},
    {Command::kConfirmPublish, Message::kPublishConfirm, Message::kPublishConfirm, ""},
    {Command::kShowCards, Message::kViewCards, Message::kViewCards, ""},
    {Command::kShowList, Message::kViewList, Message::kViewList, ""},
    {Command::kClearSelection, Message::kClose, Message::kClose, "Escape"},
    {Command::kClearFilter, Message::kClearFilter, Message::kClearFilter, ""},
    {Command::kRetry, Message::kTryAgain, Message::kTryAgain, ""},
    {Command::kStopSolving, Message::kCancel, Message::kCancel, ""},
    {Command::kSignOut, Message::kSignOut, Message::kSignOut, ""},
    {Command::kConfirmImport, Message::kImportConfirm, Message::kImportConfirm, ""},
    {Command::kClearImport, Message::kImportOtherFiles, Message::kImportOtherFiles, ""},
    {Command::kCloseDialog, Message::kCancel, Message::kCancel, ""},
};

bool ShownIsPinned(const Model& model) {
  const ShownPair pair = ShownPairOf(model);
  return pair.complete() && model.board->solver->IsPinned(pair.adept, pair.mentor);
}

bool ShownIsForbidden(const Model& model) {
  const ShownPair pair = ShownPairOf(model);
  return pair.complete() && model.board->solver->IsForbidden(pair.adept, pair.mentor);
}

bool ShownIsAllowed(const Model& model) {
  const ShownPair pair = ShownPairOf(model);
  return pair.complete() && model.board->solver->Refusals(pair.adept, pair.mentor).Empty();
}

}  // namespace

const CommandInfo& InfoOf(Command command) { return kCommands[static_cast<std::size_t>(command)]; }

text::Message LabelOf(const Model& model, Command command) {
  const bool opposite = (command == Command::kPinPair && ShownIsPinned(model)) ||
                        (command == Command::kForbidPair && ShownIsForbidden(model));
  const CommandInfo& info = InfoOf(command);
  return opposite ? info.opposite_label : info.label;
}

bool IsEnabled(const Model& model, Command command) {
  switch (command) {
    case Command::kPinPair:
      return BoardIsEditable(model) && ShownIsAllowed(model);
    case Command::kForbidPair:
      return BoardIsEditable(model) && (ShownIsAllowed(model) || ShownIsForbidden(model));
    case Command::kMatchWith:
      return BoardIsEditable(model) && model.selection.person >= 0;
    case Command::kUndo:
      return BoardIsEditable(model) && model.board->replica->CanUndo();
    case Command::kRedo:
      return BoardIsEditable(model) && model.board->replica->CanRedo();
    case Command::kPublish:
    case Command::kConfirmPublish:
      // Not while edits are on their way: what is sent out is what the server has confirmed.
      return BoardIsEditable(model) && model.connected && model.board->replica->pending().empty() &&
             !model.board->solver->matching().pairs.empty();
    case Command::kClearSelection:
      return model.selection.person >= 0;
    case Command::kClearFilter:
      return !model.search.empty() || !model.institution.empty();
    case Command::kConfirmImport:
      return model.import.preview && model.import.preview->fault_count() == 0 &&
             !model.import.importing && !model.import.applied;
    case Command::kClearImport:
      return !model.import.files.empty() && !model.import.importing;
    case Command::kStopSolving:
      return model.solving.has_value();
    case Command::kShowCards:
    case Command::kShowList:
    case Command::kRetry:
    case Command::kSignOut:
    case Command::kCloseDialog:
      return true;
  }
  return false;
}

}  // namespace parvis::app
