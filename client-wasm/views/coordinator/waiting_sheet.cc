// On a phone, under cards and matrix: how many are without a mentor or parked, behind one button,
// and the sheet that it opens.
#include <string>
#include <vector>

#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

constexpr float kRow = 60;
constexpr float kParkedRow = 44;

// "12 utan mentor · 1 parkerad": only what there is.
std::string Words(const View& view, std::size_t unpaired, std::size_t parked) {
  const auto count = [&](std::size_t number) {
    return text::FormatInteger(static_cast<int64_t>(number), view.frame.language());
  };
  std::string words;
  if (unpaired > 0) words = view.T(Message::kCountUnpaired, {count(unpaired)});
  if (parked == 0) return words;
  return words + (words.empty() ? "" : " · ") +
         view.T(parked == 1 ? Message::kCountParkedOne : Message::kCountParked, {count(parked)});
}

// One who is without a mentor: name, and why.
void DrawUnpairedRow(const View& view, int adept, const std::string& reason,
                     const ui::Rect& place) {
  const v1::MatchingPerson& person = view.model.board->board.adepts(adept);
  ui::SemanticNode node;
  node.id = person.id();
  node.role = ui::Role::kButton;
  node.name = person.display_name() + " · " + person.institution();
  node.description = reason;
  node.bounds = place;
  const std::string name = node.name;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  if (heard.activated) view.Send(app::ChoosePerson{false, adept});
  const ui::Theme& theme = view.theme();
  ui::Painter& painter = view.frame.painter();
  painter.FillRect(place, heard.hovered ? theme.hover : theme.surface, ui::kRadiusSheet);
  painter.DashedRect(place, theme.warn, ui::kRadiusSheet);
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, place, ui::kRadiusSheet);
  ui::Rect inside = ui::Inset(place, 14, 8);
  ui::TextOptions options;
  options.style = ui::TextStyle::kReadingStrong;
  options.color = theme.text;
  painter.Text(name, ui::CutTop(&inside, 24), options);
  options.style = ui::TextStyle::kBody;
  options.color = theme.warn;
  painter.Text(reason, inside, options);
}

void DrawHeading(const View& view, Message message, ui::Rect* column) {
  const std::string words = view.T(message);
  ui::Heading(view.frame, {.text = words,
                           .rect = ui::CutTop(column, 20, 8),
                           .level = 3,
                           .style = ui::TextStyle::kPanel,
                           .color = view.theme().muted});
}

}  // namespace

bool AnybodyWaits(const View& view, ViewState& state) {
  return !FactsFor(view, state).facts.unpaired_adepts.empty() || !ParkedPeople(view).empty();
}

void DrawWaitingButton(const View& view, ViewState& state, const ui::Rect& rect) {
  const std::size_t unpaired = FactsFor(view, state).facts.unpaired_adepts.size();
  const std::string words = Words(view, unpaired, ParkedPeople(view).size());
  const ui::Theme& theme = view.theme();
  ui::Painter& painter = view.frame.painter();
  painter.FillRect(rect, theme.surface);
  const ui::Rect place = ui::Inset(rect, 12, 0);
  ui::SemanticNode node;
  node.id = "waiting";
  node.role = ui::Role::kButton;
  node.name = words;
  node.expanded = ui::Toggle::kOff;
  node.bounds = place;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  if (heard.activated) {
    state.waiting_open = true;
    view.frame.Focus("unpaired/close");
  }
  const ui::Color color = unpaired > 0 ? theme.warn : theme.text;
  const ui::Rect ground = ui::Inset(place, 0, 4);
  painter.FillRect(ground, unpaired > 0 ? theme.warn_soft : theme.hover, ui::kRadiusSheet);
  if (heard.hovered) painter.StrokeRect(ground, color, ui::kRadiusSheet);
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, ground, ui::kRadiusSheet);
  ui::Rect inside = ui::Inset(place, 12, 0);
  painter.DrawIcon(ui::Icon::kChevronUp, ui::Centered(ui::CutRight(&inside, 18, 8), 18, 18), color);
  ui::TextOptions options;
  options.style = ui::TextStyle::kBodyStrong;
  options.color = color;
  painter.Text(words, inside, options);
}

void DrawWaitingSheet(const View& view, ViewState& state, const ui::Rect& rect) {
  ui::Panel(view.frame, rect, {.top = true});
  const FactsCache& cache = FactsFor(view, state);
  const std::vector<ParkedPerson> parked = ParkedPeople(view);
  const std::vector<int>& unpaired = cache.facts.unpaired_adepts;
  const std::string title = Words(view, unpaired.size(), parked.size());
  const std::string button = "/" + view.frame.FullId("waiting");
  const auto region = view.frame.Enter(
      {.id = "unpaired", .role = ui::Role::kComplementary, .name = title, .rect = rect});
  ui::Rect rest = rect;
  ui::Rect bar = ui::Inset(ui::CutTop(&rest, 52), 16, 4);
  const std::string close = view.T(Message::kClose);
  const bool closed =
      ui::IconButton(view.frame, {.id = "close",
                                  .label = close,
                                  .icon = ui::Icon::kClose,
                                  .rect = ui::Centered(ui::CutRight(&bar, 44, 8), 44, 44)});
  const bool on_top = view.model.dialog == app::OpenDialog::kNone;
  if (closed || (on_top && view.frame.Shortcut("Escape"))) {
    state.waiting_open = false;
    view.frame.Focus(button);
  }
  ui::Heading(view.frame, {.text = title,
                           .rect = ui::LeftMiddle(bar, bar.w, 24),
                           .level = 2,
                           .style = ui::TextStyle::kSection});
  ui::ScrollArea scroll(view.frame, {.id = "scroll", .rect = rest});
  const ui::Rect content = scroll.content();
  ui::Rect column{content.x + 16, content.y + 4, content.w - 32, 100'000};
  if (!unpaired.empty()) {
    DrawHeading(view, Message::kMinutesUnpaired, &column);
    for (std::size_t i = 0; i < unpaired.size(); ++i) {
      DrawUnpairedRow(view, unpaired[i], cache.unpaired_words[i], ui::CutTop(&column, kRow, 8));
    }
    ui::CutTop(&column, 8);
  }
  if (!parked.empty()) {
    DrawHeading(view, Message::kParkedHeading, &column);
    for (const ParkedPerson& each : parked) {
      DrawParkedPerson(view, each, ui::CutTop(&column, kParkedRow, 8));
    }
  }
  scroll.SetContentHeight(column.y + 8 - content.y);
}

}  // namespace parvis::views
