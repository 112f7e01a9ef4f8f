#include "client-wasm/app/commands.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "client-wasm/app/model.h"

namespace parvis::app {
namespace {

using text::Message;

// In the order of the enumeration.
constexpr CommandInfo kCommands[] = {
    {Command::kOpenPalette, Message::kSearchOrDo, Message::kSearchOrDo, "Control+K",
     CommandGroup::kMore},
    {Command::kShowShortcuts, Message::kShortcuts, Message::kShortcuts, "?", CommandGroup::kMore},
    {Command::kPinPair, Message::kPinPair, Message::kUnpinPair, "p", CommandGroup::kPair},
    {Command::kForbidPair, Message::kForbidPair, Message::kAllowPair, "f", CommandGroup::kPair},
    {Command::kMatchWith, Message::kMatchWith, Message::kMatchWith, "m", CommandGroup::kPair},
    {Command::kMarkClear, Message::kMarkAsClear, Message::kUnmark, "k", CommandGroup::kPair},
    {Command::kMarkDoubtful, Message::kMarkAsDoubtful, Message::kUnmark, "t", CommandGroup::kPair},
    {Command::kMarkDiscuss, Message::kMarkAsDiscuss, Message::kUnmark, "d", CommandGroup::kPair},
    {Command::kPark, Message::kParkPerson, Message::kReturnPerson, "x", CommandGroup::kPair},
    {Command::kUnpinAndPark, Message::kUnpinAndPark, Message::kUnpinAndPark, "",
     CommandGroup::kElsewhere},
    {Command::kUndo, Message::kUndo, Message::kUndo, "Control+Z", CommandGroup::kChanges},
    {Command::kRedo, Message::kRedo, Message::kRedo, "Control+Shift+Z", CommandGroup::kChanges},
    {Command::kShowHistory, Message::kHistory, Message::kHistory, "Shift+H",
     CommandGroup::kChanges},
    {Command::kPublish, Message::kPublish, Message::kPublish, "", CommandGroup::kChanges},
    {Command::kConfirmPublish, Message::kPublishConfirm, Message::kPublishConfirm, "",
     CommandGroup::kElsewhere},
    {Command::kShowCards, Message::kShowAsCards, Message::kShowAsCards, "1", CommandGroup::kView},
    {Command::kShowMatrix, Message::kShowAsMatrix, Message::kShowAsMatrix, "2",
     CommandGroup::kView},
    {Command::kShowList, Message::kShowAsList, Message::kShowAsList, "3", CommandGroup::kView},
    {Command::kShowWhatIf, Message::kWhatIf, Message::kCloseWhatIf, "w", CommandGroup::kView},
    {Command::kApplyDraft, Message::kApplyDraft, Message::kApplyDraft, "", CommandGroup::kChanges},
    {Command::kDiscardDraft, Message::kDiscardDraft, Message::kDiscardDraft, "",
     CommandGroup::kChanges},
    {Command::kStopDraft, Message::kCancel, Message::kCancel, "", CommandGroup::kElsewhere},
    {Command::kSaveScenario, Message::kSaveScenario, Message::kSaveScenario, "",
     CommandGroup::kChanges},
    {Command::kDeleteScenario, Message::kScenarioDeleteConfirm, Message::kScenarioDeleteConfirm, "",
     CommandGroup::kElsewhere},
    {Command::kCompareScenarios, Message::kCompareScenarios, Message::kCompareScenarios, "",
     CommandGroup::kGoTo},
    {Command::kBackToWhatIf, Message::kCompareBack, Message::kCompareBack, "",
     CommandGroup::kElsewhere},
    {Command::kSelectTool, Message::kSelectTool, Message::kSelectTool, "v", CommandGroup::kView},
    {Command::kLassoTool, Message::kLassoTool, Message::kLassoTool, "l", CommandGroup::kView},
    {Command::kPinTool, Message::kPinTool, Message::kPinTool, "Shift+P", CommandGroup::kView},
    {Command::kForbidTool, Message::kForbidTool, Message::kForbidTool, "Shift+F",
     CommandGroup::kView},
    {Command::kPanTool, Message::kPanTool, Message::kPanTool, "h", CommandGroup::kView},
    {Command::kGroupCards, Message::kGroupCards, Message::kUngroupCards, "g", CommandGroup::kView},
    {Command::kPinPicked, Message::kPinPicked, Message::kPinPicked, "", CommandGroup::kPair},
    {Command::kUnpinPicked, Message::kUnpinPicked, Message::kUnpinPicked, "", CommandGroup::kPair},
    {Command::kForbidPicked, Message::kForbidPicked, Message::kForbidPicked, "",
     CommandGroup::kPair},
    {Command::kAllowPicked, Message::kAllowPicked, Message::kAllowPicked, "", CommandGroup::kPair},
    {Command::kZoomIn, Message::kZoomIn, Message::kZoomIn, "+", CommandGroup::kView},
    {Command::kZoomOut, Message::kZoomOut, Message::kZoomOut, "-", CommandGroup::kView},
    {Command::kZoomFit, Message::kZoomFit, Message::kZoomFit, "0", CommandGroup::kView},
    {Command::kTidy, Message::kTidy, Message::kTidy, "", CommandGroup::kView},
    {Command::kFindPerson, Message::kSearchPeople, Message::kSearchPeople, "/",
     CommandGroup::kView},
    {Command::kClearSelection, Message::kClearSelection, Message::kClearSelection, "Escape",
     CommandGroup::kView},
    {Command::kClearFilter, Message::kClearFilter, Message::kClearFilter, "", CommandGroup::kView},
    {Command::kMeeting, Message::kStartMeeting, Message::kEndMeeting, "Shift+M",
     CommandGroup::kMeeting},
    {Command::kNextPair, Message::kNextPair, Message::kNextPair, "PageDown",
     CommandGroup::kMeeting},
    {Command::kPreviousPair, Message::kPreviousPair, Message::kPreviousPair, "PageUp",
     CommandGroup::kMeeting},
    {Command::kMinutes, Message::kMinutesAsk, Message::kMinutesAsk, "", CommandGroup::kMeeting},
    {Command::kPrintMinutes, Message::kPrintMinutes, Message::kPrintMinutes, "",
     CommandGroup::kElsewhere},
    {Command::kSaveMinutes, Message::kSaveMinutes, Message::kSaveMinutes, "",
     CommandGroup::kElsewhere},
    {Command::kPrintSlips, Message::kPrintSlips, Message::kPrintSlips, "", CommandGroup::kMeeting},
    {Command::kCopyLink, Message::kCopyLink, Message::kCopyLink, "", CommandGroup::kMore},
    {Command::kGoToRounds, Message::kToRounds, Message::kToRounds, "", CommandGroup::kGoTo},
    {Command::kGoToMatching, Message::kToMatching, Message::kToMatching, "", CommandGroup::kGoTo},
    {Command::kGoToPeople, Message::kToPeople, Message::kToPeople, "", CommandGroup::kGoTo},
    {Command::kGoToImport, Message::kToImport, Message::kToImport, "", CommandGroup::kGoTo},
    {Command::kSwitchLanguage, Message::kSwitchLanguage, Message::kSwitchLanguage, "",
     CommandGroup::kMore},
    {Command::kRetry, Message::kTryAgain, Message::kTryAgain, "", CommandGroup::kElsewhere},
    {Command::kStopReading, Message::kCancel, Message::kCancel, "", CommandGroup::kElsewhere},
    {Command::kStopSolving, Message::kCancel, Message::kCancel, "", CommandGroup::kElsewhere},
    {Command::kStopImport, Message::kCancel, Message::kCancel, "", CommandGroup::kElsewhere},
    {Command::kSignOut, Message::kSignOut, Message::kSignOut, "", CommandGroup::kMore},
    {Command::kConfirmImport, Message::kImportConfirm, Message::kImportConfirm, "",
     CommandGroup::kElsewhere},
    {Command::kClearImport, Message::kImportOtherFiles, Message::kImportOtherFiles, "",
     CommandGroup::kElsewhere},
    {Command::kCloseDialog, Message::kCancel, Message::kCancel, "", CommandGroup::kElsewhere},
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

// The pair that can be marked: one that may be formed, or that is marked already.
bool ShownCanBeMarked(const Model& model) { return ShownIsAllowed(model) || ShownMark(model).kind; }

v1::PairMark::Kind KindOf(Command command) {
  switch (command) {
    case Command::kMarkClear:
      return v1::PairMark::KIND_CLEAR;
    case Command::kMarkDoubtful:
      return v1::PairMark::KIND_DOUBTFUL;
    case Command::kMarkDiscuss:
      return v1::PairMark::KIND_DISCUSS;
    default:
      return v1::PairMark::KIND_UNSPECIFIED;
  }
}

bool IsParked(const Model& model) {
  const Selection& selection = model.selection;
  return model.board && selection.person >= 0 &&
         model.board->solver->IsParked(selection.is_mentor, selection.person);
}

// Is so already, and the command takes it back.
bool IsOpposite(const Model& model, Command command) {
  switch (command) {
    case Command::kGroupCards:
      return model.grouped;
    case Command::kShowWhatIf:
      return model.panel == SidePanel::kWhatIf;
    case Command::kPinPair:
      return ShownIsPinned(model);
    case Command::kForbidPair:
      return ShownIsForbidden(model);
    case Command::kMarkClear:
    case Command::kMarkDoubtful:
    case Command::kMarkDiscuss:
      return ShownMark(model).kind == KindOf(command);
    case Command::kPark:
      return IsParked(model);
    case Command::kMeeting:
      return model.meeting.on;
    default:
      return false;
  }
}

bool IsBoardOnScreen(const Model& model) {
  return model.board && model.route.screen == Screen::kMatching;
}

// The board itself, and not one pair of it at a time.
bool ShowsBoard(const Model& model) { return IsBoardOnScreen(model) && !model.meeting.on; }

// Nothing else is thought over, and no pairs are still to come.
bool ShowsPairsAsTheyAre(const Model& model) {
  return !model.board->draft && !model.board->awaited;
}

bool IsElsewhereInRound(const Model& model, Screen screen) {
  return model.sign_in == SignIn::kSignedIn && !model.route.round.empty() &&
         model.route.screen != screen;
}

bool AnyPicked(const Model& model, bool pinned) {
  const std::vector<matching::FormedPair> pairs = PickedPairs(model);
  return std::any_of(pairs.begin(), pairs.end(),
                     [pinned](const matching::FormedPair& pair) { return pair.pinned == pinned; });
}

}  // namespace

std::span<const CommandInfo> AllCommands() { return kCommands; }

text::Message HeadingOf(CommandGroup group) {
  switch (group) {
    case CommandGroup::kPair:
      return Message::kGroupPair;
    case CommandGroup::kChanges:
      return Message::kGroupChanges;
    case CommandGroup::kView:
      return Message::kGroupView;
    case CommandGroup::kMeeting:
      return Message::kMeeting;
    case CommandGroup::kGoTo:
      return Message::kGroupGoTo;
    case CommandGroup::kMore:
    case CommandGroup::kElsewhere:
      break;
  }
  return Message::kGroupMore;
}

const CommandInfo& InfoOf(Command command) { return kCommands[static_cast<std::size_t>(command)]; }

text::Message LabelOf(const Model& model, Command command) {
  const CommandInfo& info = InfoOf(command);
  return IsOpposite(model, command) ? info.opposite_label : info.label;
}

bool IsEnabled(const Model& model, Command command) {
  switch (command) {
    case Command::kPinPair:
      return IsBoardOnScreen(model) && BoardIsEditable(model) && ShownIsAllowed(model);
    case Command::kForbidPair:
      return IsBoardOnScreen(model) && BoardIsEditable(model) &&
             (ShownIsAllowed(model) || ShownIsForbidden(model));
    case Command::kMatchWith:
      return ShowsBoard(model) && BoardIsEditable(model) && model.selection.person >= 0;
    case Command::kMarkClear:
    case Command::kMarkDoubtful:
    case Command::kMarkDiscuss:
      return IsBoardOnScreen(model) && BoardIsEditable(model) && ShownCanBeMarked(model);
    case Command::kUnpinAndPark:
      return BoardIsEditable(model) && model.parking.person >= 0;
    case Command::kPark:
      return IsBoardOnScreen(model) && BoardIsEditable(model) && model.selection.person >= 0;
    case Command::kShowHistory:
      return IsBoardOnScreen(model);
    case Command::kMeeting:
      return IsBoardOnScreen(model) && (model.meeting.on || ShowsPairsAsTheyAre(model));
    case Command::kMinutes:
    case Command::kPrintMinutes:
    case Command::kSaveMinutes:
    case Command::kPrintSlips:
      // They are about the pairs as they are, not as they might be.
      return IsBoardOnScreen(model) && ShowsPairsAsTheyAre(model);
    case Command::kNextPair:
      return IsBoardOnScreen(model) && model.meeting.on && WalkStep(model, 1) >= 0;
    case Command::kPreviousPair:
      return IsBoardOnScreen(model) && model.meeting.on && WalkStep(model, -1) >= 0;
    case Command::kUndo:
      return BoardIsEditable(model) && model.board->replica->CanUndo();
    case Command::kRedo:
      return BoardIsEditable(model) && model.board->replica->CanRedo();
    case Command::kPublish:
    case Command::kConfirmPublish:
      // Not while edits are on their way, nor while something else is thought over: what is sent
      // out is what the server has confirmed.
      return BoardIsEditable(model) && ShowsPairsAsTheyAre(model) && model.connected &&
             model.board->replica->pending().empty() &&
             !model.board->solver->matching().pairs.empty();
    case Command::kClearSelection:
      return ShowsBoard(model) &&
             (model.selection.person >= 0 || !model.picked.empty() || model.tool != Tool::kSelect);
    case Command::kClearFilter:
      return ShowsBoard(model) &&
             (!model.search.empty() || !model.institution.empty() || !model.mark.empty());
    case Command::kConfirmImport:
      return model.import.preview && model.import.preview->fault_count() == 0 &&
             !model.import.importing && !model.import.applied;
    case Command::kClearImport:
      return !model.import.files.empty() && !model.import.importing;
    case Command::kStopReading:
      return model.board_loading.state == Load::kLoading ||
             model.people_loading.state == Load::kLoading;
    case Command::kStopImport:
      return model.import.checking || model.import.importing;
    case Command::kStopSolving:
      return model.solving ||
             (model.board && model.board->awaited && model.board->awaited->is_at_work());
    case Command::kShowCards:
      return ShowsBoard(model) && ViewOf(model) != BoardView::kCards;
    case Command::kShowMatrix:
      return ShowsBoard(model) && ViewOf(model) != BoardView::kMatrix;
    case Command::kShowList:
      return ShowsBoard(model) && ViewOf(model) != BoardView::kList;
    case Command::kShowWhatIf:
      return ShowsBoard(model);
    case Command::kApplyDraft:
      return ShowsBoard(model) && BoardIsEditable(model) && model.board->draft &&
             !model.board->draft->refusal && !model.board->draft->work;
    case Command::kDiscardDraft:
      return ShowsBoard(model) && model.board->draft;
    case Command::kStopDraft:
      return model.board && model.board->draft && model.board->draft->work;
    case Command::kSaveScenario:
      return ShowsBoard(model) && BoardIsEditable(model) && !model.scenarios.saving &&
             !(model.board->draft && (model.board->draft->refusal || model.board->draft->work));
    case Command::kDeleteScenario:
      return !model.scenarios.to_delete.empty();
    case Command::kCompareScenarios:
      return ShowsBoard(model) && model.scenarios.round == model.board->round_id &&
             !model.scenarios.list.empty();
    case Command::kBackToWhatIf:
      return model.route.screen == Screen::kCompare;
    case Command::kSelectTool:
    case Command::kLassoTool:
    case Command::kPanTool:
      return ShowsBoard(model) && ViewOf(model) == BoardView::kCards;
    case Command::kPinTool:
    case Command::kForbidTool:
      return ShowsBoard(model) && ViewOf(model) == BoardView::kCards && BoardIsEditable(model);
    case Command::kGroupCards:
      return ShowsBoard(model) && ViewOf(model) != BoardView::kList;
    case Command::kPinPicked:
      return IsBoardOnScreen(model) && BoardIsEditable(model) && AnyPicked(model, false);
    case Command::kUnpinPicked:
      return IsBoardOnScreen(model) && BoardIsEditable(model) && AnyPicked(model, true);
    case Command::kForbidPicked:
      return IsBoardOnScreen(model) && BoardIsEditable(model) && !PickedPairs(model).empty();
    case Command::kAllowPicked:
      return IsBoardOnScreen(model) && BoardIsEditable(model) && !PickedForbids(model).empty();
    case Command::kZoomIn:
    case Command::kZoomOut:
    case Command::kZoomFit:
    case Command::kTidy:
      return ShowsBoard(model) && ViewOf(model) != BoardView::kList;
    case Command::kFindPerson:
      return ShowsBoard(model);
    case Command::kGoToMatching:
      return IsElsewhereInRound(model, Screen::kMatching);
    case Command::kGoToPeople:
      return IsElsewhereInRound(model, Screen::kPeople);
    case Command::kGoToImport:
      return IsElsewhereInRound(model, Screen::kImport) && MayEdit(model);
    case Command::kGoToRounds:
      return model.sign_in == SignIn::kSignedIn && model.route.screen != Screen::kRounds;
    case Command::kOpenPalette:
    case Command::kShowShortcuts:
    case Command::kSignOut:
      return model.sign_in == SignIn::kSignedIn;
    case Command::kCopyLink:
    case Command::kSwitchLanguage:
    case Command::kRetry:
    case Command::kCloseDialog:
      return true;
  }
  return false;
}

std::optional<text::Message> WhyNot(const Model& model, Command command) {
  if (command != Command::kPublish || !BoardIsEditable(model) || IsEnabled(model, command)) {
    return std::nullopt;
  }
  if (model.board->draft) return Message::kPublishNotDraft;
  if (model.board->awaited) return Message::kAwaitedWords;
  if (!model.connected) return Message::kPublishNotConnected;
  if (!model.board->replica->pending().empty()) return Message::kPublishNotSaved;
  return Message::kPublishNoPairs;
}

}  // namespace parvis::app
