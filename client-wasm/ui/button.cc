// Buttons and links.
#include <algorithm>
#include <cmath>
#include <string>

#include "absl/strings/str_cat.h"
#include "client-wasm/ui/containers.h"
#include "client-wasm/ui/context.h"
#include "client-wasm/ui/context_state.h"
#include "client-wasm/ui/controls.h"
#include "client-wasm/ui/shortcut_words.h"

namespace parvis::ui {
namespace {

struct Colors {
  Color ground;
  Color edge;
  Color words;
};

Colors ButtonColors(const Theme& t, ButtonKind kind, const NodeState& state, bool pressed,
                    bool disabled) {
  constexpr Color kNone{0, 0, 0, 0};
  if (disabled) {
    const Color words = Mix(t.muted, t.surface, 0.25f);
    if (kind == ButtonKind::kQuiet) return {kNone, kNone, words};
    return {kind == ButtonKind::kNormal ? t.surface : t.hover, t.line, words};
  }
  if (pressed) return {t.accent_soft, t.accent, t.accent};
  const bool over = state.hovered;
  switch (kind) {
    case ButtonKind::kPrimary: {
      const Color ground = over ? t.accent_hover : t.accent;
      return {ground, kNone, t.on_accent};
    }
    case ButtonKind::kDanger: {
      const Color ground = over ? t.bad_hover : t.bad;
      return {ground, kNone, t.on_bad};
    }
    case ButtonKind::kQuiet:
      return {over ? t.hover : kNone, kNone, t.text};
    case ButtonKind::kNormal:
      break;
  }
  return {over ? t.hover : t.surface, Mix(t.line, t.edge, over ? 0.8f : 0.45f), t.text};
}

void DrawGround(Frame& frame, const Rect& rect, const Colors& colors, const NodeState& state) {
  Painter& painter = frame.painter();
  Rect place = rect;
  // A press shows by half a pixel of travel, without moving anything else.
  if (state.held) place = place.Moved({0, 0.5f});
  painter.FillRect(place, colors.ground, kRadiusControl);
  if (colors.edge.a > 0) painter.StrokeRect(place, colors.edge, kRadiusControl);
  if (state.held) painter.FillRect(place, frame.theme().text.WithAlpha(0.08f), kRadiusControl);
  if (state.focus_visible) DrawFocusRing(frame, rect, kRadiusControl);
}

// Icon and label together in the middle.
void DrawLabel(Frame& frame, const Rect& rect, std::string_view label, std::optional<Icon> icon,
               Color color) {
  Painter& painter = frame.painter();
  constexpr float kIcon = 16;
  constexpr float kGap = 7;
  const TextStyle style = TextStyle::kBodyMedium;
  const float words = painter.TextWidth(label, style);
  const float all = std::min(rect.w - 12, words + (icon.has_value() ? kIcon + kGap : 0));
  Rect line = Centered(rect, all, rect.h);
  if (icon.has_value()) {
    painter.DrawIcon(*icon, Centered(CutLeft(&line, kIcon, kGap), kIcon, kIcon), color);
  }
  painter.Text(label, {line.x, line.y, line.w + 1, line.h}, {.style = style, .color = color});
}

// A button's node and ground; what stands on it is the caller's, in the colour of the words.
struct Face {
  Color words;
  bool activated = false;
};

template <typename Args>
Face DrawFace(Frame& frame, const Args& args, std::string_view name, std::string_view description) {
  SemanticNode node;
  node.id = args.id;
  node.role = Role::kButton;
  node.name = name;
  node.description = description;
  node.shortcut = args.shortcut;
  node.disabled = args.disabled;
  node.bounds = args.rect;
  if (args.pressed.has_value()) node.pressed = *args.pressed ? Toggle::kOn : Toggle::kOff;
  const NodeState state = frame.Node(std::move(node));
  const Colors colors =
      ButtonColors(frame.theme(), args.kind, state, args.pressed.value_or(false), args.disabled);
  DrawGround(frame, args.rect, colors, state);
  return {colors.words, state.activated && !args.disabled};
}

// The words and the shortcut, for who rests the pointer on the button.
template <typename Args>
void OfferTip(Frame& frame, const Args& args, std::string_view words) {
  std::string tip(words);
  if (!args.shortcut.empty()) {
    absl::StrAppend(&tip, tip.empty() ? "" : " · ", ShortcutWords(frame, args.shortcut));
  }
  frame.context().state().OfferTooltip(frame.FullId(args.id), args.rect, tip);
}

}  // namespace

float ButtonWidth(Frame& frame, std::string_view label, bool icon) {
  const float words = frame.painter().TextWidth(label, TextStyle::kBodyMedium);
  return std::ceil(words) + 32 + (icon ? 22 : 0);
}

bool Button(Frame& frame, const ButtonArgs& args) {
  const Face face =
      DrawFace(frame, args, args.name.empty() ? args.label : args.name, args.description);
  DrawLabel(frame, args.rect, args.label, args.icon, face.words);
  OfferTip(frame, args, args.description);
  return face.activated;
}

bool IconButton(Frame& frame, const IconButtonArgs& args) {
  const Face face = DrawFace(frame, args, args.label, "");
  const float size = std::min(18.f, args.rect.h * 0.6f);
  frame.painter().DrawIcon(args.icon, Centered(args.rect, size, size), face.words);
  OfferTip(frame, args, args.label);
  return face.activated;
}

float LinkTabWidth(Frame& frame, std::string_view label) {
  return std::ceil(frame.painter().TextWidth(label, TextStyle::kBodyMedium)) + 24;
}

bool Link(Frame& frame, const LinkArgs& args) {
  SemanticNode node;
  node.id = args.id;
  node.role = Role::kLink;
  node.name = args.label;
  node.href = args.href;
  node.current = args.current;
  node.bounds = args.rect;
  const NodeState state = frame.Node(std::move(node));
  const Theme& theme = frame.theme();
  Painter& painter = frame.painter();
  Rect words = args.rect;
  Color color = theme.accent;
  if (args.tab) {
    color = args.current ? theme.accent : state.hovered ? theme.text : theme.muted;
    if (args.current || state.hovered) {
      painter.FillRect(args.rect, args.current ? theme.accent_soft : theme.hover, kRadiusControl);
    }
    words = Inset(args.rect, 12, 0);
  } else if (state.hovered) {
    color = theme.accent_hover;
  } else if (args.color.has_value()) {
    color = *args.color;
  }
  if (args.icon.has_value()) {
    painter.DrawIcon(*args.icon, Centered(CutLeft(&words, 16, 6), 16, 16), color);
  }
  painter.Text(args.label, words, {.style = args.style, .color = color, .align = args.align});
  if (!args.tab && state.hovered) {
    const float width = std::min(words.w, painter.TextWidth(args.label, args.style));
    const float x = args.align == Align::kRight ? words.right() - width : words.x;
    const float y = words.center().y + SpecOf(args.style).size * 0.55f;
    painter.Line({x, y}, {x + width, y}, color);
  }
  if (state.focus_visible) DrawFocusRing(frame, args.rect, kRadiusControl);
  return state.activated;
}

}  // namespace parvis::ui
