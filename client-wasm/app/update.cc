#include "client-wasm/app/update.h"

#include "client-wasm/app/commands.h"
#include "client-wasm/app/update_parts.h"

namespace parvis::app {
namespace {

void Retry(Model& model, Effects& effects) {
  if (model.sign_in == SignIn::kUnreachable) {
    model.sign_in = SignIn::kUnknown;
    effects.push_back(CallGetSession{});
  } else {
    EnterRoute(model, effects);
  }
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
    case Command::kPublish:
      model.dialog = OpenDialog::kPublish;
      return;
    case Command::kConfirmPublish:
      return ConfirmPublish(model, effects);
    case Command::kShowCards:
      model.view = BoardView::kCards;
      return;
    case Command::kShowList:
      model.view = BoardView::kList;
      return;
    case Command::kClearSelection:
      return ChooseOnBoard(model, Selection{}, effects);
    case Command::kClearFilter:
      model.search.clear();
      model.institution.clear();
      return;
    case Command::kRetry:
      return Retry(model, effects);
    case Command::kStopSolving:
      StopSolving(model, effects);
      model.board_loading = {Load::kStopped, {}};
      return;
    case Command::kSignOut:
      effects.push_back(CallDeleteSession{});
      return;
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

void Show(Model& model, const ShowPair& pair, Effects& effects) {
  Selection selection = model.selection;
  selection.counterpart = selection.is_mentor ? pair.adept : pair.mentor;
  const int person = selection.is_mentor ? pair.mentor : pair.adept;
  if (person != selection.person) {
    selection.is_mentor = false;
    selection.person = pair.adept;
    selection.counterpart = pair.mentor;
  }
  ChooseOnBoard(model, selection, effects);
}

void OnAddress(Model& model, const std::string& path, Effects& effects) {
  const Route route = ParseRoute(path);
  if (route == model.route) return;
  model.route = route;
  model.dialog = OpenDialog::kNone;
  if (model.sign_in == SignIn::kSignedIn) EnterRoute(model, effects);
}

// One overload for each action.
struct Updater {
  Model& model;
  Effects& effects;

  void operator()(const Started& m) { OnStarted(model, m, effects); }
  void operator()(const AddressChanged& m) { OnAddress(model, m.path, effects); }
  void operator()(const VisibilityChanged& m) { OnVisibility(model, m.visible, effects); }
  void operator()(const TimeToResend&) { SendNextEdit(model, effects); }
  void operator()(const Go& m) { GoTo(model, m.route, effects); }
  void operator()(const RunCommand& m) { Run(model, m.command, effects); }
  void operator()(const ChooseLanguage& m) {
    model.language = m.language;
    effects.push_back(KeepLanguage{m.language});
  }
  void operator()(const ChoosePerson& m) {
    ChooseOnBoard(model, Selection{m.is_mentor, m.index, -1}, effects);
  }
  void operator()(const ShowPair& m) { Show(model, m, effects); }
  void operator()(const PinPair& m) { Pin(model, m.adept, m.mentor, effects); }
  void operator()(const ForbidPair& m) { Forbid(model, m.adept, m.mentor, effects); }
  void operator()(const Search& m) { model.search = m.text; }
  void operator()(const FilterInstitution& m) { model.institution = m.code; }
  void operator()(const ChooseFiles& m) { OnFiles(model, m, effects); }
  void operator()(const FilesTooLarge&) {
    model.import = ImportModel{};
    model.import.too_large = true;
  }
  void operator()(const SessionAnswer& m) { OnSession(model, m, effects); }
  void operator()(const SignedOut&) { OnSignedOut(model, effects); }
  void operator()(const RoundsAnswer& m) { OnRounds(model, m, effects); }
  void operator()(const RoundAnswer& m) { OnRound(model, m, effects); }
  void operator()(const EditAnswer& m) { OnEdit(model, m, effects); }
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
  return effects;
}

std::string Say(const Model& model, text::Message message,
                std::initializer_list<std::string_view> arguments) {
  return text::Render(message, model.language, arguments);
}

}  // namespace parvis::app
