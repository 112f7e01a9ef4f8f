// What a person does, as the page heard it: plain values in CSS pixels. The page hit-tests with
// its real elements (the mirror of the semantics tree), so an event names the node it fell on.
#ifndef PARVIS_CLIENT_WASM_UI_INPUT_H_
#define PARVIS_CLIENT_WASM_UI_INPUT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "client-wasm/ui/layout.h"

namespace parvis::ui {

// Which modifier keys were down. `command` is Ctrl, or Cmd on a Mac: the one for shortcuts.
struct Modifiers {
  bool shift = false;
  bool alt = false;
  bool command = false;
  bool space = false;  // of pointers: the space bar is held
  friend bool operator==(const Modifiers&, const Modifiers&) = default;
};

enum class PointerPhase { kDown, kMove, kUp, kCancel, kLeave };
enum class PointerKind { kMouse, kTouch, kPen };

struct PointerInput {
  PointerPhase phase = PointerPhase::kMove;
  PointerKind kind = PointerKind::kMouse;
  int pointer_id = 0;  // tells fingers apart
  Vec2 position;       // in the window
  int button = -1;     // of kDown and kUp: 0 first (left), 1 middle, 2 second; else -1
  int buttons = 0;     // bits of the buttons that are down: 1 first, 2 second, 4 middle
  Modifiers modifiers;
  // When it happened, which may be well before the frame that hears of it; as now_ms.
  double time_ms = 0;
  std::string target;  // full id of the node under the pointer; empty if none
};

struct WheelInput {
  Vec2 position;      // in the window
  Vec2 delta;         // CSS pixels, as the page would scroll
  bool zoom = false;  // a pinch on a touchpad, or Ctrl held
  Modifiers modifiers;
};

// `key` is the DOM's KeyboardEvent.key: "ArrowLeft", "Escape", "Delete", "p", "/".
struct KeyInput {
  std::string key;
  bool repeat = false;
  Modifiers modifiers;
  std::string target;  // full id of the node that has the focus; empty if none
};

// One file that a person chose or dropped, read whole.
struct ChosenFile {
  std::string name;
  std::string bytes;
};

// What happened to a node, from whichever source: mouse, finger, keyboard, assistive technology.
struct NodeEvent {
  enum class Kind {
    kActivate,     // a click, exactly once however it came about
    kValue,        // `text` is the field's new value; for a select the chosen index
    kSubmit,       // Enter in a field
    kDismiss,      // Escape, or a click outside of a menu
    kContextMenu,  // second button, long press, Shift+F10, the menu key; `position` says where
    kScroll,       // `position` is the new offset
    kFocus,
    kBlur,
    kFiles,
    kFilesTooLarge,  // chosen, but together above the limit; nothing was read
    kDragOver,       // files are held over it
    kDragOut,
  };
  Kind kind = Kind::kActivate;
  std::string target;  // full id of the node
  std::string text;
  Vec2 position;
  Modifiers modifiers;
  std::vector<ChosenFile> files;
};

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_INPUT_H_
