// The saved alternatives, and what can be done with each.
#include <string>
#include <vector>

#include "client-wasm/app/scenarios.h"
#include "client-wasm/views/coordinator/panel_parts.h"
#include "client-wasm/views/coordinator/what_if.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

void Words(const View& view, ui::Rect* column, const std::string& words, ui::Color color) {
  TextBlock(view, column, words, ui::TextStyle::kCardBody, color, 10);
}

// Who saved it and when; that the people are others since comes first.
std::string SecondLine(const View& view, const v1::Scenario& scenario) {
  return view.T(Message::kScenarioBy,
                {scenario.creator_display_name(),
                 text::FormatDate(scenario.create_time().seconds(), view.frame.language())});
}

constexpr float kGap = 4;

float HeightOf(const v1::Scenario& scenario) { return scenario.people_changed() ? 78 : 60; }

void DrawScenario(const View& view, const v1::Scenario& scenario, ui::Rect* column) {
  const text::Language language = view.frame.language();
  const std::string id = app::ScenarioId(scenario);
  const app::Figures figures = app::FiguresOf(scenario);
  const std::string sums = view.T(
      Message::kObjectiveFigures,
      {text::FormatInteger(figures.pairs, language), text::FormatInteger(figures.total, language),
       figures.lowest ? text::FormatScore(*figures.lowest, language) : "–"});
  const std::string changed =
      scenario.people_changed() ? view.T(Message::kScenarioPeopleChanged) : std::string();
  const bool editable = app::BoardIsEditable(view.model);
  const ui::Rect place = ui::CutTop(column, HeightOf(scenario), kGap);
  const auto item = view.frame.Enter({.id = id, .role = ui::Role::kListItem, .rect = place});
  ui::Rect rest = place;
  const ui::Rect remove = ui::CutRight(&rest, 36, 4);
  const ui::Theme& theme = view.theme();
  ui::SemanticNode node;
  node.id = "open";
  node.role = ui::Role::kButton;
  node.name = view.T(Message::kScenarioOpen, {scenario.display_name()}) + ", " + sums +
              (changed.empty() ? "" : ", " + changed);
  node.description = SecondLine(view, scenario);
  node.bounds = rest;
  node.disabled = !editable;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  if (heard.activated && editable) view.Send(app::OpenScenario{id});
  ui::Painter& painter = view.frame.painter();
  if (heard.hovered && editable) {
    painter.FillRect({rest.x - 8, rest.y, rest.w + 8, rest.h}, theme.hover, ui::kRadiusControl);
  }
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, rest, ui::kRadiusControl);
  ui::Rect words = ui::Inset(rest, 0, 3);
  ui::TextOptions options;
  options.style = ui::TextStyle::kBodyMedium;
  options.color = theme.text;
  painter.Text(scenario.display_name(), ui::CutTop(&words, 20), options);
  options.style = ui::TextStyle::kCaption;
  painter.Text(sums, ui::CutTop(&words, 17), options);
  options.color = theme.muted;
  painter.Text(SecondLine(view, scenario), ui::CutTop(&words, 17), options);
  options.color = theme.warn;
  if (!changed.empty()) painter.Text(changed, words, options);
  const std::string label = view.T(Message::kScenarioDelete, {scenario.display_name()});
  if (app::MayEdit(view.model) &&
      ui::IconButton(view.frame, {.id = "delete",
                                  .label = label,
                                  .icon = ui::Icon::kClose,
                                  .rect = ui::Centered(remove, 36, 36)})) {
    view.Send(app::AskDeleteScenario{id});
  }
}

}  // namespace

void DrawScenarioList(const View& view, ui::Rect* column) {
  const app::Scenarios& scenarios = view.model.scenarios;
  PanelHeading(view, column, Message::kScenarios);
  if (scenarios.failure) {
    Words(view, column, app::FailureText(*scenarios.failure, view.frame.language()),
          view.theme().bad);
  } else if (!scenarios.read) {
    Words(view, column, view.T(Message::kLoading), view.theme().muted);
  } else if (scenarios.list.empty()) {
    Words(view, column, view.T(Message::kScenariosNone), view.theme().muted);
  }
  if (!scenarios.list.empty()) {
    const std::string name = view.T(Message::kScenarios);
    float height = 0;
    for (const v1::Scenario& scenario : scenarios.list) height += HeightOf(scenario) + kGap;
    const auto list = view.frame.Enter({.id = "scenarios",
                                        .role = ui::Role::kList,
                                        .name = name,
                                        .rect = {column->x, column->y, column->w, height}});
    for (const v1::Scenario& scenario : scenarios.list) DrawScenario(view, scenario, column);
    ui::CutTop(column, 6);
  }
  const float height = view.frame.control_height();
  ui::Rect row = ui::CutTop(column, height, 20);
  const auto button = [&](app::Command command) {
    const float width = CommandButtonWidth(view, command);
    CommandButton(view, {.command = command, .rect = ui::CutLeft(&row, width, 8)});
  };
  button(app::Command::kSaveScenario);
  button(app::Command::kCompareScenarios);
}

}  // namespace parvis::views
