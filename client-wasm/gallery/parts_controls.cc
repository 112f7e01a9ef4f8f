// Buttons, choices, fields.
#include <array>
#include <string>

#include "client-wasm/gallery/gallery_state.h"

namespace parvis::gallery {

using ui::ButtonKind;
using ui::Frame;
using ui::Icon;
using ui::Rect;

namespace {

// Sets buttons after each other.
class ButtonRow {
 public:
  ButtonRow(Frame& frame, const Rect& place)
      : frame_(frame), flow_(place, frame.control_height(), 8) {}

  bool Add(ui::ButtonArgs args) {
    args.rect = flow_.Next(ui::ButtonWidth(frame_, args.label, args.icon.has_value()));
    return ui::Button(frame_, args);
  }
  bool Add(ui::IconButtonArgs args) {
    args.rect = flow_.Next(frame_.control_height());
    return ui::IconButton(frame_, args);
  }
  Rect Next(float width) { return flow_.Next(width); }
  float height() const { return flow_.height(); }

 private:
  Frame& frame_;
  ui::Flow flow_;
};

}  // namespace

float DrawButtons(Frame& frame, const Rect& place, GalleryState& state) {
  float y = place.y;
  y += ui::Heading(frame, {.text = "Knappar", .rect = {place.x, y, place.w, 24}}) + 8;
  ButtonRow row(frame, {place.x, y, place.w, 400});
  if (row.Add(ui::ButtonArgs{.id = "open", .label = "Skicka ut …", .kind = ButtonKind::kPrimary})) {
    state.dialog = true;
  }
  if (row.Add(ui::ButtonArgs{.id = "count", .label = "Räkna", .shortcut = "Control+K"}) ||
      frame.Shortcut("Control+K")) {
    ++state.pressed;
  }
  row.Add(ui::ButtonArgs{.id = "remove", .label = "Ta bort", .kind = ButtonKind::kDanger});
  row.Add(ui::ButtonArgs{.id = "quiet", .label = "Avbryt", .kind = ButtonKind::kQuiet});
  row.Add(
      ui::ButtonArgs{.id = "undo", .label = "Ångra", .icon = Icon::kUndo, .shortcut = "Control+Z"});
  row.Add(ui::ButtonArgs{.id = "redo",
                         .label = "Gör om",
                         .icon = Icon::kRedo,
                         .disabled = true,
                         .description = "Det finns inget att göra om"});
  row.Add(ui::ButtonArgs{
      .id = "send-off", .label = "Skicka ut …", .kind = ButtonKind::kPrimary, .disabled = true});
  if (row.Add(ui::ButtonArgs{
          .id = "toggle", .label = "Lås paret", .icon = Icon::kPin, .pressed = state.toggled})) {
    state.toggled = !state.toggled;
  }
  if (row.Add(ui::IconButtonArgs{
          .id = "fit", .label = "Visa hela", .icon = Icon::kFit, .kind = ButtonKind::kNormal})) {
    frame.Toast("fit", "Hela matchningen syns");
  }
  if (row.Add(ui::IconButtonArgs{.id = "close", .label = "Stäng", .icon = Icon::kClose})) {
    frame.Toast("closed", "Det gick inte att spara", ui::Tone::kBad);
  }
  const std::array<ui::MenuEntry, 5> entries = {{
      {.id = "pin", .label = "Lås paret", .second = "P", .icon = Icon::kPin},
      {.id = "why", .label = "Varför detta par", .icon = Icon::kHelp},
      {.id = "on", .label = "Visa poäng", .checked = true},
      {.id = "not", .label = "Går inte nu", .disabled = true, .icon = Icon::kBolt},
      {.id = "forbid",
       .label = "Spärra paret",
       .second = "Del",
       .danger = true,
       .separator_before = true,
       .icon = Icon::kForbid},
  }};
  if (const auto chosen = ui::MenuButton(
          frame, {.id = "menu", .label = "Mer", .rect = row.Next(92), .entries = entries})) {
    state.menu = entries[static_cast<size_t>(*chosen)].label;
  }
  y += row.height() + 8;
  ui::Text(frame, {.text = "Räknat: " + std::to_string(state.pressed) + " · Meny: " + state.menu,
                   .rect = {place.x, y, place.w, 20},
                   .color = frame.theme().muted});
  y += 28;
  ui::Link(frame, {.id = "change",
                   .label = "Ändra behov",
                   .href = "/gallery#behov",
                   .rect = {place.x, y, 90, 24}});
  y += 24;
  return y - place.y;
}

float DrawChoices(Frame& frame, const Rect& place, GalleryState& state) {
  float y = place.y;
  y += ui::Heading(frame, {.text = "Val", .rect = {place.x, y, place.w, 24}}) + 8;
  const float height = frame.control_height();
  const std::array<std::string, 3> objectives = {"Summa", "Rättvisa", "Stabil"};
  if (const auto chosen = ui::Segments(frame, {.id = "objective",
                                               .name = "Mål",
                                               .options = objectives,
                                               .selected = state.objective,
                                               .rect = {place.x, y, place.w, height}})) {
    state.objective = *chosen;
  }
  y += height + 12;
  const float row = frame.compact() ? 44.f : 30.f;
  if (ui::Switch(frame, {.id = "rule",
                         .label = "Olika lärosäten",
                         .rect = {place.x, y, place.w, row},
                         .on = state.rule})) {
    state.rule = !state.rule;
  }
  y += row;
  ui::Switch(frame, {.id = "off",
                     .label = "Ömsesidighet",
                     .rect = {place.x, y, place.w, row},
                     .on = false,
                     .disabled = true});
  y += row;
  if (ui::Checkbox(frame, {.id = "agree",
                           .label = "Visa även de som inte har tillstyrkts",
                           .rect = {place.x, y, place.w, row},
                           .on = state.agreed})) {
    state.agreed = !state.agreed;
  }
  y += row;
  ui::Checkbox(frame, {.id = "mixed",
                       .label = "Alla lärosäten",
                       .rect = {place.x, y, place.w, row},
                       .mixed = true});
  y += row;
  ui::Checkbox(frame, {.id = "none", .label = "Ingen", .rect = {place.x, y, place.w, row}});
  y += row + 8;
  if (const auto value = ui::Slider(frame, {.id = "weight",
                                            .name = "Behov mot kompetens",
                                            .rect = {place.x, y, place.w, ui::kSliderHeight},
                                            .value = state.weight})) {
    state.weight = *value;
  }
  y += ui::kSliderHeight + 8;
  const std::array<std::string, 4> institutions = {"Alla lärosäten", "KI", "KTH", "Konstfack"};
  if (const auto chosen = ui::Select(frame, {.id = "institution",
                                             .name = "Lärosäte",
                                             .options = institutions,
                                             .selected = state.institution,
                                             .rect = {place.x, y, 200, height}})) {
    state.institution = *chosen;
  }
  y += height;
  return y - place.y;
}

float DrawFields(Frame& frame, const Rect& place, GalleryState& state) {
  float y = place.y;
  y += ui::Heading(frame, {.text = "Fält", .rect = {place.x, y, place.w, 24}}) + 8;
  const float height = frame.control_height() + 24;
  ui::TextField(frame,
                {.id = "name",
                 .label = "Namn",
                 .rect = {place.x, y, place.w, height},
                 .autocomplete = "name"},
                &state.name);
  y += height + 12;
  ui::TextField(frame,
                {.id = "email",
                 .label = "E-post",
                 .rect = {place.x, y, place.w, height},
                 .error = "Adressen saknar något efter @.",
                 .type = "email"},
                &state.email);
  y += height + 32;
  ui::TextField(frame,
                {.id = "search",
                 .label = "Sök",
                 .rect = {place.x, y, place.w, frame.control_height()},
                 .placeholder = "Sök eller gör …",
                 .label_above = false,
                 .search = true,
                 .shortcut_hint = "Ctrl K"},
                &state.search);
  y += frame.control_height() + 12;
  ui::TextField(frame,
                {.id = "reason",
                 .label = "Motivering",
                 .rect = {place.x, y, place.w, 104},
                 .hint = "Högst 4 000 tecken",
                 .area = true},
                &state.reason);
  y += 104 + 32;
  std::string locked = "Går inte att ändra";
  ui::TextField(
      frame,
      {.id = "locked", .label = "Låst", .rect = {place.x, y, place.w, height}, .disabled = true},
      &locked);
  y += height + 16;
  const ui::FileDropResult drop =
      ui::FileDrop(frame, {.id = "files",
                           .label = "Välj filer …",
                           .words = "eller släpp de fyra CSV-filerna här",
                           .rect = {place.x, y, place.w, 148}});
  if (!drop.files.empty()) {
    state.files.clear();
    for (const ui::ChosenFile& file : drop.files) {
      state.files += file.name + " (" + std::to_string(file.bytes.size()) + " byte) ";
    }
  }
  y += 156;
  ui::Text(frame, {.text = state.files, .rect = {place.x, y, place.w, 20}});
  y += 20;
  return y - place.y;
}

}  // namespace parvis::gallery
