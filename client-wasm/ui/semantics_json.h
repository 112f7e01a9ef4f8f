// Writes a change of the semantics tree as the JSON that web/mirror.mjs reads. Attributes that
// have their usual value are left out.
#ifndef PARVIS_CLIENT_WASM_UI_SEMANTICS_JSON_H_
#define PARVIS_CLIENT_WASM_UI_SEMANTICS_JSON_H_

#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/ui/semantics.h"

namespace parvis::ui {

class SemanticChange {
 public:
  // `place` is the node's place in its parent.
  void AddSet(const SemanticTree& tree, const SemanticNode& node, const Rect& place);
  void AddOrder(const SemanticTree& tree, const SemanticNode& parent,
                const std::vector<int>& children);
  void AddRemove(std::string_view id);
  // The whole object; empty if nothing was added.
  std::string Take();

 private:
  std::string set_;
  std::string order_;
  std::string remove_;
};

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_SEMANTICS_JSON_H_
