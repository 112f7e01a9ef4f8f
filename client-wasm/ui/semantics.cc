#include "client-wasm/ui/semantics.h"

#include <algorithm>

#include "absl/hash/hash.h"
#include "client-wasm/ui/semantics_json.h"

namespace parvis::ui {
namespace {

template <typename... Parts>
uint64_t Hash(const Parts&... parts) {
  return absl::HashOf(parts...);
}

uint64_t HashOfNode(const SemanticNode& n, const Rect& place) {
  const uint64_t words =
      Hash(n.name, n.description, n.value, n.value_words, n.placeholder, n.href, n.shortcut,
           n.input_type, n.autocomplete, n.accept, n.sort, n.options, n.controls, n.active);
  const uint64_t where = Hash(place.x, place.y, place.w, place.h, n.offset.x, n.offset.y, n.scale,
                              n.content.x, n.content.y, n.parent);
  const uint64_t how =
      Hash(n.role, n.checked, n.pressed, n.expanded, n.selected, n.current, n.disabled, n.invalid,
           n.required, n.multiple, n.roving, n.tab_stop, n.has_popup);
  return Hash(words, where, how, n.level, n.position_in_set, n.set_size, n.row_count, n.row_index,
              n.column_count, n.column_index, n.scroll_request);
}

}  // namespace

bool IsInteractive(Role role) { return role >= Role::kButton; }

std::string_view RoleName(Role role) {
  static constexpr std::string_view kNames[] = {"root",          "banner",
                                                "navigation",    "main",
                                                "complementary", "contentinfo",
                                                "region",        "group",
                                                "list",          "listitem",
                                                "table",         "row",
                                                "columnheader",  "rowheader",
                                                "cell",          "dialog",
                                                "menu",          "listbox",
                                                "scroll",        "surface",
                                                "text",          "heading",
                                                "image",         "status",
                                                "alert",         "progress",
                                                "button",        "link",
                                                "textfield",     "textarea",
                                                "search",        "checkbox",
                                                "switch",        "radiogroup",
                                                "radio",         "select",
                                                "menuitem",      "menuitemcheckbox",
                                                "file",          "slider",
                                                "combobox",      "option"};
  static_assert(std::size(kNames) == static_cast<size_t>(Role::kOption) + 1);
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

std::vector<int> SemanticDiffer::FindStretches(const SemanticTree& tree) {
  std::vector<int> stretch_of(tree.nodes.size(), -1);
  for (Told& told : told_) told.stays = false;
  std::vector<bool> present(told_.size(), false);
  for (const SemanticTree::Stretch& stretch : tree.stretches) {
    size_t at = 0;
    while (at < told_.size() && told_[at].surface != stretch.surface) ++at;
    if (at == told_.size()) {
      told_.push_back({stretch.surface, 0, false, false});
      present.push_back(false);
    }
    Told& told = told_[at];
    told.stays = told.holds && told.version == stretch.version;
    told.version = stretch.version;
    present[at] = true;
    std::fill(stretch_of.begin() + stretch.begin, stretch_of.begin() + stretch.end,
              static_cast<int>(at));
  }
  for (size_t i = 0; i < told_.size(); ++i) told_[i].holds = present[i];
  return stretch_of;
}

std::string SemanticDiffer::Update(const SemanticTree& tree) {
  ++generation_;
  SemanticChange change;
  const std::vector<int> stretch_of = FindStretches(tree);
  const auto stays = [&](size_t i) {
    return stretch_of[i] >= 0 && told_[static_cast<size_t>(stretch_of[i])].stays;
  };
  std::vector<std::vector<int>> children(tree.nodes.size());
  for (size_t i = 0; i < tree.nodes.size(); ++i) {
    if (stays(i)) continue;
    const SemanticNode& node = tree.nodes[i];
    if (node.parent >= 0) children[static_cast<size_t>(node.parent)].push_back(static_cast<int>(i));
    const Rect place = PlaceInParent(tree, node);
    Seen& seen = seen_[node.id];
    const uint64_t hash = HashOfNode(node, place);
    if (seen.hash != hash || seen.generation == 0) change.AddSet(tree, node, place);
    seen.hash = hash;
    seen.generation = generation_;
    seen.stretch = stretch_of[i];
  }
  for (size_t i = 0; i < tree.nodes.size(); ++i) {
    // What stays keeps its order, and so does the surface that stands right before it.
    if (stays(i) || (i + 1 < tree.nodes.size() && stays(i + 1) &&
                     tree.nodes[i + 1].parent == static_cast<int>(i))) {
      continue;
    }
    uint64_t order = 1;
    for (int child : children[i]) order = Hash(order, tree.nodes[static_cast<size_t>(child)].id);
    Seen& seen = seen_[tree.nodes[i].id];
    if (seen.order_hash != order) {
      seen.order_hash = order;
      change.AddOrder(tree, tree.nodes[i], children[i]);
    }
  }
  for (auto it = seen_.begin(); it != seen_.end();) {
    const int stretch = it->second.stretch;
    if (it->second.generation == generation_ ||
        (stretch >= 0 && told_[static_cast<size_t>(stretch)].stays)) {
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
  if (it == seen_.end()) return;
  it->second.hash = 0;
  if (it->second.stretch >= 0) told_[static_cast<size_t>(it->second.stretch)].holds = false;
}

}  // namespace parvis::ui
