#include "client-wasm/ui/semantics.h"

#include "absl/hash/hash.h"
#include "client-wasm/ui/semantics_json.h"

namespace parvis::ui {
namespace {

template <typename... Parts>
uint64_t Hash(const Parts&... parts) {
  return absl::HashOf(parts...);
}

uint64_t HashOfNode(const SemanticNode& n, const Rect& place) {
  const uint64_t words = Hash(n.name, n.description, n.value, n.placeholder, n.href, n.shortcut,
                              n.input_type, n.autocomplete, n.accept, n.sort, n.options);
  const uint64_t where = Hash(place.x, place.y, place.w, place.h, n.offset.x, n.offset.y, n.scale,
                              n.content.x, n.content.y, n.parent);
  const uint64_t how =
      Hash(n.role, n.checked, n.pressed, n.expanded, n.selected, n.current, n.disabled, n.invalid,
           n.required, n.multiple, n.roving, n.tab_stop, n.has_popup);
  return Hash(words, where, how, n.level, n.position_in_set, n.set_size, n.row_count, n.row_index,
              n.scroll_request);
}

}  // namespace

bool IsInteractive(Role role) { return role >= Role::kButton; }

std::string_view RoleName(Role role) {
  static constexpr std::string_view kNames[] = {
      "root",         "banner",     "navigation", "main",     "complementary", "contentinfo",
      "region",       "group",      "list",       "listitem", "table",         "row",
      "columnheader", "cell",       "dialog",     "menu",     "scroll",        "surface",
      "text",         "heading",    "image",      "status",   "alert",         "progress",
      "button",       "link",       "textfield",  "textarea", "search",        "checkbox",
      "switch",       "radiogroup", "radio",      "select",   "menuitem",      "menuitemcheckbox",
      "file",         "slider"};
  static_assert(std::size(kNames) == static_cast<size_t>(Role::kSlider) + 1);
  return kNames[static_cast<size_t>(role)];
}

const SemanticNode* SemanticTree::Find(std::string_view full_id) const {
  for (const SemanticNode& node : nodes) {
    if (node.id == full_id) return &node;
  }
  return nullptr;
}

const SemanticNode* SemanticTree::Find(Role role, std::string_view name) const {
  for (const SemanticNode& node : nodes) {
    if (node.role == role && node.name == name) return &node;
  }
  return nullptr;
}

Rect PlaceInParent(const SemanticTree& tree, const SemanticNode& node) {
  if (node.parent < 0) return node.bounds;
  const SemanticNode& parent = tree.nodes[static_cast<size_t>(node.parent)];
  // The children of these stand in coordinates of their own, from 0.
  if (parent.role == Role::kScroll || parent.role == Role::kSurface) return node.bounds;
  return node.bounds.Moved({-parent.bounds.x, -parent.bounds.y});
}

std::string SemanticDiffer::Update(const SemanticTree& tree) {
  ++generation_;
  SemanticChange change;
  std::vector<std::vector<int>> children(tree.nodes.size());
  for (size_t i = 0; i < tree.nodes.size(); ++i) {
    const SemanticNode& node = tree.nodes[i];
    if (node.parent >= 0) children[static_cast<size_t>(node.parent)].push_back(static_cast<int>(i));
    const Rect place = PlaceInParent(tree, node);
    Seen& seen = seen_[node.id];
    const uint64_t hash = HashOfNode(node, place);
    if (seen.hash != hash || seen.generation == 0) change.AddSet(tree, node, place);
    seen.hash = hash;
    seen.generation = generation_;
  }
  for (size_t i = 0; i < tree.nodes.size(); ++i) {
    uint64_t order = 1;
    for (int child : children[i]) order = Hash(order, tree.nodes[static_cast<size_t>(child)].id);
    Seen& seen = seen_[tree.nodes[i].id];
    if (seen.order_hash != order) {
      seen.order_hash = order;
      change.AddOrder(tree, tree.nodes[i], children[i]);
    }
  }
  for (auto it = seen_.begin(); it != seen_.end();) {
    if (it->second.generation == generation_) {
      ++it;
      continue;
    }
    change.AddRemove(it->first);
    it = seen_.erase(it);
  }
  return change.Take();
}

void SemanticDiffer::Forget(const std::string& id) {
  const auto it = seen_.find(id);
  if (it != seen_.end()) it->second.hash = 0;
}

}  // namespace parvis::ui
