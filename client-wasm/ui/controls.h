// What is pressed, switched and chosen. Every function returns what the person did since the last
// frame; the view keeps the value. A control without a name is a fault that tests find.
#ifndef PARVIS_CLIENT_WASM_UI_CONTROLS_H_
#define PARVIS_CLIENT_WASM_UI_CONTROLS_H_

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/ui/frame.h"

namespace parvis::ui {

enum class ButtonKind { kNormal, kPrimary, kDanger, kQuiet };

struct ButtonArgs {
  std::string_view id = {};
  std::string_view label = {};  // drawn, and the name
  Rect rect = {};
  ButtonKind kind = ButtonKind::kNormal;
  std::optional<Icon> icon = {};     // before the label
  bool disabled = false;             // say why in `description`
  std::optional<bool> pressed = {};  // a button that stays down
  std::string_view shortcut = {};    // "Control+Z": told to assistive technology and in the tooltip
  std::string_view description = {};  // read after the name, and the tooltip
  std::string_view name = {};         // read instead of the label, and must contain it
};
bool Button(Frame& frame, const ButtonArgs& args);
// The width that holds the label.
float ButtonWidth(Frame& frame, std::string_view label, bool icon = false);

// A square button with a picture only; `label` is its name and tooltip.
struct IconButtonArgs {
  std::string_view id = {};
  std::string_view label = {};
  Icon icon = Icon::kMore;
  Rect rect = {};  // at least 24 × 24
  ButtonKind kind = ButtonKind::kQuiet;
  bool disabled = false;
  std::optional<bool> pressed = {};
  std::string_view shortcut = {};
};
bool IconButton(Frame& frame, const IconButtonArgs& args);

// Leads to an address. A plain click returns true (the router goes there); with Ctrl or the
// middle button the browser opens it by itself.
struct LinkArgs {
  std::string_view id = {};
  std::string_view label = {};
  std::string_view href = {};  // a path of this site
  Rect rect = {};
  TextStyle style = TextStyle::kBodyMedium;
  Align align = Align::kLeft;
  bool current = false;             // the page one is on
  bool tab = false;                 // drawn as an entry of the bar at the top
  std::optional<Color> color = {};  // else the accent, or muted as a tab
  std::optional<Icon> icon = {};
};
bool Link(Frame& frame, const LinkArgs& args);
float LinkTabWidth(Frame& frame, std::string_view label);

// A check box or a switch with its label to the left (switch) or right (check box) of it.
struct ToggleArgs {
  std::string_view id = {};
  std::string_view label = {};
  Rect rect = {};
  bool on = false;
  bool disabled = false;
  bool mixed = false;
  std::string_view description = {};
};
// True when the person turned it: the view sets the other value.
bool Checkbox(Frame& frame, const ToggleArgs& args);
bool Switch(Frame& frame, const ToggleArgs& args);

// One of a few, side by side in one frame. Read as radio buttons.
struct SegmentsArgs {
  std::string_view id = {};
  std::string_view name = {};  // of the group
  std::span<const std::string> options = {};
  int selected = 0;
  Rect rect = {};
  std::span<const Icon> icons = {};  // beside the words, if any
  bool by_words = false;             // as wide as its words need, instead of all alike
};
// The newly chosen index.
std::optional<int> Segments(Frame& frame, const SegmentsArgs& args);
float SegmentsWidth(Frame& frame, std::span<const std::string> options, bool icons = false);

// One of many: the page's own list opens (a real <select>).
struct SelectArgs {
  std::string_view id = {};
  std::string_view name = {};
  std::span<const std::string> options = {};
  int selected = 0;
  Rect rect = {};
  bool disabled = false;
  bool label_above = false;  // the name is drawn above, in the first 20 pixels of the rectangle
};
std::optional<int> Select(Frame& frame, const SelectArgs& args);

// A number on a line; arrow keys, Page Up and Down, Home and End as the browser does them.
struct SliderArgs {
  std::string_view id = {};
  std::string_view name = {};  // drawn above, the value at the right
  Rect rect = {};              // kSliderHeight high
  int value = 0;
  int minimum = 0;
  int maximum = 100;
  int step = 1;                       // of an arrow key; what the pointer comes to is a multiple
  std::string_view value_words = {};  // drawn and read in place of the bare number
  std::string_view description = {};  // read after the name, and the tooltip
  bool disabled = false;
};
inline constexpr float kSliderHeight = 44;
std::optional<int> Slider(Frame& frame, const SliderArgs& args);

// Words that a person writes: a real <input> over the place. `value` is the view's; while the
// person types, the page's wins.
struct TextFieldArgs {
  std::string_view id = {};
  std::string_view label = {};  // the name; drawn above if label_above
  Rect rect = {};
  std::string_view placeholder = {};
  std::string_view error = {};     // drawn under the field, which is then marked as wrong
  std::string_view hint = {};      // drawn under the field
  std::string_view type = "text";  // "text", "email", "tel", "password"
  std::string_view autocomplete = {};
  bool label_above = true;  // rect then holds 20 for the label and the control's height
  bool search = false;      // a magnifier and the search role
  bool area = false;        // several lines
  bool disabled = false;
  bool required = false;
  std::string_view shortcut_hint = {};  // drawn at the right: "Ctrl K"
};
struct TextFieldResult {
  bool changed = false;    // `value` is new
  bool submitted = false;  // Enter
};
TextFieldResult TextField(Frame& frame, const TextFieldArgs& args, std::string* value);

// One entry of a list that one searches.
struct ListOption {
  std::string id = {};
  std::string label = {};
  std::string second = {};  // muted, at the right
  std::string group = {};   // the heading it stands under; those of one group stand together
  std::string shortcut = {};
  std::optional<Icon> icon = {};
};
// What a combobox keeps from frame to frame.
struct ComboboxState {
  std::string written = {};
  int active = 0;  // the option that Enter takes
};
struct ComboboxArgs {
  std::string_view id = {};
  std::string_view label = {};      // the field's name, and what stands in it while it is empty
  std::string_view list_name = {};  // of the list
  Rect field = {};
  Rect list = {};
};
using FindOptions = std::function<std::vector<ListOption>(const std::string& written)>;
// A field with a list under it that follows what is written. Returns what was taken, by Enter or
// by a press; the arrow keys move what is marked, and the focus stays in the field.
std::optional<ListOption> Combobox(Frame& frame, const ComboboxArgs& args, ComboboxState* kept,
                                   const FindOptions& find);

// Keys as they stand on a keyboard, in a small frame. Decorative.
void DrawKeys(Frame& frame, std::string_view words, const Rect& place);

// Chooses or takes dropped files; they come read whole. Together at most `max_bytes`.
struct FileDropArgs {
  std::string_view id = {};
  std::string_view label = {};  // on the button
  std::string_view words = {};  // in the field: "or drop the four files here"
  Rect rect = {};
  std::string_view accept = ".csv";
  bool multiple = true;
  bool disabled = false;
};
struct FileDropResult {
  std::vector<ChosenFile> files = {};
  bool too_large = false;
};
FileDropResult FileDrop(Frame& frame, const FileDropArgs& args);

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_CONTROLS_H_
