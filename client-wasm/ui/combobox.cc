// A field with a list under it: one writes, the list follows, and Enter takes what is marked. The
// focus stays in the field; the marked option is told by aria-activedescendant.
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "client-wasm/ui/containers.h"
#include "client-wasm/ui/context.h"
#include "client-wasm/ui/context_state.h"
#include "client-wasm/ui/controls.h"
#include "client-wasm/ui/shortcut_words.h"

namespace parvis::ui {
namespace {

constexpr float kGroupHeight = 30;
constexpr int kPage = 8;

float OptionHeight(Frame& frame) { return frame.compact() ? 48 : 38; }

// Moves what is marked by the arrow keys; from the ends it goes round.
void HearListKeys(const ContextState& state, const std::string& field_id, int count, int* active) {
  for (const KeyInput& key : state.keys) {
    if (key.target != field_id || count == 0) continue;
    if (key.key == "ArrowDown") *active = (*active + 1) % count;
    if (key.key == "ArrowUp") *active = (*active + count - 1) % count;
    if (key.key == "PageDown") *active = std::min(*active + kPage, count - 1);
    if (key.key == "PageUp") *active = std::max(*active - kPage, 0);
  }
}

void DrawOption(Frame& frame, const ListOption& option, Rect place, bool marked,
                const NodeState& heard) {
  const Theme& theme = frame.theme();
  Painter& painter = frame.painter();
  if (marked || heard.hovered) {
    painter.FillRect(place, marked ? theme.accent_soft : theme.hover, kRadiusControl);
  }
  const Color color = marked ? theme.accent : theme.text;
  Rect words = Inset(place, 10, 0);
  const Rect mark = Centered(CutLeft(&words, 16, 10), 16, 16);
  if (option.icon.has_value()) {
    painter.DrawIcon(*option.icon, mark, marked ? theme.accent : theme.muted);
  }
  if (!option.shortcut.empty() && !frame.compact()) {
    const std::string keys = ShortcutWords(frame, option.shortcut);
    const float width = painter.TextWidth(keys, TextStyle::kFine) + 12;
    DrawKeys(frame, keys, RightMiddle(CutRight(&words, width, 12), width, 20));
  }
  const float width = painter.TextWidth(option.label, TextStyle::kBodyMedium) + 2;
  painter.Text(option.label, CutLeft(&words, std::min(width, words.w), 10),
               {.style = TextStyle::kBodyMedium, .color = color});
  painter.Text(option.second, words,
               {.style = TextStyle::kCaption, .color = theme.muted, .align = Align::kRight});
}

// The options under their headings. Returns the index of one that was pressed, or -1.
int DrawOptions(Frame& frame, const ComboboxArgs& args, const std::vector<ListOption>& options,
                int active, bool moved) {
  const float row = OptionHeight(frame);
  float height = 0;
  for (size_t i = 0; i < options.size(); ++i) {
    if (i == 0 || options[i].group != options[i - 1].group) height += kGroupHeight;
    height += row;
  }
  ScrollArea scroll(
      frame,
      {.id = "list-scroll", .name = args.list_name, .rect = args.list, .content_height = height});
  Rect column = scroll.content();
  const float top = column.y;
  SemanticNode list;
  list.id = "list";
  list.role = Role::kListbox;
  list.name = args.list_name;
  list.bounds = {column.x, column.y, column.w, std::max(height, 1.f)};
  const Scope list_scope = frame.EnterNode(std::move(list));
  int pressed = -1;
  for (size_t i = 0; i < options.size(); ++i) {
    const ListOption& option = options[i];
    if (i == 0 || option.group != options[i - 1].group) {
      Rect heading = Inset(CutTop(&column, kGroupHeight), 10, 0);
      frame.painter().Text(option.group, {heading.x, heading.y + 6, heading.w, 20},
                           {.style = TextStyle::kPanel, .color = frame.theme().muted});
    }
    const Rect place = CutTop(&column, row);
    const bool marked = static_cast<int>(i) == active;
    SemanticNode node;
    node.id = option.id;
    node.role = Role::kOption;
    node.name = option.label;
    node.description = absl::StrCat(option.group, option.second.empty() ? "" : ", ", option.second);
    node.shortcut = option.shortcut;
    node.bounds = place;
    node.selected = marked ? Toggle::kOn : Toggle::kOff;
    node.position_in_set = static_cast<int>(i) + 1;
    node.set_size = static_cast<int>(options.size());
    const NodeState heard = frame.Node(std::move(node));
    if (heard.activated) pressed = static_cast<int>(i);
    if (marked && moved) scroll.Reveal(place.y - top, row);
    DrawOption(frame, option, place, marked, heard);
  }
  return pressed;
}

}  // namespace

void DrawKeys(Frame& frame, std::string_view words, const Rect& place) {
  frame.painter().StrokeRect(place, frame.theme().line, 4);
  frame.painter().Text(
      words, place,
      {.style = TextStyle::kFine, .color = frame.theme().muted, .align = Align::kCenter});
}

std::optional<ListOption> Combobox(Frame& frame, const ComboboxArgs& args, ComboboxState* kept,
                                   const FindOptions& find) {
  ContextState& state = frame.context().state();
  const std::string field_id = frame.FullId(args.id);
  // What is written comes first: Enter in the same frame takes from the list that follows it.
  if (const NodeEvent* event = state.Heard(field_id, NodeEvent::Kind::kValue)) {
    if (kept->written != event->text) kept->active = 0;
    kept->written = event->text;
  }
  const std::vector<ListOption> options = find(kept->written);
  const int count = static_cast<int>(options.size());
  const int before = kept->active = std::clamp(kept->active, 0, std::max(count - 1, 0));
  HearListKeys(state, field_id, count, &kept->active);

  Painter& painter = frame.painter();
  const Theme& theme = frame.theme();
  const std::string list_id = absl::StrCat(frame.FullId("list-scroll"), "/list");
  SemanticNode node;
  node.id = args.id;
  node.role = Role::kCombobox;
  node.name = args.label;
  node.value = kept->written;
  node.placeholder = args.label;
  node.bounds = args.field;
  constexpr float kIndent = 36;
  node.offset = {kIndent, 0};
  node.expanded = count > 0 ? Toggle::kOn : Toggle::kOff;
  if (count > 0) {
    node.controls = list_id;
    node.active = absl::StrCat(list_id, "/", options[static_cast<size_t>(kept->active)].id);
  }
  const NodeState heard = frame.Node(std::move(node));
  painter.DrawIcon(Icon::kSearch, {args.field.x + 10, args.field.center().y - 8, 16, 16},
                   theme.muted);
  const TextStyle style = frame.compact() ? TextStyle::kReading : TextStyle::kBody;
  const Rect words{args.field.x + kIndent, args.field.y, args.field.w - kIndent, args.field.h};
  if (kept->written.empty()) {
    painter.Text(args.label, words, {.style = style, .color = theme.muted});
  } else if (!heard.focused) {
    painter.Text(kept->written, words, {.style = style, .color = theme.text});
  }
  painter.Line({args.list.x, args.list.y - 6}, {args.list.right(), args.list.y - 6}, theme.line);

  const int pressed = DrawOptions(frame, args, options, kept->active, kept->active != before);
  const bool entered = state.Heard(field_id, NodeEvent::Kind::kSubmit) != nullptr;
  const int taken = pressed >= 0 ? pressed : entered && count > 0 ? kept->active : -1;
  if (taken < 0) return std::nullopt;
  return options[static_cast<size_t>(taken)];
}

}  // namespace parvis::ui
