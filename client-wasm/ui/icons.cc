// The icons: strokes on a 20 × 20 grid with round joins, 1.5 wide at that size.
#include <cmath>
#include <initializer_list>

#include "client-wasm/ui/painter.h"
#include "imgui.h"

namespace parvis::ui {
namespace {

// A pen on the grid.
class Pen {
 public:
  Pen(ImDrawList* list, const Rect& rect, Color color)
      : list_(list),
        k_(std::min(rect.w, rect.h) / 20),
        origin_{rect.center().x - 10 * k_, rect.center().y - 10 * k_},
        color_(IM_COL32(color.r, color.g, color.b, color.a)),
        width_(std::max(1.25f, 1.6f * k_)) {}

  void Path(std::initializer_list<Vec2> points, bool closed = false) {
    for (Vec2 p : points) list_->PathLineTo(At(p));
    list_->PathStroke(color_, closed ? ImDrawFlags_Closed : 0, width_);
    if (closed) return;
    Cap(*points.begin());
    Cap(*(points.end() - 1));
  }
  void Fill(std::initializer_list<Vec2> convex) {
    for (Vec2 p : convex) list_->PathLineTo(At(p));
    list_->PathFillConvex(color_);
  }
  void Circle(Vec2 center, float radius) {
    list_->AddCircle(At(center), radius * k_, color_, 0, width_);
  }
  void Dot(Vec2 center, float radius) {
    list_->AddCircleFilled(At(center), radius * k_, color_, 16);
  }
  // Degrees, clockwise from three o'clock.
  void Arc(Vec2 center, float radius, float from, float to) {
    constexpr float kRadians = 3.14159265f / 180;
    list_->PathArcTo(At(center), radius * k_, from * kRadians, to * kRadians, 24);
    list_->PathStroke(color_, 0, width_);
    for (float degrees : {from, to}) {
      Cap({center.x + radius * std::cos(degrees * kRadians),
           center.y + radius * std::sin(degrees * kRadians)});
    }
  }
  void Box(float x, float y, float w, float h, float radius) {
    list_->PathRect(At({x, y}), At({x + w, y + h}), radius * k_);
    list_->PathStroke(color_, ImDrawFlags_Closed, width_);
  }

 private:
  ImVec2 At(Vec2 p) const { return {origin_.x + p.x * k_, origin_.y + p.y * k_}; }
  void Cap(Vec2 p) { list_->AddCircleFilled(At(p), width_ / 2, color_, 8); }

  ImDrawList* list_;
  float k_;
  Vec2 origin_;
  ImU32 color_;
  float width_;
};

void DrawPerson(Pen& pen, float x) {
  pen.Circle({x, 6.8f}, 2.8f);
  pen.Arc({x, 17}, 5, 190, 350);
}

// Those that act.
bool DrawAction(Pen& pen, Icon icon) {
  switch (icon) {
    case Icon::kUndo:
      pen.Path({{7, 4}, {3.5f, 7.5f}, {7, 11}});
      pen.Path({{3.5f, 7.5f}, {11.5f, 7.5f}});
      pen.Arc({11.5f, 11.75f}, 4.25f, -90, 90);
      pen.Path({{11.5f, 16}, {8, 16}});
      return true;
    case Icon::kRedo:
      pen.Path({{13, 4}, {16.5f, 7.5f}, {13, 11}});
      pen.Path({{16.5f, 7.5f}, {8.5f, 7.5f}});
      pen.Arc({8.5f, 11.75f}, 4.25f, 90, 270);
      pen.Path({{8.5f, 16}, {12, 16}});
      return true;
    case Icon::kPin:
      pen.Fill({{6.6f, 3}, {13.4f, 3}, {13.4f, 4.6f}, {6.6f, 4.6f}});
      pen.Fill({{7.8f, 4.6f}, {12.2f, 4.6f}, {12.6f, 9.2f}, {7.4f, 9.2f}});
      pen.Fill({{7.4f, 9.2f},
                {12.6f, 9.2f},
                {14.8f, 11.4f},
                {14.8f, 12.6f},
                {5.2f, 12.6f},
                {5.2f, 11.4f}});
      pen.Path({{10, 12.5f}, {10, 17}});
      return true;
    case Icon::kForbid:
      pen.Circle({10, 10}, 6.75f);
      pen.Path({{5.3f, 5.3f}, {14.7f, 14.7f}});
      return true;
    case Icon::kSearch:
      pen.Circle({8.75f, 8.75f}, 5);
      pen.Path({{12.5f, 12.5f}, {16.5f, 16.5f}});
      return true;
    case Icon::kClose:
      pen.Path({{5, 5}, {15, 15}});
      pen.Path({{15, 5}, {5, 15}});
      return true;
    case Icon::kMenu:
      for (float y : {5.5f, 10.f, 14.5f}) pen.Path({{3.5f, y}, {16.5f, y}});
      return true;
    case Icon::kUpload:
      pen.Path({{6.5f, 7}, {10, 3.5f}, {13.5f, 7}});
      pen.Path({{10, 3.5f}, {10, 12.5f}});
      pen.Path({{3.5f, 12.5f}, {3.5f, 16.5f}, {16.5f, 16.5f}, {16.5f, 12.5f}});
      return true;
    case Icon::kPlus:
      pen.Path({{10, 4}, {10, 16}});
      [[fallthrough]];
    case Icon::kMinus:
      pen.Path({{4, 10}, {16, 10}});
      return true;
    case Icon::kSend:
      pen.Path({{17, 3}, {3, 8.75f}, {9, 11}, {11.25f, 17}}, true);
      pen.Path({{17, 3}, {9, 11}});
      return true;
    case Icon::kFit:
      pen.Path({{3.5f, 7}, {3.5f, 3.5f}, {7, 3.5f}});
      pen.Path({{13, 3.5f}, {16.5f, 3.5f}, {16.5f, 7}});
      pen.Path({{16.5f, 13}, {16.5f, 16.5f}, {13, 16.5f}});
      pen.Path({{7, 16.5f}, {3.5f, 16.5f}, {3.5f, 13}});
      return true;
    case Icon::kSignOut:
      pen.Path({{8, 3.5f}, {3.5f, 3.5f}, {3.5f, 16.5f}, {8, 16.5f}});
      pen.Path({{8, 10}, {16.5f, 10}});
      pen.Path({{13, 6.5f}, {16.5f, 10}, {13, 13.5f}});
      return true;
    default:
      return false;
  }
}

// Those that point and mark.
bool DrawMark(Pen& pen, Icon icon) {
  switch (icon) {
    case Icon::kCheck:
      pen.Path({{4, 10.5f}, {8, 14.5f}, {16, 6}});
      return true;
    case Icon::kWarning:
      pen.Path({{10, 3}, {17.5f, 16}, {2.5f, 16}}, true);
      pen.Path({{10, 8}, {10, 11.5f}});
      pen.Dot({10, 13.8f}, 0.95f);
      return true;
    case Icon::kInfo:
      pen.Circle({10, 10}, 7);
      pen.Path({{10, 9.5f}, {10, 13.5f}});
      pen.Dot({10, 6.7f}, 0.95f);
      return true;
    case Icon::kHelp:
      pen.Circle({10, 10}, 7);
      pen.Arc({10, 8}, 2, 180, 405);
      pen.Path({{11.4f, 9.4f}, {10, 11.3f}});
      pen.Dot({10, 13.8f}, 0.95f);
      return true;
    case Icon::kComment:
      pen.Path({{3, 4}, {17, 4}, {17, 13.5f}, {9.5f, 13.5f}, {6, 17}, {6, 13.5f}, {3, 13.5f}},
               true);
      pen.Path({{6.5f, 7.5f}, {13.5f, 7.5f}});
      pen.Path({{6.5f, 10.2f}, {11, 10.2f}});
      return true;
    case Icon::kChevronDown:
      pen.Path({{5.5f, 8}, {10, 12.5f}, {14.5f, 8}});
      return true;
    case Icon::kChevronUp:
      pen.Path({{5.5f, 12}, {10, 7.5f}, {14.5f, 12}});
      return true;
    case Icon::kChevronLeft:
      pen.Path({{12, 5.5f}, {7.5f, 10}, {12, 14.5f}});
      return true;
    case Icon::kChevronRight:
      pen.Path({{8, 5.5f}, {12.5f, 10}, {8, 14.5f}});
      return true;
    case Icon::kMore:
      for (float x : {4.5f, 10.f, 15.5f}) pen.Dot({x, 10}, 1.5f);
      return true;
    case Icon::kSortUp:
      pen.Path({{6.5f, 8}, {10, 4.5f}, {13.5f, 8}});
      pen.Path({{10, 4.5f}, {10, 15.5f}});
      return true;
    case Icon::kSortDown:
      pen.Path({{6.5f, 12}, {10, 15.5f}, {13.5f, 12}});
      pen.Path({{10, 4.5f}, {10, 15.5f}});
      return true;
    case Icon::kBolt:
      pen.Path({{11, 2.5f}, {4.5f, 11.5f}, {9.5f, 11.5f}, {9, 17.5f}, {15.5f, 8.5f}, {10.5f, 8.5f}},
               true);
      return true;
    default:
      return false;
  }
}

// Those that are things.
void DrawThing(Pen& pen, Icon icon) {
  switch (icon) {
    case Icon::kPeople:
      DrawPerson(pen, 7.5f);
      pen.Arc({13.2f, 6.8f}, 2.8f, -80, 80);
      pen.Arc({13, 17}, 5, 290, 350);
      return;
    case Icon::kPerson:
      DrawPerson(pen, 10);
      return;
    case Icon::kFilter:
      pen.Path({{3.5f, 5.5f}, {16.5f, 5.5f}});
      pen.Path({{6, 10}, {14, 10}});
      pen.Path({{8.5f, 14.5f}, {11.5f, 14.5f}});
      return;
    case Icon::kFile:
      pen.Path({{11.5f, 3}, {5, 3}, {5, 17}, {15, 17}, {15, 6.5f}}, true);
      pen.Path({{11.5f, 3}, {11.5f, 6.5f}, {15, 6.5f}});
      return;
    case Icon::kLink:
      pen.Circle({7, 10}, 4.5f);
      pen.Circle({13, 10}, 4.5f);
      return;
    case Icon::kCards:
      pen.Box(3, 4, 6, 4.5f, 1);
      pen.Box(3, 11.5f, 6, 4.5f, 1);
      pen.Path({{9.2f, 6.25f}, {12, 6.25f}, {14, 13.75f}, {17, 13.75f}});
      return;
    case Icon::kCursor:
      pen.Path({{5, 3}, {5, 15}, {8.4f, 12}, {10.8f, 17}, {12.8f, 16}, {10.5f, 11.2f}, {15, 11}},
               true);
      return;
    case Icon::kLasso:
      for (const float at : {3.5f, 10.5f}) {
        pen.Path({{at, 4}, {at + 3, 4}});
        pen.Path({{at, 16}, {at + 3, 16}});
        pen.Path({{3, at + 1}, {3, at + 4}});
        pen.Path({{17, at + 1}, {17, at + 4}});
      }
      return;
    case Icon::kHand:
      pen.Path({{10, 2.5f}, {10, 17.5f}});
      pen.Path({{2.5f, 10}, {17.5f, 10}});
      pen.Path({{7.5f, 5}, {10, 2.5f}, {12.5f, 5}});
      pen.Path({{7.5f, 15}, {10, 17.5f}, {12.5f, 15}});
      pen.Path({{5, 7.5f}, {2.5f, 10}, {5, 12.5f}});
      pen.Path({{15, 7.5f}, {17.5f, 10}, {15, 12.5f}});
      return;
    case Icon::kGroup:
      pen.Box(3, 3, 14, 6, 1);
      pen.Box(3, 11.5f, 14, 5.5f, 1);
      pen.Path({{5.5f, 6}, {10, 6}});
      pen.Path({{5.5f, 14.3f}, {10, 14.3f}});
      return;
    case Icon::kMatrix:
      for (float y : {3.5f, 8.25f, 13.f}) {
        for (float x : {3.5f, 8.25f, 13.f}) pen.Box(x, y, 3.5f, 3.5f, 0.5f);
      }
      return;
    case Icon::kTable:
      pen.Box(3, 4, 14, 12, 1.5f);
      pen.Path({{3, 8}, {17, 8}});
      pen.Path({{3, 12}, {17, 12}});
      pen.Path({{8, 8}, {8, 16}});
      return;
    case Icon::kSliders:
      for (const auto& [y, knob] : {Vec2{5, 13}, Vec2{10, 6.5f}, Vec2{15, 11}}) {
        pen.Path({{3, y}, {knob - 2, y}});
        pen.Path({{knob + 2, y}, {17, y}});
        pen.Circle({knob, y}, 2);
      }
      return;
    case Icon::kGlobe:
      pen.Circle({10, 10}, 7);
      pen.Path({{3, 10}, {17, 10}});
      pen.Arc({5.5f, 10}, 8.2f, -58, 58);
      pen.Arc({14.5f, 10}, 8.2f, 122, 238);
      return;
    default:
      return;
  }
}

}  // namespace

void Painter::DrawIcon(Icon icon, const Rect& rect, Color color) {
  Pen pen(list_, SnapRect(rect), color);
  if (!DrawAction(pen, icon) && !DrawMark(pen, icon)) DrawThing(pen, icon);
}

}  // namespace parvis::ui
