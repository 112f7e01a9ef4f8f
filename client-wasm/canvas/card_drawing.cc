// One person as a card: the institution's bar, name, what and where, and the marks.
#include <algorithm>
#include <string>

#include "client-wasm/app/board_facts.h"
#include "client-wasm/canvas/canvas_parts.h"
#include "client-wasm/canvas/person_words.h"
#include "shared/text/numbers.h"

namespace parvis::canvas {
namespace {

using text::Message;

ui::TextOptions Words(const Canvas& canvas, ui::TextStyle style, ui::Color color) {
  ui::TextOptions options;
  options.style = style;
  options.color = color;
  options.scale = canvas.scale;
  return options;
}

bool IsPinned(const Canvas& canvas, CardRef card) {
  const auto& pairs = canvas.board.solver->matching().pairs;
  return std::any_of(pairs.begin(), pairs.end(), [&](const matching::FormedPair& pair) {
    return pair.pinned && (card.is_mentor ? pair.mentor : pair.adept) == card.person;
  });
}

int LoadOf(const Canvas& canvas, int mentor) {
  return canvas.board.solver->matching().load[static_cast<std::size_t>(mentor)];
}

// A short word at the right of the first line; its width, with the space before it.
float DrawMark(const Canvas& canvas, CardRef card, const ui::Rect& line) {
  const ui::Theme& theme = canvas.frame.theme();
  std::string words;
  ui::Color color = theme.muted;
  if (!card.is_mentor) {
    if (canvas.board.solver->PairOfAdept(card.person) == nullptr) {
      words = canvas.T(Message::kWithoutMentor);
      color = theme.warn;
    }
  } else {
    const int capacity = canvas.board.solver->instance().capacity(card.person);
    const int load = LoadOf(canvas, card.person);
    if (capacity > 1) {
      words =
          canvas.T(Message::kPlacesTaken, {text::FormatInteger(load, canvas.frame.language()),
                                           text::FormatInteger(capacity, canvas.frame.language())});
    } else if (load == 0) {
      words = canvas.T(Message::kFree);
    }
  }
  if (words.empty()) return 0;
  ui::TextOptions options = Words(canvas, ui::TextStyle::kFine, color);
  options.align = ui::Align::kRight;
  canvas.frame.painter().Text(words, line, options);
  return canvas.frame.painter().TextWidth(words, ui::TextStyle::kFine, canvas.scale) +
         8 * canvas.scale;
}

// What the second line says while a card of the other side is dragged.
std::string DragWords(const Canvas& canvas, CardRef card, ui::Color* color) {
  const ui::Theme& theme = canvas.frame.theme();
  const Drag& drag = *canvas.state.drag;
  const int adept = card.is_mentor ? drag.from.person : card.person;
  const int mentor = card.is_mentor ? card.person : drag.from.person;
  const matching::RuleSet refusals = canvas.board.solver->Refusals(adept, mentor);
  if (!refusals.Empty()) {
    *color = theme.muted;
    return app::RuleWords(canvas.board, refusals, canvas.frame.language());
  }
  *color = theme.accent;
  const int score = canvas.board.solver->ScoreOf(adept, mentor).value_or(0);
  return canvas.T(Message::kPoints, {text::FormatScore(score, canvas.frame.language())});
}

}  // namespace

void DrawCard(const Canvas& canvas, CardRef card, const ui::Rect& place, const CardLook& look) {
  const ui::Theme& theme = canvas.frame.theme();
  ui::Painter& painter = canvas.frame.painter();
  const v1::MatchingPerson& person = canvas.Person(card);
  const float k = canvas.scale;
  const float radius = ui::kRadiusCard * k;
  const bool dragging = canvas.state.drag && canvas.state.drag->moving;
  const bool other_side = dragging && card.is_mentor != canvas.state.drag->from.is_mentor;
  const bool target = other_side && IsDragTarget(canvas, card);
  const bool refused = other_side && !target;
  const bool over = other_side && card == canvas.state.drag->over;
  const bool unpaired = !card.is_mentor && canvas.board.solver->PairOfAdept(card.person) == nullptr;

  const bool strong = look.selected || (target && over);
  ui::Color ground = strong ? theme.accent_soft : theme.surface;
  if (refused) ground = theme.bg;
  if (look.hovered && !strong && !refused) ground = theme.hover;
  painter.FillRect(place, ground, radius);
  if (strong) {
    painter.StrokeRect(place, theme.accent, radius, 2);
  } else if (unpaired) {
    painter.DashedRect(place, theme.warn, radius);
  } else {
    painter.StrokeRect(place, target ? theme.accent : over ? theme.bad : theme.line, radius);
  }
  const float fade = refused ? 0.45f : 1.0f;
  painter.FillRect({place.x + 6 * k, place.y + 7 * k, 3 * k, place.h - 14 * k},
                   InstitutionColor(canvas.board, person.institution(), theme).WithAlpha(fade),
                   1.5f * k);
  // In the distance a card is a shape with its institution's colour.
  if (k < 0.4f) return;

  ui::Rect inside{place.x + 15 * k, place.y + 4 * k, place.w - 25 * k, place.h - 8 * k};
  if (IsPinned(canvas, card)) {
    const ui::Rect mark = ui::RightMiddle(inside, 16 * k, 16 * k);
    painter.DrawIcon(ui::Icon::kPin, mark, theme.accent);
    inside.w -= 20 * k;
  }
  ui::Rect first{inside.x, inside.y, inside.w, 17 * k};
  const ui::Rect second{inside.x, inside.y + 17 * k, inside.w, 14 * k};
  if (!other_side) first.w -= DrawMark(canvas, card, first);
  painter.Text(person.display_name(), first,
               Words(canvas, ui::TextStyle::kCard, refused ? theme.muted : theme.text));
  ui::Color color = theme.muted;
  const std::string words = other_side
                                ? DragWords(canvas, card, &color)
                                : SecondLine(person, card.is_mentor, canvas.frame.language());
  painter.Text(words, second,
               Words(canvas, target ? ui::TextStyle::kFineStrong : ui::TextStyle::kFine, color));
}

}  // namespace parvis::canvas
