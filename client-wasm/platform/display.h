// The screen as client-wasm/ui sees it: triangles with one texture of glyphs, the page's text
// engine that measures and draws the glyphs, and the mirror that takes the semantics tree.
#ifndef PARVIS_CLIENT_WASM_PLATFORM_DISPLAY_H_
#define PARVIS_CLIENT_WASM_PLATFORM_DISPLAY_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace parvis::platform {

// One run of triangles under one clip, in device pixels from the upper left.
struct DrawRun {
  float clip[4] = {0, 0, 0, 0};  // left, top, right, bottom
  uint32_t first_index = 0;
  uint32_t index_count = 0;
  uint32_t base_vertex = 0;
};

// A frame's drawing. The vertices are Dear ImGui's: two floats of place in CSS pixels, two of
// texture, four bytes of colour with straight alpha. Indices are 16 bits.
struct Drawing {
  std::span<const std::byte> vertices;
  std::span<const uint16_t> indices;
  std::span<const DrawRun> runs;
  float width = 0;  // CSS pixels
  float height = 0;
  float background[3] = {0, 0, 0};  // 0..1
};

// What the text engine knows of a piece of text at 1 CSS pixel font size; scales with the size.
struct GlyphMetrics {
  float advance = 0;
  float left = 0;  // ink, from the pen; positive is right
  float right = 0;
  float ascent = 0;   // ink above the baseline
  float descent = 0;  // ink below it
};

class Display {
 public:
  virtual ~Display() = default;

  // Measures a piece (one letter, or a cluster that can't be parted) in weight 400, 500 or 600.
  virtual GlyphMetrics Measure(std::string_view piece, int weight) = 0;

  // Draws the piece into the atlas, white with the coverage as alpha (or in its own colours, as
  // emoji have), with its pen at (x + pen_x, y + pen_y) and cut to width × height. Device pixels.
  virtual void DrawGlyph(std::string_view piece, int weight, float size, int x, int y, int width,
                         int height, float pen_x, float pen_y) = 0;
  // Empties the atlas and makes it this large; the texel at (0, 0)…(3, 3) is solid white.
  virtual void ResetAtlas(int width, int height) = 0;

  virtual void Present(const Drawing& drawing) = 0;

  // A change of the semantics tree, as client-wasm/ui/semantics.h describes it.
  virtual void ApplySemantics(std::string_view json) = 0;
  // Moves the page's focus to the node with this full id; of no effect if there is none.
  virtual void FocusNode(std::string_view id) = 0;
  // Has a screen reader say it.
  virtual void Announce(std::string_view words, bool assertive) = 0;
};

}  // namespace parvis::platform

#endif  // PARVIS_CLIENT_WASM_PLATFORM_DISPLAY_H_
