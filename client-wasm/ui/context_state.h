// What the widget layer remembers between frames, and what a frame collects. For the files of
// this folder only.
#ifndef PARVIS_CLIENT_WASM_UI_CONTEXT_STATE_H_
#define PARVIS_CLIENT_WASM_UI_CONTEXT_STATE_H_

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "client-wasm/platform/platform.h"
#include "client-wasm/ui/frame.h"
#include "client-wasm/ui/input.h"
#include "client-wasm/ui/painter.h"
#include "client-wasm/ui/semantics.h"
#include "client-wasm/ui/text_engine.h"

struct ImGuiContext;
struct ImDrawList;

namespace parvis::ui {

// What lies above what. Each has the four layers of Painter::SetLayer.
enum class Layer { kPage, kDialog, kMenu, kToast, kTooltip };
inline constexpr int kSubLayers = 4;
inline constexpr int kChannels = 5 * kSubLayers;

// Where the children of an open node stand: node = (drawing - origin) / scale.
struct Space {
  Vec2 origin;
  float scale = 1;
};

struct OpenScope {
  int node = 0;     // index in the tree
  int unnamed = 0;  // children without an id of their own so far
  bool own_space = false;
};

struct ToastState {
  std::string id;
  std::string words;
  std::string action;
  Tone tone = Tone::kNeutral;
  double until_ms = 0;
};

struct TooltipState {
  std::string target;  // under the pointer since …
  double since_ms = 0;
  // Told by the widget in this frame.
  std::string words;
  Rect anchor;
  bool shown = false;
};

struct LastingState {
  double since_ms = 0;
  int64_t frame = -1;  // in which it asked last
};

struct OpenMenuState {
  std::string id;  // full; empty: none is open
  Rect anchor;
  bool fresh = false;  // opened since the last frame: takes the focus
  std::string return_focus;
};

struct ContextState {
  explicit ContextState(platform::Platform* page) : platform(page), text(&page->display()) {}

  platform::Platform* platform;
  TextEngine text;
  ImGuiContext* imgui = nullptr;
  ImDrawList* list = nullptr;
  std::unique_ptr<Frame> frame;
  std::unique_ptr<Painter> painter;
  Surroundings surroundings;
  Theme theme = ThemeFor(Scheme::kLight);
  std::optional<Scheme> chosen_scheme;
  std::optional<Scheme> told_scheme;
  bool in_frame = false;

  // --- Heard since the last frame; handed out during it ---
  // Whether a click or a key was heard for the next frame, and what came after it since.
  bool heard_stroke = false;
  std::vector<platform::PageEvent> waiting;
  std::vector<NodeEvent> heard_nodes, nodes;
  std::vector<PointerInput> heard_pointers, pointers;
  std::vector<WheelInput> heard_wheels, wheels;
  std::vector<KeyInput> heard_keys, keys;
  std::vector<std::string> heard_shortcuts, shortcuts;

  // --- The person ---
  std::string hovered;
  std::string held;
  std::string focused;
  bool focus_visible = false;
  std::string surface_held;  // full id of the surface in which the pointer went down
  std::string drag_over;     // the file input over which files are held
  bool fonts_changed = true;

  // --- This frame's ---
  SemanticTree tree;
  std::vector<OpenScope> scopes;
  std::vector<Space> spaces;
  std::vector<std::string> wanted_shortcuts;
  std::string focus_request;
  bool again = false;
  // This frame only shows what came of the one before, and takes nothing that was heard since.
  bool settling = false;
  double wake_at_ms = 0;
  Layer layer = Layer::kPage;
  std::vector<int> dialog_nodes;

  // --- From frame to frame ---
  SemanticTree last_tree;
  SemanticDiffer differ;
  std::string sent_shortcuts;
  std::unordered_map<std::string, Vec2> scroll;
  std::unordered_map<std::string, float> content_height;
  std::unordered_map<std::string, int> scroll_requests;
  std::deque<ToastState> toasts;
  std::string toast_action;
  TooltipState tooltip;
  OpenMenuState menu;
  std::unordered_map<std::string, LastingState> lasting;
  int64_t frames = 0;  // drawn so far
  int wake_timer = 0;

  // --- For widgets ---
  const SemanticNode& Parent() const;
  std::string FullId(std::string_view id) const;
  // Adds a node to the innermost open scope; its bounds are in drawing coordinates unless
  // `content_coordinates`. Returns its index.
  int AddNode(SemanticNode node, bool content_coordinates = false);
  // Adds a node of the frame before as it was, but for its parent's index.
  void AddNodeAgain(SemanticNode node);
  void Open(int node);
  void OpenWithSpace(int node, Space space);
  void Close();
  NodeState StateOf(const std::string& full_id) const;
  // The last event of this kind for the node, or null.
  const NodeEvent* Heard(const std::string& full_id, NodeEvent::Kind kind) const;
  void SetLayer(Layer to);
  // The node that what floats hangs on: the innermost dialog, else the innermost landmark that
  // does not clip it, else the root.
  int FloatingParent() const;
  // Offers a tooltip for the node if the pointer rests on it.
  void OfferTooltip(const std::string& full_id, const Rect& anchor, std::string_view words);
};

// Whether a surface has a use for it: it is on one, or was pressed on one.
bool SurfaceWants(const ContextState& state, const PointerInput& event);

// Drawn at the end of the frame, above everything.
void DrawToasts(Frame& frame);
void DrawTooltip(Frame& frame);

// Opens what follows as a child of what floats hang on, on another layer, until it goes away.
class FloatingScope {
 public:
  FloatingScope(ContextState& state, Layer layer, SemanticNode node);
  ~FloatingScope();
  FloatingScope(const FloatingScope&) = delete;
  FloatingScope& operator=(const FloatingScope&) = delete;
  int node() const { return node_; }

 private:
  ContextState& state_;
  std::vector<OpenScope> saved_scopes_;
  std::vector<Space> saved_spaces_;
  Layer saved_layer_;
  int node_;
};

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_CONTEXT_STATE_H_
