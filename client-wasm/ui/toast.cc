// What floats above everything: toasts and the tooltip.
#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/str_cat.h"
#include "client-wasm/ui/context.h"
#include "client-wasm/ui/context_state.h"
#include "client-wasm/ui/controls.h"

namespace parvis::ui {
namespace {

constexpr float kToastHeight = 48;
// Wider than this nobody reads a line.
constexpr float kWidestToast = 720;

Icon ToastIcon(Tone tone) {
  if (tone == Tone::kGood) return Icon::kCheck;
  if (tone == Tone::kWarn || tone == Tone::kBad) return Icon::kWarning;
  return Icon::kInfo;
}

// Toasts are drawn in the opposite colours, so that they stand off from any ground; where there
// is no opposite, by an edge.
const Theme& Opposite(Frame& frame) {
  switch (frame.surroundings().scheme) {
    case Scheme::kLight:
      return ThemeFor(Scheme::kDark);
    case Scheme::kDark:
      return ThemeFor(Scheme::kLight);
    case Scheme::kHighContrast:
    case Scheme::kForced:
      break;
  }
  return frame.theme();
}

void DrawFloatingGround(Frame& frame, const Rect& place, float radius) {
  const Theme& theme = Opposite(frame);
  frame.painter().FillRect(place, theme.surface, radius);
  if (&theme == &frame.theme()) frame.painter().StrokeRect(place, theme.edge, radius);
}

// Returns true once the toast's action was taken.
bool DrawToast(Frame& frame, const ToastState& toast, const Rect& place, float action_width) {
  const Theme& theme = Opposite(frame);
  Painter& painter = frame.painter();
  painter.Shadow(place, frame.theme().shadow, kRadiusCard, 14);
  DrawFloatingGround(frame, place, kRadiusCard);
  Rect rest = Inset(place, 16, 0);
  const Color mark = toast.tone == Tone::kNeutral ? theme.accent : theme.ToneColor(toast.tone);
  painter.DrawIcon(ToastIcon(toast.tone), Centered(CutLeft(&rest, 18, 10), 18, 18), mark);
  bool taken = false;
  if (!toast.action.empty()) {
    const Rect button = RightMiddle(CutRight(&rest, action_width, 12), action_width, 32);
    SemanticNode node;
    node.id = absl::StrCat(toast.id, "/action");
    node.role = Role::kButton;
    node.name = toast.action;
    node.bounds = button;
    const NodeState heard = frame.Node(std::move(node));
    if (heard.hovered) painter.FillRect(button, theme.hover, kRadiusControl);
    painter.Text(toast.action, button,
                 {.style = TextStyle::kBodyStrong, .color = theme.accent, .align = Align::kCenter});
    if (heard.focus_visible) painter.StrokeRect(button, theme.focus, kRadiusControl, 2);
    taken = heard.activated;
  }
  rest = Centered(rest, rest.w, painter.TextHeight(toast.words, TextStyle::kBody, rest.w));
  SemanticNode words;
  words.id = absl::StrCat(toast.id, "/words");
  words.role = Role::kText;
  words.name = toast.words;
  words.bounds = rest;
  frame.Node(std::move(words));
  const float height = painter.TextHeight(toast.words, TextStyle::kBody, rest.w);
  painter.TextWrapped(toast.words, Centered(rest, rest.w, height),
                      {.style = TextStyle::kBody, .color = theme.text});
  return taken;
}

}  // namespace

void DrawToasts(Frame& frame) {
  ContextState& state = frame.context().state();
  const double now = frame.surroundings().now_ms;
  std::erase_if(state.toasts, [now](const ToastState& toast) { return toast.until_ms <= now; });
  constexpr size_t kShown = 3;
  while (state.toasts.size() > kShown) state.toasts.pop_front();
  if (state.toasts.empty()) return;
  const Rect all = frame.viewport();
  SemanticNode region;
  region.id = "toasts";
  region.role = Role::kRegion;
  region.name = frame.language() == text::Language::kSwedish ? "Aviseringar" : "Notifications";
  region.bounds = {all.x, all.bottom() - 200, all.w, 1};
  const FloatingScope floating(state, Layer::kToast, std::move(region));
  Painter& painter = frame.painter();
  float bottom = all.bottom() - (frame.compact() ? 96 : 88);
  std::string taken;
  for (auto toast = state.toasts.rbegin(); toast != state.toasts.rend(); ++toast) {
    const float action =
        toast->action.empty() ? 0 : painter.TextWidth(toast->action, TextStyle::kBodyStrong) + 24;
    const float words = std::ceil(painter.TextWidth(toast->words, TextStyle::kBody)) + 2;
    const float around = 16 + 28 + 16 + (action > 0 ? action + 12 : 0);
    const float width = std::min({all.w - 24, kWidestToast, around + words});
    const float lines = painter.TextHeight(toast->words, TextStyle::kBody, width - around);
    const float height = std::max(kToastHeight, lines + 24);
    const Rect place{all.x + (all.w - width) / 2, bottom - height, width, height};
    if (DrawToast(frame, *toast, place, action)) taken = toast->id;
    frame.WakeAt(toast->until_ms);
    bottom -= height + 8;
  }
  if (taken.empty()) return;
  std::erase_if(state.toasts, [&](const ToastState& toast) { return toast.id == taken; });
  state.toast_action = taken;
  frame.Again();
}

void DrawTooltip(Frame& frame) {
  ContextState& state = frame.context().state();
  const TooltipState& tip = state.tooltip;
  if (!tip.shown || frame.compact()) return;
  const Theme& theme = Opposite(frame);
  Painter& painter = frame.painter();
  const float width =
      std::min(320.f, std::ceil(painter.TextWidth(tip.words, TextStyle::kCaption)) + 1);
  const float height = painter.TextHeight(tip.words, TextStyle::kCaption, width);
  const Rect all = Inset(frame.viewport(), 8);
  Rect place{tip.anchor.center().x - width / 2 - 10, tip.anchor.bottom() + 8, width + 20,
             height + 12};
  if (place.bottom() > all.bottom()) place.y = tip.anchor.y - 8 - place.h;
  place.x = std::clamp(place.x, all.x, std::max(all.x, all.right() - place.w));
  const Layer before = state.layer;
  state.SetLayer(Layer::kTooltip);
  DrawFloatingGround(frame, place, kRadiusControl);
  painter.TextWrapped(tip.words, Inset(place, 10, 6),
                      {.style = TextStyle::kCaption, .color = theme.text});
  state.SetLayer(before);
}

}  // namespace parvis::ui
