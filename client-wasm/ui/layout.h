// Places: rectangles in CSS pixels, and the few ways of cutting them that views need. A view says
// where each thing stands; nothing moves by itself. Plain values, usable from anywhere.
#ifndef PARVIS_CLIENT_WASM_UI_LAYOUT_H_
#define PARVIS_CLIENT_WASM_UI_LAYOUT_H_

#include <vector>

namespace parvis::ui {

// A point or an extent, in CSS pixels; y grows downwards.
struct Vec2 {
  float x = 0;
  float y = 0;

  friend Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
  friend Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
  friend Vec2 operator*(Vec2 a, float k) { return {a.x * k, a.y * k}; }
  friend bool operator==(Vec2, Vec2) = default;
};

struct Rect {
  float x = 0;
  float y = 0;
  float w = 0;
  float h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Vec2 origin() const { return {x, y}; }
  Vec2 center() const { return {x + w / 2, y + h / 2}; }
  bool empty() const { return w <= 0 || h <= 0; }
  bool Contains(Vec2 p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  bool Overlaps(const Rect& o) const {
    return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
  }
  Rect Moved(Vec2 by) const { return {x + by.x, y + by.y, w, h}; }
  friend bool operator==(const Rect&, const Rect&) = default;
};

// The rectangle less a margin on every side, or on each. A negative margin grows it. The result
// never has a negative extent.
Rect Inset(Rect rect, float margin);
Rect Inset(Rect rect, float horizontal, float vertical);

// The part that both cover; empty if none.
Rect Intersection(const Rect& a, const Rect& b);

// Cuts a strip off one side of `rest` and returns it; `gap` more is thrown away between the two.
// What is not there is not cut: the strip is at most as large as the rest.
Rect CutTop(Rect* rest, float height, float gap = 0);
Rect CutBottom(Rect* rest, float height, float gap = 0);
Rect CutLeft(Rect* rest, float width, float gap = 0);
Rect CutRight(Rect* rest, float width, float gap = 0);

// A rectangle of this size in the middle of another, or at its left or right edge with the middle
// at half height.
Rect Centered(const Rect& in, float width, float height);
Rect LeftMiddle(const Rect& in, float width, float height);
Rect RightMiddle(const Rect& in, float width, float height);

// `count` equal columns or rows with a gap between.
std::vector<Rect> Columns(const Rect& in, int count, float gap);
std::vector<Rect> Rows(const Rect& in, int count, float gap);

// Things of different width set after each other, wrapping at the right edge (chips, buttons).
class Flow {
 public:
  Flow(const Rect& in, float row_height, float gap) : in_(in), row_height_(row_height), gap_(gap) {}

  // The place of the next thing. One wider than the whole is cut to it.
  Rect Next(float width);

  // Height of the rows used so far; 0 before the first Next.
  float height() const { return used_ ? y_ + row_height_ : 0; }
  // How many rows are in use.
  int rows() const { return rows_; }

 private:
  Rect in_;
  float row_height_;
  float gap_;
  float x_ = 0;
  float y_ = 0;
  int rows_ = 0;
  bool used_ = false;
};

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_LAYOUT_H_
