#include "client-wasm/ui/context_state.h"

#include "client-wasm/ui/concat.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace parvis::ui {

const SemanticNode& ContextState::Parent() const {
  return tree.nodes[static_cast<size_t>(scopes.back().node)];
}

std::string ContextState::FullId(std::string_view id) const {
  const std::string& parent = Parent().id;
  return parent.empty() ? std::string(id) : Concat({parent, "/", id});
}

int ContextState::AddNode(SemanticNode node, bool content_coordinates) {
  node.id =
      node.id.empty() ? FullId("#" + std::to_string(scopes.back().unnamed++)) : FullId(node.id);
  node.parent = scopes.back().node;
  const Rect drawn = node.bounds;
  if (!content_coordinates) {
    const Space& space = spaces.back();
    node.bounds = {(drawn.x - space.origin.x) / space.scale,
                   (drawn.y - space.origin.y) / space.scale, drawn.w / space.scale,
                   drawn.h / space.scale};
    if (IsInteractive(node.role)) {
      // Known to Dear ImGui as an item too, so that its test hooks see every control.
      ImGui::ItemAdd({drawn.x, drawn.y, drawn.right(), drawn.bottom()}, ImHashStr(node.id.c_str()),
                     nullptr, ImGuiItemFlags_NoNav);
    }
  }
  tree.nodes.push_back(std::move(node));
  return static_cast<int>(tree.nodes.size()) - 1;
}

void ContextState::Open(int node) { scopes.push_back({node, 0, false}); }

void ContextState::OpenWithSpace(int node, Space space) {
  scopes.push_back({node, 0, true});
  spaces.push_back(space);
}

void ContextState::Close() {
  if (scopes.back().own_space) spaces.pop_back();
  scopes.pop_back();
}

NodeState ContextState::StateOf(const std::string& full_id) const {
  NodeState state;
  state.hovered = hovered == full_id;
  state.held = held == full_id && state.hovered;
  state.focused = focused == full_id;
  state.focus_visible = state.focused && focus_visible;
  if (const NodeEvent* event = Heard(full_id, NodeEvent::Kind::kActivate)) {
    state.activated = true;
    state.modifiers = event->modifiers;
  }
  if (const NodeEvent* event = Heard(full_id, NodeEvent::Kind::kContextMenu)) {
    state.context_menu = true;
    state.context_position = event->position;
  }
  return state;
}

const NodeEvent* ContextState::Heard(const std::string& full_id, NodeEvent::Kind kind) const {
  for (auto event = nodes.rbegin(); event != nodes.rend(); ++event) {
    if (event->kind == kind && event->target == full_id) return &*event;
  }
  return nullptr;
}

void ContextState::SetLayer(Layer to) {
  layer = to;
  painter->SetBase(static_cast<int>(to) * kSubLayers);
}

int ContextState::FloatingParent() const {
  if (!dialog_nodes.empty()) return dialog_nodes.back();
  int parent = 0;
  for (const OpenScope& scope : scopes) {
    const Role role = tree.nodes[static_cast<size_t>(scope.node)].role;
    if (role == Role::kScroll || role == Role::kSurface) break;  // They clip what is in them.
    if (role >= Role::kBanner && role <= Role::kRegion) parent = scope.node;
  }
  return parent;
}

void ContextState::OfferTooltip(const std::string& full_id, const Rect& anchor,
                                std::string_view words) {
  constexpr double kRestMs = 500;
  const bool by_focus = focused == full_id && focus_visible;
  if (words.empty() || (tooltip.target != full_id && !by_focus) || menu.id == full_id) return;
  const double now = surroundings.now_ms;
  if (!by_focus && now < tooltip.since_ms + kRestMs) {
    frame->WakeAt(tooltip.since_ms + kRestMs);
    return;
  }
  tooltip.words = words;
  tooltip.anchor = anchor;
  tooltip.shown = true;
}

FloatingScope::FloatingScope(ContextState& state, Layer layer, SemanticNode node)
    : state_(state),
      saved_scopes_(state.scopes),
      saved_spaces_(std::move(state.spaces)),
      saved_layer_(state.layer) {
  const bool dialog = node.role == Role::kDialog && state_.dialog_nodes.empty();
  state_.scopes = {{dialog ? 0 : state_.FloatingParent(), 0, false}};
  state_.spaces = {Space{}};
  state_.SetLayer(layer);
  const Rect all = state_.frame->viewport();
  state_.list->PushClipRect({all.x, all.y}, {all.right(), all.bottom()}, false);
  node_ = state_.AddNode(std::move(node));
  state_.Open(node_);
}

FloatingScope::~FloatingScope() {
  state_.list->PopClipRect();
  state_.scopes = std::move(saved_scopes_);
  state_.spaces = std::move(saved_spaces_);
  state_.SetLayer(saved_layer_);
}

}  // namespace parvis::ui
