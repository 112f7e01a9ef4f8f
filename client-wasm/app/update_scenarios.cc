// Saved alternatives: listed, saved, taken as a draft, taken over, deleted.
#include <algorithm>
#include <utility>

#include "client-wasm/app/scenarios.h"
#include "client-wasm/app/update_parts.h"

namespace parvis::app {
namespace {

using text::Message;

Wording Saying(Message message, std::string name) {
  return [message, name = std::move(name)](text::Language language) {
    return text::Render(message, language, {name});
  };
}

void List(Model& model, Effects& effects) {
  model.scenarios.loading = true;
  model.scenarios.failure.reset();
  effects.push_back(CallListScenarios{model.scenarios.round});
}

bool AreOnScreen(const Model& model) {
  if (!model.board || model.sign_in != SignIn::kSignedIn) return false;
  if (model.route.screen == Screen::kCompare) return true;
  return model.route.screen == Screen::kMatching && model.panel == SidePanel::kWhatIf;
}

}  // namespace

void FollowScenarios(Model& model, Effects& effects) {
  if (!AreOnScreen(model) || model.scenarios.round == model.board->round_id) return;
  model.scenarios = Scenarios{};
  model.scenarios.round = model.board->round_id;
  List(model, effects);
}

void ListScenariosAgain(Model& model, std::string_view round, Effects& effects) {
  if (!model.scenarios.round.empty() && model.scenarios.round == round) List(model, effects);
}

void OnScenarios(Model& model, const ScenariosAnswer& answer, Effects& effects) {
  Scenarios& scenarios = model.scenarios;
  if (answer.round != scenarios.round) return;
  scenarios.loading = false;
  if (const auto* failure = std::get_if<Failure>(&answer.outcome)) {
    if (failure->code == absl::StatusCode::kUnauthenticated) return ExpireSession(model, effects);
    scenarios.failure = *failure;
    return;
  }
  scenarios.list = std::get<std::vector<v1::Scenario>>(answer.outcome);
  scenarios.read = true;
  ++scenarios.version;
}

void OnSaveScenario(Model& model, const SaveScenario& save, Effects& effects) {
  if (!BoardIsEditable(model) || model.scenarios.saving) return;
  Scenarios& scenarios = model.scenarios;
  // Sent again, it is the same request: the server saves it once.
  if (scenarios.saved_name != save.display_name || scenarios.request_id.empty()) {
    scenarios.saved_name = save.display_name;
    scenarios.request_id = model.new_request_id();
  }
  scenarios.saving = true;
  scenarios.save_failure.reset();
  v1::Board decided;
  model.board->state().WriteTo(&decided);
  v1::CreateScenarioRequest request;
  request.set_parent(RoundName(model.board->round_id) + "/board");
  request.set_request_id(scenarios.request_id);
  v1::Scenario& scenario = *request.mutable_scenario();
  scenario.set_display_name(save.display_name);
  *scenario.mutable_policy() = decided.policy();
  *scenario.mutable_pins() = decided.pins();
  *scenario.mutable_forbids() = decided.forbids();
  *scenario.mutable_parked_adepts() = decided.parked_adepts();
  *scenario.mutable_parked_mentors() = decided.parked_mentors();
  effects.push_back(CallCreateScenario{std::move(request)});
}

void OnScenarioSaved(Model& model, const ScenarioSaved& answer, Effects& effects) {
  Scenarios& scenarios = model.scenarios;
  scenarios.saving = false;
  if (const auto* failure = std::get_if<Failure>(&answer.outcome)) {
    if (failure->code == absl::StatusCode::kUnauthenticated) return ExpireSession(model, effects);
    scenarios.save_failure = *failure;
    if (!failure->IsLost()) scenarios.request_id.clear();
    return;
  }
  scenarios.request_id.clear();
  const v1::Scenario& saved = std::get<v1::Scenario>(answer.outcome);
  if (model.dialog == OpenDialog::kSaveScenario) model.dialog = OpenDialog::kNone;
  if (FindScenario(model, ScenarioId(saved)) == nullptr) {
    scenarios.list.insert(scenarios.list.begin(), saved);
    ++scenarios.version;
  }
  effects.push_back(
      Toast(model, Saying(Message::kScenarioSaved, saved.display_name()), Manner::kGood));
}

void OnOpenScenario(Model& model, const OpenScenario& open, Effects& effects) {
  const v1::Scenario* scenario = FindScenario(model, open.id);
  if (scenario == nullptr || !BoardIsEditable(model)) return;
  WantState(model, StateOf(*model.board, *scenario), effects);
  if (model.board->draft) return;
  effects.push_back(Toast(model, Saying(Message::kScenarioSameAsBoard, scenario->display_name()),
                          Manner::kNeutral));
}

void OnAdoptScenario(Model& model, const AdoptScenario& adopt, Effects& effects) {
  const v1::Scenario* scenario = FindScenario(model, adopt.id);
  if (scenario == nullptr || !BoardIsEditable(model)) return;
  DiscardDraft(model, effects);
  const v1::BoardChange change =
      rules::ChangeBetween(model.board->replica->shown(), StateOf(*model.board, *scenario));
  if (rules::IsEmpty(change)) {
    effects.push_back(Toast(model, Saying(Message::kScenarioSameAsBoard, scenario->display_name()),
                            Manner::kNeutral));
  }
  MakeChange(model, change, effects);
}

void OnCompareScenario(Model& model, const CompareScenario& compare, Effects& effects) {
  if (model.route.screen != Screen::kCompare) return;
  std::vector<std::string>& compared = model.route.compared;
  std::erase(compared, compare.id);
  if (compare.on && compared.size() < kMostCompared) compared.push_back(compare.id);
  effects.push_back(Navigate{FormatRoute(model.route), true});
}

void CompareScenarios(Model& model, Effects& effects) {
  Route route{Screen::kCompare, model.board->round_id};
  for (const v1::Scenario& scenario : model.scenarios.list) {
    if (route.compared.size() < kMostCompared) route.compared.push_back(ScenarioId(scenario));
  }
  GoTo(model, route, effects);
}

void OnAskDeleteScenario(Model& model, const AskDeleteScenario& ask) {
  if (FindScenario(model, ask.id) == nullptr) return;
  model.scenarios.to_delete = ask.id;
  model.dialog = OpenDialog::kDeleteScenario;
}

void DeleteScenario(Model& model, Effects& effects) {
  Scenarios& scenarios = model.scenarios;
  const v1::Scenario* scenario = FindScenario(model, scenarios.to_delete);
  model.dialog = OpenDialog::kNone;
  if (scenario == nullptr) return;
  v1::DeleteScenarioRequest request;
  request.set_name(scenario->name());
  request.set_request_id(model.new_request_id());
  effects.push_back(CallDeleteScenario{std::move(request), scenario->display_name()});
}

void OnScenarioDeleted(Model& model, const ScenarioDeleted& answer, Effects& effects) {
  const auto* failure = std::get_if<Failure>(&answer.outcome);
  if (failure != nullptr && failure->code == absl::StatusCode::kUnauthenticated) {
    return ExpireSession(model, effects);
  }
  if (failure != nullptr) {
    const auto words = [failure](text::Language language) {
      return FailureText(*failure, language);
    };
    effects.push_back(Toast(model, words, Manner::kBad));
    return ListScenariosAgain(model, model.scenarios.round, effects);
  }
  ++model.scenarios.version;
  std::erase_if(model.scenarios.list,
                [&](const v1::Scenario& scenario) { return scenario.name() == answer.name; });
  effects.push_back(
      Toast(model, Saying(Message::kScenarioDeleted, answer.display_name), Manner::kGood));
}

}  // namespace parvis::app
