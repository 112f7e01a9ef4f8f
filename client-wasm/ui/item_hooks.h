// Dear ImGui's test-engine hooks, in builds with tests only: every control is told to Dear ImGui
// as an item, and a test listens to what Dear ImGui knows of. So an item without a node of the
// semantics tree, made past the widgets of this folder, is found.
#ifndef PARVIS_CLIENT_WASM_UI_ITEM_HOOKS_H_
#define PARVIS_CLIENT_WASM_UI_ITEM_HOOKS_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "client-wasm/ui/context.h"

namespace parvis::ui {

// Keeps the items of the context's last frame for as long as it lives. One thread.
class ItemRecorder {
 public:
  // `context` must outlive it.
  explicit ItemRecorder(Context* context);
  ~ItemRecorder();
  ItemRecorder(const ItemRecorder&) = delete;
  ItemRecorder& operator=(const ItemRecorder&) = delete;

  // By Dear ImGui's id: the label that it was told, empty for none.
  const std::map<uint32_t, std::string>& items() const { return items_; }
  // The id that a node's item has, by the node's full id.
  static uint32_t IdOf(std::string_view node_id);

  // Called by the hooks.
  void Add(uint32_t id, int frame);
  void Label(uint32_t id, std::string_view label);

 private:
  Context* context_;
  int frame_ = -1;
  std::map<uint32_t, std::string> items_;
};

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_ITEM_HOOKS_H_
