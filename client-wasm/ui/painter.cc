#include "client-wasm/ui/painter.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "client-wasm/ui/text_engine.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace parvis::ui {
namespace {

ImU32 Packed(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }
ImVec2 Im(Vec2 v) { return {v.x, v.y}; }

constexpr std::string_view kEllipsis = "…";

bool IsBreak(std::string_view words, size_t at) { return words[at] == ' ' || words[at] == '\n'; }

// Calls line(words of the line) for each line of the words wrapped at `width`.
template <typename LineFunction>
void Wrap(TextEngine& text, std::string_view words, const TypeSpec& spec, float width,
          LineFunction line) {
  const float limit = std::max(1.f, width) / spec.size;
  while (!words.empty()) {
    const size_t newline = words.find('\n');
    const std::string_view paragraph = words.substr(0, newline);
    const std::vector<SetPiece> pieces = text.Set(paragraph, spec.weight);
    size_t begin = 0;      // byte where the line begins
    size_t best = 0;       // byte behind the last place where it may break
    float line_start = 0;  // em
    for (size_t i = 0; i < pieces.size(); ++i) {
      const SetPiece& piece = pieces[i];
      const bool space = IsBreak(paragraph, piece.byte_begin);
      if (!space && piece.pen + piece.advance - line_start > limit + 0.001f &&
          piece.byte_begin > begin) {
        const size_t end = best > begin ? best : piece.byte_begin;
        line(paragraph.substr(begin, end - begin));
        begin = end;
        // Set on from the start of the new line.
        while (i > 0 && pieces[i].byte_begin > begin) --i;
        line_start = pieces[i].pen;
        best = begin;
        continue;
      }
      if (space || paragraph[piece.byte_begin] == '-') best = piece.byte_end;
    }
    line(paragraph.substr(begin));
    if (newline == std::string_view::npos) return;
    words.remove_prefix(newline + 1);
    if (words.empty()) line(words);
  }
}

std::string_view WithoutEndSpaces(std::string_view line) {
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  return line;
}

TypeSpec Scaled(TextStyle style, float scale) {
  TypeSpec spec = SpecOf(style);
  spec.size *= scale;
  spec.line_height *= scale;
  return spec;
}

}  // namespace

float Painter::Snap(float value) const { return std::round(value * pixel_ratio_) / pixel_ratio_; }

Rect Painter::SnapRect(const Rect& rect) const {
  const float x = Snap(rect.x);
  const float y = Snap(rect.y);
  return {x, y, Snap(rect.right()) - x, Snap(rect.bottom()) - y};
}

void Painter::FillRect(const Rect& rect, Color color, float radius) {
  if (rect.empty() || color.a == 0) return;
  const Rect r = SnapRect(rect);
  radius = std::min({radius, r.w / 2, r.h / 2});
  list_->AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, Packed(color), radius);
}

void Painter::FillRects(const std::vector<Rect>& rects, Color color) {
  // A draw command's vertices are counted in 16 bits.
  constexpr size_t kAtOnce = 8192;
  const ImU32 packed = Packed(color);
  for (size_t begin = 0; begin < rects.size(); begin += kAtOnce) {
    const size_t end = std::min(rects.size(), begin + kAtOnce);
    const int count = static_cast<int>(end - begin);
    list_->PrimReserve(6 * count, 4 * count);
    for (size_t i = begin; i < end; ++i) {
      const Rect& r = rects[i];
      list_->PrimRect({r.x, r.y}, {r.right(), r.bottom()}, packed);
    }
  }
}

void Painter::StrokeRect(const Rect& rect, Color color, float radius, float width) {
  if (rect.empty() || color.a == 0) return;
  width = std::max(1.f, std::round(width * pixel_ratio_)) / pixel_ratio_;
  const Rect r = Inset(SnapRect(rect), width / 2);
  radius = std::max(0.f, std::min({radius - width / 2, r.w / 2, r.h / 2}));
  list_->PathRect({r.x, r.y}, {r.right(), r.bottom()}, radius);
  list_->PathStroke(Packed(color), ImDrawFlags_Closed, width);
}

namespace {

// Strokes a path in dashes.
void Dashes(ImDrawList* list, std::span<const ImVec2> path, ImU32 color, float width) {
  const float dash = std::max(4.f, 3 * width);
  const float gap = dash * 0.75f;
  float phase = 0;
  for (size_t i = 1; i < path.size(); ++i) {
    const ImVec2 a = path[i - 1];
    const float dx = path[i].x - a.x;
    const float dy = path[i].y - a.y;
    const float length = std::hypot(dx, dy);
    float at = 0;
    while (at < length) {
      const bool on = phase < dash;
      const float step = std::min(length - at, (on ? dash : dash + gap) - phase);
      if (on) {
        const float from = at / length;
        const float to = (at + step) / length;
        list->AddLine({a.x + dx * from, a.y + dy * from}, {a.x + dx * to, a.y + dy * to}, color,
                      width);
      }
      at += step;
      phase += step;
      if (phase >= dash + gap - 0.001f) phase = 0;
    }
  }
}

}  // namespace

void Painter::DashedRect(const Rect& rect, Color color, float radius, float width) {
  const Rect r = Inset(SnapRect(rect), width / 2);
  list_->PathRect({r.x, r.y}, {r.right(), r.bottom()}, radius);
  list_->PathLineTo(list_->_Path[0]);
  const std::vector<ImVec2> path(list_->_Path.begin(), list_->_Path.end());
  list_->PathClear();
  Dashes(list_, path, Packed(color), width);
}

void Painter::DashedPolyline(const std::vector<Vec2>& points, Color color, float width) {
  std::vector<ImVec2> path;
  for (Vec2 point : points) path.push_back(Im(point));
  Dashes(list_, path, Packed(color), width);
}

void Painter::Line(Vec2 from, Vec2 to, Color color, float width) {
  if (from.x == to.x || from.y == to.y) {
    // A straight one fills whole device pixels.
    width = std::max(1.f, std::round(width * pixel_ratio_)) / pixel_ratio_;
    const Rect box =
        from.x == to.x
            ? Rect{from.x - width / 2, std::min(from.y, to.y), width, std::abs(to.y - from.y)}
            : Rect{std::min(from.x, to.x), from.y - width / 2, std::abs(to.x - from.x), width};
    const float x = Snap(box.x);
    const float y = Snap(box.y);
    list_->AddRectFilled({x, y}, {x + box.w, y + box.h}, Packed(color));
    return;
  }
  list_->PathLineTo(Im(from));
  list_->PathLineTo(Im(to));
  list_->PathStroke(Packed(color), 0, width);
}

void Painter::Polyline(const std::vector<Vec2>& points, Color color, float width, bool closed) {
  for (Vec2 point : points) list_->PathLineTo(Im(point));
  list_->PathStroke(Packed(color), closed ? ImDrawFlags_Closed : 0, width);
}

void Painter::FillPolygon(const std::vector<Vec2>& convex_points, Color color) {
  for (Vec2 point : convex_points) list_->PathLineTo(Im(point));
  list_->PathFillConvex(Packed(color));
}

void Painter::Bezier(Vec2 from, Vec2 control1, Vec2 control2, Vec2 to, Color color, float width) {
  list_->PathLineTo(Im(from));
  list_->PathBezierCubicCurveTo(Im(control1), Im(control2), Im(to));
  list_->PathStroke(Packed(color), 0, width);
}

void Painter::FillCircle(Vec2 center, float radius, Color color) {
  list_->AddCircleFilled(Im(center), radius, Packed(color));
}

void Painter::StrokeCircle(Vec2 center, float radius, Color color, float width) {
  list_->PathArcTo(Im(center), radius - width / 2, 0, 2 * IM_PI);
  list_->_Path.pop_back();
  list_->PathStroke(Packed(color), ImDrawFlags_Closed, width);
}

void Painter::Shadow(const Rect& rect, Color color, float radius, float spread) {
  constexpr int kSteps = 10;
  for (int i = kSteps; i >= 1; --i) {
    const float grow = spread * static_cast<float>(i) / kSteps;
    Rect box = Inset(rect, -grow);
    box.y += spread * 0.25f;
    FillRect(box, color.WithAlpha(0.018f), radius + grow);
  }
}

void Painter::Text(std::string_view words, const Rect& rect, const TextOptions& options) {
  const Rect clip = Clip();
  if (words.empty() || rect.w <= 0 || !clip.Overlaps(rect)) return;
  const TypeSpec spec = Scaled(options.style, options.scale);
  const SetPiece dots = text_->Set(kEllipsis, spec.weight).front();
  const std::vector<SetPiece>& pieces = text_->Set(words, spec.weight);
  size_t count = pieces.size();
  const auto end_of = [&] {
    return count == 0 ? 0 : pieces[count - 1].pen + pieces[count - 1].advance;
  };
  float width = end_of() * spec.size;
  const bool cut = options.ellipsis && width > rect.w + 0.5f;
  if (cut) {
    const float room = rect.w / spec.size - dots.advance;
    while (count > 0 && (end_of() > room || pieces[count - 1].piece == ' ')) --count;
    width = (end_of() + dots.advance) * spec.size;
  }
  float x = rect.x;
  if (options.align == Align::kCenter) x += (rect.w - width) / 2;
  if (options.align == Align::kRight) x += rect.w - width;
  const float baseline = std::round(
      (rect.y + rect.h / 2 + (TextEngine::kAscent - TextEngine::kDescent) / 2 * spec.size) *
      pixel_ratio_);
  // While zooming, glyphs of the nearest of a few sizes are stretched.
  float size = spec.size * pixel_ratio_;
  float stretch = 1;
  if (options.fit == TextFit::kApproximate) {
    const float rung = std::exp2(std::round(std::log2(size) * 4) / 4);
    stretch = size / rung;
    size = rung;
  }
  const ImU32 color = Packed(options.color);
  const auto draw = [&](uint32_t piece, float em) {
    const float pen = (x + em * spec.size) * pixel_ratio_;
    const float pixel = std::floor(pen + 0.125f);
    const int quarter =
        stretch == 1 ? std::clamp(static_cast<int>((pen + 0.125f - pixel) * 4), 0, 3) : 0;
    const GlyphBox box = text_->Glyph(piece, spec.weight, size, quarter);
    if (!box.visible) return;
    const float left = ((stretch == 1 ? pixel : pen) + box.x * stretch) / pixel_ratio_;
    const float top = (baseline + box.y * stretch) / pixel_ratio_;
    const float w = box.w * stretch / pixel_ratio_;
    const float h = box.h * stretch / pixel_ratio_;
    if (left > clip.right() || left + w < clip.x) return;
    list_->PrimReserve(6, 4);
    list_->PrimRectUV({left, top}, {left + w, top + h}, {box.u0, box.v0}, {box.u1, box.v1}, color);
  };
  for (size_t i = 0; i < count; ++i) draw(pieces[i].piece, pieces[i].pen);
  if (cut) draw(dots.piece, end_of());
}

float Painter::TextWrapped(std::string_view words, const Rect& rect, const TextOptions& options) {
  const TypeSpec spec = Scaled(options.style, options.scale);
  float y = rect.y;
  Wrap(*text_, words, spec, rect.w, [&](std::string_view line) {
    TextOptions one = options;
    one.ellipsis = false;
    Text(WithoutEndSpaces(line), {rect.x, y, rect.w, spec.line_height}, one);
    y += spec.line_height;
  });
  return y - rect.y;
}

float Painter::TextWidth(std::string_view words, TextStyle style, float scale) {
  const TypeSpec spec = Scaled(style, scale);
  return text_->Width(words, spec.weight) * spec.size;
}

float Painter::TextHeight(std::string_view words, TextStyle style, float width, float scale) {
  const TypeSpec spec = Scaled(style, scale);
  float height = 0;
  Wrap(*text_, words, spec, width, [&](std::string_view) { height += spec.line_height; });
  return height;
}

void Painter::PushClip(const Rect& rect) {
  const Rect r = SnapRect(rect);
  list_->PushClipRect({r.x, r.y}, {r.right(), r.bottom()}, true);
}

void Painter::PopClip() { list_->PopClipRect(); }

Rect Painter::Clip() const {
  const ImVec4& c = list_->_ClipRectStack.back();
  return {c.x, c.y, c.z - c.x, c.w - c.y};
}

void Painter::SetBase(int channel) {
  base_channel_ = channel;
  SetLayer(0);
}

void Painter::SetLayer(int layer) {
  list_->ChannelsSetCurrent(base_channel_ + std::clamp(layer, 0, 3));
}

}  // namespace parvis::ui
