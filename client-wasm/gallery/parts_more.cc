// What one searches in, what runs without an end in sight, keys, and a dialog that asks.
#include <algorithm>
#include <string>
#include <vector>

#include "client-wasm/gallery/gallery_state.h"
#include "client-wasm/ui/shortcut_words.h"

namespace parvis::gallery {

using ui::Frame;
using ui::Icon;
using ui::Rect;

namespace {

std::vector<ui::ListOption> Find(const std::string& written) {
  const std::vector<ui::ListOption> all = {
      {"pin", "Lås paret", "Paret", "Gör", "p", Icon::kBolt},
      {"undo", "Ångra", "Ändringar", "Gör", "Control+Z", Icon::kBolt},
      {"a001", "Sara Engström", "KI · Avdelningschef", "Adepter", "", Icon::kPerson},
      {"a002", "Sofia Carlsson", "SU · Enhetschef", "Adepter", "", Icon::kPerson},
      {"none", "Utan bild och andra ord", "", "Övrigt", "", {}}};
  std::vector<ui::ListOption> found;
  for (const ui::ListOption& option : all) {
    if (option.label.find(written) != std::string::npos) found.push_back(option);
  }
  return found;
}

}  // namespace

float DrawSearching(Frame& frame, const Rect& place, GalleryState& state) {
  float y = place.y;
  y += ui::Heading(frame, {.text = "Sökfält med lista", .rect = {place.x, y, place.w, 24}}) + 8;
  const Rect box{place.x, y, place.w, 300};
  ui::Card(frame, box);
  const Rect field{box.x + 8, box.y + 2, box.w - 16, 48};
  const Rect list{box.x + 8, box.y + 58, box.w - 16, box.h - 66};
  const auto part = frame.Enter(
      {.id = "searching", .role = ui::Role::kGroup, .name = "Sökfält med lista", .rect = box});
  const auto taken = ui::Combobox(frame,
                                  {.id = "field",
                                   .label = "Sök eller gör …",
                                   .list_name = "Hittat",
                                   .field = field,
                                   .list = list},
                                  &state.searching, Find);
  if (taken) frame.Toast("taken", taken->label);
  if (Find(state.searching.written).empty()) {
    ui::Text(frame, {.text = "Inget hittades.",
                     .rect = {list.x + 12, list.y + 12, list.w - 24, 20},
                     .color = frame.theme().muted});
  }
  return y + 300 - place.y;
}

float DrawWaiting(Frame& frame, const Rect& place, GalleryState& state) {
  float y = place.y;
  y += ui::Heading(frame, {.text = "Medan något pågår", .rect = {place.x, y, place.w, 24}}) + 8;
  for (const float part : {0.0f, 1.0f}) {
    ui::Progress(frame, {.id = part == 0 ? "begun" : "done",
                         .name = part == 0 ? "Nyss börjat" : "Klart",
                         .rect = {place.x, y, place.w, 4},
                         .part = part});
    y += 16;
  }
  const float row = frame.compact() ? 44.f : 30.f;
  // Off at first: what runs draws.
  if (ui::Switch(frame, {.id = "runs",
                         .label = "Utan känt slut",
                         .rect = {place.x, y, place.w, row},
                         .on = state.runs})) {
    state.runs = !state.runs;
  }
  y += row + 8;
  if (state.runs) {
    ui::Progress(frame, {.id = "endless", .name = "Hämtar", .rect = {place.x, y, place.w, 4}});
  }
  y += 16;
  ui::Divider(frame, {place.x, y}, place.w);
  y += 12;
  float x = place.x;
  for (const char* shortcut : {"p", "Control+Shift+Z", "Escape"}) {
    const std::string keys = ui::ShortcutWords(frame, shortcut);
    const float width = frame.painter().TextWidth(keys, ui::TextStyle::kFine) + 14;
    ui::DrawKeys(frame, keys, {x, y, width, 22});
    x += width + 8;
  }
  y += 34;
  const float height = frame.control_height();
  if (ui::Button(frame, {.id = "ask",
                         .label = "Ta bort …",
                         .rect = {place.x, y, ui::ButtonWidth(frame, "Ta bort …"), height},
                         .kind = ui::ButtonKind::kDanger})) {
    state.asks = true;
  }
  y += height;
  return y - place.y;
}

void DrawAsking(Frame& frame, GalleryState& state) {
  ui::Dialog dialog(
      frame, {.id = "asking", .title = "Ta bort alternativet?", .height = 44, .alert = true});
  ui::Text(frame, {.text = "Det kan inte tas tillbaka.",
                   .rect = dialog.body(),
                   .color = frame.theme().muted,
                   .wrap = true});
  Rect buttons = dialog.buttons();
  const Rect remove = ui::CutRight(&buttons, ui::ButtonWidth(frame, "Ta bort"), 8);
  const Rect cancel = ui::CutRight(&buttons, ui::ButtonWidth(frame, "Avbryt"));
  const bool kept = ui::Button(frame, {.id = "keep", .label = "Avbryt", .rect = cancel});
  const bool removed = ui::Button(
      frame, {.id = "remove", .label = "Ta bort", .rect = remove, .kind = ui::ButtonKind::kDanger});
  if (kept || removed || dialog.dismissed()) state.asks = false;
}

}  // namespace parvis::gallery
