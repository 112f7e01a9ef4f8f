#include "client-wasm/ui/semantics_json.h"

#include "absl/strings/str_cat.h"
#include "shared/base/json_text.h"

namespace parvis::ui {
namespace {

// Writes one object, member by member.
class Object {
 public:
  explicit Object(std::string* json) : json_(json) { json_->push_back('{'); }
  ~Object() { json_->push_back('}'); }

  void Words(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    Key(key);
    AppendJsonString(value, *json_);
  }
  void Number(std::string_view key, int value) {
    if (value == 0) return;
    Key(key);
    absl::StrAppend(json_, value);
  }
  void Flag(std::string_view key, bool value) {
    if (!value) return;
    Key(key);
    json_->push_back('1');
  }
  void State(std::string_view key, Toggle value) {
    static constexpr std::string_view kWords[] = {"", "false", "true", "mixed"};
    Words(key, kWords[static_cast<size_t>(value)]);
  }
  void Numbers(std::string_view key, std::initializer_list<float> values) {
    Key(key);
    char separator = '[';
    for (float value : values) {
      json_->push_back(separator);
      absl::StrAppend(json_, value);
      separator = ',';
    }
    json_->push_back(']');
  }
  void List(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    Key(key);
    char separator = '[';
    for (const std::string& value : values) {
      json_->push_back(separator);
      AppendJsonString(value, *json_);
      separator = ',';
    }
    json_->push_back(']');
  }

 private:
  void Key(std::string_view key) {
    if (!first_) json_->push_back(',');
    first_ = false;
    json_->append("\"").append(key).append("\":");
  }

  std::string* json_;
  bool first_ = true;
};

void Separate(std::string* list) {
  if (!list->empty()) list->push_back(',');
}

}  // namespace

void SemanticChange::AddSet(const SemanticTree& tree, const SemanticNode& node, const Rect& place) {
  Separate(&set_);
  Object object(&set_);
  object.Words("id", node.id);
  if (node.parent >= 0) object.Words("parent", tree.nodes[static_cast<size_t>(node.parent)].id);
  object.Words("role", RoleName(node.role));
  object.Words("name", node.name);
  object.Words("description", node.description);
  object.Words("value", node.value);
  object.Words("valueWords", node.value_words);
  object.Words("placeholder", node.placeholder);
  object.Words("href", node.href);
  object.Words("shortcut", node.shortcut);
  object.Words("type", node.input_type);
  object.Words("autocomplete", node.autocomplete);
  object.Words("accept", node.accept);
  object.Words("sort", node.sort);
  object.List("options", node.options);
  object.Words("controls", node.controls);
  object.Words("active", node.active);
  object.Numbers("bounds", {place.x, place.y, place.w, place.h});
  if (node.offset.x != 0 && node.role != Role::kScroll && node.role != Role::kSurface) {
    object.Numbers("indent", {node.offset.x});
  }
  if (node.role == Role::kScroll || node.role == Role::kSurface) {
    object.Numbers("offset", {node.offset.x, node.offset.y, node.scale});
    object.Numbers("content", {node.content.x, node.content.y});
  }
  object.Number("scrollRequest", node.scroll_request);
  object.State("checked", node.checked);
  object.State("pressed", node.pressed);
  object.State("expanded", node.expanded);
  object.State("selected", node.selected);
  object.Flag("current", node.current);
  object.Flag("disabled", node.disabled);
  object.Flag("invalid", node.invalid);
  object.Flag("required", node.required);
  object.Flag("multiple", node.multiple);
  object.Flag("roving", node.roving);
  object.Flag("tabStop", node.tab_stop);
  object.Flag("popup", node.has_popup);
  object.Number("level", node.level);
  object.Number("position", node.position_in_set);
  object.Number("setSize", node.set_size);
  object.Number("rowCount", node.row_count);
  object.Number("rowIndex", node.row_index);
  object.Number("columnCount", node.column_count);
  object.Number("columnIndex", node.column_index);
}

void SemanticChange::AddOrder(const SemanticTree& tree, const SemanticNode& parent,
                              const std::vector<int>& children) {
  Separate(&order_);
  AppendJsonString(parent.id, order_);
  order_.append(":[");
  for (size_t i = 0; i < children.size(); ++i) {
    if (i > 0) order_.push_back(',');
    AppendJsonString(tree.nodes[static_cast<size_t>(children[i])].id, order_);
  }
  order_.push_back(']');
}

void SemanticChange::AddRemove(std::string_view id) {
  Separate(&remove_);
  AppendJsonString(id, remove_);
}

std::string SemanticChange::Take() {
  if (set_.empty() && order_.empty() && remove_.empty()) return "";
  return absl::StrCat("{\"remove\":[", remove_, "],\"set\":[", set_, "],\"order\":{", order_, "}}");
}

}  // namespace parvis::ui
