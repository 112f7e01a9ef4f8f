#include "client-wasm/app/update.h"

#include <utility>

#include "client-wasm/app/change_words.h"
#include "client-wasm/app/commands.h"
#include "client-wasm/app/update_parts.h"

namespace parvis::app {
namespace {

// The pairs on the screen are those before a change, and nobody works on the new ones.
bool ShowsStoppedPairs(const Model& model) {
  const Screen screen = model.route.screen;
  return (screen == Screen::kMatching || screen == Screen::kCompare) && model.board &&
         model.board->awaited && !model.board->awaited->is_at_work();
}

void Retry(Model& model, Effects& effects) {
  if (model.sign_in == SignIn::kUnreachable) {
    model.sign_in = SignIn::kUnknown;
    effects.push_back(CallGetSession{});
  } else if (model.sign_in == SignIn::kExpired) {
    effects.push_back(CallGetSession{});
  } else if (ShowsStoppedPairs(model)) {
    AwaitAgain(model, effects);
  } else {
    EnterRoute(model, effects);
  }
}

void SetLanguage(Model& model, text::Language language, Effects& effects) {
  if (language == model.language) return;
  model.language = language;
  if (model.board && model.board->last_change) {
    LastChange& change = *model.board->last_change;
    std::swap(change.what, change.other_what);
    change.words = SentenceOf(change, change.edited_adept, language);
    TellDraft(model);
  }
  effects.push_back(KeepLanguage{language});
}

// What fits the window anyway needs no word in the address.
void Show(Model& model, BoardView view) {
  model.view = BoardView::kFitting;
  if (ViewOf(model) != view) model.view = view;
}

void Run(Model& model, Command command, Effects& effects) {
  if (!IsEnabled(model, command)) return;
  const ShownPair pair = ShownPairOf(model);
  switch (command) {
    case Command::kPinPair:
      return Pin(model, pair.adept, pair.mentor, effects);
    case Command::kForbidPair:
      return Forbid(model, pair.adept, pair.mentor, effects);
    case Command::kMatchWith:
      model.dialog = OpenDialog::kMatchWith;
      return;
    case Command::kUndo:
      return Undo(model, effects);
    case Command::kRedo:
      return Redo(model, effects);
    case Command::kMarkClear:
      return ToggleMark(model, v1::PairMark::KIND_CLEAR, effects);
    case Command::kMarkDoubtful:
      return ToggleMark(model, v1::PairMark::KIND_DOUBTFUL, effects);
    case Command::kMarkDiscuss:
      return ToggleMark(model, v1::PairMark::KIND_DISCUSS, effects);
    case Command::kPark:
      return ParkOrReturn(model, {model.selection.is_mentor, model.selection.person}, effects);
    case Command::kUnpinAndPark:
      return UnpinAndPark(model, effects);
    case Command::kShowHistory:
      model.dialog = OpenDialog::kHistory;
      return;
    case Command::kMeeting:
      return ToggleMeeting(model);
    case Command::kNextPair:
      return StepWalk(model, 1);
    case Command::kPreviousPair:
      return StepWalk(model, -1);
    case Command::kMinutes:
      return OpenMinutes(model);
    case Command::kPrintMinutes:
      return PrintMinutes(model, effects);
    case Command::kSaveMinutes:
      return SaveMinutes(model, effects);
    case Command::kPrintSlips:
      return PrintSlips(model, effects);
    case Command::kPublish:
      model.dialog = OpenDialog::kPublish;
      return;
    case Command::kConfirmPublish:
      return ConfirmPublish(model, effects);
    case Command::kShowCards:
      return Show(model, BoardView::kCards);
    case Command::kShowMatrix:
      return Show(model, BoardView::kMatrix);
    case Command::kShowList:
      return Show(model, BoardView::kList);
    case Command::kShowWhatIf:
      model.panel = model.panel == SidePanel::kWhatIf ? SidePanel::kFilter : SidePanel::kWhatIf;
      return;
    case Command::kApplyDraft:
      return ApplyDraft(model, effects);
    case Command::kDiscardDraft:
      return DiscardDraft(model, effects);
    case Command::kStopDraft:
      return StopDraft(model, effects);
    case Command::kSaveScenario:
      model.dialog = OpenDialog::kSaveScenario;
      model.scenarios.save_failure.reset();
      return;
    case Command::kDeleteScenario:
      return DeleteScenario(model, effects);
    case Command::kCompareScenarios:
      return CompareScenarios(model, effects);
    case Command::kBackToWhatIf:
      model.panel = SidePanel::kWhatIf;
      return GoTo(model, {Screen::kMatching, model.route.round}, effects);
    case Command::kOpenPalette:
      model.dialog = OpenDialog::kPalette;
      // They are among what it finds.
      if (model.rounds_loading.state == Load::kIdle) effects.push_back(CallListRounds{});
      return;
    case Command::kShowShortcuts:
      model.dialog = OpenDialog::kShortcuts;
      return;
    case Command::kZoomIn:
    case Command::kZoomOut:
    case Command::kZoomFit:
    case Command::kTidy:
    case Command::kFindPerson:
      model.order = {model.order.number + 1, command};
      return;
    case Command::kCopyLink:
      effects.push_back(CopyLink{FormatRoute(model.route)});
      effects.push_back(Toast(
          model, [](text::Language l) { return text::Render(text::Message::kLinkCopied, l); },
          Manner::kGood));
      return;
    case Command::kGoToRounds:
      return GoTo(model, Route{}, effects);
    case Command::kGoToMatching:
      return GoTo(model, {Screen::kMatching, model.route.round}, effects);
    case Command::kGoToPeople:
      return GoTo(model, {Screen::kPeople, model.route.round}, effects);
    case Command::kGoToImport:
      return GoTo(model, {Screen::kImport, model.route.round}, effects);
    case Command::kSwitchLanguage:
      return SetLanguage(model,
                         model.language == text::Language::kSwedish ? text::Language::kEnglish
                                                                    : text::Language::kSwedish,
                         effects);
    case Command::kSelectTool:
      model.tool = Tool::kSelect;
      return;
    case Command::kLassoTool:
      model.tool = Tool::kLasso;
      return;
    case Command::kPinTool:
      model.tool = Tool::kPin;
      return;
    case Command::kForbidTool:
      model.tool = Tool::kForbid;
      return;
    case Command::kPanTool:
      model.tool = Tool::kPan;
      return;
    case Command::kGroupCards:
      model.grouped = !model.grouped;
      return;
    case Command::kPinPicked:
      return PinPicked(model, true, effects);
    case Command::kUnpinPicked:
      return PinPicked(model, false, effects);
    case Command::kForbidPicked:
      return ForbidPicked(model, effects);
    case Command::kAllowPicked:
      return AllowPicked(model, effects);
    case Command::kClearSelection:
      if (LayAside(model)) return;
      return ChooseOnBoard(model, Selection{});
    case Command::kClearFilter:
      model.search.clear();
      model.institution.clear();
      model.mark.clear();
      return;
    case Command::kRetry:
      return Retry(model, effects);
    case Command::kStopReading:
      for (Loading* loading : {&model.board_loading, &model.people_loading}) {
        if (loading->state == Load::kLoading) *loading = {Load::kLeftUnread, {}};
      }
      effects.push_back(StopReading{});
      return;
    case Command::kStopImport:
      return GiveUpImport(model, effects);
    case Command::kStopSolving:
      return StopSolvingByHand(model, effects);
    case Command::kSignOut:
      return SignOut(model, effects);
    case Command::kConfirmImport:
      return ConfirmImport(model, effects);
    case Command::kClearImport:
      model.import = ImportModel{};
      return;
    case Command::kCloseDialog:
      model.dialog = OpenDialog::kNone;
      return;
  }
}

void Show(Model& model, const ShowPair& pair) {
  Selection selection = model.selection;
  selection.counterpart = selection.is_mentor ? pair.adept : pair.mentor;
  const int person = selection.is_mentor ? pair.mentor : pair.adept;
  if (person != selection.person) {
    selection.is_mentor = false;
    selection.person = pair.adept;
    selection.counterpart = pair.mentor;
  }
  ChooseOnBoard(model, selection);
}

void OnAddress(Model& model, const std::string& path, Effects& effects) {
  const Route route = ParseRoute(path);
  if (route == model.route) return;
  model.route = route;
  model.dialog = OpenDialog::kNone;
  TakeFromRoute(model);
  if (model.sign_in == SignIn::kSignedIn) EnterRoute(model, effects);
}

// One overload for each action.
struct Updater {
  Model& model;
  Effects& effects;

  void operator()(const Started& m) { OnStarted(model, m, effects); }
  void operator()(const AddressChanged& m) { OnAddress(model, m.path, effects); }
  void operator()(const VisibilityChanged& m) { OnVisibility(model, m.visible, effects); }
  void operator()(const WindowChanged& m) { model.narrow = m.narrow; }
  void operator()(const TimeToResend&) { AskAgain(model, effects); }
  void operator()(const TimeToShare&) { OnTimeToShare(model); }
  void operator()(const DoAnyway& m) { OnDoAnyway(model, m.conflict, effects); }
  void operator()(const DismissConflict& m) { OnDismissConflict(model, m.conflict); }
  void operator()(const Reconnect&) { OnReconnect(model, effects); }
  void operator()(const Go& m) { GoTo(model, m.route, effects); }
  void operator()(const RunCommand& m) { Run(model, m.command, effects); }
  void operator()(const ChooseLanguage& m) { SetLanguage(model, m.language, effects); }
  void operator()(const ChooseTheme& m) {
    model.theme = m.theme;
    effects.push_back(KeepTheme{m.theme});
  }
  void operator()(const ChoosePerson& m) {
    ChooseOnBoard(model, Selection{m.is_mentor, m.index, -1});
  }
  void operator()(const ShowPair& m) { Show(model, m); }
  void operator()(const PinPair& m) { Pin(model, m.adept, m.mentor, effects); }
  void operator()(const ForbidPair& m) { Forbid(model, m.adept, m.mentor, effects); }
  void operator()(const MarkPair& m) { Mark(model, m, effects); }
  void operator()(const ParkPerson& m) { ParkOrReturn(model, m, effects); }
  void operator()(const ReadHistory& m) { OnReadHistory(model, m.more, effects); }
  void operator()(const FilterWalk& m) { model.meeting.filter = m.filter; }
  void operator()(const WriteParticipants& m) { model.meeting.participants = m.names; }
  void operator()(const SetParameter& m) { OnSetParameter(model, m, effects); }
  void operator()(const SaveScenario& m) { OnSaveScenario(model, m, effects); }
  void operator()(const OpenScenario& m) { OnOpenScenario(model, m, effects); }
  void operator()(const AdoptScenario& m) { OnAdoptScenario(model, m, effects); }
  void operator()(const AskDeleteScenario& m) { OnAskDeleteScenario(model, m); }
  void operator()(const CompareScenario& m) { OnCompareScenario(model, m, effects); }
  void operator()(const ScenariosAnswer& m) { OnScenarios(model, m, effects); }
  void operator()(const ScenarioSaved& m) { OnScenarioSaved(model, m, effects); }
  void operator()(const ScenarioDeleted& m) { OnScenarioDeleted(model, m, effects); }
  void operator()(const PickPeople& m) { Pick(model, m); }
  void operator()(const Search& m) {
    (model.route.screen == Screen::kPeople ? model.people_search : model.search) = m.text;
  }
  void operator()(const SortBy& m) {
    (model.route.screen == Screen::kPeople ? model.people_sort : model.sort) = m.order;
  }
  void operator()(const FilterInstitution& m) { model.institution = m.code; }
  void operator()(const FilterMark& m) { model.mark = m.mark; }
  void operator()(const ChooseFiles& m) { OnFiles(model, m, effects); }
  void operator()(const FilesTooLarge&) {
    model.import = ImportModel{};
    model.import.too_large = true;
  }
  void operator()(const SessionAnswer& m) { OnSession(model, m, effects); }
  void operator()(const SignedOut&) { OnSignedOut(model, effects); }
  void operator()(const RoundsAnswer& m) { OnRounds(model, m, effects); }
  void operator()(const RoundAnswer& m) { OnRound(model, m, effects); }
  void operator()(const RoundProgress& m) {
    Loading& loading = model.board_loading;
    if (m.round == model.route.round && loading.state == Load::kLoading) loading.done = m.done;
  }
  void operator()(const ApplicationsProgress& m) { OnApplicationsProgress(model, m); }
  void operator()(const EditAnswer& m) { OnEdit(model, m, effects); }
  void operator()(const BoardEditsAnswer& m) { OnBoardEdits(model, m, effects); }
  void operator()(const PublishAnswer& m) { OnPublish(model, m, effects); }
  void operator()(const ApplicationsAnswer& m) { OnApplications(model, m, effects); }
  void operator()(const ImportAnswer& m) { OnImport(model, m, effects); }
  void operator()(const SolvingProgress& m) { OnSolvingProgress(model, m); }
  void operator()(const SolvingAnswer& m) { OnSolvingAnswer(model, m, effects); }
  void operator()(const StreamEvent& m) { OnStreamEvent(model, m.event, effects); }
  void operator()(const StreamState& m) { OnStreamState(model, m.connected, effects); }
  void operator()(const StreamEnded& m) { OnStreamEnded(model, m.failure, effects); }
};

}  // namespace

Effects Update(Model& model, const Action& action) {
  Effects effects;
  std::visit(Updater{model, effects}, action);
  FollowHistory(model, effects);
  // The meeting goes through the pairs as they are.
  if (model.meeting.on && model.board) DiscardDraft(model, effects);
  FollowMeeting(model);
  FollowWithAddress(model, effects);
  FollowTogether(model, effects);
  FollowScenarios(model, effects);
  FollowFigures(model, effects);
  return effects;
}

ShowToast Toast(const Model& model, const Wording& wording, Manner manner) {
  return {wording(model.language), manner, false, wording(OtherThan(model.language))};
}

std::string Say(const Model& model, text::Message message,
                std::initializer_list<std::string_view> arguments) {
  return text::Render(message, model.language, arguments);
}

}  // namespace parvis::app
