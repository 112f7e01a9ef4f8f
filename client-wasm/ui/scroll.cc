#include <algorithm>

#include "client-wasm/ui/containers.h"
#include "client-wasm/ui/context.h"
#include "client-wasm/ui/context_state.h"

namespace parvis::ui {

ScrollArea::ScrollArea(Frame& frame, const ScrollArgs& args)
    : frame_(frame), full_id_(frame.FullId(args.id)), rect_(args.rect) {
  ContextState& state = frame.context().state();
  float height = args.content_height;
  if (height <= 0) {
    const auto known = state.content_height.find(full_id_);
    height = known == state.content_height.end() ? args.rect.h : known->second;
  }
  const float width = std::max(args.rect.w, args.content_width);
  Vec2& offset = state.scroll[full_id_];
  // What shrank can't be scrolled as far as before; the page does the same.
  offset.x = std::clamp(offset.x, 0.f, std::max(0.f, width - args.rect.w));
  offset.y = std::clamp(offset.y, 0.f, std::max(0.f, height - args.rect.h));
  content_ = {args.rect.x - offset.x, args.rect.y - offset.y, width, std::max(height, rect_.h)};
  SemanticNode node;
  node.id = args.id;
  node.role = Role::kScroll;
  node.name = args.name;
  node.bounds = args.rect;
  node.content = {width, height};
  const auto request = state.scroll_requests.find(full_id_);
  if (request != state.scroll_requests.end()) {
    node.scroll_request = request->second;
    node.offset = offset;
  }
  state.OpenWithSpace(state.AddNode(std::move(node)), {content_.origin(), 1});
  frame.painter().PushClip(args.rect);
}

ScrollArea::~ScrollArea() {
  frame_.painter().PopClip();
  if (frame_.context().state().StateOf(full_id_).focus_visible) {
    frame_.painter().StrokeRect(rect_, frame_.theme().focus, 0, 2);
  }
  frame_.context().state().Close();
}

void ScrollArea::SetContentHeight(float height) {
  float& known = frame_.context().state().content_height[full_id_];
  if (known == height) return;
  known = height;
  frame_.Again();
}

float ScrollArea::RememberedHeight() const {
  const auto& known = frame_.context().state().content_height;
  const auto it = known.find(full_id_);
  return it == known.end() ? 0 : it->second;
}

void ScrollArea::Reveal(float y, float height) {
  ContextState& state = frame_.context().state();
  Vec2& offset = state.scroll[full_id_];
  const float before = offset.y;
  if (y < offset.y) offset.y = y;
  if (y + height > offset.y + rect_.h) offset.y = y + height - rect_.h;
  if (offset.y == before) return;
  ++state.scroll_requests[full_id_];
  frame_.Again();
}

}  // namespace parvis::ui
