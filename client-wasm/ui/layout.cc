#include "client-wasm/ui/layout.h"

#include <algorithm>

namespace parvis::ui {

Rect Inset(Rect rect, float margin) { return Inset(rect, margin, margin); }

Rect Inset(Rect rect, float horizontal, float vertical) {
  return {rect.x + horizontal, rect.y + vertical, std::max(0.f, rect.w - 2 * horizontal),
          std::max(0.f, rect.h - 2 * vertical)};
}

Rect Intersection(const Rect& a, const Rect& b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::max(0.f, std::min(a.right(), b.right()) - x),
          std::max(0.f, std::min(a.bottom(), b.bottom()) - y)};
}

Rect CutTop(Rect* rest, float height, float gap) {
  height = std::clamp(height, 0.f, rest->h);
  const Rect strip{rest->x, rest->y, rest->w, height};
  const float used = std::min(rest->h, height + gap);
  rest->y += used;
  rest->h -= used;
  return strip;
}

Rect CutBottom(Rect* rest, float height, float gap) {
  height = std::clamp(height, 0.f, rest->h);
  const Rect strip{rest->x, rest->bottom() - height, rest->w, height};
  rest->h -= std::min(rest->h, height + gap);
  return strip;
}

Rect CutLeft(Rect* rest, float width, float gap) {
  width = std::clamp(width, 0.f, rest->w);
  const Rect strip{rest->x, rest->y, width, rest->h};
  const float used = std::min(rest->w, width + gap);
  rest->x += used;
  rest->w -= used;
  return strip;
}

Rect CutRight(Rect* rest, float width, float gap) {
  width = std::clamp(width, 0.f, rest->w);
  const Rect strip{rest->right() - width, rest->y, width, rest->h};
  rest->w -= std::min(rest->w, width + gap);
  return strip;
}

Rect Centered(const Rect& in, float width, float height) {
  return {in.x + (in.w - width) / 2, in.y + (in.h - height) / 2, width, height};
}

Rect LeftMiddle(const Rect& in, float width, float height) {
  return {in.x, in.y + (in.h - height) / 2, width, height};
}

Rect RightMiddle(const Rect& in, float width, float height) {
  return {in.right() - width, in.y + (in.h - height) / 2, width, height};
}

std::vector<Rect> Columns(const Rect& in, int count, float gap) {
  std::vector<Rect> columns;
  const float width = std::max(
      0.f, (in.w - gap * static_cast<float>(count - 1)) / static_cast<float>(std::max(1, count)));
  for (int i = 0; i < count; ++i) {
    columns.push_back({in.x + static_cast<float>(i) * (width + gap), in.y, width, in.h});
  }
  return columns;
}

std::vector<Rect> Rows(const Rect& in, int count, float gap) {
  std::vector<Rect> rows;
  const float height = std::max(
      0.f, (in.h - gap * static_cast<float>(count - 1)) / static_cast<float>(std::max(1, count)));
  for (int i = 0; i < count; ++i) {
    rows.push_back({in.x, in.y + static_cast<float>(i) * (height + gap), in.w, height});
  }
  return rows;
}

Rect Flow::Next(float width) {
  width = std::min(width, in_.w);
  if (used_ && x_ + width > in_.w) {
    x_ = 0;
    y_ += row_height_ + gap_;
    ++rows_;
  }
  if (!used_) rows_ = 1;
  used_ = true;
  const Rect place{in_.x + x_, in_.y + y_, width, row_height_};
  x_ += width + gap_;
  return place;
}

}  // namespace parvis::ui
