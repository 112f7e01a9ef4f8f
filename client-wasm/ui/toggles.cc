// Check boxes, switches, segments, sliders.
#include <algorithm>
#include <cmath>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "client-wasm/ui/containers.h"
#include "client-wasm/ui/context.h"
#include "client-wasm/ui/context_state.h"
#include "client-wasm/ui/controls.h"

namespace parvis::ui {
namespace {

NodeState ToggleNode(Frame& frame, const ToggleArgs& args, Role role) {
  SemanticNode node;
  node.id = args.id;
  node.role = role;
  node.name = args.label;
  node.description = args.description;
  node.disabled = args.disabled;
  node.checked = args.mixed ? Toggle::kMixed : args.on ? Toggle::kOn : Toggle::kOff;
  node.bounds = args.rect;
  const NodeState state = frame.Node(std::move(node));
  frame.context().state().OfferTooltip(frame.FullId(args.id), args.rect, args.description);
  return state;
}

void ToggleLabel(Frame& frame, const ToggleArgs& args, const Rect& words) {
  frame.painter().Text(args.label, words,
                       {.style = TextStyle::kBody,
                        .color = args.disabled ? frame.theme().muted : frame.theme().text});
}

}  // namespace

bool Checkbox(Frame& frame, const ToggleArgs& args) {
  const NodeState state = ToggleNode(frame, args, Role::kCheckbox);
  const Theme& theme = frame.theme();
  Painter& painter = frame.painter();
  Rect rest = args.rect;
  constexpr float kBox = 18;
  const Rect box = Centered(CutLeft(&rest, kBox, 10), kBox, kBox);
  const bool filled = args.on || args.mixed;
  Color ground = theme.surface;
  if (filled) ground = state.hovered ? theme.accent_hover : theme.accent;
  if (args.disabled) ground = filled ? theme.edge : theme.hover;
  painter.FillRect(box, ground, 4);
  if (!filled) {
    painter.StrokeRect(box, state.hovered ? theme.accent : theme.edge, 4, state.hovered ? 1.5f : 1);
  }
  if (args.mixed) {
    painter.FillRect(Centered(box, 9, 2), theme.on_accent, 1);
  } else if (args.on) {
    painter.DrawIcon(Icon::kCheck, Inset(box, 1.5f), theme.on_accent);
  }
  ToggleLabel(frame, args, rest);
  if (state.focus_visible) DrawFocusRing(frame, box, 4);
  return state.activated && !args.disabled;
}

bool Switch(Frame& frame, const ToggleArgs& args) {
  const NodeState state = ToggleNode(frame, args, Role::kSwitch);
  const Theme& theme = frame.theme();
  Painter& painter = frame.painter();
  Rect rest = args.rect;
  constexpr float kWidth = 34;
  constexpr float kHeight = 20;
  const Rect track = Centered(CutRight(&rest, kWidth, 10), kWidth, kHeight);
  Color ground = args.on ? theme.accent : theme.edge;
  if (args.on && state.hovered) ground = theme.accent_hover;
  if (args.disabled) ground = ground.WithAlpha(0.45f);
  painter.FillRect(track, ground, kHeight / 2);
  const float x = args.on ? track.right() - kHeight / 2 : track.x + kHeight / 2;
  painter.FillCircle({x, track.center().y}, kHeight / 2 - 2.5f,
                     args.on ? theme.on_accent : theme.surface);
  ToggleLabel(frame, args, rest);
  if (state.focus_visible) DrawFocusRing(frame, track, kHeight / 2);
  return state.activated && !args.disabled;
}

namespace {

// What the words leave is shared by all.
std::vector<Rect> ColumnsByWords(Painter& painter, const SegmentsArgs& args) {
  std::vector<float> widths;
  Rect rest = Inset(args.rect, 3);
  float spare = rest.w;
  for (const std::string& option : args.options) {
    widths.push_back(painter.TextWidth(option, TextStyle::kBodyMedium));
    spare -= widths.back();
  }
  std::vector<Rect> places;
  for (const float width : widths) {
    places.push_back(CutLeft(&rest, width + spare / static_cast<float>(widths.size())));
  }
  return places;
}

}  // namespace

float SegmentsWidth(Frame& frame, std::span<const std::string> options, bool icons) {
  float widest = 0;
  for (const std::string& option : options) {
    widest = std::max(widest, frame.painter().TextWidth(option, TextStyle::kBodyMedium));
  }
  return (std::ceil(widest) + 24 + (icons ? 22 : 0)) * static_cast<float>(options.size()) + 6;
}

std::optional<int> Segments(Frame& frame, const SegmentsArgs& args) {
  const Theme& theme = frame.theme();
  Painter& painter = frame.painter();
  painter.FillRect(args.rect, theme.surface, kRadiusControl);
  painter.StrokeRect(args.rect, Mix(theme.line, theme.edge, 0.45f), kRadiusControl);
  SemanticNode group;
  group.id = args.id;
  group.role = Role::kRadioGroup;
  group.name = args.name;
  group.bounds = args.rect;
  const Scope scope = frame.EnterNode(std::move(group));
  std::optional<int> chosen;
  const int count = static_cast<int>(args.options.size());
  const std::vector<Rect> places =
      args.by_words ? ColumnsByWords(painter, args) : Columns(Inset(args.rect, 3), count, 0);
  for (int i = 0; i < count; ++i) {
    const std::string& label = args.options[static_cast<size_t>(i)];
    const Rect& place = places[static_cast<size_t>(i)];
    const bool on = i == args.selected;
    SemanticNode node;
    node.id = absl::StrCat(i);
    node.role = Role::kRadio;
    node.name = label;
    node.checked = on ? Toggle::kOn : Toggle::kOff;
    node.bounds = place;
    const NodeState state = frame.Node(std::move(node));
    if (on) painter.FillRect(place, theme.accent, kRadiusControl - 2);
    if (!on && state.hovered) painter.FillRect(place, theme.hover, kRadiusControl - 2);
    const Color color = on ? theme.on_accent : state.hovered ? theme.text : theme.muted;
    Rect words = place;
    if (static_cast<size_t>(i) < args.icons.size()) {
      const float all = 22 + painter.TextWidth(label, TextStyle::kBodyMedium);
      words = Centered(place, all + 1, place.h);
      painter.DrawIcon(args.icons[static_cast<size_t>(i)], Centered(CutLeft(&words, 16, 6), 16, 16),
                       color);
    }
    painter.Text(label, words,
                 {.style = TextStyle::kBodyMedium, .color = color, .align = Align::kCenter});
    if (state.focus_visible) DrawFocusRing(frame, place, kRadiusControl - 2);
    if (state.activated && !on) chosen = i;
  }
  return chosen;
}

std::optional<int> Slider(Frame& frame, const SliderArgs& args) {
  const Theme& theme = frame.theme();
  Painter& painter = frame.painter();
  Rect rest = args.rect;
  const Rect head = CutTop(&rest, 20);
  const Color words = args.disabled ? theme.muted : theme.text;
  const std::string number = absl::StrCat(args.value);
  const std::string_view shown = args.value_words.empty() ? number : args.value_words;
  const float shown_width = painter.TextWidth(shown, TextStyle::kBody) + 8;
  painter.Text(args.name, {head.x, head.y, head.w - shown_width, head.h},
               {.style = TextStyle::kBodyMedium, .color = words});
  painter.Text(shown, head,
               {.style = TextStyle::kBody, .color = theme.muted, .align = Align::kRight});
  SemanticNode node;
  node.id = args.id;
  node.role = Role::kSlider;
  node.name = args.name;
  node.description = args.description;
  node.value = number;
  node.value_words = args.value_words;
  node.options = {absl::StrCat(args.minimum), absl::StrCat(args.maximum),
                  absl::StrCat(std::max(1, args.step))};
  node.disabled = args.disabled;
  node.bounds = {rest.x, rest.y, rest.w, std::max(24.f, rest.h)};
  const NodeState state = frame.Node(std::move(node));
  frame.context().state().OfferTooltip(frame.FullId(args.id), args.rect, args.description);
  constexpr float kKnob = 7;
  const float span = static_cast<float>(std::max(1, args.maximum - args.minimum));
  const float part = std::clamp(static_cast<float>(args.value - args.minimum) / span, 0.f, 1.f);
  const Rect track = LeftMiddle({rest.x, rest.y, rest.w, 24}, rest.w, 4);
  const float x = track.x + kKnob + part * (track.w - 2 * kKnob);
  const Color color = args.disabled ? theme.edge : theme.accent;
  painter.FillRect(track, theme.track, 2);
  painter.FillRect({track.x, track.y, x - track.x, track.h}, color, 2);
  painter.FillCircle({x, track.center().y}, kKnob, theme.surface);
  painter.StrokeCircle({x, track.center().y}, kKnob, color, state.hovered ? 2.5f : 2);
  if (state.focus_visible) {
    DrawFocusRing(frame, {x - kKnob, track.center().y - kKnob, 2 * kKnob, 2 * kKnob}, kKnob);
  }
  const NodeEvent* event =
      frame.context().state().Heard(frame.FullId(args.id), NodeEvent::Kind::kValue);
  int value = 0;
  if (event == nullptr || !absl::SimpleAtoi(event->text, &value) || value == args.value) {
    return std::nullopt;
  }
  return std::clamp(value, args.minimum, args.maximum);
}

}  // namespace parvis::ui
