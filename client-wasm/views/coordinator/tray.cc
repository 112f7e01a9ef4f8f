// Who is without a mentor, why, and each of them to be chosen.
#include <string>

#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

constexpr float kPadding = 12;
constexpr float kChip = 28;
constexpr int kMaxRows = 3;

std::string LabelOf(const v1::MatchingPerson& person) {
  return person.display_name() + " · " + person.institution();
}

// A small white button for one person.
void PersonChip(const View& view, const v1::MatchingPerson& person, int adept,
                const std::string& reason, const ui::Rect& place) {
  const ui::Theme& theme = view.theme();
  const bool chosen = !view.model.selection.is_mentor && view.model.selection.person == adept;
  ui::SemanticNode node;
  node.id = person.id();
  node.role = ui::Role::kButton;
  node.name = LabelOf(person);
  node.description = reason;
  node.bounds = place;
  node.pressed = chosen ? ui::Toggle::kOn : ui::Toggle::kOff;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  if (heard.activated) view.Send(app::ChoosePerson{false, adept});
  ui::Painter& painter = view.frame.painter();
  painter.FillRect(place,
                   chosen          ? theme.accent_soft
                   : heard.hovered ? theme.hover
                                   : theme.surface,
                   ui::kRadiusControl);
  if (chosen) painter.StrokeRect(place, theme.accent, ui::kRadiusControl, 1.5f);
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, place, ui::kRadiusControl);
  ui::TextOptions options;
  options.style = ui::TextStyle::kCardBody;
  options.color = chosen ? theme.accent : theme.text;
  options.align = ui::Align::kCenter;
  painter.Text(LabelOf(person), place, options);
}

float ChipWidth(const View& view, const v1::MatchingPerson& person) {
  return view.frame.painter().TextWidth(LabelOf(person), ui::TextStyle::kCardBody) + 20;
}

int RowsNeeded(const View& view, const app::BoardFacts& facts, float width) {
  ui::Flow flow({0, 0, width - 2 * kPadding, 0}, kChip, 8);
  for (const int adept : facts.unpaired_adepts) {
    flow.Next(ChipWidth(view, view.model.board->board.adepts(adept)));
  }
  return flow.rows();
}

}  // namespace

float TrayHeight(const View& view, ViewState& state, float width) {
  const app::BoardFacts& facts = FactsFor(view, state).facts;
  if (facts.unpaired_adepts.empty()) return 0;
  const int rows = std::min(RowsNeeded(view, facts, width), kMaxRows);
  return 2 * kPadding + 20 + 8 + static_cast<float>(rows) * (kChip + 8) - 8;
}

void DrawTray(const View& view, ViewState& state, const ui::Rect& rect) {
  const FactsCache& cache = FactsFor(view, state);
  const ui::Theme& theme = view.theme();
  const text::Language language = view.frame.language();
  const auto count = static_cast<int64_t>(cache.facts.unpaired_adepts.size());
  const std::string title =
      view.T(count == 1 ? Message::kOneAdeptUnpaired : Message::kAdeptsUnpaired,
             {text::FormatInteger(count, language)});
  view.frame.painter().FillRect(rect, theme.warn_soft, ui::kRadiusCard);
  view.frame.painter().DashedRect(rect, theme.warn, ui::kRadiusCard);
  const auto region =
      view.frame.Enter({.id = "tray", .role = ui::Role::kRegion, .name = title, .rect = rect});
  ui::Rect inside = ui::Inset(rect, kPadding);
  ui::Rect line = ui::CutTop(&inside, 20, 8);
  const float width = view.frame.painter().TextWidth(title, ui::TextStyle::kBodyStrong) + 2;
  ui::Heading(view.frame, {.text = title,
                           .rect = ui::CutLeft(&line, width, 12),
                           .level = 2,
                           .style = ui::TextStyle::kBodyStrong,
                           .color = theme.warn});
  if (!cache.tray_words.empty()) {
    ui::Text(view.frame, {.text = cache.tray_words,
                          .rect = line,
                          .style = ui::TextStyle::kCardBody,
                          .color = theme.text});
  }
  const int rows = RowsNeeded(view, cache.facts, rect.w);
  ui::ScrollArea scroll(view.frame, {.id = "people",
                                     .rect = inside,
                                     .content_height = static_cast<float>(rows) * (kChip + 8) - 8});
  ui::Flow flow({scroll.content().x, scroll.content().y, inside.w, 0}, kChip, 8);
  for (std::size_t i = 0; i < cache.facts.unpaired_adepts.size(); ++i) {
    const int adept = cache.facts.unpaired_adepts[i];
    const v1::MatchingPerson& person = view.model.board->board.adepts(adept);
    PersonChip(view, person, adept, cache.unpaired_words[i], flow.Next(ChipWidth(view, person)));
  }
}

}  // namespace parvis::views
