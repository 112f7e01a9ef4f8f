// Sets words: splits them into pieces that the page's text engine draws, measures each piece once,
// kerns, and keeps the drawn glyphs in one texture. A glyph is drawn when it is first met, at the
// very size and the quarter of a device pixel where it stands, so text is as crisp as the page's
// own and every script that the machine has letters for is shown. One thread.
#ifndef PARVIS_CLIENT_WASM_UI_TEXT_ENGINE_H_
#define PARVIS_CLIENT_WASM_UI_TEXT_ENGINE_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "client-wasm/platform/display.h"
#include "client-wasm/ui/layout.h"
#include "client-wasm/ui/theme.h"

namespace parvis::ui {

// One piece of a set line: where its pen is, in em from the start of the line.
struct SetPiece {
  uint32_t piece = 0;  // a code point, or kClusterBase + the number of a cluster
  float pen = 0;       // em
  float advance = 0;   // em, kerning to the next included
  uint32_t byte_begin = 0;
  uint32_t byte_end = 0;
};

// A piece that is ready to draw: a box relative to the pen's device pixel, and its texels.
struct GlyphBox {
  bool visible = false;
  int16_t x = 0, y = 0, w = 0, h = 0;  // device pixels; y from the baseline
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

class TextEngine {
 public:
  explicit TextEngine(platform::Display* display) : display_(display) {}

  // Forgets every drawn glyph (another pixel ratio, other fonts or colours).
  void Reset();
  // To be called before a frame: makes room if the last one ran out of it.
  void BeginFrame();
  // True if a glyph found no room: what was drawn has gaps and must be drawn again.
  bool overflowed() const { return overflowed_; }

  // Sets one line. The result is valid until the next call.
  const std::vector<SetPiece>& Set(std::string_view words, Weight weight);
  // Width in em.
  float Width(std::string_view words, Weight weight);

  // The glyph for a piece at a device-pixel size, its pen `quarter`/4 of a pixel off.
  GlyphBox Glyph(uint32_t piece, Weight weight, float size, int quarter);

  // The text's box is this high above and below its baseline, in em (Inter's hhea table).
  static constexpr float kAscent = 0.96875f;
  static constexpr float kDescent = 0.2412f;

  Vec2 white_texel() const { return {1.5f / width_, 1.5f / height_}; }
  int atlas_width() const { return static_cast<int>(width_); }
  int atlas_height() const { return static_cast<int>(height_); }

 private:
  static constexpr uint32_t kClusterBase = 0x110000;

  void SetAnew(std::string_view words, Weight weight, std::vector<SetPiece>* line);
  uint32_t Cluster(std::string_view bytes);
  std::string PieceText(uint32_t piece) const;
  platform::GlyphMetrics Metrics(uint32_t piece, Weight weight);
  float Kerning(uint32_t left, uint32_t right, Weight weight);
  bool Allocate(int w, int h, int* x, int* y);

  platform::Display* display_;
  float width_ = 0;
  float height_ = 0;
  int shelf_x_ = 0;
  int shelf_y_ = 0;
  int shelf_height_ = 0;
  bool overflowed_ = false;
  std::string key_;                                                // scratch of Set
  absl::flat_hash_map<std::string, std::vector<SetPiece>> lines_;  // by weight and words
  std::vector<std::string> clusters_;
  absl::flat_hash_map<std::string, uint32_t> cluster_ids_;
  absl::flat_hash_map<uint64_t, platform::GlyphMetrics> metrics_;
  absl::flat_hash_map<uint64_t, GlyphBox> glyphs_;
  // Kerning of Latin pairs, in 1/10000 em by weight; kUnknown where not measured yet.
  std::array<std::vector<int16_t>, 3> kerning_;
};

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_TEXT_ENGINE_H_
