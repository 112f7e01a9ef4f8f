// A Frame is what a view draws on: it lives from Context::BeginFrame to EndFrame. Views call the
// widget functions of ui/ui.h with it; each draws itself, adds its node to the semantics tree and
// tells what the person did to it since the last frame.
//
// One thread. Nothing here blocks. A frame that changed something (a widget returned true) is
// followed by another, so a view may act on the model in the middle of drawing it.
#ifndef PARVIS_CLIENT_WASM_UI_FRAME_H_
#define PARVIS_CLIENT_WASM_UI_FRAME_H_

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/ui/input.h"
#include "client-wasm/ui/layout.h"
#include "client-wasm/ui/painter.h"
#include "client-wasm/ui/semantics.h"
#include "client-wasm/ui/theme.h"
#include "shared/text/messages.h"

namespace parvis::ui {

class Context;
class Frame;

// What the page is at the moment.
struct Surroundings {
  double now_ms = 0;  // since some moment; for animation and toasts only
  Vec2 viewport{1440, 900};
  float pixel_ratio = 1;
  Scheme scheme = Scheme::kLight;
  text::Language language = text::Language::kSwedish;
  bool reduced_motion = false;
};

// A node that has children, open until it goes out of scope. Its children's ids are relative.
class [[nodiscard]] Scope {
 public:
  Scope(Frame* frame, bool open) : frame_(frame), open_(open) {}
  Scope(Scope&& other) noexcept : frame_(other.frame_), open_(other.open_) { other.open_ = false; }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  Scope& operator=(Scope&&) = delete;
  ~Scope();

 private:
  Frame* frame_;
  bool open_;
};

struct ScopeOptions {
  std::string_view id = {};
  Role role = Role::kGroup;    // kBanner … kGroup, kList, kListItem
  std::string_view name = {};  // a region, a navigation and a list should have one
  Rect rect = {};
};

// What a node heard since the last frame, and how it is.
struct NodeState {
  bool activated = false;
  bool hovered = false;
  bool held = false;           // the pointer is down on it
  bool focused = false;        // it has the page's focus
  bool focus_visible = false;  // … and the ring should be drawn: it came by keyboard
  bool context_menu = false;
  Vec2 context_position = {};
  Modifiers modifiers;  // of the activation
};

class Frame {
 public:
  explicit Frame(Context* context) : context_(context) {}
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  const Surroundings& surroundings() const;
  const Theme& theme() const;
  Rect viewport() const;
  // A phone, or a window at 400 % zoom: one column, controls for fingers.
  bool compact() const { return viewport().w < 700; }
  float control_height() const { return compact() ? kTouchHeight : kControlHeight; }
  text::Language language() const { return surroundings().language; }
  // The catalogue's message in the language of the page.
  std::string T(text::Message message,
                std::initializer_list<std::string_view> arguments = {}) const;

  Painter& painter();

  // --- Structure ---
  Scope Enter(const ScopeOptions& options);

  // A node of one's own, for what no widget does; drawn by the caller. `node.id` is relative,
  // `node.bounds` in the coordinates that drawing uses now. EnterNode keeps it open for children.
  NodeState Node(SemanticNode node);
  Scope EnterNode(SemanticNode node);

  // --- Focus, keys, words ---
  // Moves the page's focus to a node, in the current scope or by its full id with a leading '/',
  // once the node is on the page.
  void Focus(std::string_view id);
  // Full id of the focused node; empty if none.
  const std::string& focused() const;
  // True once when the shortcut was pressed: "Control+Z", "Control+Shift+Z", "/", "Escape".
  // "Control" means Cmd on a Mac. While a text field has the focus, only shortcuts with Control
  // that are none of the field's own are heard. Name the shortcut in the widget too, if it has one.
  bool Shortcut(std::string_view keys);
  // Says something to a screen reader; nothing is drawn.
  void Announce(std::string_view words, bool assertive = false);
  // Shows a toast for a few seconds, in a live region. With an `action` ("Undo"), ToastAction(id)
  // returns true in the frame after it was taken.
  void Toast(std::string_view id, std::string_view words, Tone tone = Tone::kNeutral,
             std::string_view action = {});
  bool ToastAction(std::string_view id);
  // Gives a toast that is still there other words, as after a change of the language; it stays no
  // longer for it, and is not read out again.
  void SayAnew(std::string_view id, std::string_view words, std::string_view action = {});

  // --- Time ---
  // Asks for another frame: now (an animation in progress) or at a time of now_ms's clock.
  void Again();
  void WakeAt(double ms);
  // Whether what has this id has asked in every frame for so long: what is worth saying only if it
  // takes its time.
  bool HasLasted(std::string_view id, double ms);

  // --- For widgets ---
  // From the node's place in drawing coordinates to the window's (scroll areas and the like).
  std::string FullId(std::string_view id) const;
  Context& context() { return *context_; }

 private:
  friend class Scope;
  friend class Context;
  void Leave();

  Context* context_;
};

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_FRAME_H_
