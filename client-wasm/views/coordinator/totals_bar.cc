// The bar at the bottom: the board's numbers, whether all is saved, undo and redo, sending out.
#include <algorithm>
#include <string>

#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

void DrawFigure(const View& view, ui::Rect* rest, const std::string& figure,
                const std::string& words) {
  const float width = ui::Figure(view.frame, {.figure = figure, .words = words, .rect = *rest});
  ui::CutLeft(rest, width, 28);
}

// How the scores lie, as bars; told in words for who cannot see them.
void DrawDistribution(const View& view, const app::BoardFacts& facts, const ui::Rect& rect) {
  if (facts.pairs == 0) return;
  const text::Language language = view.frame.language();
  ui::SemanticNode node;
  node.id = "distribution";
  node.role = ui::Role::kImage;
  node.name =
      view.T(Message::kDistribution, {text::FormatScore(facts.lowest.value_or(0), language),
                                      text::FormatScore(facts.median.value_or(0), language),
                                      text::FormatScore(facts.highest.value_or(0), language)});
  node.bounds = rect;
  view.frame.Node(std::move(node));
  const int most = *std::max_element(facts.distribution.begin(), facts.distribution.end());
  // From 30 points on, where there is nothing below: the bars get their room.
  const auto first_used = std::find_if(facts.distribution.begin(), facts.distribution.end(),
                                       [](int count) { return count > 0; });
  const int first = std::min(static_cast<int>(first_used - facts.distribution.begin()), 12);
  const float step = rect.w / static_cast<float>(app::kScoreSteps - first);
  const int weak = view.model.board->policy().weak_below();
  ui::Painter& painter = view.frame.painter();
  for (int i = first; i < app::kScoreSteps; ++i) {
    const int count = facts.distribution[static_cast<std::size_t>(i)];
    if (count == 0) continue;
    const float height =
        std::max(2.0f, (rect.h - 2) * static_cast<float>(count) / static_cast<float>(most));
    const ui::Rect bar{rect.x + static_cast<float>(i - first) * step + 1,
                       rect.bottom() - 1 - height, step - 2, height};
    const bool is_weak = (i + 1) * (1000 / app::kScoreSteps) <= weak;
    painter.FillRect(bar, (is_weak ? view.theme().warn : view.theme().accent).WithAlpha(0.75f), 1);
  }
  painter.Line({rect.x, rect.bottom()}, {rect.right(), rect.bottom()}, view.theme().line);
}

// Whether everything is with the server.
void DrawSaved(const View& view, const ui::Rect& rect) {
  const auto waiting = static_cast<int64_t>(view.model.board->replica->pending().size());
  const text::Language language = view.frame.language();
  std::string words;
  ui::Color color = view.theme().muted;
  if (!view.model.connected) {
    // The bar at the top says why.
    if (waiting > 0) {
      words = waiting == 1 ? view.T(Message::kOneEditWaits)
                           : view.T(Message::kEditsWait, {text::FormatInteger(waiting, language)});
    }
    color = view.theme().warn;
  } else if (view.model.publishing) {
    words = view.T(Message::kSendingOut);
  } else if (waiting > 0) {
    words = view.T(Message::kSaving);
  }
  // The node is there before it has anything to say, so that a change is read out.
  ui::SemanticNode node;
  node.id = "saved";
  node.role = ui::Role::kStatus;
  node.name = words;
  node.bounds = rect;
  view.frame.Node(std::move(node));
  ui::TextOptions options;
  options.style = ui::TextStyle::kCardBody;
  options.color = color;
  view.frame.painter().Text(words, rect, options);
}

// Undo, redo and sending out, at the right end.
void DrawEditButtons(const View& view, ui::Rect* rest) {
  const auto place = [&](app::Command command) {
    const float width = CommandButtonWidth(view, command, true);
    return ui::Centered(ui::CutRight(rest, width, 12), width, 38);
  };
  const ui::Rect publish = place(app::Command::kPublish);
  const ui::Rect redo = place(app::Command::kRedo);
  const ui::Rect undo = place(app::Command::kUndo);
  CommandButton(view, {.command = app::Command::kUndo, .rect = undo, .icon = ui::Icon::kUndo});
  CommandButton(view, {.command = app::Command::kRedo, .rect = redo, .icon = ui::Icon::kRedo});
  CommandButton(view, {.command = app::Command::kPublish,
                       .rect = publish,
                       .kind = ui::ButtonKind::kPrimary,
                       .icon = ui::Icon::kSend});
}

void DrawCompactBar(const View& view, const app::BoardFacts& facts, ui::Rect rest) {
  const text::Language language = view.frame.language();
  const bool editable = app::BoardIsEditable(view.model);
  ui::Rect first = ui::CutTop(&rest, 52);
  if (editable) {
    const ui::Rect redo = ui::Centered(ui::CutRight(&first, 44, 4), 44, 44);
    const ui::Rect undo = ui::Centered(ui::CutRight(&first, 44, 4), 44, 44);
    for (const app::Command command : {app::Command::kUndo, app::Command::kRedo}) {
      const bool is_undo = command == app::Command::kUndo;
      const std::string label = view.T(app::LabelOf(view.model, command));
      if (ui::IconButton(view.frame, {.id = is_undo ? "undo" : "redo",
                                      .label = label,
                                      .icon = is_undo ? ui::Icon::kUndo : ui::Icon::kRedo,
                                      .rect = is_undo ? undo : redo,
                                      .disabled = !app::IsEnabled(view.model, command),
                                      .shortcut = app::InfoOf(command).shortcut})) {
        view.Run(command);
      }
    }
    CommandButton(view, {.command = app::Command::kPublish,
                         .rect = ui::CutTop(&rest, 44),
                         .kind = ui::ButtonKind::kPrimary,
                         .icon = ui::Icon::kSend});
  }
  const std::string pairs = view.T(
      Message::kPairsOfAdepts,
      {text::FormatInteger(facts.pairs, language), text::FormatInteger(facts.adepts, language)});
  const std::string points = view.T(Message::kPoints, {text::FormatInteger(facts.total, language)});
  first = ui::Centered(first, first.w, 38);
  ui::Text(view.frame,
           {.text = pairs, .rect = ui::CutTop(&first, 20), .style = ui::TextStyle::kBodyStrong});
  ui::Text(view.frame, {.text = points,
                        .rect = ui::CutTop(&first, 18),
                        .style = ui::TextStyle::kCaption,
                        .color = view.theme().muted});
}

}  // namespace

void DrawTotalsBar(const View& view, ViewState& state, const ui::Rect& rect) {
  ui::Panel(view.frame, rect, {.top = true});
  const std::string name = view.T(Message::kSummary);
  const auto bar =
      view.frame.Enter({.id = "totals", .role = ui::Role::kRegion, .name = name, .rect = rect});
  const app::BoardFacts& facts = FactsFor(view, state).facts;
  const text::Language language = view.frame.language();
  ui::Rect rest = ui::Inset(rect, view.frame.compact() ? 12.0f : 20.0f, 0);
  if (view.frame.compact()) return DrawCompactBar(view, facts, rest);
  DrawFigure(view, &rest, text::FormatInteger(facts.pairs, language),
             view.T(Message::kPairsOfWords, {text::FormatInteger(facts.adepts, language)}));
  DrawFigure(view, &rest, text::FormatInteger(facts.total, language), view.T(Message::kPointsWord));
  // Where it is narrow, the buttons go before the lowest score.
  constexpr float kRoomForLowest = 900;
  if (facts.lowest && rect.w >= kRoomForLowest) {
    DrawFigure(view, &rest, text::FormatScore(*facts.lowest, language),
               view.T(Message::kLowestPair));
  }
  if (app::BoardIsEditable(view.model)) DrawEditButtons(view, &rest);
  if (rest.w > 200) {
    DrawDistribution(view, facts, ui::Centered(ui::CutLeft(&rest, 200, 24), 200, 32));
  }
  DrawSaved(view, rest);
}

}  // namespace parvis::views
