// Colours to look at it all in, and the states that no other part shows: what is off, alone in a
// row, chosen, required.
#include <array>
#include <optional>
#include <string>

#include "client-wasm/gallery/gallery_state.h"

namespace parvis::gallery {

using ui::Frame;
using ui::Icon;
using ui::Rect;

float DrawThemes(Frame& frame, const Rect& place, GalleryState& state) {
  float y = place.y;
  y += ui::Heading(frame, {.text = "Färger", .rect = {place.x, y, place.w, 24}}) + 8;
  const std::array<std::string, 4> themes = {"Som i systemet", "Ljust", "Mörkt", "Hög kontrast"};
  const float height = frame.control_height() + 24;
  if (const auto chosen = ui::Select(frame, {.id = "theme",
                                             .name = "Tema",
                                             .options = themes,
                                             .selected = state.theme,
                                             .rect = {place.x, y, place.w, height},
                                             .label_above = true})) {
    state.theme = *chosen;
  }
  y += height;
  return y - place.y;
}

std::optional<ui::Scheme> SchemeOf(const GalleryState& state) {
  constexpr std::array<ui::Scheme, 3> kSchemes = {ui::Scheme::kLight, ui::Scheme::kDark,
                                                  ui::Scheme::kHighContrast};
  if (state.theme == 0) return std::nullopt;
  return kSchemes[static_cast<size_t>(state.theme - 1)];
}

float DrawStates(Frame& frame, const Rect& place, GalleryState& state) {
  float y = place.y;
  const float height = frame.control_height();
  const float row = frame.compact() ? 44.f : 30.f;
  y += ui::Heading(frame, {.text = "Fler lägen", .rect = {place.x, y, place.w, 24}}) + 8;
  ui::Flow flow({place.x, y, place.w, 400}, height, 8);
  const auto icon = [&](const char* id, const char* label, Icon picture, bool disabled,
                        std::optional<bool> pressed) {
    ui::IconButton(frame, {.id = id,
                           .label = label,
                           .icon = picture,
                           .rect = flow.Next(height),
                           .disabled = disabled,
                           .pressed = pressed});
  };
  icon("icon-off", "Nästa", Icon::kChevronRight, true, std::nullopt);
  icon("icon-down", "Fäst", Icon::kPin, false, true);
  icon("icon-up", "Spärrat", Icon::kForbid, false, false);
  ui::Button(frame, {.id = "danger-off",
                     .label = "Ta bort",
                     .rect = flow.Next(ui::ButtonWidth(frame, "Ta bort")),
                     .kind = ui::ButtonKind::kDanger,
                     .disabled = true});
  ui::Button(frame, {.id = "quiet-off",
                     .label = "Avbryt",
                     .rect = flow.Next(ui::ButtonWidth(frame, "Avbryt")),
                     .kind = ui::ButtonKind::kQuiet,
                     .disabled = true});
  const std::array<ui::MenuEntry, 1> entries = {{{.id = "one", .label = "Ett val"}}};
  ui::MenuButton(frame, {.id = "menu-icon",
                         .label = "Fler val",
                         .rect = flow.Next(height),
                         .entries = entries,
                         .icon = Icon::kMore,
                         .icon_only = true,
                         .quiet = true});
  ui::MenuButton(frame, {.id = "menu-off",
                         .label = "Inget val",
                         .rect = flow.Next(120),
                         .entries = entries,
                         .disabled = true});
  y += flow.height() + 12;
  const std::array<std::string, 2> views = {"Kort", "Lista"};
  const std::array<Icon, 2> pictures = {Icon::kCards, Icon::kTable};
  if (const auto chosen = ui::Segments(frame, {.id = "view",
                                               .name = "Visa som",
                                               .options = views,
                                               .selected = state.view,
                                               .rect = {place.x, y, place.w, height},
                                               .icons = pictures})) {
    state.view = *chosen;
  }
  y += height + 12;
  ui::Checkbox(frame, {.id = "box-off",
                       .label = "Kryssad och låst",
                       .rect = {place.x, y, place.w, row},
                       .on = true,
                       .disabled = true});
  y += row;
  ui::Switch(frame, {.id = "switch-off",
                     .label = "På och låst",
                     .rect = {place.x, y, place.w, row},
                     .on = true,
                     .disabled = true});
  y += row + 8;
  ui::Slider(frame, {.id = "slider-off",
                     .name = "Låst vikt",
                     .rect = {place.x, y, place.w, ui::kSliderHeight},
                     .value = 30,
                     .disabled = true});
  y += ui::kSliderHeight + 8;
  ui::Slider(frame, {.id = "slider-words",
                     .name = "Lägsta värde",
                     .rect = {place.x, y, place.w, ui::kSliderHeight},
                     .value = 350,
                     .maximum = 1000,
                     .step = 10,
                     .value_words = "35,0"});
  y += ui::kSliderHeight + 8;
  const std::array<std::string, 1> one = {"Ett enda"};
  ui::Select(frame, {.id = "select-off",
                     .name = "Låst val",
                     .options = one,
                     .rect = {place.x, y, place.w, height + 24},
                     .disabled = true,
                     .label_above = true});
  y += height + 36;
  ui::TextField(frame,
                {.id = "required",
                 .label = "Måste fyllas i",
                 .rect = {place.x, y, place.w, height + 24},
                 .placeholder = "Skriv här",
                 .hint = "Så som det står i passet",
                 .required = true},
                &state.required);
  y += height + 52;
  ui::FileDrop(frame, {.id = "files-off",
                       .label = "Välj fil …",
                       .words = "går inte just nu",
                       .rect = {place.x, y, place.w, 140},
                       .disabled = true});
  y += 140;
  return y - place.y;
}

}  // namespace parvis::gallery
