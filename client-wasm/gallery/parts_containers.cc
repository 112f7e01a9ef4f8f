// Notices, progress, empty states, tables, a surface.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "client-wasm/gallery/gallery_state.h"

namespace parvis::gallery {

using ui::Frame;
using ui::Rect;

float DrawFeedback(Frame& frame, const Rect& place, GalleryState&) {
  float y = place.y;
  y += ui::Heading(frame, {.text = "Besked", .rect = {place.x, y, place.w, 24}}) + 8;
  const struct {
    const char* id;
    const char* title;
    const char* words;
    ui::Tone tone;
  } notices[] = {
      {"info", "Ingen matchning ännu", "Läs in ansökningarna först.", ui::Tone::kNeutral},
      {"good", "", "Alla 65 par är bekräftade.", ui::Tone::kGood},
      {"warn", "7 adepter utan mentor", "13 adepter delar på 6 platser som passar.",
       ui::Tone::kWarn},
      {"bad", "Filen kunde inte läsas", "Rad 12: kolumnen capacity är inte ett tal.",
       ui::Tone::kBad},
  };
  for (const auto& notice : notices) {
    const ui::NoticeArgs args{.id = notice.id,
                              .title = notice.title,
                              .words = notice.words,
                              .tone = notice.tone,
                              .rect = {place.x, y, place.w, 0}};
    ui::Notice(frame, args);
    y += ui::NoticeHeight(frame, args) + 8;
  }
  ui::Progress(frame,
               {.id = "part", .name = "Läser in", .rect = {place.x, y, place.w, 20}, .part = 0.4f});
  y += 28;
  const Rect empty{place.x, y, place.w, 250};
  ui::Card(frame, empty);
  ui::EmptyState(frame, {.id = "empty",
                         .icon = ui::Icon::kPeople,
                         .title = "Inga personer ännu",
                         .words = "Läs in ansökningarna från de fyra CSV-filerna, så börjar "
                                  "matchningen av sig själv.",
                         .action = "Läs in …",
                         .rect = empty});
  y += 250;
  return y - place.y;
}

float DrawTable(Frame& frame, const Rect& place, GalleryState& state) {
  float y = place.y;
  y += ui::Heading(frame, {.text = "Tabell", .rect = {place.x, y, place.w, 24}}) + 8;
  struct Pair {
    std::string adept, mentor, code;
    int score;
  };
  std::vector<Pair> pairs = {{"Sara Engström", "Lars Pettersson", "KI", 650},
                             {"Sofia Carlsson", "Elin Persson", "SU", 610},
                             {"Ulf Wikström", "Jonas Magnusson", "SH", 709},
                             {"Thomas Östlund", "Karin Hagberg", "KF", 620},
                             {"Åsa Sundberg", "Bo Jonsson", "KTH", 661},
                             {"Malin Hagberg", "Nadia Holm", "GIH", 617},
                             {"Daniel Sundberg", "Bo Isaksson", "FHS", 555},
                             {"Amir Forsberg", "Per Ek", "KI", 646},
                             {"Patrik Falk", "Eva Lind", "KTH", 575},
                             {"Jonas Eklund", "Johan Sandberg", "KI", 850}};
  if (state.sort.column >= 0) {
    std::stable_sort(pairs.begin(), pairs.end(), [&](const Pair& a, const Pair& b) {
      const bool less = state.sort.column == 2 ? a.score < b.score : a.adept < b.adept;
      const bool more = state.sort.column == 2 ? b.score < a.score : b.adept < a.adept;
      return state.sort.descending ? more : less;
    });
  }
  const Rect box{place.x, y, place.w, 300};
  ui::Card(frame, box);
  const std::array<ui::Column, 3> columns = {{{.id = "adept", .title = "Adept", .sortable = true},
                                              {.id = "mentor", .title = "Mentor"},
                                              {.id = "score",
                                               .title = "Poäng",
                                               .width = 90,
                                               .align = ui::Align::kRight,
                                               .sortable = true}}};
  ui::Table table(frame, {.id = "table",
                          .name = "Par",
                          .rect = ui::Inset(box, 1),
                          .columns = columns,
                          .rows = static_cast<int>(pairs.size()),
                          .sort = state.sort});
  for (int i = table.first_row(); i < table.end_row(); ++i) {
    const Pair& pair = pairs[static_cast<size_t>(i)];
    if (table.Row(i, pair.adept, i == state.chosen_row).activated) state.chosen_row = i;
    table.Cell(pair.adept);
    table.Cell(pair.mentor + " · " + pair.code, frame.theme().muted);
    table.Cell(std::to_string(pair.score / 10) + "," + std::to_string(pair.score % 10));
  }
  if (table.sorted().has_value()) state.sort = *table.sorted();
  y += 300;
  return y - place.y;
}

float DrawSurface(Frame& frame, const Rect& place, GalleryState& state) {
  float y = place.y;
  y += ui::Heading(frame, {.text = "Yta", .rect = {place.x, y, place.w, 24}}) + 8;
  const Rect box{place.x, y, place.w, 260};
  ui::Card(frame, box);
  ui::Surface surface(frame, {.id = "surface",
                              .name = "Matchning",
                              .description = "Piltangenterna flyttar mellan korten.",
                              .rect = ui::Inset(box, 1),
                              .translation = state.pan,
                              .scale = state.zoom});
  ui::Painter& painter = frame.painter();
  const ui::Theme& theme = frame.theme();
  for (const ui::PointerInput& pointer : surface.pointers()) {
    static ui::Vec2 last;
    if (pointer.phase == ui::PointerPhase::kMove && pointer.buttons == 1) {
      state.pan = state.pan + (pointer.position - last);
    }
    last = pointer.position;
  }
  for (const ui::WheelInput& wheel : surface.wheels()) {
    state.zoom = std::clamp(state.zoom * (1 - wheel.delta.y / 800), 0.5f, 3.f);
    frame.Again();
  }
  for (const ui::KeyInput& key : surface.keys()) {
    if (key.key == "ArrowDown") state.card = std::min(5, state.card + 1);
    if (key.key == "ArrowUp") state.card = std::max(0, state.card - 1);
    surface.Focus("card" + std::to_string(state.card));
  }
  const auto screen = [&](const Rect& world) {
    return Rect{box.x + 1 + state.pan.x + world.x * state.zoom,
                box.y + 1 + state.pan.y + world.y * state.zoom, world.w * state.zoom,
                world.h * state.zoom};
  };
  const Rect goal = screen({330, 100, 130, 36});
  const char* names[] = {"Sara Engström",  "Sofia Carlsson", "Ulf Wikström",
                         "Thomas Östlund", "Åsa Sundberg",   "Malin Hagberg"};
  for (int i = 0; i < 6; ++i) {
    const Rect world{12, 12 + static_cast<float>(i) * 40, 150, 36};
    const Rect card = screen(world);
    const bool chosen = i == state.card;
    painter.SetLayer(0);
    const ui::Vec2 from{card.right(), card.center().y};
    const ui::Vec2 to{goal.x, goal.center().y};
    painter.Bezier(from, {from.x + 60 * state.zoom, from.y}, {to.x - 60 * state.zoom, to.y}, to,
                   theme.accent.WithAlpha(chosen ? 1 : 0.5f), chosen ? 3.5f : 2);
    painter.SetLayer(1);
    painter.FillRect(card, chosen ? theme.accent_soft : theme.surface, 6 * state.zoom);
    painter.StrokeRect(card, chosen ? theme.accent : theme.line, 6 * state.zoom, chosen ? 2 : 1);
    painter.FillRect({card.x + 5, card.y + 6, 3, card.h - 12},
                     theme.institutions[static_cast<size_t>(i)], 1);
    painter.Text(names[i], {card.x + 14 * state.zoom, card.y, card.w - 20, card.h},
                 {.style = ui::TextStyle::kCard,
                  .color = theme.text,
                  .scale = state.zoom,
                  .fit = ui::TextFit::kApproximate});
    const ui::NodeState node = surface.Node({.id = "card" + std::to_string(i),
                                             .name = names[i],
                                             .world = world,
                                             .selected = chosen,
                                             .tab_stop = chosen,
                                             .position_in_set = i + 1,
                                             .set_size = 6});
    if (node.activated) state.card = i;
    if (node.focus_visible) ui::DrawFocusRing(frame, card, 6);
  }
  y += 260;
  return y - place.y;
}

}  // namespace parvis::gallery
