#include "client-wasm/platform/emscripten/browser_display.h"

#include <vector>

#include "client-wasm/platform/emscripten/page_library.h"

namespace parvis::platform {

GlyphMetrics BrowserDisplay::Measure(std::string_view piece, int weight) {
  float m[5];
  parvis_measure(piece.data(), piece.size(), weight, m);
  return {m[0], m[1], m[2], m[3], m[4]};
}

void BrowserDisplay::DrawGlyph(std::string_view piece, int weight, float size, int x, int y,
                               int width, int height, float pen_x, float pen_y) {
  parvis_draw_glyph(piece.data(), piece.size(), weight, size, x, y, width, height, pen_x, pen_y);
}

void BrowserDisplay::ResetAtlas(int width, int height) { parvis_reset_atlas(width, height); }

void BrowserDisplay::Present(const Drawing& drawing) {
  // Seven numbers a run, as web/renderer.mjs reads them; whole numbers below 2^24 are exact.
  std::vector<float> runs;
  runs.reserve(drawing.runs.size() * 7);
  for (const DrawRun& run : drawing.runs) {
    runs.insert(runs.end(), run.clip, run.clip + 4);
    runs.push_back(static_cast<float>(run.first_index));
    runs.push_back(static_cast<float>(run.index_count));
    runs.push_back(static_cast<float>(run.base_vertex));
  }
  parvis_present(drawing.vertices.data(), drawing.vertices.size(), drawing.indices.data(),
                 drawing.indices.size(), runs.data(), runs.size(), drawing.width, drawing.height,
                 drawing.background[0], drawing.background[1], drawing.background[2]);
}

void BrowserDisplay::ApplySemantics(std::string_view json) {
  parvis_apply_semantics(json.data(), json.size());
}

void BrowserDisplay::FocusNode(std::string_view id) { parvis_focus_node(id.data(), id.size()); }

void BrowserDisplay::Announce(std::string_view words, bool assertive) {
  parvis_announce(words.data(), words.size(), assertive ? 1 : 0);
}

}  // namespace parvis::platform
