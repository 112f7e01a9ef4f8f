#include <algorithm>
#include <memory>

#include "client-wasm/ui/containers.h"
#include "client-wasm/ui/context.h"
#include "client-wasm/ui/context_state.h"
#include "client-wasm/ui/controls.h"
#include "client-wasm/ui/text.h"

namespace parvis::ui {

Dialog::Dialog(Frame& frame, const DialogArgs& args) : frame_(frame) {
  ContextState& state = frame.context().state();
  const Rect all = frame.viewport();
  const bool sheet = frame.compact();
  constexpr float kTitle = 28;
  const float padding = sheet ? 20 : 24;
  const float buttons = frame.control_height();
  const float width = std::min(args.width, all.w - (sheet ? 24 : 64));
  const float around = args.bare ? 0 : kTitle + 12 + 24 + buttons + 2 * padding;
  const float height = std::min(args.height + around, all.h - (sheet ? 24 : 64));
  // A little above the middle, where the eye looks for it.
  Rect box = Centered(all, width, height);
  box.y = std::max(12.f, box.y - (sheet ? 0 : all.h * 0.06f));
  if (args.bare) box.y = sheet ? 12 : all.h * 0.12f;

  SemanticNode node;
  node.id = args.id;
  node.role = Role::kDialog;
  node.name = args.title;
  node.bounds = box;
  node.required = args.alert;
  floating_ = std::make_unique<FloatingScope>(state, Layer::kDialog, std::move(node));
  state.dialog_nodes.push_back(floating_->node());
  const std::string& full_id = state.tree.nodes[static_cast<size_t>(floating_->node())].id;
  dismissed_ = state.Heard(full_id, NodeEvent::Kind::kDismiss) != nullptr;

  Painter& painter = frame.painter();
  const Theme& theme = frame.theme();
  const float radius = kRadiusSheet;
  painter.FillRect(all, theme.scrim);
  painter.Shadow(box, theme.shadow, radius, 28);
  painter.FillRect(box, theme.surface, radius);
  if (frame.surroundings().scheme != Scheme::kLight) painter.StrokeRect(box, theme.line, radius);
  if (args.bare) {
    body_ = box;
    close_ = {box.right() - kTitle - 12, box.y + 12, kTitle, kTitle};
    return;
  }
  Rect rest = Inset(box, padding);
  Rect head = CutTop(&rest, kTitle, 12);
  close_ = CutRight(&head, kTitle, 8).Moved({6, -4});
  buttons_ = CutBottom(&rest, buttons, 24);
  body_ = rest;
  Heading(frame, {.text = args.title, .rect = head, .level = 2, .style = TextStyle::kSection});
}

Dialog::~Dialog() {
  // Last in the order of Tab: the words and their answers come first. The view has read
  // dismissed() by now, so a click on the cross becomes a dismissal of the next frame.
  ContextState& state = frame_.context().state();
  const bool swedish = frame_.language() == text::Language::kSwedish;
  const std::string id = state.tree.nodes[static_cast<size_t>(floating_->node())].id;
  if (IconButton(frame_, {.id = "close",
                          .label = swedish ? "Stäng" : "Close",
                          .icon = Icon::kClose,
                          .rect = close_})) {
    NodeEvent event;
    event.kind = NodeEvent::Kind::kDismiss;
    event.target = id;
    state.heard_nodes.push_back(std::move(event));
    frame_.Again();
  }
  state.dialog_nodes.pop_back();
}

}  // namespace parvis::ui
