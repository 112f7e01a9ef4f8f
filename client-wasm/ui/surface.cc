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
  for (const NodeEvent& event : state.nodes) {
    if (!IsIn(event.target, full_id_)) continue;
    events_.push_back(event);
    events_.back().target = Relative(event.target, full_id_);
  }
  focus_visible_ = state.focus_visible;
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
  node_ = state.AddNode(std::move(node));
  state.OpenWithSpace(node_, {args.rect.origin() + args.translation, args.scale});
  frame.painter().PushClip(args.rect);
}

bool Surface::Keep(uint64_t version) {
  ContextState& state = frame_.context().state();
  SemanticTree& tree = state.tree;
  SemanticTree& last = state.last_tree;
  const int begin = static_cast<int>(tree.nodes.size());
  for (const SemanticTree::Stretch& old : last.stretches) {
    if (old.surface != full_id_ || old.version != version) continue;
    // The surface stands right before what is below it.
    const int shift = node_ - (old.begin - 1);
    for (int i = old.begin; i < old.end; ++i) {
      SemanticNode& node = last.nodes[static_cast<size_t>(i)];
      node.parent += shift;
      state.AddNodeAgain(std::move(node));
    }
    tree.stretches.push_back({full_id_, version, begin, static_cast<int>(tree.nodes.size())});
    return true;
  }
  stretch_ = static_cast<int>(tree.stretches.size());
  tree.stretches.push_back({full_id_, version, begin, begin});
  return false;
}

Surface::~Surface() {
  if (stretch_) {
    SemanticTree& tree = frame_.context().state().tree;
    tree.stretches[static_cast<size_t>(*stretch_)].end = static_cast<int>(tree.nodes.size());
  }
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
