// The rounds that one may see, newest first.
#include <string>

#include "client-wasm/views/parts.h"
#include "client-wasm/views/screens.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

// On a phone the state stands under the words.
float CardHeight(const View& view) { return view.frame.compact() ? 118 : 84; }

std::string CountsOf(const View& view, const v1::Round& round) {
  const text::Language language = view.frame.language();
  return view.T(Message::kRoundCounts, {text::FormatInteger(round.adept_count(), language),
                                        text::FormatInteger(round.mentor_count(), language),
                                        text::FormatInteger(round.place_count(), language)});
}

void DrawRound(const View& view, const v1::Round& round, const ui::Rect& place) {
  const std::string id = app::RoundId(round.name());
  const std::string title = TitleOf(round, view.frame.language());
  const std::string counts = CountsOf(view, round);
  const std::string state = StateWords(view, round.state());
  const auto item = view.frame.Enter({.id = id, .role = ui::Role::kListItem, .rect = place});
  ui::Card(view.frame, place);
  ui::Rect inside = ui::Inset(place, 20, 16);
  ui::Vec2 chip{inside.x, inside.bottom() - ui::kChipHeight};
  if (!view.frame.compact()) {
    const ui::Rect right = ui::CutRight(&inside, ui::ChipWidth(view.frame, state), 12);
    chip = {right.x, right.center().y - ui::kChipHeight / 2};
  }
  ui::LinkArgs link;
  link.id = "open";
  link.label = title;
  link.rect = ui::CutTop(&inside, 26, 6);
  link.style = ui::TextStyle::kSection;
  RouteLink(view, link, {app::Screen::kMatching, id, ""});
  ui::Text(view.frame,
           {.text = counts, .rect = ui::CutTop(&inside, 20), .color = view.theme().muted});
  ui::Chip(view.frame, {.text = state, .at = chip, .tone = StateTone(round.state())});
}

}  // namespace

void DrawRounds(const View& view, const ui::Rect& rect) {
  if (!DrawLoading(view, view.model.rounds_loading, rect)) return;
  if (view.model.rounds.empty()) {
    const std::string title = view.T(Message::kNoRoundsTitle);
    const std::string words = view.T(Message::kNoRoundsWords);
    ui::EmptyState(view.frame,
                   {.id = "no-rounds", .title = title, .words = words, .rect = rect, .level = 1});
    return;
  }
  const float count = static_cast<float>(view.model.rounds.size());
  ui::ScrollArea scroll(view.frame, {.id = "rounds-scroll",
                                     .rect = rect,
                                     .content_height = 92 + count * (CardHeight(view) + 12)});
  ui::Rect column = scroll.content();
  const float width = view.frame.compact() ? column.w - 32 : 720;
  column = {column.x + (column.w - width) / 2, column.y + 28, width, column.h};
  const std::string heading = view.T(Message::kRounds);
  ui::Heading(view.frame, {.text = heading, .rect = ui::CutTop(&column, 32, 20), .level = 1});
  const auto list =
      view.frame.Enter({.id = "rounds", .role = ui::Role::kList, .name = heading, .rect = column});
  for (const v1::Round& round : view.model.rounds) {
    DrawRound(view, round, ui::CutTop(&column, CardHeight(view), 12));
  }
}

}  // namespace parvis::views
