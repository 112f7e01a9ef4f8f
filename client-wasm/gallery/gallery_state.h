// What the gallery's widgets hold, and its parts. For the files of this folder.
#ifndef PARVIS_CLIENT_WASM_GALLERY_GALLERY_STATE_H_
#define PARVIS_CLIENT_WASM_GALLERY_GALLERY_STATE_H_

#include <optional>
#include <string>

#include "client-wasm/ui/ui.h"

namespace parvis::gallery {

struct GalleryState {
  int pressed = 0;  // how often the counting button was pressed
  bool toggled = true;
  bool agreed = true;
  bool rule = true;
  int objective = 0;
  int institution = 0;
  int weight = 60;
  std::string name = "Åsa Öberg";
  std::string search;
  std::string email = "asa@";
  std::string reason = "Två rader,\noch en till.";
  bool dialog = false;
  int chosen_row = 1;
  ui::SortOrder sort{0, false};
  int card = 2;
  ui::Vec2 pan;
  float zoom = 1;
  std::string files = "Ingen fil vald";
  std::string menu = "–";
  int theme = 0;  // as the system has it, light, dark, high contrast
  int view = 0;
  std::string required;
  ui::ComboboxState searching;
  bool runs = false;  // the bar without an end
  bool asks = false;  // the dialog that asks
};

// Each draws its part in the width of `place` from its top and returns the height used.
float DrawThemes(ui::Frame& frame, const ui::Rect& place, GalleryState& state);
float DrawStates(ui::Frame& frame, const ui::Rect& place, GalleryState& state);
float DrawWords(ui::Frame& frame, const ui::Rect& place);
float DrawIcons(ui::Frame& frame, const ui::Rect& place);
float DrawButtons(ui::Frame& frame, const ui::Rect& place, GalleryState& state);
float DrawChoices(ui::Frame& frame, const ui::Rect& place, GalleryState& state);
float DrawFields(ui::Frame& frame, const ui::Rect& place, GalleryState& state);
float DrawFeedback(ui::Frame& frame, const ui::Rect& place, GalleryState& state);
float DrawTable(ui::Frame& frame, const ui::Rect& place, GalleryState& state);
float DrawSurface(ui::Frame& frame, const ui::Rect& place, GalleryState& state);
float DrawSearching(ui::Frame& frame, const ui::Rect& place, GalleryState& state);
float DrawWaiting(ui::Frame& frame, const ui::Rect& place, GalleryState& state);
void DrawAsking(ui::Frame& frame, GalleryState& state);

// The colours that are chosen; none for those of the system.
std::optional<ui::Scheme> SchemeOf(const GalleryState& state);

}  // namespace parvis::gallery

#endif  // PARVIS_CLIENT_WASM_GALLERY_GALLERY_STATE_H_
