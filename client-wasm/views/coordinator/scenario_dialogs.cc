// The dialogs about saved alternatives: a name for a new one, and whether one is to be deleted.
#include <algorithm>
#include <string>

#include "client-wasm/app/scenarios.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"

namespace parvis::views {
namespace {

void Cancel(const View& view, ui::Rect* buttons) {
  const float width = CommandButtonWidth(view, app::Command::kCloseDialog);
  CommandButton(view,
                {.command = app::Command::kCloseDialog, .rect = ui::CutRight(buttons, width)});
}

void DrawSave(const View& view, ViewState& state) {
  const app::Scenarios& scenarios = view.model.scenarios;
  const bool opened = !state.scenario_name_open;
  if (opened) state.scenario_name.clear();
  state.scenario_name_open = true;
  const std::string title = view.T(Message::kScenarioSaveTitle);
  const float field_height = 24 + view.frame.control_height();
  const float width = std::min(440.0f, view.frame.viewport().w - 32);
  const std::string error = scenarios.save_failure && state.scenario_name == scenarios.saved_name
                                ? app::FailureText(*scenarios.save_failure, view.frame.language())
                                : std::string();
  ui::Dialog dialog(
      view.frame,
      {.id = "save-scenario", .title = title, .width = width, .height = field_height + 40});
  const std::string label = view.T(Message::kScenarioName);
  const std::string hint = view.T(Message::kScenarioNameHint);
  ui::Rect body = dialog.body();
  const ui::TextFieldResult typed = ui::TextField(view.frame,
                                                  {.id = "name",
                                                   .label = label,
                                                   .rect = ui::CutTop(&body, field_height),
                                                   .error = error,
                                                   .hint = hint,
                                                   .required = true},
                                                  &state.scenario_name);
  if (opened) view.frame.Focus("name");
  ui::Rect buttons = dialog.buttons();
  const std::string save = view.T(Message::kScenarioSave);
  const bool blank = state.scenario_name.find_first_not_of(" \t") == std::string::npos;
  const bool disabled = blank || scenarios.saving;
  const float save_width = ui::ButtonWidth(view.frame, save);
  const bool pressed = ui::Button(view.frame, {.id = "save",
                                               .label = save,
                                               .rect = ui::CutRight(&buttons, save_width, 12),
                                               .kind = ui::ButtonKind::kPrimary,
                                               .disabled = disabled});
  Cancel(view, &buttons);
  if ((pressed || typed.submitted) && !disabled) {
    view.Send(app::SaveScenario{state.scenario_name});
  } else if (dialog.dismissed()) {
    view.Run(app::Command::kCloseDialog);
  }
}

void DrawDelete(const View& view) {
  const v1::Scenario* scenario = app::FindScenario(view.model, view.model.scenarios.to_delete);
  if (scenario == nullptr) return view.Run(app::Command::kCloseDialog);
  const std::string title = view.T(Message::kScenarioDeleteTitle);
  const std::string words = view.T(Message::kScenarioDeleteWords, {scenario->display_name()});
  const float width = std::min(440.0f, view.frame.viewport().w - 32);
  const float height =
      view.frame.painter().TextHeight(words, ui::TextStyle::kReading, width - 48) + 8;
  ui::Dialog dialog(
      view.frame,
      {.id = "delete-scenario", .title = title, .width = width, .height = height, .alert = true});
  ui::Text(view.frame,
           {.text = words, .rect = dialog.body(), .style = ui::TextStyle::kReading, .wrap = true});
  ui::Rect buttons = dialog.buttons();
  const std::string label = view.T(Message::kScenarioDeleteConfirm);
  const float confirm = ui::ButtonWidth(view.frame, label);
  if (ui::Button(view.frame, {.id = "confirm",
                              .label = label,
                              .rect = ui::CutRight(&buttons, confirm, 12),
                              .kind = ui::ButtonKind::kDanger})) {
    view.Run(app::Command::kDeleteScenario);
  }
  Cancel(view, &buttons);
  if (dialog.dismissed()) view.Run(app::Command::kCloseDialog);
}

}  // namespace

void DrawScenarioDialogs(const View& view, ViewState& state) {
  const app::OpenDialog open = view.model.dialog;
  if (open != app::OpenDialog::kSaveScenario) state.scenario_name_open = false;
  if (open == app::OpenDialog::kSaveScenario) DrawSave(view, state);
  if (open == app::OpenDialog::kDeleteScenario) DrawDelete(view);
}

}  // namespace parvis::views
