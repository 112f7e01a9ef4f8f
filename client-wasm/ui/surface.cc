#include <string>

#include "client-wasm/ui/concat.h"
#include "client-wasm/ui/containers.h"
#include "client-wasm/ui/context.h"
#include "client-wasm/ui/context_state.h"

namespace parvis::ui {
namespace {

bool IsIn(std::string_view id, std::string_view surface) {
  return id.starts_with(surface) && (id.size() == surface.size() || id[surface.size()] == '/');
}

std::string Relative(std::string_view id, std::string_view surface) {
  if (!IsIn(id, surface) || id.size() == surface.size()) return "";
  return std::string(id.substr(surface.size() + 1));
}

}  // namespace

bool SurfaceWants(const ContextState& state, const PointerInput& event) {
  for (const SemanticNode& node : state.last_tree.nodes) {
    if (node.role != Role::kSurface) continue;
    if (IsIn(event.target, node.id) || state.surface_held == node.id) return true;
  }
  return false;
}

Surface::Surface(Frame& frame, const SurfaceArgs& args)
    : frame_(frame), full_id_(frame.FullId(args.id)) {
  ContextState& state = frame.context().state();
  for (const PointerInput& event : state.pointers) {
    const bool inside = IsIn(event.target, full_id_);
    if (event.phase == PointerPhase::kDown && inside) state.surface_held = full_id_;
    const bool held = state.surface_held == full_id_;
    if (inside || held) {
      pointers_.push_back(event);
      pointers_.back().target = Relative(event.target, full_id_);
    }
    const bool ends = event.phase == PointerPhase::kUp || event.phase == PointerPhase::kCancel;
    if (ends && held && event.buttons == 0) state.surface_held.clear();
  }
  for (const WheelInput& event : state.wheels) {
    if (args.rect.Contains(event.position)) wheels_.push_back(event);
  }
  for (const KeyInput& event : state.keys) {
    if (!IsIn(event.target, full_id_)) continue;
    keys_.push_back(event);
    keys_.back().target = Relative(event.target, full_id_);
  }
  hovered_ = Relative(state.hovered, full_id_);
  focused_ = Relative(state.focused, full_id_);
  SemanticNode node;
  node.id = args.id;
  node.role = Role::kSurface;
  node.name = args.name;
  node.description = args.description;
  node.bounds = args.rect;
  node.offset = args.translation;
  node.scale = args.scale;
  state.OpenWithSpace(state.AddNode(std::move(node)),
                      {args.rect.origin() + args.translation, args.scale});
  frame.painter().PushClip(args.rect);
}

Surface::~Surface() {
  frame_.painter().SetLayer(0);
  frame_.painter().PopClip();
  frame_.context().state().Close();
}

NodeState Surface::Node(const SurfaceNode& args) {
  ContextState& state = frame_.context().state();
  SemanticNode node;
  node.id = args.id;
  node.role = args.role;
  node.name = args.name;
  node.description = args.description;
  node.bounds = args.world;
  node.pressed =
      args.role == Role::kButton ? (args.selected ? Toggle::kOn : Toggle::kOff) : Toggle::kNone;
  node.roving = true;
  node.tab_stop = args.tab_stop;
  node.position_in_set = args.position_in_set;
  node.set_size = args.set_size;
  const int index = state.AddNode(std::move(node), true);
  return state.StateOf(state.tree.nodes[static_cast<size_t>(index)].id);
}

Scope Surface::Group(std::string_view id, Role role, std::string_view name, const Rect& world) {
  ContextState& state = frame_.context().state();
  SemanticNode node;
  node.id = id;
  node.role = role;
  node.name = name;
  node.bounds = world;
  state.Open(state.AddNode(std::move(node), true));
  return Scope(&frame_, true);
}

void Surface::Focus(std::string_view id) {
  frame_.context().state().focus_request = Concat({full_id_, "/", id});
}

}  // namespace parvis::ui
