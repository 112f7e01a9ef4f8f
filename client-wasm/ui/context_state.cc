#include "client-wasm/ui/context_state.h"

#include "client-wasm/ui/concat.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace parvis::ui {
namespace {

// Known to Dear ImGui as an item too, so that its test hooks see every control; only where there
// are hooks, since nothing else asks.
void RegisterItem([[maybe_unused]] ImGuiContext& g, [[maybe_unused]] const SemanticNode& node,
                  [[maybe_unused]] const Rect& drawn) {
#ifdef IMGUI_ENABLE_TEST_ENGINE
  const ImGuiID id = ImHashStr(node.id.data(), node.id.size());
  ImGui::ItemAdd({drawn.x, drawn.y, drawn.right(), drawn.bottom()}, id, nullptr,
                 ImGuiItemFlags_NoNav);
  IMGUI_TEST_ENGINE_ITEM_INFO(id, node.name.c_str(), g.LastItemData.StatusFlags);
#endif
}

}  // namespace

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
  Rect drawn = node.bounds;
  const Space& space = spaces.back();
  if (content_coordinates) {
    drawn = {space.origin.x + drawn.x * space.scale, space.origin.y + drawn.y * space.scale,
             drawn.w * space.scale, drawn.h * space.scale};
  } else {
    node.bounds = {(drawn.x - space.origin.x) / space.scale,
                   (drawn.y - space.origin.y) / space.scale, drawn.w / space.scale,
                   drawn.h / space.scale};
  }
  if (IsInteractive(node.role)) RegisterItem(*imgui, node, drawn);
  tree.nodes.push_back(std::move(node));
  return static_cast<int>(tree.nodes.size()) - 1;
}

void ContextState::AddNodeAgain(SemanticNode node) {
  if (IsInteractive(node.role)) RegisterItem(*imgui, node, node.bounds);
  tree.nodes.push_back(std::move(node));
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
