// One person as a card: the institution's bar, name, what and where, and the marks.
#include <algorithm>
#include <string>

#include "client-wasm/app/board_facts.h"
#include "client-wasm/canvas/canvas_parts.h"
#include "client-wasm/canvas/mark_look.h"
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
  options.fit = canvas.fit;
  return options;
}

int LoadOf(const Canvas& canvas, int mentor) {
  return canvas.board.solver->matching().load[static_cast<std::size_t>(mentor)];
}

// "2/2".
std::string ShortPlaces(const Canvas& canvas, CardRef card) {
  const text::Language language = canvas.frame.language();
  return text::FormatInteger(LoadOf(canvas, card.person), language) + "/" +
         text::FormatInteger(canvas.board.solver->instance().capacity(card.person), language);
}

// A short word at the right of the first line; its width, with the space before it.
float DrawMark(const Canvas& canvas, CardRef card, const ui::Rect& line) {
  const ui::Theme& theme = canvas.frame.theme();
  std::string words;
  ui::Color color = theme.muted;
  if (canvas.Facts(card).parked) {
    words = canvas.T(Message::kPersonParked);
  } else if (!card.is_mentor) {
    if (!canvas.Facts(card).paired) {
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
  // On a phone the name comes first: the places in figures, the rest by the card's edge alone.
  constexpr float kRoomForWords = 150;
  if (line.w < kRoomForWords * canvas.scale) {
    if (!card.is_mentor || words == canvas.T(Message::kFree)) return 0;
    words = ShortPlaces(canvas, card);
  }
  ui::TextOptions options = Words(canvas, ui::TextStyle::kFine, color);
  options.align = ui::Align::kRight;
  canvas.frame.painter().Text(words, line, options);
  return canvas.frame.painter().TextWidth(words, ui::TextStyle::kFine, canvas.scale) +
         8 * canvas.scale;
}

// The second line while a card of the other side is dragged: the score, or the rule that refuses.
std::string DragWords(const Canvas& canvas, CardRef card, const DragTarget& target) {
  const auto [adept, mentor] = PairOf(card, canvas.drag()->from);
  const app::BoardSolver& solver = *canvas.board.solver;
  const text::Language language = canvas.frame.language();
  if (!target.allowed) {
    return app::RuleWords(canvas.board, solver.Refusals(adept, mentor), language);
  }
  return canvas.T(Message::kPoints,
                  {text::FormatScore(solver.ScoreOf(adept, mentor).value_or(0), language)});
}

ui::Color PriceColor(const ui::Theme& theme, const DragTarget& target) {
  if (!target.price || target.formed) return theme.muted;
  if (!target.price->possible || target.price->pairs_gained < 0) return theme.bad;
  return target.best ? theme.good : target.price->points_gained < 0 ? theme.text : theme.good;
}

// At the right, over the height of both lines: what the pair would cost. Returns its width.
float DrawPrice(const Canvas& canvas, const DragTarget& target, const ui::Rect& inside) {
  const std::string words = PriceWords(canvas, target);
  if (words.empty()) return 0;
  ui::TextOptions options =
      Words(canvas, ui::TextStyle::kFineStrong, PriceColor(canvas.frame.theme(), target));
  options.align = ui::Align::kRight;
  canvas.frame.painter().Text(words, inside, options);
  return canvas.frame.painter().TextWidth(words, ui::TextStyle::kFineStrong, canvas.scale) +
         8 * canvas.scale;
}

struct CardColors {
  ui::Color ground;
  ui::Color edge;
  float edge_width = 1;
};

CardColors ColorsOf(const Canvas& canvas, const CardLook& look, const DragTarget* target,
                    bool over) {
  const ui::Theme& theme = canvas.frame.theme();
  const bool refused = target != nullptr && !target->allowed;
  if (refused) return {theme.bg, over ? theme.bad : theme.line, 1};
  if (look.selected || over) return {theme.accent_soft, theme.accent, 2};
  if (target != nullptr && target->best) return {theme.good_soft, theme.good, 2};
  return {look.hovered ? theme.hover : theme.surface, target != nullptr ? theme.accent : theme.line,
          1};
}

}  // namespace

const DragTarget* TargetOf(const Canvas& canvas, CardRef card) {
  const Drag* drag = canvas.drag();
  if (drag == nullptr || card.is_mentor == drag->from.is_mentor) return nullptr;
  return &drag->targets.Of(card.person);
}

ui::Color HueOf(const Canvas& canvas, CardRef card) {
  const ui::Theme& theme = canvas.frame.theme();
  const int institution = canvas.Facts(card).institution;
  if (institution < 0) return theme.muted;
  return theme.institutions[static_cast<std::size_t>(institution % ui::kInstitutionHues)];
}

void DrawCard(const Canvas& canvas, CardRef card, const ui::Rect& place, const CardLook& look) {
  const ui::Theme& theme = canvas.frame.theme();
  ui::Painter& painter = canvas.frame.painter();
  const v1::MatchingPerson& person = canvas.Person(card);
  const float k = canvas.scale;
  const float radius = ui::kRadiusCard * k;
  const DragTarget* target = TargetOf(canvas, card);
  const bool refused = target != nullptr && !target->allowed;
  const bool over = target != nullptr && card == canvas.drag()->over;
  const PersonFacts& facts = canvas.Facts(card);
  const bool unpaired = !card.is_mentor && !facts.paired;

  const CardColors colors = ColorsOf(canvas, look, target, over);
  painter.FillRect(place, colors.ground, radius);
  if (unpaired && colors.edge == theme.line) {
    painter.DashedRect(place, facts.parked ? theme.edge : theme.warn, radius);
  } else {
    painter.StrokeRect(place, colors.edge, radius, colors.edge_width);
  }
  const float fade = refused ? 0.45f : 1.0f;
  painter.FillRect({place.x + 6 * k, place.y + 7 * k, 3 * k, place.h - 14 * k},
                   HueOf(canvas, card).WithAlpha(fade), 1.5f * k);
  ui::Rect inside{place.x + 15 * k, place.y + 4 * k, place.w - 25 * k, place.h - 8 * k};
  if (facts.pinned) {
    const ui::Rect mark = ui::RightMiddle(inside, 16 * k, 16 * k);
    painter.DrawIcon(ui::Icon::kPin, mark, theme.accent);
    inside.w -= 20 * k;
  }
  if (facts.mark != v1::PairMark::KIND_UNSPECIFIED) {
    DrawMarkIcon(painter, theme, facts.mark, ui::RightMiddle(inside, 16 * k, 16 * k));
    inside.w -= 20 * k;
  }
  if (target != nullptr && target->allowed) inside.w -= DrawPrice(canvas, *target, inside);
  ui::Rect first{inside.x, inside.y, inside.w, 17 * k};
  const ui::Rect second{inside.x, inside.y + 17 * k, inside.w, 14 * k};
  if (target == nullptr) first.w -= DrawMark(canvas, card, first);
  painter.Text(person.display_name(), first,
               Words(canvas, ui::TextStyle::kCard, refused ? theme.muted : theme.text));
  if (target == nullptr) {
    painter.Text(SecondLine(person, card.is_mentor, canvas.frame.language()), second,
                 Words(canvas, ui::TextStyle::kFine, theme.muted));
  } else {
    painter.Text(DragWords(canvas, card, *target), second,
                 Words(canvas, target->allowed ? ui::TextStyle::kFineStrong : ui::TextStyle::kFine,
                       target->allowed ? theme.accent : theme.muted));
  }
}

}  // namespace parvis::canvas
