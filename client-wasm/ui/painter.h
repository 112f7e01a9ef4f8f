// Draws on the canvas: lines, curves, boxes, words. Coordinates are CSS pixels in the window.
// Boxes and hairlines are set on device pixels, so that they are crisp at every pixel ratio.
// A Painter is lent by a Frame and valid until that frame ends; one thread.
#ifndef PARVIS_CLIENT_WASM_UI_PAINTER_H_
#define PARVIS_CLIENT_WASM_UI_PAINTER_H_

#include <string_view>
#include <vector>

#include "client-wasm/ui/layout.h"
#include "client-wasm/ui/theme.h"

struct ImDrawList;

namespace parvis::ui {

class TextEngine;

enum class Align { kLeft, kCenter, kRight };

// Vector icons on a 20 × 20 grid, drawn with a stroke that follows their size.
enum class Icon {
  kUndo,
  kRedo,
  kPin,
  kForbid,
  kSearch,
  kClose,
  kMenu,
  kUpload,
  kCheck,
  kWarning,
  kInfo,
  kChevronDown,
  kChevronLeft,
  kChevronRight,
  kChevronUp,
  kPeople,
  kPerson,
  kMore,
  kPlus,
  kMinus,
  kFilter,
  kSend,
  kFile,
  kFit,
  kLink,
  kCards,
  kMatrix,
  kCursor,
  kLasso,
  kHand,
  kGroup,
  kTable,
  kHelp,
  kComment,
  kSortUp,
  kSortDown,
  kSignOut,
  kBolt,
  kGlobe,
  kSliders,
};

// How words are drawn while a view zooms. kExact draws them at precisely their size.
// kApproximate takes the nearest size that is drawn already and stretches it: for the frames of
// a zoom in progress; ask for a frame with kExact once it has settled.
enum class TextFit { kExact, kApproximate };

struct TextOptions {
  TextStyle style = TextStyle::kBody;
  Color color;
  Align align = Align::kLeft;
  bool ellipsis = true;  // cut with "…" what does not fit the width
  float scale = 1;       // of size and line height, for a zoomed view
  TextFit fit = TextFit::kExact;
};

class Painter {
 public:
  Painter(ImDrawList* list, TextEngine* text, float pixel_ratio)
      : list_(list), text_(text), pixel_ratio_(pixel_ratio) {}

  void FillRect(const Rect& rect, Color color, float radius = 0);
  // Many boxes of one colour at once, where they stand: set them on device pixels before.
  void FillRects(const std::vector<Rect>& rects, Color color);
  // The stroke lies inside the rectangle.
  void StrokeRect(const Rect& rect, Color color, float radius = 0, float width = 1);
  void DashedRect(const Rect& rect, Color color, float radius, float width = 1);
  void Line(Vec2 from, Vec2 to, Color color, float width = 1);
  void Polyline(const std::vector<Vec2>& points, Color color, float width, bool closed = false);
  void DashedPolyline(const std::vector<Vec2>& points, Color color, float width);
  void FillPolygon(const std::vector<Vec2>& convex_points, Color color);
  // A cubic Bézier curve through `from` and `to` with two control points.
  void Bezier(Vec2 from, Vec2 control1, Vec2 control2, Vec2 to, Color color, float width);
  void FillCircle(Vec2 center, float radius, Color color);
  void StrokeCircle(Vec2 center, float radius, Color color, float width = 1);
  // A soft shadow under a box that floats.
  void Shadow(const Rect& rect, Color color, float radius, float spread);
  void DrawIcon(Icon icon, const Rect& rect, Color color);

  // One line of words, at the middle of the rectangle's height. Line breaks count as spaces.
  void Text(std::string_view words, const Rect& rect, const TextOptions& options);
  // Words wrapped at the rectangle's width from its top. Returns the height used.
  float TextWrapped(std::string_view words, const Rect& rect, const TextOptions& options);

  // Width of one line, in CSS pixels.
  float TextWidth(std::string_view words, TextStyle style, float scale = 1);
  // Height that TextWrapped would use.
  float TextHeight(std::string_view words, TextStyle style, float width, float scale = 1);

  // Nothing is drawn outside of the rectangle (and of those pushed before) until the pop.
  void PushClip(const Rect& rect);
  void PopClip();
  // What is visible at all: skip what does not overlap it.
  Rect Clip() const;

  // Within a frame, what is drawn on a higher layer lies above what is drawn on a lower one,
  // whatever the order of the calls. 0 is where a surface starts; 0..3 are allowed.
  void SetLayer(int layer);

  float pixel_ratio() const { return pixel_ratio_; }

 private:
  friend struct ContextState;
  void SetBase(int channel);
  float Snap(float value) const;
  Rect SnapRect(const Rect& rect) const;

  ImDrawList* list_;
  TextEngine* text_;
  float pixel_ratio_;
  int base_channel_ = 0;
};

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_PAINTER_H_
