// Text fields, selects, file drops: frames around the page's own elements.
#include <algorithm>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "client-wasm/ui/containers.h"
#include "client-wasm/ui/context.h"
#include "client-wasm/ui/context_state.h"
#include "client-wasm/ui/controls.h"

namespace parvis::ui {
namespace {

constexpr float kLabelHeight = 20;

void DrawFieldFrame(Frame& frame, const Rect& box, const NodeState& state, bool wrong,
                    bool disabled) {
  const Theme& theme = frame.theme();
  Painter& painter = frame.painter();
  painter.FillRect(box, disabled ? theme.hover : theme.surface, kRadiusControl);
  Color edge = state.hovered ? theme.text : theme.edge;
  if (disabled) edge = theme.line;
  if (wrong) edge = theme.bad;
  if (state.focused) edge = wrong ? theme.bad : theme.accent;
  painter.StrokeRect(box, edge, kRadiusControl, state.focused || wrong ? 2 : 1);
}

// What the field holds, as the page would show it. A focused field shows its own.
void DrawFieldWords(Frame& frame, const Rect& words, const TextFieldArgs& args,
                    const std::string& value, bool focused) {
  const Theme& theme = frame.theme();
  const TextStyle style = frame.compact() ? TextStyle::kReading : TextStyle::kBody;
  TextOptions options{.style = style, .color = args.disabled ? theme.muted : theme.text};
  std::string shown = value;
  if (value.empty()) {
    options.color = theme.muted;
    shown = args.placeholder;
  } else if (focused) {
    return;
  } else if (args.type == "password") {
    shown.clear();
    for (size_t i = 0; i < value.size(); ++i) shown += "•";
  }
  if (args.area) {
    frame.painter().PushClip(words);
    frame.painter().TextWrapped(shown, words, options);
    frame.painter().PopClip();
  } else {
    frame.painter().Text(shown, words, options);
  }
}

}  // namespace

TextFieldResult TextField(Frame& frame, const TextFieldArgs& args, std::string* value) {
  ContextState& state = frame.context().state();
  const std::string full_id = frame.FullId(args.id);
  TextFieldResult result;
  if (const NodeEvent* event = state.Heard(full_id, NodeEvent::Kind::kValue)) {
    result.changed = *value != event->text;
    *value = event->text;
  }
  result.submitted = state.Heard(full_id, NodeEvent::Kind::kSubmit) != nullptr;

  const Theme& theme = frame.theme();
  Painter& painter = frame.painter();
  Rect box = args.rect;
  if (args.label_above) {
    const Rect label = CutTop(&box, kLabelHeight, 4);
    painter.Text(args.label, label, {.style = TextStyle::kBodyMedium, .color = theme.text});
  }
  const bool wrong = !args.error.empty();
  const std::string_view below = wrong ? args.error : args.hint;
  if (!args.area) box.h = std::min(box.h, frame.control_height());
  SemanticNode node;
  node.id = args.id;
  node.role = args.search ? Role::kSearchField : args.area ? Role::kTextArea : Role::kTextField;
  node.name = args.label;
  node.description = below;
  node.value = *value;
  node.placeholder = args.placeholder;
  node.input_type = args.type;
  node.autocomplete = args.autocomplete;
  node.disabled = args.disabled;
  node.required = args.required;
  node.invalid = wrong;
  node.bounds = box;
  // The page's element starts where the words start.
  const float indent = args.search ? 36 : 12;
  node.offset = {indent, 0};
  const NodeState heard = frame.Node(std::move(node));
  DrawFieldFrame(frame, box, heard, wrong, args.disabled);
  if (args.search) {
    painter.DrawIcon(Icon::kSearch, {box.x + 11, box.center().y - 8, 16, 16}, theme.muted);
  }
  Rect words{box.x + indent, box.y, box.w - indent - 12, box.h};
  if (args.area) words = Inset(words, 0, 8);
  if (!args.shortcut_hint.empty() && value->empty()) {
    const float width = painter.TextWidth(args.shortcut_hint, TextStyle::kFine) + 12;
    const Rect key = RightMiddle(words, width, 20).Moved({4, 0});
    painter.StrokeRect(key, theme.line, 4);
    painter.Text(args.shortcut_hint, key,
                 {.style = TextStyle::kFine, .color = theme.muted, .align = Align::kCenter});
    words.w -= width;
  }
  DrawFieldWords(frame, words, args, *value, heard.focused);
  if (!below.empty()) {
    painter.TextWrapped(below, {box.x, box.bottom() + 4, box.w, 16},
                        {.style = TextStyle::kCaption, .color = wrong ? theme.bad : theme.muted});
  }
  return result;
}

std::optional<int> Select(Frame& frame, const SelectArgs& args) {
  const Theme& theme = frame.theme();
  Painter& painter = frame.painter();
  Rect box = args.rect;
  if (args.label_above) {
    const Rect label = CutTop(&box, kLabelHeight, 4);
    painter.Text(args.name, label, {.style = TextStyle::kBodyMedium, .color = theme.text});
  }
  SemanticNode node;
  node.id = args.id;
  node.role = Role::kSelect;
  node.name = args.name;
  node.value = absl::StrCat(args.selected);
  node.options.assign(args.options.begin(), args.options.end());
  node.disabled = args.disabled;
  node.bounds = box;
  const NodeState state = frame.Node(std::move(node));
  painter.FillRect(box, state.hovered ? theme.hover : theme.surface, kRadiusControl);
  painter.StrokeRect(box, args.disabled ? theme.line : Mix(theme.line, theme.edge, 0.45f),
                     kRadiusControl);
  Rect words = Inset(box, 12, 0);
  painter.DrawIcon(Icon::kChevronDown, Centered(CutRight(&words, 14, 6), 14, 14), theme.muted);
  if (args.selected >= 0 && static_cast<size_t>(args.selected) < args.options.size()) {
    painter.Text(
        args.options[static_cast<size_t>(args.selected)], words,
        {.style = TextStyle::kBodyMedium, .color = args.disabled ? theme.muted : theme.text});
  }
  if (state.focus_visible) DrawFocusRing(frame, box, kRadiusControl);
  const NodeEvent* event =
      frame.context().state().Heard(frame.FullId(args.id), NodeEvent::Kind::kValue);
  int chosen = 0;
  if (event == nullptr || !absl::SimpleAtoi(event->text, &chosen) || chosen == args.selected) {
    return std::nullopt;
  }
  return chosen;
}

FileDropResult FileDrop(Frame& frame, const FileDropArgs& args) {
  ContextState& state = frame.context().state();
  const std::string full_id = frame.FullId(args.id);
  const Theme& theme = frame.theme();
  Painter& painter = frame.painter();
  SemanticNode node;
  node.id = args.id;
  node.role = Role::kFileInput;
  node.name = args.label;
  node.description = args.words;
  node.accept = args.accept;
  node.multiple = args.multiple;
  node.disabled = args.disabled;
  node.bounds = args.rect;
  const NodeState heard = frame.Node(std::move(node));
  const bool over = state.drag_over == full_id;
  const bool lit = over || heard.hovered;
  painter.FillRect(args.rect, over ? theme.accent_soft : theme.surface, kRadiusCard);
  painter.DashedRect(args.rect, lit ? theme.accent : theme.edge, kRadiusCard, over ? 2.f : 1.f);
  const float label = ButtonWidth(frame, args.label, true);
  Rect middle = Centered(args.rect, args.rect.w - 32, 104);
  painter.DrawIcon(Icon::kUpload, Centered(CutTop(&middle, 28, 8), 26, 26),
                   lit ? theme.accent : theme.muted);
  // Looks like a button; the whole field is one.
  const Rect button = Centered(CutTop(&middle, 36, 8), label, 36);
  painter.FillRect(button, heard.hovered ? theme.hover : theme.surface, kRadiusControl);
  painter.StrokeRect(button, Mix(theme.line, theme.edge, 0.6f), kRadiusControl);
  painter.Text(args.label, button,
               {.style = TextStyle::kBodyMedium, .color = theme.text, .align = Align::kCenter});
  painter.Text(args.words, CutTop(&middle, 18),
               {.style = TextStyle::kCardBody, .color = theme.muted, .align = Align::kCenter});
  if (heard.focus_visible) DrawFocusRing(frame, args.rect, kRadiusCard);
  FileDropResult result;
  if (args.disabled) return result;
  for (const NodeEvent& event : state.nodes) {
    if (event.target != full_id) continue;
    if (event.kind == NodeEvent::Kind::kFiles) {
      result.files.insert(result.files.end(), event.files.begin(), event.files.end());
    }
    result.too_large |= event.kind == NodeEvent::Kind::kFilesTooLarge;
  }
  return result;
}

}  // namespace parvis::ui
