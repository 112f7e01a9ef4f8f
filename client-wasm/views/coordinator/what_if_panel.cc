// Objectives, weights and rules as controls of a draft that only this page shows.
#include "client-wasm/views/coordinator/what_if.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "client-wasm/app/what_if.h"
#include "client-wasm/views/coordinator/panel_parts.h"
#include "client-wasm/views/parts.h"
#include "shared/base/limits.h"
#include "shared/rules/board_parameters.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

using Reason = rules::BoardRefusalReason;

int ValueOf(const View& view, v1::Parameter parameter) {
  return app::ControlValue(*view.model.board, parameter);
}

bool IsAllZero(const View& view, v1::Parameter first, v1::Parameter last) {
  for (int each = first; each <= last; ++each) {
    if (ValueOf(view, static_cast<v1::Parameter>(each)) != 0) return false;
  }
  return true;
}

// Why what the controls say cannot be had, beside those that it is about.
void DrawRefusal(const View& view, std::string_view id, bool concerned, ui::Rect* column) {
  const std::string words = app::DraftRefusalWords(*view.model.board, view.frame.language());
  if (words.empty() || !concerned) return;
  ui::NoticeArgs notice;
  notice.id = id;
  notice.words = words;
  notice.tone = ui::Tone::kWarn;
  notice.live = true;
  notice.rect = {column->x - 8, column->y, column->w + 16, 0};
  notice.rect.h = ui::NoticeHeight(view.frame, notice);
  ui::Notice(view.frame, notice);
  ui::CutTop(column, notice.rect.h, 12);
}

bool IsRefusedFor(const View& view, Reason reason) {
  const auto& draft = view.model.board->draft;
  return draft && draft->refusal && draft->refusal->reason == reason;
}

struct Objective {
  v1::Objective objective;
  Message name;
  Message why;
};
// In the order of app::kObjectives.
constexpr Objective kObjectives[] = {
    {v1::OBJECTIVE_TOTAL, Message::kObjectiveTotal, Message::kObjectiveTotalWhy},
    {v1::OBJECTIVE_FAIREST, Message::kObjectiveFairest, Message::kObjectiveFairestWhy},
    {v1::OBJECTIVE_STABLE, Message::kObjectiveStable, Message::kObjectiveStableWhy}};
static_assert(std::size(kObjectives) == app::kObjectives.size());

bool IsLarge(const View& view) {
  const v1::Board& board = view.model.board->board;
  return int64_t{board.adepts_size()} * board.mentors_size() > view.model.worker_above_pairs;
}

bool IsShown(const View& view, v1::Objective objective) {
  return objective == rules::ParameterValue(view.model.board->policy(), v1::PARAMETER_OBJECTIVE);
}

// Finds at most one objective's figures a frame, so that a moved slider is not waited for. Those of
// a large board are found by the worker.
void FindFigures(const View& view, FiguresCache& cache) {
  const app::BoardModel& board = *view.model.board;
  if (cache.generation != board.generation || cache.round != board.round_id) {
    if (cache.round != board.round_id) cache.figures = {};
    cache.generation = board.generation;
    cache.round = board.round_id;
    cache.known = {};
  }
  for (std::size_t i = 0; i < cache.known.size(); ++i) {
    const v1::Objective objective = kObjectives[i].objective;
    const bool shown = IsShown(view, objective);
    if (cache.known[i] || (IsLarge(view) && !shown)) continue;
    cache.figures[i] = app::FiguresUnder(board, objective);
    cache.known[i] = true;
    if (!shown) return view.frame.Again();
  }
}

std::string FiguresWords(const View& view, const app::Figures& figures) {
  const text::Language language = view.frame.language();
  return view.T(
      Message::kObjectiveFigures,
      {text::FormatInteger(figures.pairs, language), text::FormatInteger(figures.total, language),
       figures.lowest ? text::FormatScore(*figures.lowest, language) : "–"});
}

// Of an objective that the worker has been asked for, or will be.
std::string WorkersWords(const View& view, std::size_t index) {
  const app::WorkersFigures::Each& each = view.model.board->figures.each[index];
  switch (each.known) {
    case app::WorkersFigures::Known::kNotYet:
      return view.T(Message::kObjectiveSolving);
    case app::WorkersFigures::Known::kFound:
      return FiguresWords(view, each.figures);
    case app::WorkersFigures::Known::kImpossible:
      return view.T(Message::kObjectiveImpossible);
    case app::WorkersFigures::Known::kFailed:
      return view.T(Message::kObjectiveUnsolved);
  }
  return "";
}

std::string FiguresWords(const View& view, const FiguresCache& cache, std::size_t index) {
  const app::BoardModel& board = *view.model.board;
  const bool shown = IsShown(view, kObjectives[index].objective);
  // The pairs on the screen are not yet those of what is decided.
  if (shown && board.awaited && !board.ShowsDraft()) {
    return view.T(board.awaited->is_at_work() ? Message::kObjectiveSolving
                                              : Message::kObjectiveUnsolved);
  }
  if (IsLarge(view) && !shown) return WorkersWords(view, index);
  const std::optional<app::Figures>& figures = cache.figures[index];
  return figures ? FiguresWords(view, *figures) : view.T(Message::kObjectiveImpossible);
}

bool IsChosen(const View& view, const Objective& objective) {
  return ValueOf(view, v1::PARAMETER_OBJECTIVE) == objective.objective;
}

// At the left of the words.
constexpr float kDotRoom = 36;

// The one that is chosen says why one would.
float ObjectiveHeight(const View& view, const Objective& objective, float width) {
  if (!IsChosen(view, objective)) return 46;
  return 48 + view.frame.painter().TextHeight(view.T(objective.why), ui::TextStyle::kCaption,
                                              width - kDotRoom - 10);
}

// One objective with what it would come to, to be chosen like a radio button.
void DrawObjective(const View& view, const FiguresCache& cache, std::size_t index, ui::Rect* list) {
  const Objective& objective = kObjectives[index];
  const ui::Theme& theme = view.theme();
  const bool chosen = IsChosen(view, objective);
  const std::string name = view.T(objective.name);
  const std::string figures = FiguresWords(view, cache, index);
  const std::string why = view.T(objective.why);
  ui::Painter& painter = view.frame.painter();
  const ui::Rect place = ui::CutTop(list, ObjectiveHeight(view, objective, list->w), 2);
  ui::SemanticNode node;
  node.id = "objective-" + std::to_string(index);
  node.role = ui::Role::kRadio;
  node.name = name + ", " + figures;
  node.description = why;
  node.bounds = place;
  node.checked = chosen ? ui::Toggle::kOn : ui::Toggle::kOff;
  node.disabled = !app::BoardIsEditable(view.model);
  const ui::NodeState heard = view.frame.Node(std::move(node));
  if (heard.activated && !chosen) {
    view.Send(app::SetParameter{v1::PARAMETER_OBJECTIVE, objective.objective});
  }
  if (chosen || heard.hovered) {
    painter.FillRect(place, chosen ? theme.accent_soft : theme.hover, ui::kRadiusControl);
  }
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, place, ui::kRadiusControl);
  const ui::Vec2 dot{place.x + 18, place.y + 15};
  painter.StrokeCircle(dot, 7, chosen ? theme.accent : theme.edge, chosen ? 2 : 1.5f);
  if (chosen) painter.FillCircle(dot, 3.5f, theme.accent);
  ui::Rect words{place.x + kDotRoom, place.y + 5, place.w - kDotRoom - 10, place.h - 10};
  ui::TextOptions options;
  options.style = chosen ? ui::TextStyle::kBodyStrong : ui::TextStyle::kBody;
  options.color = theme.text;
  painter.Text(name, ui::CutTop(&words, 20), options);
  options.style = ui::TextStyle::kCaption;
  options.color = chosen ? theme.text : theme.muted;
  painter.Text(figures, ui::CutTop(&words, 16, 2), options);
  if (chosen) painter.TextWrapped(why, words, options);
}

void DrawObjectives(const View& view, FiguresCache& cache, ui::Rect* column) {
  FindFigures(view, cache);
  PanelHeading(view, column, Message::kObjective);
  const std::string name = view.T(Message::kObjective);
  float height = 0;
  for (const Objective& each : kObjectives) {
    height += ObjectiveHeight(view, each, column->w + 20) + 2;
  }
  ui::Rect list = ui::CutTop(column, height, 14);
  list = {list.x - 10, list.y, list.w + 20, list.h};
  const auto group = view.frame.Enter(
      {.id = "objectives", .role = ui::Role::kRadioGroup, .name = name, .rect = list});
  for (std::size_t i = 0; i < std::size(kObjectives); ++i) DrawObjective(view, cache, i, &list);
}

struct Control {
  v1::Parameter parameter;
  Message name;
};
constexpr Control kAdeptWeights[] = {{v1::PARAMETER_ADEPT_NEEDS, Message::kCriterionNeeds},
                                     {v1::PARAMETER_ADEPT_NAMED, Message::kCriterionNamed},
                                     {v1::PARAMETER_ADEPT_LINE_OF_WORK, Message::kCriterionLine},
                                     {v1::PARAMETER_ADEPT_MANAGER_LEVEL, Message::kCriterionLevel},
                                     {v1::PARAMETER_ADEPT_LOGISTICS, Message::kCriterionLogistics}};
constexpr Control kMentorWeights[] = {
    {v1::PARAMETER_MENTOR_NEEDS, Message::kCriterionNeeds},
    {v1::PARAMETER_MENTOR_NAMED, Message::kCriterionNamed},
    {v1::PARAMETER_MENTOR_LINE_OF_WORK, Message::kCriterionLine},
    {v1::PARAMETER_MENTOR_LOGISTICS, Message::kCriterionLogistics}};

std::string IdOf(v1::Parameter parameter) {
  return "parameter-" + std::to_string(static_cast<int>(parameter));
}

void DrawSlider(const View& view, const Control& control, bool is_score, ui::Rect* column,
                const std::string& why = "") {
  const int value = ValueOf(view, control.parameter);
  const std::string id = IdOf(control.parameter);
  const std::string name = view.T(control.name);
  const std::string words = is_score ? text::FormatScore(value, view.frame.language())
                                     : text::FormatInteger(value, view.frame.language());
  // Weights are shares of each other: up to a hundred is fine enough, unless one is above.
  constexpr int kUsualWeight = 100;
  const int maximum = is_score                ? limits::kMaxScore
                      : value <= kUsualWeight ? kUsualWeight
                                              : limits::kMaxWeight;
  if (const std::optional<int> moved =
          ui::Slider(view.frame, {.id = id,
                                  .name = name,
                                  .rect = ui::CutTop(column, ui::kSliderHeight, 6),
                                  .value = value,
                                  .maximum = maximum,
                                  .step = is_score ? 5 : 1,
                                  .value_words = words,
                                  .description = why,
                                  .disabled = !app::BoardIsEditable(view.model)})) {
    view.Send(app::SetParameter{control.parameter, *moved});
  }
}

void DrawWeights(const View& view, Message heading, std::span<const Control> controls,
                 std::string_view id, ui::Rect* column) {
  PanelHeading(view, column, heading);
  const std::string name = view.T(heading);
  const auto group =
      view.frame.Enter({.id = id,
                        .role = ui::Role::kGroup,
                        .name = name,
                        .rect = {column->x, column->y, column->w,
                                 static_cast<float>(controls.size()) * (ui::kSliderHeight + 6)}});
  for (const Control& control : controls) DrawSlider(view, control, false, column);
  DrawRefusal(view, "refusal",
              IsRefusedFor(view, Reason::kWeightsAllZero) &&
                  IsAllZero(view, controls.front().parameter, controls.back().parameter),
              column);
  ui::CutTop(column, 10);
}

void DrawSwitch(const View& view, v1::Parameter parameter, Message label, ui::Rect* column,
                const std::string& why = "") {
  const std::string id = IdOf(parameter);
  const std::string words = view.T(label);
  const bool on = ValueOf(view, parameter) != 0;
  if (ui::Switch(view.frame, {.id = id,
                              .label = words,
                              .rect = ui::CutTop(column, view.frame.compact() ? 44.0f : 34.0f),
                              .on = on,
                              .disabled = !app::BoardIsEditable(view.model),
                              .description = why})) {
    view.Send(app::SetParameter{parameter, on ? 0 : 1});
  }
}

void DrawRuleSwitches(const View& view, ui::Rect* column) {
  const bool administrations =
      view.model.board->board.policy().institution_term() == v1::INSTITUTION_TERM_ADMINISTRATION;
  PanelHeading(view, column, Message::kRulesHeading);
  DrawSwitch(view, v1::PARAMETER_DIFFERENT_INSTITUTION,
             administrations ? Message::kHoldsDifferentAdministration
                             : Message::kHoldsDifferentInstitution,
             column);
  DrawSwitch(view, v1::PARAMETER_SHARED_LANGUAGE, Message::kHoldsSharedLanguage, column);
  DrawSwitch(view, v1::PARAMETER_ENDORSED, Message::kHoldsEndorsed, column);
  DrawSwitch(view, v1::PARAMETER_MORE_EXPERIENCED, Message::kHoldsMoreExperienced, column);
  DrawSwitch(view, v1::PARAMETER_POSSIBLE_MEETING_MODE, Message::kHoldsMeetingMode, column);
  DrawSwitch(view, v1::PARAMETER_RECIPROCITY, Message::kReciprocity, column,
             view.T(Message::kReciprocityWhy));
  DrawRefusal(view, "refusal-stable", IsRefusedFor(view, Reason::kReciprocityWithStable), column);
  ui::CutTop(column, 10);
  DrawSlider(view, {v1::PARAMETER_MINIMUM_SCORE, Message::kMinimumScore}, true, column);
  DrawSlider(view, {v1::PARAMETER_SPREAD, Message::kSpread}, true, column,
             view.T(Message::kSpreadWhy));
  DrawSlider(view, {v1::PARAMETER_WEAK_BELOW, Message::kWeakBelow}, true, column);
  const auto& draft = view.model.board->draft;
  DrawRefusal(view, "refusal-rules",
              draft && draft->refusal && !IsRefusedFor(view, Reason::kWeightsAllZero) &&
                  !IsRefusedFor(view, Reason::kReciprocityWithStable),
              column);
  ui::CutTop(column, 10);
}

}  // namespace

void DrawPanelTabs(const View& view, ui::Rect* rest) {
  const std::vector<std::string> options = {view.T(Message::kFilterTab), view.T(Message::kWhatIf)};
  const std::string name = view.T(Message::kFilters);
  const ui::Rect place = ui::Inset(ui::CutTop(rest, 44), 20, 4);
  const int open = view.model.panel == app::SidePanel::kWhatIf ? 1 : 0;
  if (ui::Segments(
          view.frame,
          {.id = "panel", .name = name, .options = options, .selected = open, .rect = place})) {
    view.Run(app::Command::kShowWhatIf);
  }
}

void DrawWhatIfControls(const View& view, ViewState& state, ui::Rect* column) {
  const bool editable = app::BoardIsEditable(view.model);
  TextBlock(view, column, view.T(editable ? Message::kWhatIfIntro : Message::kWhatIfReadOnly),
            ui::TextStyle::kCardBody, view.theme().muted, 16);
  DrawObjectives(view, state.figures, column);
  DrawScenarioList(view, column);
  DrawWeights(view, Message::kAdeptWeights, kAdeptWeights, "adept-weights", column);
  DrawWeights(view, Message::kMentorWeights, kMentorWeights, "mentor-weights", column);
  DrawRuleSwitches(view, column);
}

void DrawWhatIfPanel(const View& view, ViewState& state, const ui::Rect& rect, PanelPlace place) {
  ui::Panel(view.frame, rect,
            {.left = place == PanelPlace::kBeside, .top = place == PanelPlace::kUnder});
  const std::string name = view.T(Message::kWhatIf);
  const auto panel = view.frame.Enter(
      {.id = "what-if", .role = ui::Role::kComplementary, .name = name, .rect = rect});
  ui::Rect rest = rect;
  const ui::Rect bar = ui::CutTop(&rest, 48);
  const bool compact = view.frame.compact();
  const std::string close = view.T(compact ? Message::kBackToList : Message::kCloseWhatIf);
  if (ui::Button(view.frame, {.id = "back",
                              .label = close,
                              .rect = ui::LeftMiddle(ui::Inset(bar, 4, 0),
                                                     ui::ButtonWidth(view.frame, close, true), 44),
                              .kind = ui::ButtonKind::kQuiet,
                              .icon = compact ? ui::Icon::kChevronLeft : ui::Icon::kClose})) {
    view.Run(app::Command::kShowWhatIf);
  }
  ui::ScrollArea scroll(view.frame, {.id = "scroll", .rect = rest});
  const ui::Rect content = scroll.content();
  ui::Rect column{content.x + 20, content.y + 8, std::min(content.w - 40, 480.0f), 10'000};
  DrawWhatIfControls(view, state, &column);
  scroll.SetContentHeight(column.y + 16 - content.y);
}

}  // namespace parvis::views
