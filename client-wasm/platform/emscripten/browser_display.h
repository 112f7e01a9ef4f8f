// The display in a browser: WebGL, the page's text engine and the mirror, by page_library.js.
#ifndef PARVIS_CLIENT_WASM_PLATFORM_EMSCRIPTEN_BROWSER_DISPLAY_H_
#define PARVIS_CLIENT_WASM_PLATFORM_EMSCRIPTEN_BROWSER_DISPLAY_H_

#include "client-wasm/platform/display.h"

namespace parvis::platform {

class BrowserDisplay final : public Display {
 public:
  GlyphMetrics Measure(std::string_view piece, int weight) override;
  void DrawGlyph(std::string_view piece, int weight, float size, int x, int y, int width,
                 int height, float pen_x, float pen_y) override;
  void ResetAtlas(int width, int height) override;
  void Present(const Drawing& drawing) override;
  void ApplySemantics(std::string_view json) override;
  void FocusNode(std::string_view id) override;
  void Announce(std::string_view words, bool assertive) override;
};

}  // namespace parvis::platform

#endif  // PARVIS_CLIENT_WASM_PLATFORM_EMSCRIPTEN_BROWSER_DISPLAY_H_
