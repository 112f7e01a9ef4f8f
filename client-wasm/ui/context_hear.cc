// The context's ears: what the page reports becomes typed events for the next frame.
#include <utility>

#include "client-wasm/ui/context.h"
#include "client-wasm/ui/context_state.h"

namespace parvis::ui {
namespace {

using platform::PageEvent;

Modifiers ModifiersOf(int bits) {
  return {(bits & PageEvent::kShift) != 0, (bits & PageEvent::kAlt) != 0,
          (bits & PageEvent::kCommand) != 0, (bits & PageEvent::kSpace) != 0};
}

Vec2 PlaceOf(const PageEvent& event) {
  return {static_cast<float>(event.x), static_cast<float>(event.y)};
}

NodeEvent ToNodeEvent(PageEvent event) {
  NodeEvent node;
  node.kind = static_cast<NodeEvent::Kind>(event.kind);
  node.target = std::move(event.target);
  node.text = std::move(event.text);
  if (event.kind == PageEvent::Kind::kFocus && (event.modifiers & PageEvent::kKeyboard) != 0) {
    node.text = "keyboard";
  }
  node.position = {static_cast<float>(event.x), static_cast<float>(event.y)};
  node.modifiers = ModifiersOf(event.modifiers);
  for (PageEvent::File& file : event.files) {
    node.files.push_back({std::move(file.name), std::move(file.bytes)});
  }
  return node;
}

PointerInput ToPointer(PageEvent event) {
  PointerInput pointer;
  pointer.phase = static_cast<PointerPhase>(static_cast<int>(event.kind) -
                                            static_cast<int>(PageEvent::Kind::kPointerDown));
  pointer.kind = static_cast<PointerKind>(event.pointer_kind);
  pointer.pointer_id = event.pointer_id;
  pointer.position = PlaceOf(event);
  pointer.button = event.button;
  pointer.buttons = event.buttons;
  pointer.modifiers = ModifiersOf(event.modifiers);
  pointer.time_ms = event.time_ms;
  pointer.target = std::move(event.target);
  return pointer;
}

// What a person does in one stroke, and what the next stroke may build on.
bool IsStroke(const PageEvent& event) {
  return event.kind == PageEvent::Kind::kActivate || event.kind == PageEvent::Kind::kKey ||
         event.kind == PageEvent::Kind::kShortcut;
}

// The kinds of both enumerations stand in the same order.
static_assert(static_cast<int>(NodeEvent::Kind::kDragOut) ==
              static_cast<int>(PageEvent::Kind::kDragOut));
static_assert(static_cast<int>(PageEvent::Kind::kPointerLeave) -
                  static_cast<int>(PageEvent::Kind::kPointerDown) ==
              static_cast<int>(PointerPhase::kLeave));

}  // namespace

void Context::Hear(PageEvent event) {
  ContextState& s = *state_;
  if (event.time_ms == 0) event.time_ms = s.platform->NowMs();
  // A click and a key that follows at once: the key is about what the click chose, and that is
  // known only after a frame.
  if (!s.waiting.empty() || (IsStroke(event) && s.heard_stroke)) {
    // A key that is held down is not owed what a slow page had no time for.
    if (event.kind == PageEvent::Kind::kKey && (event.modifiers & PageEvent::kRepeat) != 0) return;
    s.waiting.push_back(std::move(event));
    return s.platform->RequestFrame();
  }
  s.heard_stroke = s.heard_stroke || IsStroke(event);
  switch (event.kind) {
    case PageEvent::Kind::kPointerDown:
    case PageEvent::Kind::kPointerMove:
    case PageEvent::Kind::kPointerUp:
    case PageEvent::Kind::kPointerCancel:
    case PageEvent::Kind::kPointerLeave:
      return Hear(ToPointer(std::move(event)));
    case PageEvent::Kind::kWheel:
      return Hear(WheelInput{PlaceOf(event),
                             {static_cast<float>(event.dx), static_cast<float>(event.dy)},
                             (event.modifiers & PageEvent::kZoom) != 0,
                             ModifiersOf(event.modifiers)});
    case PageEvent::Kind::kKey:
      return Hear(KeyInput{std::move(event.text), (event.modifiers & PageEvent::kRepeat) != 0,
                           ModifiersOf(event.modifiers), std::move(event.target)});
    case PageEvent::Kind::kShortcut:
      state_->heard_shortcuts.push_back(std::move(event.text));
      return state_->platform->RequestFrame();
    default:
      return Hear(ToNodeEvent(std::move(event)));
  }
}

void Context::HearWaiting() {
  state_->heard_stroke = false;
  for (PageEvent& event : std::exchange(state_->waiting, {})) Hear(std::move(event));
}

void Context::Hear(NodeEvent event) {
  ContextState& s = *state_;
  using Kind = NodeEvent::Kind;
  if (event.kind == Kind::kFocus) {
    s.focused = event.target;
    s.focus_visible = event.text == "keyboard";
  } else if (event.kind == Kind::kBlur) {
    if (s.focused == event.target) s.focused.clear();
  } else if (event.kind == Kind::kDragOver) {
    s.drag_over = event.target;
  } else if (event.kind == Kind::kDragOut || event.kind == Kind::kFiles) {
    s.drag_over.clear();
  } else if (event.kind == Kind::kScroll) {
    s.scroll[event.target] = event.position;
  } else if (event.kind == Kind::kActivate || event.kind == Kind::kValue) {
    s.differ.Forget(event.target);
  }
  if (event.kind != Kind::kScroll && event.kind != Kind::kFocus && event.kind != Kind::kBlur) {
    s.heard_nodes.push_back(std::move(event));
  }
  s.platform->RequestFrame();
}

void Context::Hear(PointerInput event) {
  ContextState& s = *state_;
  const bool touch = event.kind == PointerKind::kTouch;
  std::string under = event.target;
  if (event.phase == PointerPhase::kLeave || event.phase == PointerPhase::kCancel) under.clear();
  if (touch && event.phase != PointerPhase::kDown && event.phase != PointerPhase::kMove) {
    under.clear();
  }
  bool changed = under != s.hovered;
  if (changed) {
    s.hovered = under;
    s.tooltip.target = touch ? "" : under;
    s.tooltip.since_ms = s.platform->NowMs();
  }
  if (event.phase == PointerPhase::kDown) {
    s.held = event.target;
    s.tooltip.target.clear();
    changed = true;
  } else if (event.phase == PointerPhase::kUp || event.phase == PointerPhase::kCancel) {
    s.held.clear();
    changed = true;
  }
  // Moves matter only to a surface: it asks for them by having the pointer on it.
  const bool wanted = SurfaceWants(s, event);
  if (wanted) s.heard_pointers.push_back(std::move(event));
  if (changed || wanted) s.platform->RequestFrame();
}

void Context::Hear(WheelInput event) {
  state_->heard_wheels.push_back(event);
  state_->platform->RequestFrame();
}

void Context::Hear(KeyInput event) {
  state_->heard_keys.push_back(std::move(event));
  state_->platform->RequestFrame();
}

}  // namespace parvis::ui
